import { createHash } from 'node:crypto';

/** A short key for what makes an event the same event. Parts are told apart: `['ab', 'c']` is not `['a', 'bc']`. */
export function eventKey(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** The key of an event that says nothing of its own identity: all that it says, whatever the order of its fields. */
export function keyOfContent(source: string, body: Readonly<Record<string, unknown>>): string {
  return eventKey(
    source,
    Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
