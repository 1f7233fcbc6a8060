import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of a file of `test/media/container`. */
export function fixturePath(name: string): string {
  return fileURLToPath(new URL(`../media/container/${name}`, import.meta.url));
}

export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(fixturePath(name)));
}

export function concat(...parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
