import { css } from 'lit';

export const menuStyles = css`
  .menu {
    position: absolute;
    z-index: 2;
    right: 8px;
    bottom: calc(var(--_size) + 14px);
    box-sizing: border-box;
    min-width: min(232px, 100cqi - 16px);
    max-width: calc(100cqi - 16px);
    max-height: calc(100cqb - var(--_size) - 22px);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    padding: 5px;
    border-radius: 11px;
    pointer-events: auto;
    color: var(--_on-surface);
    background: var(--_surface);
    box-shadow: 0 0 0 1px color-mix(in srgb, var(--_on-surface) 14%, transparent), 0 8px 28px rgb(0 0 0 / 0.32);
    animation: rise 140ms cubic-bezier(0.2, 0.8, 0.3, 1);
    --_icon: 18px;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 10px;
    box-sizing: border-box;
    width: 100%;
    min-height: var(--_size);
    padding: 0 9px;
    border-radius: 7px;
    text-align: start;
    white-space: nowrap;
  }
  .row:hover,
  .menu .icon:hover {
    background: color-mix(in srgb, var(--_on-surface) 9%, transparent);
  }
  .menu :focus-visible {
    outline-offset: -2px;
    box-shadow: none;
  }
  .row span:first-of-type {
    flex: 1;
  }
  .row .value {
    opacity: 0.72;
  }
  .row [aria-hidden]:last-child:not(:first-child) {
    --_icon: 14px;
  }
  .row[aria-pressed='true'] svg:last-child {
    --_icon: 18px;
    color: var(--_accent);
  }
  .row[aria-checked='true'] svg {
    color: var(--_accent);
  }
  .head {
    margin-bottom: 11px;
    font-weight: 600;
    overflow: visible;
    position: relative;
  }
  .head::after {
    content: '';
    position: absolute;
    inset: auto -5px -6px;
    border-bottom: 1px solid color-mix(in srgb, var(--_on-surface) 14%, transparent);
    pointer-events: none;
  }
  .menu .sound {
    display: none;
    gap: 6px;
    padding: 0 9px 0 2px;
  }
  .menu :is(.narrow, .mid) {
    display: none;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
  @container stage (width < 440px) {
    .menu .narrow {
      display: flex;
    }
  }
  @container stage (width < 360px) {
    .menu :is(.sound, .mid) {
      display: flex;
    }
  }
  @container stage (height < 240px) {
    .menu {
      right: 4px;
      bottom: 4px;
      max-height: calc(100cqb - 8px);
    }
  }
  @container stage (width < 260px) {
    .menu {
      min-width: calc(100cqi - 8px);
    }
  }
  @media (forced-colors: active) {
    .menu {
      border: 1px solid CanvasText;
    }
  }
`;
