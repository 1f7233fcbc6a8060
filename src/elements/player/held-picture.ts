/** Keeps the last picture on show while the media element has none: between two connections, or two pipelines on one. */
export class HeldPicture {
  /** Lies over the media element. Hidden until something is held. */
  readonly canvas: HTMLCanvasElement;

  /** What is painted as it plays. */
  #followed: HTMLVideoElement | undefined;
  #pinned = false;

  constructor() {
    this.canvas = document.createElement('canvas');
    this.canvas.part.add('held');
    this.canvas.hidden = true;
    this.canvas.ariaHidden = 'true';
  }

  /** Shows what `media` shows now until {@link unpin}, whatever it plays meanwhile. */
  pin(media: HTMLVideoElement): void {
    this.hold(media);
    this.#pinned = true;
  }

  unpin(): void {
    this.#pinned = false;
    this.release();
  }

  /** Shows what `media` plays, as it plays, until {@link release}. */
  follow(media: HTMLVideoElement): void {
    if (this.#pinned) return;
    this.hold(media);
    this.#followed = media;
    const paint = () => {
      if (this.#followed !== media) return;
      this.canvas.getContext('2d')?.drawImage(media, 0, 0, this.canvas.width, this.canvas.height);
      requestAnimationFrame(paint);
    };
    paint();
  }

  /** Shows what `media` shows now, for as long as it takes. Does nothing where there is no picture. */
  hold(media: HTMLVideoElement): void {
    if (this.#followed || this.#pinned || media.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || !media.videoWidth) return;
    const { canvas } = this;
    canvas.width = media.videoWidth;
    canvas.height = media.videoHeight;
    canvas.getContext('2d')?.drawImage(media, 0, 0);
    canvas.hidden = false;
  }

  release(): void {
    this.#followed = undefined;
    if (this.#pinned) return;
    this.canvas.hidden = true;
    // A canvas of no size gives its memory back.
    this.canvas.width = this.canvas.height = 0;
  }
}
