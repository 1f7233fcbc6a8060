import { css } from 'lit';

export const controlStyles = css`
  .stage.quiet {
    pointer-events: auto;
    cursor: none;
  }
  .bar {
    position: absolute;
    inset: auto 0 0;
    padding: 48px 8px 6px;
    /* Text stays at 4.5:1 over a white picture as far up as it reaches. */
    background: linear-gradient(
      to top,
      rgb(0 0 0 / 0.82),
      rgb(0 0 0 / 0.6) var(--_reach),
      rgb(0 0 0 / 0.42) calc(25% + 0.75 * var(--_reach)),
      rgb(0 0 0 / 0.22) calc(50% + 0.5 * var(--_reach)),
      rgb(0 0 0 / 0.08) calc(75% + 0.25 * var(--_reach)),
      transparent
    );
    --_reach: calc(0.8 * var(--_size) + 6px);
    transition: opacity 180ms;
    --_icon: calc(var(--_size) * 0.28 + 11px);
  }
  .quiet .bar {
    opacity: 0;
  }
  .shaded {
    padding-bottom: calc(var(--_size) + 14px);
  }
  .shaded ~ .bar {
    background: none;
  }
  .buttons {
    display: flex;
    align-items: center;
    gap: 2px;
    pointer-events: auto;
  }
  .quiet .buttons,
  .stage.quiet .buttons button,
  .stage.quiet .buttons input {
    pointer-events: none;
  }
  .space {
    flex: 1;
  }
  .icon {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    width: var(--_size);
    height: var(--_size);
    border-radius: 8px;
    transition: background 120ms;
  }
  .bar button:hover {
    background: rgb(255 255 255 / 0.16);
  }
  .bar button:active {
    background: rgb(255 255 255 / 0.24);
  }
  .bar .icon:not([aria-expanded='true']):is(:hover, :focus-visible)::after {
    content: attr(data-tip);
    position: absolute;
    bottom: calc(100% + 8px);
    left: 50%;
    translate: -50%;
    padding: 2px 8px;
    border-radius: 6px;
    background: rgb(0 0 0 / 0.78);
    color: #fff;
    font-size: 12px;
    white-space: nowrap;
    pointer-events: none;
    animation: appear 140ms 400ms both;
  }
  .buttons > .icon:first-child::after {
    left: 0 !important;
    translate: none !important;
  }
  .buttons > .icon:last-child::after {
    left: auto !important;
    right: 0;
    translate: none !important;
  }
  @media (hover: none) {
    .bar .icon::after {
      display: none;
    }
  }
  .live {
    display: flex;
    align-items: center;
    gap: 7px;
    min-width: 0;
    overflow: hidden;
    height: var(--_size);
    padding: 0 9px;
    border-radius: 8px;
    font-size: 13px;
    white-space: nowrap;
    transition: background 120ms;
  }
  .live i {
    flex: none;
    box-sizing: border-box;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--_live);
    transition: background 200ms;
  }
  .live.still i {
    background: rgb(255 255 255 / 0.5);
  }
  .live.behind i {
    border: 1.75px solid currentColor;
    background: none;
  }
  .live .word {
    font-weight: 600;
  }
  .live .delay {
    opacity: 0.86;
  }
  .sound {
    display: flex;
    align-items: center;
  }
  input[type='range'] {
    appearance: none;
    flex: 1;
    min-width: 0;
    width: 100%;
    height: var(--_size);
    background: none;
    cursor: pointer;
    border-radius: 8px;
    --_rail: linear-gradient(to right, currentColor var(--at), color-mix(in srgb, currentColor 34%, transparent) var(--at)) center / 100% 3px no-repeat;
  }
  ::-webkit-slider-runnable-track {
    height: 12px;
    border-radius: 2px;
    background: var(--_rail);
  }
  ::-moz-range-track {
    height: 12px;
    background: var(--_rail);
  }
  ::-webkit-slider-thumb {
    appearance: none;
    width: 12px;
    height: 12px;
    border-radius: 50%;
    background: currentColor;
    transition: scale 120ms;
  }
  ::-moz-range-thumb {
    width: 12px;
    height: 12px;
    border: 0;
    border-radius: 50%;
    background: currentColor;
  }
  input:is(:hover, :focus-visible)::-webkit-slider-thumb {
    scale: 1.2;
  }
  /* Where a pointer can hover, the slider unfolds; fingers have the keys of their phone. */
  .bar input[type='range'] {
    flex: none;
    width: 0;
    opacity: 0;
    transition: width 180ms, opacity 120ms, margin 180ms;
  }
  .bar .sound:is(:hover, :focus-within) input {
    width: 72px;
    margin: 0 8px 0 4px;
    opacity: 1;
  }
  .toast {
    position: absolute;
    top: 12px;
    left: 50%;
    translate: -50%;
    margin: 0;
    padding: 4px 12px;
    border-radius: 99px;
    background: rgb(0 0 0 / 0.72);
    white-space: nowrap;
    animation: appear 140ms;
  }
  /* The ring of a focused player lies over its picture. */
  :host(:focus-visible) {
    outline: none;
    box-shadow: none;
  }
  :host(:focus-visible) .stage::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--relive-radius, 0);
    box-shadow: inset 0 0 0 2px var(--_accent), inset 0 0 0 4px rgb(0 0 0 / 0.5);
  }
  @container stage (width < 440px) {
    .bar .wide {
      display: none;
    }
    .bar .sound input {
      display: none;
    }
  }
  @container stage (width < 360px) {
    .bar {
      padding: 34px 4px 2px;
    }
    .bar .sound,
    .bar .mid,
    .live:not(.behind) .word {
      display: none;
    }
    .live.behind .delay {
      display: none;
    }
  }
  @container stage (height < 150px) {
    .face:not(.shaded) {
      padding-bottom: var(--_size);
    }
  }
  @container stage (width < 280px) {
    .live .word {
      display: none;
    }
    .live.behind .delay {
      display: inline;
    }
    .live {
      padding: 0 6px;
    }
  }
  @container stage (width >= 1280px) {
    .bar {
      padding: 60px 16px 12px;
    }
  }
  @media (forced-colors: active) {
    .bar {
      padding-top: 6px;
      background: Canvas;
    }
    .live i {
      forced-color-adjust: none;
    }
    [aria-pressed='true'] {
      outline: 1px solid Highlight;
    }
    input[type='range'] {
      appearance: auto;
    }
  }
`;
