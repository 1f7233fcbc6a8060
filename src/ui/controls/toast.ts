import type { ReactiveController, ReactiveControllerHost } from 'lit';

const shownSeconds = 1.6;

/** A few words that go by themselves. */
export class Toast implements ReactiveController {
  text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.text = '';
  }

  show(text: string): void {
    clearTimeout(this.#timer);
    this.text = text;
    if (text) this.#timer = setTimeout(() => this.show(''), shownSeconds * 1000);
    this.host.requestUpdate();
  }
}
