import { css } from 'lit';

/**
 * The public custom properties with their defaults, under private names.
 *
 * Text on a menu is black or white, whichever its surface needs, so that a page has to set only the surface.
 */
export const theme = css`
  :host {
    --_accent: var(--relive-accent, #ff5a5f);
    --_text: var(--relive-text, #fff);
    --_size: var(--relive-control-size, 32px);
    --_surface: var(--relive-surface, #1d1d20);
    --_on-surface: #fff;
    --_live: #ff453a;
    --_shade: rgb(0 0 0 / 0.64);
    --_hairline: rgb(255 255 255 / 0.24);
  }
  @media (pointer: coarse) {
    :host {
      --_size: var(--relive-control-size, 44px);
    }
  }
  @media (prefers-color-scheme: light) {
    :host {
      --_surface: var(--relive-surface, #fff);
      --_on-surface: #000;
    }
  }
  @supports (color: oklch(from red l c h)) {
    :host {
      --_on-surface: oklch(from var(--_surface) clamp(0.16, (0.66 - l) * 1000, 1) 0 0);
    }
  }
`;
