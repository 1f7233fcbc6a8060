import type { MediaLayout } from './media-layout.js';

const properties = ['position', 'inset', 'left', 'top', 'right', 'bottom', 'width', 'height', 'max-width', 'object-fit', 'transform', 'transform-origin', 'clip-path'] as const;

/** Puts an element where the layout says. */
export function applyLayout(element: HTMLElement, layout: MediaLayout): void {
  const { left, top, width, height, originX, originY, transform, clipPath } = layout;
  const values: Partial<Record<(typeof properties)[number], string>> = {
    position: 'absolute',
    left: `${left}px`,
    top: `${top}px`,
    right: 'auto',
    bottom: 'auto',
    width: `${width}px`,
    height: `${height}px`,
    'max-width': 'none',
    'object-fit': 'fill',
    transform,
    'transform-origin': `${originX}px ${originY}px`,
    'clip-path': clipPath,
  };
  for (const [name, value] of Object.entries(values)) element.style.setProperty(name, value);
}

/** Leaves an element to its style sheet again. */
export function clearLayout(element: HTMLElement): void {
  for (const name of properties) element.style.removeProperty(name);
}
