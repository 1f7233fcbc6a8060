import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PlayerError } from '../../src/core/player-error.js';
import { sourceUrl } from '../../src/core/source-url.js';

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof PlayerError, String(error));
    return error.code;
  }
  return 'nothing thrown';
};

describe('the address of a source', () => {
  it('is resolved against the page', () => {
    assert.equal(sourceUrl(' live/a.flv ', 'https://site.example/rooms/'), 'https://site.example/rooms/live/a.flv');
  });

  it('may be a WebSocket', () => {
    assert.equal(sourceUrl('wss://a.example/x.flv', 'https://site.example/'), 'wss://a.example/x.flv');
  });

  for (const src of ['', '   ', 'javascript:alert(1)', 'data:video/mp4,x', 'rtmp://a.example/live', 'ftp://a.example/x.flv', 'http://'])
    it(`is refused where it cannot be streamed: “${src}”`, () => {
      assert.equal(codeOf(() => sourceUrl(src, 'https://site.example/')), 'bad-input');
    });

  it('is refused on a secure page where it is plain, as the browser would', () => {
    assert.equal(codeOf(() => sourceUrl('http://a.example/x.flv', 'https://site.example/')), 'mixed-content');
    assert.equal(codeOf(() => sourceUrl('ws://a.example/x.flv', 'https://site.example/')), 'mixed-content');
  });

  it('may be plain on this very machine, which counts as secure', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]', 'a.localhost']) assert.equal(sourceUrl(`http://${host}/x.flv`, 'https://site.example/'), `http://${host}/x.flv`);
  });
});
