import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatOfPath } from '../../src/core/media-format.js';
import { formatOfBytes, formatOfContentType } from '../../src/core/recognise-format.js';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the format of a source', () => {
  it('is what its path ends with, whatever the query says', () => {
    assert.equal(formatOfPath('https://a.example/live/x.FLV?type=.m3u8#.mp4'), 'flv');
    assert.equal(formatOfPath('https://a.example/x.m3u8'), 'hls');
    assert.equal(formatOfPath('/x.m4a'), 'mp4');
  });

  it('is unknown where the path has no ending', () => {
    for (const url of ['https://a.example/live/x', 'https://a.flv/live', 'https://a.example/x.flv/', '']) assert.equal(formatOfPath(url), undefined);
  });

  it('is what the content type says', () => {
    assert.equal(formatOfContentType('video/x-flv'), 'flv');
    assert.equal(formatOfContentType('application/vnd.apple.mpegurl; charset=utf-8'), 'hls');
    assert.equal(formatOfContentType('audio/mpegurl'), 'hls');
    for (const type of [null, '', 'text/html', 'application/octet-stream']) assert.equal(formatOfContentType(type), undefined);
  });

  it('is what the first bytes carry', () => {
    assert.equal(formatOfBytes(bytes('FLV\x01\x05\0\0\0\x09')), 'flv');
    assert.equal(formatOfBytes(bytes('\xef\xbb\xbf#EXTM3U\n')), 'hls');
    assert.equal(formatOfBytes(bytes('\0\0\0\x18ftypisom')), 'mp4');
    assert.equal(formatOfBytes(Uint8Array.of(0xff, 0xf1, 0x50)), 'aac');
    for (const head of ['', '<!doctype html>', 'FLX', '\xff\xfb']) assert.equal(formatOfBytes(bytes(head)), undefined);
  });
});
