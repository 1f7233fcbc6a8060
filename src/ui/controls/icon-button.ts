import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.js';

interface IconButton {
  readonly icon: string;
  readonly label: string;
  readonly part?: string;
  readonly class?: string;
  /** The key that does the same. */
  readonly key?: string;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly hidden?: boolean;
  run(event: Event): void;
}

/** A button with a drawing, a name for those who listen, and the name with its key for those who hover. */
export function iconButton(button: IconButton): TemplateResult | typeof nothing {
  if (button.hidden) return nothing;
  return html`<button
    type="button"
    part=${button.part ?? nothing}
    class="icon ${button.class ?? ''}"
    aria-label=${button.label}
    aria-keyshortcuts=${button.key ?? nothing}
    aria-pressed=${button.pressed ?? nothing}
    aria-expanded=${button.expanded ?? nothing}
    data-tip=${button.key ? `${button.label} (${button.key})` : button.label}
    @click=${button.run}
  >
    ${icon(button.icon)}
  </button>`;
}
