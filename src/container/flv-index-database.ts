import type { FlvIndexStore, FlvKnown } from './flv-index.js';

const name = 'relive';
/** What was found of files, and apart from it, so that it need not be read for that, when it was of use last and how large it is. */
const indexes = 'flv-indexes';
const uses = 'flv-index-uses';

/** An index that the browser takes longer to find than this is found sooner in the file. Milliseconds. */
const patience = 1000;

interface Use {
  readonly usedAt: number;
  /** Key frames and other places that it lists. */
  readonly places: number;
}

/** How much is kept at most. */
export interface IndexLimits {
  /** Files. Default 200. */
  readonly files?: number;
  /** Key frames and other places of all files together; one takes some 200 bytes. Default 200,000. */
  readonly places?: number;
}

/**
 * Indexes of FLV files in IndexedDB, those used last.
 *
 * Where storage is refused, full or broken, it is as if there were none.
 */
export function flvIndexDatabase({ files = 200, places = 200_000 }: IndexLimits = {}): FlvIndexStore {
  let opening: Promise<IDBDatabase | undefined> | undefined;

  const database = () => (opening ??= open(() => (opening = undefined)).catch(() => undefined));

  /** What `act` asks for, once all of it is written; `undefined` where anything goes wrong. */
  async function transact<T>(mode: IDBTransactionMode, act: (known: IDBObjectStore, used: IDBObjectStore) => IDBRequest<T> | undefined): Promise<T | undefined> {
    try {
      const transaction = (await database())?.transaction([indexes, uses], mode);
      if (!transaction) return undefined;
      const request = act(transaction.objectStore(indexes), transaction.objectStore(uses));
      await ending(transaction);
      return request?.result;
    } catch {
      return undefined;
    }
  }

  async function put(key: string, known: FlvKnown): Promise<void> {
    const use: Use = { usedAt: Date.now(), places: placesOf(known) };
    if (use.places > places) return;
    await transact('readwrite', (kept, used) => {
      kept.put(withOwnBytes(known), key);
      used.put(use, key);
      dropOldest(kept, used, { files, places });
      return undefined;
    });
  }

  /** What is to be written while something is being written: of each file the latest. */
  const waiting = new Map<string, FlvKnown>();
  let writing = false;

  return {
    async get(key) {
      const found = transact<FlvKnown | undefined>('readonly', (kept) => kept.get(key));
      const known = await Promise.race([found, new Promise<undefined>((resolve) => setTimeout(resolve, patience))]);
      if (known) void transact('readwrite', (_, used) => used.put({ usedAt: Date.now(), places: placesOf(known) } satisfies Use, key));
      return known;
    },
    async put(key, known) {
      waiting.set(key, known);
      if (writing) return;
      writing = true;
      for (const [next, latest] of waiting) {
        waiting.delete(next);
        await put(next, latest);
      }
      writing = false;
    },
  };
}

function open(onGone: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // A page without an origin of its own may not even name it.
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(indexes);
      request.result.createObjectStore(uses).createIndex('usedAt', 'usedAt');
    };
    request.onsuccess = () => {
      const database = request.result;
      // Another page has a newer version of this, or the viewer clears the storage.
      database.onversionchange = () => {
        database.close();
        onGone();
      };
      database.onclose = onGone;
      resolve(database);
    };
    request.onerror = request.onblocked = () => reject(request.error ?? new Error('Storage is held by another page.'));
  });
}

function ending(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('Storage gave up.'));
  });
}

/** Drops what has not been used for longest, until the rest is within the limits. */
function dropOldest(kept: IDBObjectStore, used: IDBObjectStore, limits: Required<IndexLimits>): void {
  const left = { files: 0, places: 0 };
  const newestFirst = used.index('usedAt').openCursor(null, 'prev');
  newestFirst.onsuccess = () => {
    const cursor = newestFirst.result;
    if (!cursor) return;
    left.files++;
    left.places += (cursor.value as Use).places;
    if (left.files > limits.files || left.places > limits.places) {
      kept.delete(cursor.primaryKey);
      cursor.delete();
    }
    cursor.continue();
  };
}

function placesOf(known: FlvKnown): number {
  return 'entries' in known ? known.entries.length : known.anchors.length + known.cuts.size;
}

/**
 * A copy whose bytes are its own: a view of a few bytes would be stored with all the megabytes that it is a view of.
 * What is one object in two places stays one.
 */
function withOwnBytes(value: unknown, made = new Map<object, unknown>()): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Map) return value;
  const before = made.get(value);
  if (before) return before;
  const copy = value instanceof Uint8Array ? value.slice() : Array.isArray(value) ? [] : {};
  made.set(value, copy);
  if (!(value instanceof Uint8Array)) for (const [key, each] of Object.entries(value)) Object.assign(copy, { [key]: withOwnBytes(each, made) });
  return copy;
}
