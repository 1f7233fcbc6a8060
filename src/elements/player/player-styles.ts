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
  :host(:fullscreen) {
    border-radius: 0;
  }
  [part='video'],
  [part='held'],
  [part='poster'] {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  :host([fill-mode='cover']) :is([part='video'], [part='held'], [part='poster']) {
    object-fit: cover;
  }
  :host([fill-mode='stretch']) :is([part='video'], [part='held'], [part='poster']) {
    object-fit: fill;
  }
`;
