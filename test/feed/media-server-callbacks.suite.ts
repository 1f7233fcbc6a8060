import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { FeedStore } from '../../src/server/index.js';
import type { Fields } from './callbacks.js';
import { signCallback } from '../../src/server/index.js';
import { KEY, NOW } from './callbacks.js';
import { feedOn, newStream } from './feed.js';

const T = NOW + 1e8;
const SIGNED = `t=${T}&sign=${signCallback(KEY, T)}`;

export function mediaServerCallbacks(open: () => FeedStore) {
  describe('callbacks of media servers', () => {
    let store: FeedStore;
    let seconds = 0;
    let feed: ReturnType<typeof feedOn>;

    before(() => {
      store = open();
      feed = feedOn(store, { now: () => (NOW + seconds) * 1000, mediaUrl: 'https://media.example/' });
    });

    const tell = async (server: string, body: Fields, expected = 200) => {
      const response = await feed.request('POST', `/callbacks/${server}?${SIGNED}`, body);
      assert.equal(response.status, expected, await response.clone().text());
      return (await response.json()) as Fields;
    };
    const replaysOf = async (stream: string) =>
      ((await feed.json(`/feed.json?kind=replay&stream=${stream}`)) as { items: (Fields & { recordings: Fields[] })[] }).items;

    describe('SRS', () => {
      const srs = (stream: string, action: string, more: Fields = {}): Fields => ({
        action,
        server_id: 'vid-1',
        service_id: 's',
        client_id: 'c1',
        ip: '192.168.1.10',
        vhost: '__defaultVhost__',
        app: 'live',
        tcUrl: 'rtmp://a/live?secret=s3cr3t',
        stream,
        param: '?secret=s3cr3t',
        ...more,
      });

      it('puts a stream on air, takes it off, and tells of the file', async () => {
        const stream = newStream();
        seconds = 0;
        assert.deepEqual(await tell('srs', srs(stream, 'on_publish')), { code: 0 });
        assert.equal((await feed.json(`/status/${stream}`)).status, 'live');
        seconds = 600;
        await tell(
          'srs',
          srs(stream, 'on_dvr', { cwd: '/usr/local/srs', file: `./objs/nginx/html/live/${stream}.${(NOW + 1) * 1000}.flv` }),
        );
        await tell('srs', srs(stream, 'on_unpublish'));
        assert.equal((await feed.json(`/status/${stream}`)).status, 'offline');
        const [replay] = await replaysOf(stream);
        const [recording] = replay?.recordings ?? [];
        assert.deepEqual(
          [recording?.url, recording?.format, recording?.duration],
          [`https://media.example/live/${stream}.${(NOW + 1) * 1000}.flv`, 'flv', 599],
        );
        assert.doesNotMatch(JSON.stringify(replay), /s3cr3t/);
      });

      it('may publish again over the same connection', async () => {
        const stream = newStream();
        for (const [at, action, status] of [
          [0, 'on_publish', 'live'],
          [60, 'on_unpublish', 'offline'],
          [120, 'on_publish', 'live'],
        ] as const) {
          seconds = at;
          await tell('srs', srs(stream, action));
          assert.equal((await feed.json(`/status/${stream}`)).status, status);
        }
      });

      it('ends no push but the one that ended', async () => {
        const stream = newStream();
        seconds = 0;
        await tell('srs', srs(stream, 'on_publish'));
        seconds = 30;
        await tell('srs', srs(stream, 'on_publish', { client_id: 'c2' }));
        await tell('srs', srs(stream, 'on_unpublish'));
        assert.equal((await feed.json(`/status/${stream}`)).status, 'live');
      });

      it('takes a file without a time in its name to be as old as the push', async () => {
        const stream = newStream();
        seconds = 0;
        await tell('srs', srs(stream, 'on_publish'));
        seconds = 100;
        await tell('srs', srs(stream, 'on_dvr', { file: `./objs/nginx/html/live/${stream}.mp4` }));
        const [replay] = await replaysOf(stream);
        assert.deepEqual([replay?.start, replay?.duration], ['2026-01-05T10:00:00.000Z', 100]);
      });

      it('makes one HLS recording of the pieces of a push, with a playlist of all of them', async () => {
        const stream = newStream();
        for (const index of [0, 1, 3]) {
          seconds = 10 * (index + 1);
          await tell(
            'srs',
            srs(stream, 'on_hls', {
              duration: 10,
              cwd: '/srs',
              file: `./objs/nginx/html/live/${stream}-${index}.ts`,
              url: `live/${stream}-${index}.ts`,
              m3u8: 'x',
              m3u8_url: `live/${stream}.m3u8`,
              seq_no: index,
            }),
          );
        }
        const [replay] = await replaysOf(stream);
        const [recording, ...others] = replay?.recordings ?? [];
        assert.deepEqual([replay?.duration, recording?.format, others.length], [40, 'hls', 0]);
        const document = await feed.json(`/replays/${replay?.id}.json`);
        const url = new URL(String((document.recordings as Fields[])[0]?.url), `https://feed.example/replays/${replay?.id}.json`);
        const playlist = await (await feed.get(url.pathname)).text();
        const piece = (index: number) => `#EXTINF:10.000,\nhttps://media.example/live/${stream}-${index}.ts\n`;
        assert.equal(
          playlist,
          `#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n${piece(0)}${piece(1)}#EXT-X-DISCONTINUITY\n${piece(3)}#EXT-X-ENDLIST\n`,
        );
      });
    });

    describe('node-media-server', () => {
      const session = (stream: string, action: string, more: Fields = {}): Fields => ({
        id: `${stream}-s`,
        ip: '1.2.3.4',
        app: 'live',
        name: stream,
        query: { sign: 's3cr3t' },
        protocol: 'rtmp',
        createtime: NOW * 1000,
        endtime: 0,
        inbytes: 0,
        outbytes: 0,
        filePath: '',
        action,
        ...more,
      });

      it('puts a stream on air, takes it off, and tells of the file', async () => {
        const stream = newStream();
        for (const action of ['prePublish', 'postPublish', 'postRecord']) await tell('node-media-server', session(stream, action));
        assert.equal((await feed.json(`/status/${stream}`)).status, 'live');
        const endtime = (NOW + 60) * 1000;
        await tell('node-media-server', session(stream, 'donePublish', { endtime }));
        await tell(
          'node-media-server',
          session(stream, 'doneRecord', {
            id: `${stream}-r`,
            endtime,
            outbytes: 1234,
            filePath: `/var/media/live/${stream}/1767607200000.flv`,
          }),
        );
        assert.equal((await feed.json(`/status/${stream}`)).status, 'offline');
        const [replay] = await replaysOf(stream);
        const [recording] = replay?.recordings ?? [];
        assert.deepEqual(
          [recording?.url, recording?.format, recording?.duration, recording?.size],
          [`https://media.example/live/${stream}/1767607200000.flv`, 'flv', 60, 1234],
        );
        assert.doesNotMatch(JSON.stringify(replay), /s3cr3t/);
      });

      it('is understood when it says that its text is plain, as it does', async () => {
        const response = await feed.request('POST', `/callbacks/node-media-server?${SIGNED}`, session(newStream(), 'postPublish'), {
          'Content-Type': 'text/plain;charset=UTF-8',
        });
        assert.equal(response.status, 200);
      });

      it('is served from the folder that is told', async () => {
        const stream = newStream();
        const other = feedOn(store, { mediaFolder: '/var/media', mediaUrl: 'vod', trustMediaServers: true });
        await other.request(
          'POST',
          '/callbacks/node-media-server',
          session(stream, 'doneRecord', { endtime: NOW * 1000 + 1000, filePath: `\\var\\media\\a b\\live\\${stream}\\../x.flv` }),
        );
        const [replay] = await replaysOf(stream);
        assert.equal(replay?.recordings[0]?.url, `vod/a%20b/live/${stream}/x.flv`);
        assert.equal(
          ((await feed.json(`/replays/${replay?.id}.json`)).recordings as Fields[])[0]?.url,
          `../vod/a%20b/live/${stream}/x.flv`,
        );
      });
    });

    it('need a signed URL, unless they are trusted', async () => {
      const body = { action: 'on_publish', stream: newStream(), app: 'live', client_id: 'x' };
      for (const server of ['srs', 'node-media-server'])
        for (const query of ['', `t=${T}`, `t=${T + 1}&sign=${signCallback(KEY, T)}`])
          assert.equal((await feed.request('POST', `/callbacks/${server}?${query}`, body)).status, 403);
      assert.equal((await feedOn(store, { trustMediaServers: true }).request('POST', '/callbacks/srs', body)).status, 200);
    });
  });
}
