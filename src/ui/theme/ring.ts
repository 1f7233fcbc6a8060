import { css } from 'lit';

/** Focus rings, and the icon, that all buttons share. The dark edge keeps a ring visible on any picture. */
export const ring = css`
  button,
  input {
    font: inherit;
    color: inherit;
    margin: 0;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  button {
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
    box-shadow: 0 0 0 5px rgb(0 0 0 / 0.5);
  }
  svg {
    display: block;
    flex: none;
    width: var(--_icon, 20px);
    height: var(--_icon, 20px);
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  svg.solid {
    fill: currentColor;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
