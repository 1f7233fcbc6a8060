import type { PacketSource } from './packet-source.js';

/**
 * A source that is opened anew after a read that failed: mediabunny remembers failures, and what a server refused once it may give the next
 * time. What is listed stays as it was at first.
 * @throws PlayerError whatever the first opening throws.
 */
export async function revivingSource(open: () => Promise<PacketSource>): Promise<PacketSource> {
  const first = await open();
  let current: Promise<PacketSource> | undefined = Promise.resolve(first);
  /** Reads that go on in a source: it is closed after the last one. */
  const busy = new Map<PacketSource, number>();
  const stale = new Set<PacketSource>();
  let closed = false;

  const enter = (source: PacketSource) => busy.set(source, (busy.get(source) ?? 0) + 1);
  const leave = (source: PacketSource) => {
    busy.set(source, (busy.get(source) ?? 1) - 1);
    if (stale.has(source) && busy.get(source) === 0) source.close();
  };

  return {
    ...first,
    async read(index, signal) {
      const opening = (current ??= open());
      const source = await opening.catch((error: unknown) => {
        if (current === opening) current = undefined;
        throw error;
      });
      enter(source);
      try {
        return await source.read(index, signal);
      } catch (error) {
        if (!signal?.aborted && !closed) {
          if (current === opening) current = undefined;
          stale.add(source);
        }
        throw error;
      } finally {
        leave(source);
      }
    },
    close() {
      closed = true;
      current?.then(
        (source) => source.close(),
        () => undefined,
      );
    },
  };
}
