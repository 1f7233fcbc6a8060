import { css } from 'lit';

export const messageStyles = css`
  .shaded ~ .statistics {
    display: none;
  }
  .shaded {
    background: rgb(0 0 0 / 0.66);
    animation: shade 160ms;
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
  @keyframes shade {
    from {
      background: transparent;
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
  }
  @container stage (height < 150px) {
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
    .shaded {
      background: Canvas;
    }
    .sound-only i {
      background: CanvasText;
    }
  }
`;
