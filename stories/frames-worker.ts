/** Draws the frames that a page sends, in grey, on the canvas that it sent first. */
let context: OffscreenCanvasRenderingContext2D | null | undefined;

addEventListener('message', ({ data }: MessageEvent<{ canvas?: OffscreenCanvas; frame?: VideoFrame }>) => {
  if (data.canvas) context = data.canvas.getContext('2d');
  if (!data.frame) return;
  if (context) {
    context.filter = 'grayscale(1)';
    context.drawImage(data.frame, 0, 0, context.canvas.width, context.canvas.height);
  }
  data.frame.close();
});
