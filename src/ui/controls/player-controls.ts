import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { Words } from '../language/words.js';
import type { menu, MenuPage } from '../menu/menu.js';
import type { ReplayParts } from '../timeline/replay-facts.js';
import { adopt } from '../theme/adopt.js';
import { Activity } from './activity.js';
import { controlBar } from './control-bar.js';
import { controlStyles } from './control-styles.js';
import type { PlayerActions, PlayerFacts } from './player-facts.js';
import { listenToGestures } from './gestures.js';
import { repeats, shortcut } from './shortcuts.js';
import { Toast } from './toast.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** Control bar, menu and keys of a player. It shows facts and asks for actions; media it never touches. */
export class PlayerControls implements ReactiveController {
  /** What the bar itself has to say aloud. */
  get announcement(): string {
    return this.#toast.text;
  }

  #page: MenuPage | undefined;
  #menu: typeof menu | undefined;
  #pointerOver = false;
  #watching = false;
  #words: Words | undefined;
  #connection: AbortController | undefined;
  readonly #toast: Toast;
  readonly #activity: Activity;
  readonly #actions: PlayerActions;

  /** @param facts - How the player is now; asked at every key and every rendering. */
  constructor(
    private readonly host: Host,
    private readonly facts: () => PlayerFacts,
    actions: PlayerActions,
  ) {
    this.#actions = { ...actions, saveSnapshot: () => this.#saveSnapshot(actions) };
    this.#toast = new Toast(host);
    this.#activity = new Activity(host, () => this.#busy);
    host.addController(this);
  }

  /** Whether the viewer just watches: bar and pointer are out of the way. */
  get quiet(): boolean {
    return this.#watching && !this.#activity.active && !this.#page;
  }

  hostConnected(): void {
    const { host } = this;
    const { signal } = (this.#connection = new AbortController());
    adopt(host.renderRoot, controlStyles);
    if (!host.hasAttribute('tabindex')) {
      host.tabIndex = 0;
      signal.addEventListener('abort', () => host.removeAttribute('tabindex'));
    }
    host.addEventListener('keydown', (event) => this.#key(event), { signal });
    listenToGestures(host, { activity: this.#activity, closeMenu: () => this.#closeMenu(), facts: this.facts, actions: this.#actions, signal });
    // Tabbing out of the menu closes it.
    host.addEventListener('focusout', ({ relatedTarget }) => relatedTarget && !host.contains(relatedTarget as Node) && this.#closeMenu(), { signal });
    document.addEventListener('pointerdown', (event) => event.composedPath().includes(host) || this.#closeMenu(), { signal });
  }

  hostDisconnected(): void {
    this.#connection?.abort();
  }

  /** Takes the controls away from their host for good. */
  remove(): void {
    for (const controller of [this, this.#activity, this.#toast]) {
      this.host.removeController(controller);
      controller.hostDisconnected();
    }
  }

  render(words: Words, replay?: ReplayParts): unknown {
    const facts = this.facts();
    this.#words = words;
    const watching = facts.state === 'playing' || facts.state === 'buffering' || facts.state === 'reconnecting';
    // The three seconds begin anew with each play.
    if (watching !== this.#watching) queueMicrotask(() => this.#activity.wake());
    this.#watching = watching;
    const bar = {
      menuOpen: this.#page !== undefined,
      toggleMenu: () => void this.#toggleMenu(),
      pointerOver: (over: boolean) => (this.#pointerOver = over),
    };
    return html`
      ${controlBar(facts, words, this.#actions, bar, replay)}
      ${this.#page && this.#menu ? this.#menu(this.#page, facts, words, this.#actions, (page) => this.#open(page)) : nothing}
      ${this.#toast.text ? html`<p class="toast" aria-hidden="true">${this.#toast.text}</p>` : nothing}
    `;
  }

  get #busy(): boolean {
    const { host } = this;
    const focused = host.shadowRoot?.activeElement ?? host;
    return this.#pointerOver || this.#page !== undefined || focused.matches(':focus-visible');
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.#page) {
      event.preventDefault();
      this.#open(undefined);
      return;
    }
    const run = shortcut(event, this.facts(), this.#actions);
    if (!run) return;
    event.preventDefault();
    if (event.repeat && !repeats(event.key)) return;
    run();
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') this.#tellVolume();
  }

  #tellVolume(): void {
    const { volume, muted } = this.facts();
    this.#toast.show(`${this.#words?.volume ?? ''} ${Math.round(muted ? 0 : volume * 100)} %`);
  }

  #closeMenu(): boolean {
    if (!this.#page) return false;
    this.#page = undefined;
    this.host.requestUpdate();
    return true;
  }

  /** The menu's code comes when it is wanted first. */
  async #toggleMenu(): Promise<void> {
    if (!this.#menu) {
      const module = await import('../menu/menu.js').catch(() => undefined);
      if (!module) return;
      module.adoptMenuStyles(this.host.renderRoot);
      this.#menu = module.menu;
    }
    this.#open(this.#page ? undefined : 'root');
  }

  /** Opens a page of the menu, or closes it, and leaves the focus where the eye is. */
  #open(page: MenuPage | undefined): void {
    this.#page = page;
    this.host.requestUpdate();
    this.#activity.wake();
    void this.host.updateComplete.then(() => {
      const within = this.host.renderRoot.querySelector(page ? '.menu' : '.buttons');
      const targets = within?.querySelectorAll<HTMLElement>(page ? '[aria-checked=true], .row, button' : '.opens-menu') ?? [];
      const chosen = within?.querySelector<HTMLElement>('[aria-checked=true]');
      (chosen ?? [...targets].find((target) => target.checkVisibility()))?.focus();
    });
  }

  async #saveSnapshot({ saveSnapshot }: PlayerActions): Promise<void> {
    this.#closeMenu();
    const saved = await saveSnapshot().then(
      () => true,
      () => false,
    );
    if (this.#words) this.#toast.show(saved ? this.#words.snapshotSaved : this.#words.snapshotFailed);
  }
}
