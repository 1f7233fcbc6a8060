/** Keeps the last picture on show while the media element has none: between two connections, or two pipelines on one. */
export class HeldPicture {
  /** Lies over the media element. Hidden until something is held. */
  readonly canvas: HTMLCanvasElement;

  constructor() {
    this.canvas = document.createElement('canvas');
    this.canvas.part.add('held');
    this.canvas.hidden = true;
    this.canvas.ariaHidden = 'true';
  }

  /** Shows what `media` shows now, for as long as it takes. Does nothing where there is no picture. */
  hold(media: HTMLVideoElement): void {
    if (media.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || !media.videoWidth) return;
    const { canvas } = this;
    canvas.width = media.videoWidth;
    canvas.height = media.videoHeight;
    canvas.getContext('2d')?.drawImage(media, 0, 0);
    canvas.hidden = false;
  }

  release(): void {
    this.canvas.hidden = true;
    // A canvas of no size gives its memory back.
    this.canvas.width = this.canvas.height = 0;
  }
}
