import { css } from 'lit';

export const statisticsStyles = css`
  .statistics {
    position: absolute;
    top: 12px;
    right: 12px;
    max-width: calc(100cqi - 24px);
    max-height: calc(100cqb - var(--_size) - 32px);
    box-sizing: border-box;
    overflow: hidden;
    margin: 0;
    padding: 7px 11px;
    border-radius: 8px;
    background: rgb(0 0 0 / 0.7);
    color: #fff;
    font-size: 12px;
    line-height: 1.55;
  }
  .statistics div {
    display: flex;
    gap: 14px;
    justify-content: space-between;
  }
  .statistics dt {
    opacity: 0.76;
    white-space: nowrap;
  }
  .statistics dd {
    margin: 0;
    text-align: end;
    overflow-wrap: anywhere;
  }
  @container stage (width < 360px) {
    .statistics {
      top: 4px;
      right: 4px;
      max-width: calc(100cqi - 8px);
      max-height: calc(100cqb - var(--_size) - 10px);
      padding: 4px 8px;
      font-size: 10px;
      line-height: 1.4;
    }
  }
  @media (forced-colors: active) {
    .statistics {
      border: 1px solid CanvasText;
    }
  }
`;
