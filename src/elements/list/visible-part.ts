/** What cuts off an element: itself where it scrolls, and everything around it that clips, out of shadow trees too. */
export function clippersOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let at: Element | null = element; at && at !== document.documentElement && at !== document.body; at = parentOf(at)) {
    if (getComputedStyle(at).overflowY !== 'visible') found.push(at);
  }
  return found;
}

/** The roots whose scroll events have to be listened to: those of a shadow tree stay in it. */
export function rootsOf(element: Element): Node[] {
  const roots: Node[] = [];
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    roots.push(root);
    if (!(root instanceof ShadowRoot)) return roots;
  }
}

/** From where to where an element can be seen, in pixels from its own top. Nothing where `bottom` is not below `top`. */
export function visiblePart(element: Element, clippers: readonly Element[]): { top: number; bottom: number } {
  const own = element.getBoundingClientRect();
  let top = 0;
  let bottom = window.innerHeight;
  for (const clipper of clippers) {
    const rect = clipper.getBoundingClientRect();
    top = Math.max(top, rect.top);
    bottom = Math.min(bottom, rect.bottom);
  }
  return { top: top - own.top, bottom: bottom - own.top };
}

/** What moves an element when it is scrolled. */
export function scrollerOf(clippers: readonly Element[]): Element {
  return clippers.find((clipper) => clipper.scrollHeight > clipper.clientHeight + 1) ?? document.scrollingElement ?? document.documentElement;
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
