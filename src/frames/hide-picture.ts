/** How many want an element hidden, and how opaque its own style made it. */
const hidden = new WeakMap<HTMLElement, { count: number; opacity: string }>();

/**
 * Hides an element until `signal` ends; several may, and the last to end shows it again.
 *
 * `opacity` and not `display`: the element keeps its place, and the browser goes on presenting its frames. With `visibility` WebKit
 * presents none.
 */
export function hidePicture(element: HTMLElement, signal: AbortSignal): void {
  if (signal.aborted) return;
  const entry = hidden.get(element) ?? { count: 0, opacity: element.style.opacity };
  hidden.set(element, entry);
  entry.count++;
  element.style.opacity = '0';
  signal.addEventListener(
    'abort',
    () => {
      if (--entry.count) return;
      hidden.delete(element);
      element.style.opacity = entry.opacity;
    },
    { once: true },
  );
}
