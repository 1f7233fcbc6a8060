import { css } from 'lit';

export const faceStyles = css`
  .stage {
    position: absolute;
    inset: 0;
    container: stage / size;
    pointer-events: none;
    color: var(--_text);
    font-variant-numeric: tabular-nums;
    -webkit-user-select: none;
    user-select: none;
  }
  .stage button,
  .stage input {
    pointer-events: auto;
  }
  .face {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 16px;
    padding: 16px;
    text-align: center;
    text-wrap: balance;
  }
  .face:not(.shaded) {
    z-index: 1;
  }
  .disc {
    display: grid;
    place-items: center;
    flex: none;
    width: var(--_disc);
    height: var(--_disc);
    border-radius: 50%;
    background: var(--_shade);
    --_disc: clamp(48px, 11cqi, 76px);
    --_icon: calc(var(--_disc) * 0.46);
  }
  button.disc {
    box-shadow: inset 0 0 0 1px var(--_hairline);
    transition: background 160ms, transform 160ms;
  }
  button.disc:hover {
    background: rgb(0 0 0 / 0.8);
    transform: scale(1.04);
  }
  button.disc svg {
    stroke-width: 1.5;
  }
  .waiting {
    gap: 12px;
    animation: appear 200ms 300ms both;
  }
  .waiting svg {
    width: 100%;
    height: 100%;
    stroke-width: 1.25;
    overflow: visible;
    animation: turn 1.1s linear infinite;
  }
  .waiting circle {
    stroke: var(--_hairline);
  }
  .waiting .arc {
    stroke: var(--_text);
    stroke-width: 2.25;
    stroke-dasharray: 24 100;
  }
  .waiting .line {
    padding: 3px 10px;
    border-radius: 99px;
    background: var(--_shade);
  }
  .waiting:not(.said) .line {
    position: absolute;
    clip-path: inset(50%);
  }
  .pill {
    display: flex;
    align-items: center;
    gap: 8px;
    flex: none;
    min-height: max(36px, var(--_size));
    padding: 0 18px;
    border-radius: 99px;
    box-shadow: inset 0 0 0 1px rgb(255 255 255 / 0.5);
    font-weight: 500;
    transition: background 160ms;
  }
  .pill:hover {
    background: rgb(255 255 255 / 0.14);
  }
  .offer {
    position: absolute;
    top: 12px;
    left: 12px;
    padding: 0 16px 0 12px;
    background: var(--_shade);
    box-shadow: inset 0 0 0 1px var(--_hairline);
    animation: appear 200ms;
  }
  .offer:hover {
    background: rgb(0 0 0 / 0.8);
  }
  .disc:focus-visible,
  .pill:focus-visible {
    box-shadow: inset 0 0 0 1px var(--_hairline), 0 0 0 5px rgb(0 0 0 / 0.5);
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @container stage (width < 360px) or (height < 200px) {
    .face {
      gap: 8px;
      padding: 8px 12px;
    }
    .offer {
      top: 8px;
      left: 8px;
    }
  }
  @container stage (height < 150px) {
    .face {
      justify-content: safe center;
    }
    .said .disc {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .stage *,
    .stage *::after {
      animation-duration: 0s !important;
      transition-duration: 0s !important;
    }
    /* Nothing turns, so words say what the turning would. */
    .waiting:not(.said) .line {
      position: static;
      clip-path: none;
    }
    .waiting svg {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .disc,
    .pill {
      border: 1px solid ButtonText;
    }
  }
`;
