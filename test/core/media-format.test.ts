import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatOfPath } from '../../src/core/media-format.js';
import { formatOfBytes, formatOfContentType } from '../../src/core/recognise-format.js';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the format of a source', () => {
  it('is what its path ends with, whatever the query says', () => {
    assert.equal(formatOfPath('https://a.example/live/x.FLV?type=.m3u8#.mp4'), 'flv');
    assert.equal(formatOfPath('https://a.example/x.m3u8'), 'hls');
    assert.equal(formatOfPath('/x.m4a'), 'aac');
  });

  it('is unknown where the path has no ending', () => {
    for (const url of ['https://a.example/live/x', 'https://a.flv/live', 'https://a.example/x.flv/', 'x.constructor', '']) assert.equal(formatOfPath(url), undefined);
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
    for (const head of ['\xff\xf1\x50', 'ID3\x04', '\xff\xfb']) assert.equal(formatOfBytes(bytes(head)), 'aac');
    for (const head of ['', '<!doctype html>', 'FLX', '\xff', '\xff\xfe']) assert.equal(formatOfBytes(bytes(head)), undefined);
  });
});
