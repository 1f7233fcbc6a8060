/** How many want an element hidden, and how visible its own style made it. */
const hidden = new WeakMap<HTMLElement, { count: number; visibility: string }>();

/**
 * Hides an element until `signal` ends; several may, and the last to end shows it again.
 *
 * `visibility` and not `display`: the element keeps its place, and the browser goes on presenting its frames.
 */
export function hidePicture(element: HTMLElement, signal: AbortSignal): void {
  if (signal.aborted) return;
  const entry = hidden.get(element) ?? { count: 0, visibility: element.style.visibility };
  hidden.set(element, entry);
  entry.count++;
  element.style.visibility = 'hidden';
  signal.addEventListener(
    'abort',
    () => {
      if (--entry.count) return;
      hidden.delete(element);
      element.style.visibility = entry.visibility;
    },
    { once: true },
  );
}
