import { css } from 'lit';

/** The look of a list: a grid of cards where there is room, rows with a small picture where there is less, lines of text in a narrow strip. */
export const cardStyles = css`
  :host {
    /* Of the page, not of a picture: the list takes on whatever colours it stands in. */
    --_soft: color-mix(in srgb, currentColor 74%, transparent);
    --_faint: color-mix(in srgb, currentColor 9%, transparent);
    --_radius: var(--relive-radius, 10px);
  }
  .frame {
    container: list / inline-size;
    position: relative;
    --_width: var(--relive-card-width, max(232px, 16cqi));
    --_gap: 20px;
  }
  .probe {
    position: absolute;
    visibility: hidden;
    pointer-events: none;
    width: var(--_width);
    height: var(--_gap);
  }
  .cards {
    position: relative;
    height: var(--_total);
    overflow-anchor: none;
    contain: layout style;
  }
  .card {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    width: var(--_card-width);
    height: var(--_card-height);
    scroll-margin-block: var(--relive-scroll-margin, 12px);
    cursor: pointer;
    border-radius: var(--_radius);
    contain: strict;
    -webkit-user-select: none;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
  }
  .measuring .card {
    height: auto;
    contain: layout style;
  }
  .sliding .card {
    transition: transform 200ms cubic-bezier(0.2, 0, 0, 1);
  }
  .card,
  .skeleton {
    display: flex;
    flex-direction: column;
    gap: 10px;
  }
  .poster {
    position: relative;
    flex: none;
    aspect-ratio: 16 / 9;
    border-radius: var(--_radius);
    background: var(--_faint);
  }
  /* Each is round by itself: a clip around it would cost every frame of a scroll. */
  .poster img,
  .poster canvas,
  .art {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    border-radius: inherit;
    outline: 1px solid var(--_faint);
    outline-offset: -1px;
  }
  .poster img,
  .poster canvas {
    object-fit: cover;
    background: #000;
  }
  .poster canvas {
    animation: arrive 200ms;
  }
  .art {
    display: grid;
    place-items: center;
    color: #fff;
    background:
      radial-gradient(120% 150% at 8% -10%, oklch(0.64 0.12 calc(var(--_hue) + 24deg) / 0.9), transparent 60%),
      radial-gradient(120% 140% at 104% 112%, oklch(0.46 0.11 calc(var(--_hue) - 48deg)), transparent 64%),
      oklch(0.31 0.055 var(--_hue));
  }
  .art span {
    font-size: calc(var(--_card-width, 240px) * 0.26);
    font-weight: 650;
    letter-spacing: -0.03em;
    opacity: 0.24;
  }
  .badge {
    position: absolute;
    display: flex;
    align-items: center;
    gap: 6px;
    height: 22px;
    padding: 0 8px;
    border-radius: 6px;
    background: rgb(0 0 0 / 0.72);
    color: #fff;
    font-size: 12px;
    line-height: 1;
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
  .badge.live {
    inset-block-start: 8px;
    inset-inline-start: 8px;
  }
  .badge.duration {
    inset-block-end: 8px;
    inset-inline-end: 8px;
  }
  .badge.live i {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--_live);
  }
  .card:is(:hover, :focus-visible) .poster::before,
  .now {
    position: absolute;
    inset: 0;
    z-index: 1;
    margin: auto;
    width: var(--_disc, 44px);
    height: var(--_disc, 44px);
    border-radius: 50%;
    background: rgb(0 0 0 / 0.62);
    color: #fff;
  }
  .card:is(:hover, :focus-visible) .poster::before {
    content: '';
    /* A triangle, drawn by its two edges: pictures in styles are not allowed everywhere. */
    background:
      conic-gradient(from 240deg at 66% 50%, #fff 60deg, transparent 0) 64% 50% / 40% 40% no-repeat,
      rgb(0 0 0 / 0.62);
    animation: arrive 140ms;
  }
  .now {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 3px;
  }
  .now i {
    width: 3px;
    height: 16px;
    border-radius: 2px;
    background: currentColor;
    animation: sway 1s -0.4s ease-in-out infinite alternate;
  }
  .now i:nth-child(2) {
    animation-duration: 0.7s;
  }
  .now i:nth-child(3) {
    animation-duration: 0.85s;
  }
  .text {
    box-sizing: content-box;
    min-width: 0;
    /* Two lines of title, one of the rest: every card is as high as every other. */
    height: calc(2.7em + 3px + 1.4em);
    padding-inline: 2px;
    overflow: hidden;
  }
  .custom {
    flex: 1;
    min-width: 0;
  }
  .title {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
    font-weight: 550;
    line-height: 1.35;
    letter-spacing: -0.005em;
    overflow-wrap: anywhere;
    /* Each in its own direction, all on the side of the list. */
    unicode-bidi: plaintext;
    text-align: left;
  }
  :host(:dir(rtl)) .title {
    text-align: right;
  }
  .meta {
    overflow: hidden;
    margin-top: 3px;
    color: var(--_soft);
    font-size: 0.93em;
    line-height: 1.5;
    white-space: nowrap;
    text-overflow: ellipsis;
    font-variant-numeric: tabular-nums;
  }
  .meta span {
    unicode-bidi: plaintext;
  }
  .meta span + span::before {
    content: ' · ';
  }
  /* Inside the picture: what scrolls cuts off what lies around it. */
  .card:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .card:focus-visible .poster::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    box-shadow: inset 0 0 0 3px var(--_accent), inset 0 0 0 5px rgb(0 0 0 / 0.6);
  }
  .skeletons {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--_width)), 1fr));
    gap: var(--_gap);
  }
  .skeleton .poster {
    border-radius: var(--_radius);
  }
  .bone {
    height: 0.9em;
    margin-block: 0.3em 0.65em;
    border-radius: 4px;
    background: var(--_faint);
  }
  .bone.short {
    width: 55%;
  }
  .skeleton {
    animation: breathe 1.4s ease-in-out infinite alternate, arrive 200ms 150ms both;
  }
  .message {
    display: grid;
    justify-items: center;
    max-width: 44ch;
    margin: 0 auto;
    padding: 40px 16px;
    text-align: center;
    text-wrap: balance;
    --_icon: 30px;
  }
  .message svg {
    margin-bottom: 10px;
    stroke-width: 1.5;
  }
  .message p {
    margin: 0;
    color: var(--_soft);
  }
  .message .what {
    color: inherit;
    font-size: 1.15em;
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .pill {
    min-height: max(34px, var(--_size));
    padding: 0 16px;
    border-radius: 99px;
    box-shadow: inset 0 0 0 1px color-mix(in srgb, currentColor 34%, transparent);
    font-weight: 500;
    transition: background 140ms;
  }
  .pill:hover {
    background: var(--_faint);
  }
  .message .pill {
    margin-top: 16px;
  }
  .notice {
    display: flex;
    align-items: center;
    justify-content: center;
    flex-wrap: wrap;
    gap: 8px 12px;
    padding: 12px 0;
    color: var(--_soft);
  }
  /* It lies over the list: what is seen must not move because of it. */
  .stale {
    position: sticky;
    bottom: 12px;
    height: 0;
    display: grid;
    justify-items: center;
    align-items: end;
  }
  .stale .notice {
    padding: 4px 4px 4px 16px;
    border-radius: 99px;
    background: #1d1d20;
    color: #fff;
    box-shadow: 0 6px 24px rgb(0 0 0 / 0.3);
    animation: arrive 200ms;
  }
  @keyframes sway {
    from {
      transform: scaleY(0.3);
    }
  }
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  @keyframes arrive {
    from {
      opacity: 0;
    }
  }
  /* A row: the picture beside the text. */
  @container list (width < 520px) {
    .probe {
      --_width: 100cqi;
      --_gap: 14px;
    }
    .skeletons {
      --_width: 100%;
      --_gap: 14px;
    }
    .card,
    .skeleton {
      flex-direction: row;
      gap: 12px;
    }
    .poster {
      width: clamp(112px, 38cqi, 176px);
      align-self: start;
    }
    .text {
      flex: 1;
      height: calc(2.7em + 2px + 2.8em);
      padding-block: 1px;
    }
    .meta {
      margin-top: 2px;
    }
    .meta .stream {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .meta .stream + span::before {
      content: none;
    }
    .poster {
      --_disc: 36px;
    }
    .art span {
      font-size: 34px;
    }
    .badge {
      height: 20px;
      padding: 0 6px;
      font-size: 11px;
    }
    .badge.live {
      inset-block-start: 6px;
      inset-inline-start: 6px;
    }
    .badge.duration {
      inset-block-end: 6px;
      inset-inline-end: 6px;
    }
  }
  /* A line: a strip beside something else. */
  @container list (width < 300px) {
    .probe {
      --_gap: 4px;
    }
    .skeletons {
      --_gap: 4px;
    }
    .card,
    .skeleton {
      align-items: center;
      gap: 10px;
      padding-block: 4px;
      border-radius: 6px;
    }
    .poster {
      width: 64px;
      align-self: center;
      border-radius: min(var(--_radius), 6px);
    }
    .text {
      height: calc(1.35em + 1.4em);
      padding-block: 0;
    }
    .title {
      -webkit-line-clamp: 1;
      line-clamp: 1;
      word-break: break-all;
    }
    .meta .stream:not(:only-child) {
      display: none;
    }
    .meta {
      margin-top: 0;
    }
    .badge.duration,
    .card .poster::before {
      display: none;
    }
    .art span {
      font-size: 16px;
    }
    .badge.live {
      inset: 4px auto auto 4px;
      width: 10px;
      height: 10px;
      padding: 0;
      gap: 0;
      justify-content: center;
      border-radius: 50%;
      font-size: 0;
      background: rgb(0 0 0 / 0.6);
    }
    .badge.live i {
      width: 6px;
      height: 6px;
    }
    .poster {
      --_disc: 26px;
    }
    .now i {
      height: 11px;
    }
    .card:hover,
    .card:focus-visible {
      background: var(--_faint);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .card:focus-visible .poster::after {
      border: 3px solid Highlight;
    }
    .pill,
    .badge {
      border: 1px solid ButtonText;
    }
    .now i,
    .badge.live i {
      background: CanvasText;
    }
  }
`;
