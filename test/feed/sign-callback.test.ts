import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { signCallback, verifyCallback } from '../../src/server/index.js';

const key = '5d41402abc4b2a76b9719d911017c592';
const t = 1626839220;

describe('the sign of a callback', () => {
  it('is the MD5 of key and time, as in the example of the guide', () => {
    assert.equal(signCallback(key, t), createHash('md5').update('5d41402abc4b2a76b9719d911017c5921626839220').digest('hex'));
  });

  it('is good until its time, to the second, in seconds, milliseconds or as a date', () => {
    const event = { t, sign: signCallback(key, t) };
    for (const now of [t, t * 1000 + 999, new Date(t * 1000)]) assert.equal(verifyCallback(event, key, now), 'valid');
    for (const now of [t + 1, t * 1000 + 1000, new Date(t * 1000 + 1000)]) assert.equal(verifyCallback(event, key, now), 'expired');
  });

  it('may come with its time as text', () => {
    assert.equal(verifyCallback({ t: String(t), sign: signCallback(key, t) }, key, t), 'valid');
  });

  it('tells forged from late, whatever the time', () => {
    for (const event of [
      {},
      { t },
      { sign: signCallback(key, t) },
      { t, sign: '' },
      { t, sign: signCallback(key, t).toUpperCase() },
      { t: t + 1, sign: signCallback(key, t) },
      { t: [t], sign: signCallback(key, t) },
      { t: '', sign: signCallback(key, '') },
      { t: 'NaN', sign: signCallback(key, 'NaN') },
    ])
      for (const now of [t, t + 1e6]) assert.equal(verifyCallback(event, key, now), 'forged', JSON.stringify(event));
  });

  it('of an empty key is never good', () => {
    assert.equal(verifyCallback({ t, sign: signCallback('', t) }, '', t), 'forged');
  });
});
