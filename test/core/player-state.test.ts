import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { playerState } from '../../src/core/player-state.js';
import { responseError } from '../../src/core/response-error.js';

describe('the state of a player', () => {
  it('is the media element’s while its session delivers', () => {
    assert.equal(playerState('open', { paused: false, waiting: false }), 'playing');
    assert.equal(playerState('open', { paused: false, waiting: true }), 'buffering');
    assert.equal(playerState('open', { paused: true, waiting: true }), 'paused');
  });

  it('is the session’s while it does not', () => {
    for (const phase of ['idle', 'connecting', 'reconnecting', 'offline', 'forbidden', 'ended', 'failed'] as const)
      assert.equal(playerState(phase, { paused: true, waiting: true }), phase);
  });
});

describe('the error of an HTTP status', () => {
  for (const [status, code, transient] of [
    [400, 'bad-input', false],
    [401, 'forbidden', false],
    [403, 'forbidden', false],
    [404, 'not-found', false],
    [410, 'not-found', false],
    [408, 'timeout', true],
    [429, 'network', true],
    [500, 'network', true],
    [503, 'network', true],
  ] as const)
    it(`is ${code} for ${status}${transient ? ', which may pass' : ''}`, () => {
      const error = responseError(status, 'https://a.example/x.flv');
      assert.equal(error.code, code);
      assert.equal(error.transient, transient);
      assert.match(error.message, /[.]$/);
    });
});
