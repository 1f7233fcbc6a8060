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
  .shaded ~ .statistics {
    display: none;
  }
  .shaded {
    background: rgb(0 0 0 / 0.66);
    animation: shade 160ms;
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
  .message {
    display: grid;
    justify-items: center;
    max-width: 44ch;
    --_icon: 28px;
  }
  .message svg {
    stroke-width: 1.5;
    margin-bottom: 10px;
  }
  .message p {
    margin: 0;
  }
  .message .what {
    font-size: 1.2em;
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .message .advice {
    margin-top: 4px;
    opacity: 0.86;
  }
  .message .detail {
    margin-top: 8px;
    font-size: 0.86em;
    opacity: 0.86;
    overflow-wrap: anywhere;
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
  .sound-only {
    position: absolute;
    inset: 0;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 5px;
    filter: drop-shadow(0 0 8px rgb(0 0 0 / 0.5));
  }
  .sound-only.bare {
    background: radial-gradient(circle at 50% 45%, #303036, #151517 75%);
  }
  .sound-only i {
    width: 4px;
    height: clamp(24px, 20cqb, 64px);
    border-radius: 2px;
    background: currentColor;
    transform: scaleY(0.14);
    transition: transform 200ms;
  }
  .sound-only.moving i {
    animation: sway 1.3s -0.4s ease-in-out infinite alternate;
  }
  .sound-only.moving i:nth-child(2n) {
    animation-duration: 0.9s;
  }
  .sound-only.moving i:nth-child(3) {
    animation-duration: 1.1s;
    animation-delay: -0.9s;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @keyframes shade {
    from {
      background: transparent;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @keyframes sway {
    from {
      transform: scaleY(0.2);
    }
    50% {
      transform: scaleY(0.5);
    }
    to {
      transform: scaleY(0.95);
    }
  }
  @container stage (width < 360px) or (height < 200px) {
    .face {
      gap: 8px;
      padding: 8px 12px;
    }
    .message svg,
    .message .detail {
      display: none;
    }
    .message .what {
      font-size: 1em;
    }
    .message .advice {
      font-size: 0.86em;
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
    .message .advice {
      position: absolute;
      clip-path: inset(50%);
    }
    .shaded .pill {
      min-height: 28px;
      font-size: 0.86em;
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
    .waiting svg,
    .sound-only.moving i {
      animation: none;
    }
    .sound-only.moving i {
      transform: scaleY(0.4);
    }
    .sound-only.moving i:nth-child(3) {
      transform: scaleY(0.8);
    }
  }
  @media (forced-colors: active) {
    .disc,
    .pill {
      border: 1px solid ButtonText;
    }
    .shaded {
      background: Canvas;
    }
    .sound-only i {
      background: CanvasText;
    }
  }
`;
