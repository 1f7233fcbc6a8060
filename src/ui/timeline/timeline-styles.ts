import { css } from 'lit';

export const timelineStyles = css`
  .bar:has(.timeline) {
    padding-top: 60px;
    --_reach: calc(0.8 * var(--_size) + 46px);
  }
  .shaded ~ .bar:has(.timeline) {
    padding-top: 6px;
  }
  /* Times that there is no room for wrap out of sight, whole ones. */
  .elapsed {
    display: flex;
    flex-wrap: wrap;
    height: 18px;
    min-width: 0;
    overflow: hidden;
    padding: 0 8px;
    font-size: 13px;
    line-height: 18px;
    white-space: nowrap;
  }
  .of {
    margin-left: 4px;
  }
  .of,
  .of-day {
    opacity: 0.86;
  }
  .of-day {
    margin-left: 12px;
    padding-left: 12px;
    box-shadow: inset 1px 0 var(--_hairline);
  }
  .timeline-box {
    position: relative;
    direction: ltr;
    margin: 0 8px;
    font-size: 11px;
    line-height: 14px;
  }
  .timeline,
  .minimap {
    position: relative;
    pointer-events: auto;
    cursor: pointer;
    /* A finger may scroll the page up and down; along the bar, and with another finger, it is the bar's. */
    touch-action: pan-y;
  }
  .quiet :is(.timeline, .minimap) {
    pointer-events: none;
  }
  .timeline {
    --_rail: 4px;
    --_hit: 20px;
    padding: var(--_hit) 0 0;
    margin: 0 -8px;
    border-inline: 8px solid transparent;
  }
  /* The ring of a focused bar is around its thumb. */
  .timeline:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .timeline i,
  .minimap i {
    position: absolute;
    left: calc(var(--from) * 100%);
    width: calc(var(--long) * 100%);
  }
  .rail {
    position: absolute;
    inset: calc(var(--_hit) / 2 - 5px) 0 auto;
    height: 10px;
    overflow: hidden;
  }
  .rail i {
    top: calc(5px - var(--_rail) / 2);
    height: var(--_rail);
    transition: top 120ms, height 120ms;
  }
  .timeline:is(:hover, :focus-visible, .held) {
    --_rail: 5px;
  }
  .rail .hot {
    --_rail: 7px;
  }
  .stretch {
    min-width: 1px;
    overflow: hidden;
    border-radius: 1px;
    background: rgb(255 255 255 / 0.3);
  }
  .rail .seam {
    width: max(1px, calc(var(--long) * 100% - 1.5px));
  }
  .rail .stretch::before,
  .rail .stretch::after {
    content: '';
    position: absolute;
    inset: 0;
    transform-origin: left;
  }
  /* How much of this stretch is played, and which part of it is loaded, from fractions of the whole bar. */
  .rail .stretch::before {
    --_a: clamp(0, (var(--loaded-from) - var(--from)) / max(var(--long), 0.00001), 1);
    --_b: clamp(0, (var(--loaded-to) - var(--from)) / max(var(--long), 0.00001), 1);
    background: rgb(255 255 255 / 0.34);
    transform: translateX(calc(var(--_a) * 100%)) scaleX(calc(var(--_b) - var(--_a)));
  }
  .rail .stretch::after {
    background: var(--_accent);
    transform: scaleX(clamp(0, (var(--at) - var(--from)) / max(var(--long), 0.00001), 1));
  }
  .hole {
    background: repeating-linear-gradient(-45deg, rgb(255 255 255 / 0.46) 0 1px, transparent 1px 4px);
  }
  .rail .hole {
    top: calc(5px - var(--_rail) / 2 - 1px);
    height: calc(var(--_rail) + 2px);
    margin-inline: 2px;
    width: max(2px, calc(var(--long) * 100% - 4px));
  }
  .rail .notch {
    top: 0;
    width: 2px;
    height: 10px;
    margin-left: -2px;
    background: #fff;
    box-shadow: 0 0 0 1.5px rgb(0 0 0 / 0.6);
    transform: skewX(-20deg);
  }
  .hole.failed {
    background: repeating-linear-gradient(-45deg, #ffb340 0 1px, transparent 1px 4px);
  }
  .notch.failed {
    background: #ffb340;
  }
  .timeline .broken {
    top: calc(var(--_hit) / 2 - 10px);
    width: 5px;
    height: 5px;
    margin-left: -2.5px;
    border-radius: 50%;
    background: #ffb340;
  }
  .timeline .pointer {
    top: calc(var(--_hit) / 2 - 6px);
    width: 1px;
    height: 12px;
    background: #fff;
    pointer-events: none;
  }
  .timeline .thumb {
    --_thumb: 12px;
    left: calc(var(--at) * 100%);
    top: calc((var(--_hit) - var(--_thumb)) / 2);
    width: var(--_thumb);
    height: var(--_thumb);
    margin-left: calc(var(--_thumb) / -2);
    border-radius: 50%;
    background: var(--_accent);
    box-shadow: 0 0 3px rgb(0 0 0 / 0.4);
    transition: scale 140ms;
  }
  .timeline:is(:hover, .held) .thumb {
    scale: 1.34;
  }
  .timeline:focus-visible .thumb {
    scale: 1.34;
    outline: 2px solid #fff;
    outline-offset: 1px;
    box-shadow: 0 0 0 5px rgb(0 0 0 / 0.5);
  }
  .timeline.away .thumb {
    display: none;
  }
  .ticks {
    position: relative;
    height: 16px;
    margin-top: -3px;
    overflow: hidden;
    opacity: 0.88;
  }
  .tick {
    position: absolute;
    top: 2px;
    left: calc(var(--from) * 100%);
    translate: -50%;
    white-space: nowrap;
  }
  .tick::before {
    content: '';
    position: absolute;
    top: -2px;
    left: 50%;
    height: 3px;
    border-left: 1px solid rgb(255 255 255 / 0.6);
  }
  .tick.day {
    font-weight: 600;
  }
  .tick.first {
    translate: none;
  }
  .tick.last {
    translate: -100%;
  }
  .tick:is(.first, .last)::before {
    display: none;
  }
  .card {
    position: absolute;
    z-index: 1;
    left: var(--x, 50%);
    bottom: calc(100% - var(--_hit) / 2 + 14px);
    translate: -50%;
    display: grid;
    justify-items: center;
    padding: 5px 10px;
    border-radius: 8px;
    background: rgb(0 0 0 / 0.78);
    color: #fff;
    font-size: 12px;
    line-height: 1.35;
    white-space: nowrap;
    pointer-events: none;
    animation: appear 120ms;
  }
  .card:has(canvas) {
    padding: 3px 3px 6px;
  }
  .card .picture {
    margin-bottom: 4px;
    border-radius: 6px;
    overflow: hidden;
    transition: filter 150ms;
  }
  .card .picture.before {
    filter: brightness(0.45);
  }
  .card canvas {
    display: block;
    width: auto;
    height: 99px;
    max-width: 236px;
    object-fit: contain;
    animation: appear 150ms;
  }
  /* Above the bar of a low player there is no room for more than words. */
  @container stage (height < 240px) {
    .card .picture {
      display: none;
    }
  }
  .card b {
    font-size: 13px;
    font-weight: 600;
  }
  .card span {
    opacity: 0.8;
  }
  .card .failed {
    color: #ffb340;
    opacity: 1;
  }
  .minimap + .timeline .card {
    bottom: calc(100% + 12px);
  }
  .minimap {
    height: 16px;
    margin-bottom: -4px;
  }
  .minimap .stretch {
    top: 7px;
    height: 2px;
    background: rgb(255 255 255 / 0.5);
  }
  .minimap .window {
    top: 3px;
    box-sizing: border-box;
    height: 10px;
    min-width: 6px;
    border: 1px solid rgb(255 255 255 / 0.9);
    border-radius: 3px;
    background: rgb(255 255 255 / 0.14);
  }
  .minimap .here {
    left: calc(var(--whole) * 100%);
    top: 5px;
    width: 2px;
    height: 6px;
    margin-left: -1px;
    background: var(--_accent);
  }
  /* More buttons than a live player has need more room. */
  @container stage (width < 520px) {
    .bar:has(.timeline) .wide {
      display: none;
    }
    .bar:has(.timeline) ~ .menu .narrow {
      display: flex;
    }
  }
  @media (pointer: coarse) {
    @container stage (width < 640px) {
      .bar:has(.timeline) .wide {
        display: none;
      }
      .bar:has(.timeline) ~ .menu .narrow {
        display: flex;
      }
    }
    @container stage (width < 440px) {
      .bar:has(.timeline) .mid {
        display: none;
      }
      .bar:has(.timeline) ~ .menu .mid {
        display: flex;
      }
    }
    .timeline {
      --_hit: 30px;
    }
    .ticks {
      margin-top: -8px;
    }
    .minimap {
      height: 24px;
    }
    .minimap i {
      margin-top: 4px;
    }
  }
  @container stage (height < 170px) {
    .ticks,
    .minimap {
      display: none;
    }
  }
  /* What cannot be played is not to be sought in. */
  .shaded ~ .bar .timeline-box {
    display: none;
  }
  @media (forced-colors: active) {
    .rail .stretch,
    .minimap .stretch {
      background: GrayText;
    }
    .rail .stretch::after,
    .thumb,
    .pointer,
    .notch {
      forced-color-adjust: none;
      background: Highlight;
    }
    .card {
      border: 1px solid CanvasText;
    }
  }
`;
