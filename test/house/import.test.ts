import assert from 'node:assert/strict';
import { it } from 'node:test';

it('can be imported in Node, where it registers nothing and opens nothing', async () => {
  // Not a literal: types of the elements know a DOM, and this file does not.
  const entry = '../../src/index.js';
  const relive = await import(entry);
  assert.equal(typeof relive.ReliveLiveElement, 'function');
  assert.equal(typeof relive.PlayerError, 'function');
  // Lit leaves a registry of its own in Node; no element of ours is in it.
  assert.equal((globalThis as { customElements?: { get(name: string): unknown } }).customElements?.get('relive-live'), undefined);
  assert.ok(!('document' in globalThis) && !('window' in globalThis));
});
