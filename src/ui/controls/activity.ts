import type { ReactiveController, ReactiveControllerHost } from 'lit';

const restSeconds = 3;

/** Whether a viewer has moved, touched or typed in the last three seconds, or is in the middle of something. */
export class Activity implements ReactiveController {
  active = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #connection: AbortController | undefined;

  /** @param busy - Tells, when the time is over, whether the viewer still needs the bar. */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly busy: () => boolean,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    const { signal } = (this.#connection = new AbortController());
    // A finger's first tap only shows the bar: the click that follows looks at `active`, so fingers wake on their way up.
    this.host.addEventListener('pointermove', ({ pointerType }) => pointerType === 'touch' || this.wake(), { signal });
    for (const type of ['keydown', 'focusin'] as const) this.host.addEventListener(type, () => this.wake(), { signal });
    this.wake();
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    clearTimeout(this.#timer);
  }

  wake(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.busy() ? this.wake() : this.#show(false)), restSeconds * 1000);
    this.#show(true);
  }

  rest(): void {
    clearTimeout(this.#timer);
    this.#show(false);
  }

  #show(active: boolean): void {
    if (this.active === active) return;
    this.active = active;
    this.host.requestUpdate();
  }
}
