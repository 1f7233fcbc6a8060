import type { CSSResult } from 'lit';

/** Gives a shadow root the styles of code that came later than the element itself; each once. */
export function adopt(root: Node, ...styles: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  for (const { styleSheet } of styles) if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
}
