/** A part of a picture, in its pixels. */
export interface PictureRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is on show: a picture, the part of it that is seen, and how it is turned. */
export interface ShownPicture {
  readonly image: HTMLVideoElement | HTMLCanvasElement;
  /** What of the image is shown. */
  readonly source: PictureRect;
  /** Degrees, clockwise. */
  readonly rotation: number;
  /** Left and right swapped as seen, after rotation. */
  readonly mirror: boolean;
}

/** Draws what is on show into a canvas, which is made as large as the picture is by its own pixels, rounded. */
export function drawShown(context: CanvasRenderingContext2D, { image, source, rotation, mirror }: ShownPicture): void {
  const [width, height] = [Math.round(source.width), Math.round(source.height)];
  const upright = rotation % 180 === 0;
  const { canvas } = context;
  const [drawnWidth, drawnHeight] = upright ? [width, height] : [height, width];
  if (canvas.width !== drawnWidth || canvas.height !== drawnHeight) [canvas.width, canvas.height] = [drawnWidth, drawnHeight];
  context.resetTransform();
  context.translate(drawnWidth / 2, drawnHeight / 2);
  if (mirror) context.scale(-1, 1);
  context.rotate((rotation * Math.PI) / 180);
  context.drawImage(image, source.x, source.y, source.width, source.height, -width / 2, -height / 2, width, height);
}
