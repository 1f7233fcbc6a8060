import { css } from 'lit';

export const playerStyles = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    aspect-ratio: 16 / 9;
    background: #000;
    color: var(--relive-text, #fff);
    font: 14px/1.4 var(--relive-font, system-ui, sans-serif);
    border-radius: var(--relive-radius, 0);
  }
  :host([hidden]) {
    display: none;
  }
  video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  [part='poster'] {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  [part='message'] {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 16px;
    padding: 16px;
    text-align: center;
    text-wrap: balance;
    background: rgb(0 0 0 / 0.6);
  }
  [part='message'] p {
    margin: 0;
    max-width: 44ch;
  }
  [part='retry'] {
    min-height: 36px;
    padding: 0 20px;
    border: 1px solid rgb(255 255 255 / 0.5);
    border-radius: 999px;
    background: transparent;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  [part='retry']:hover {
    background: rgb(255 255 255 / 0.12);
  }
  [part='retry']:focus-visible {
    outline: 2px solid var(--relive-accent, #ff5a5f);
    outline-offset: 2px;
  }
`;
