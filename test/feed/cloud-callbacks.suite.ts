import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { FeedStore } from '../../src/server/index.js';
import { signCallback } from '../../src/server/index.js';
import { fileReady, GUIDE_SAMPLE, KEY, NOW, pushStarted, pushStopped, signed } from './callbacks.js';
import { feedOn, newStream } from './feed.js';

export function cloudCallbacks(open: () => FeedStore) {
  describe('callbacks of the cloud', () => {
    let store: FeedStore;
    let feed: ReturnType<typeof feedOn>;

    before(() => {
      store = open();
      feed = feedOn(store);
    });

    const statusOf = (stream: string) => store.db.selectFrom('streams').selectAll().where('id', '=', stream).executeTakeFirstOrThrow();
    const recordingsOf = (stream: string) =>
      store.db.selectFrom('recordings').selectAll().where('stream', '=', stream).orderBy('start_ms').execute();

    it('put a stream on air and take it off', async () => {
      const stream = newStream();
      await feed.callbacks(pushStarted(stream, 1, { width: 1280, height: 720 }));
      const live = await statusOf(stream);
      assert.deepEqual([live.status, live.started_ms, live.width, live.height], ['live', NOW * 1000, 1280, 720]);
      await feed.callbacks(pushStopped(stream, 1));
      const ended = await statusOf(stream);
      assert.deepEqual([ended.status, ended.reason, ended.code, ended.ended_ms], ['ended', 'streamer', 1, NOW * 1000 + 60_000]);
    });

    it('are ordered by sequence, not by arrival', async () => {
      const stream = newStream();
      // Longer than a double holds exactly.
      const [first, second] = ['6674468118806626493', '6674468118806626494'];
      await feed.callbacks(pushStopped(stream, first), pushStarted(stream, first));
      assert.equal((await statusOf(stream)).status, 'ended');
      await feed.callbacks(pushStarted(stream, second));
      assert.equal((await statusOf(stream)).status, 'live');
      await feed.callbacks(pushStopped(stream, first, { errcode: 21, event_time: NOW + 90 }));
      assert.equal((await statusOf(stream)).status, 'live');
    });

    it('keep long numbers exact where they come without quotes', async () => {
      const stream = newStream();
      const body = JSON.stringify(signed(pushStarted(stream, 0))).replace('"sequence":"0"', '"sequence":6674468118806626493');
      assert.equal((await feed.request('POST', '/callbacks/cloud', body)).status, 200);
      assert.equal((await statusOf(stream)).sequence, '6674468118806626493');
    });

    it('count once, however often they come', async () => {
      const stream = newStream();
      const events = [pushStarted(stream, 1), fileReady(stream, `${stream}-a`, 0, 60), { event_type: 321, stream_id: stream, abnormal: 1 }];
      for (const late of [0, 60, 120]) await feed.callbacks(...events.map((event) => ({ ...event, t: NOW + 600 + late })));
      assert.equal((await store.db.selectFrom('events').select('id').where('stream', '=', stream).execute()).length, 3);
      assert.equal((await recordingsOf(stream)).length, 1);
    });

    it('count once when they come at the same moment', async () => {
      const stream = newStream();
      await Promise.all(Array.from({ length: 8 }, () => feed.callbacks(fileReady(stream, `${stream}-a`, 0, 60))));
      assert.equal((await store.db.selectFrom('events').select('id').where('stream', '=', stream).execute()).length, 1);
    });

    it('that are forged are refused, and those that are late are told so', async () => {
      const post = async (event: object) => {
        const response = await feed.request('POST', '/callbacks/cloud', event);
        return [response.status, ((await response.json()) as { message: string }).message];
      };
      const event = pushStarted(newStream(), 1);
      assert.deepEqual(await post({ ...signed(event), sign: signCallback('other', NOW + 600) }), [403, 'sign invalid']);
      assert.deepEqual(await post(event), [403, 'sign invalid']);
      assert.deepEqual(await post(signed({ ...event, t: NOW - 1 })), [403, 'time expired']);
    });

    it('that are late are taken in where a grace is given', async () => {
      const patient = feedOn(store, { graceSeconds: 300 });
      await patient.callbacks({ ...pushStarted(newStream(), 1), t: NOW - 300 });
      assert.equal(
        (await patient.request('POST', '/callbacks/cloud', signed({ ...pushStarted(newStream(), 1), t: NOW - 301 }))).status,
        403,
      );
    });

    it('take in the sample of the guide, repaired and flagged', async () => {
      const then = feedOn(store, { now: () => 1473126000_000, callbackKey: KEY });
      await then.callbacks({ ...GUIDE_SAMPLE, sign: undefined });
      const [recording] = await recordingsOf('2121_15919131751');
      assert.ok(recording);
      assert.ok(recording.end_ms > recording.start_ms);
      assert.match(recording.repaired ?? '', /start/);
    });

    it('tell the sub-second parts of a file, its task, size and picture', async () => {
      const stream = newStream();
      await feed.callbacks(
        fileReady(stream, `${stream}-a`, 0, 60, {
          start_time_usec: 250_000,
          end_time_usec: 750_999,
          duration: 61,
          task_id: '12345678901234567',
          callback_ext: '{"video_codec":"h264","resolution":"960x540","session_id":"s"}',
        }),
      );
      const [recording] = await recordingsOf(stream);
      assert.deepEqual(
        [recording?.end_ms, recording?.task_id, recording?.width, recording?.height, recording?.size],
        [(NOW + 60) * 1000 + 750, '12345678901234567', 960, 540, 6_000_000],
      );
    });

    it('take formats by number, and keep an event whose format cannot be played, with the reason', async () => {
      const stream = newStream();
      await feed.callbacks(
        fileReady(stream, `${stream}-a`, 0, 60, { file_format: 3, video_url: 'http://vod.example/a' }),
        fileReady(stream, `${stream}-b`, 60, 60, { file_format: 5, video_url: 'http://vod.example/b' }),
        fileReady(stream, `${stream}-c`, 120, 60, { file_format: 'wav' }),
      );
      assert.deepEqual(
        (await recordingsOf(stream)).map(({ format }) => format),
        ['mp4', 'aac'],
      );
      const [event] = await store.db
        .selectFrom('events')
        .selectAll()
        .where('stream', '=', stream)
        .where('problem', 'is not', null)
        .execute();
      assert.match(event?.problem ?? '', /format/);
    });

    it('tell the state of a recording, however its name is spelt', async () => {
      const stream = newStream();
      for (const [index, detail] of [
        { record_event: 'record_start_succeeded', file_format: 1 },
        { recordevent: 'record_paused' },
        { record_event: 'record_error' },
      ].entries()) {
        await feed.callbacks({ event_type: 332, stream_id: stream, event_time: NOW + index, record_detail: JSON.stringify(detail) });
        assert.equal((await statusOf(stream)).recording, ['started', 'paused', 'error'][index]);
      }
    });

    it('keep what nobody knows yet, fields and events', async () => {
      const stream = newStream();
      await feed.callbacks({ event_type: 777, stream_id: stream, novelty: { deep: [1, '\u0000', '\ud800'] } }, { event_type: 'hello' });
      const event = await store.db.selectFrom('events').selectAll().where('stream', '=', stream).executeTakeFirstOrThrow();
      assert.deepEqual(JSON.parse(event.body), { event_type: 777, stream_id: stream, novelty: { deep: [1, '\u0000', '\ud800'] } });
    });

    for (const [errcode, more, status, reason] of [
      [2, {}, 'ended', 'streamer'],
      [8, {}, 'offline', 'idle'],
      [14, {}, 'offline', 'network'],
      [18, { sub_errcode: 305 }, 'forbidden', 'banned'],
      [21, { errmsg: 'kicked out (101)' }, 'forbidden', 'banned'],
      [18, { sub_errcode: 503 }, 'offline', 'auth'],
      [21, { sub_errcode: '102' }, 'offline', 'replaced'],
      [99, {}, 'offline', 'unknown'],
    ] as const)
      it(`say that a push which stopped with ${errcode} ${JSON.stringify(more)} is ${status}: ${reason}`, async () => {
        const stream = newStream();
        await feed.callbacks(pushStopped(stream, 1, { errcode, ...more }));
        const known = await statusOf(stream);
        assert.deepEqual([known.status, known.reason, known.code], [status, reason, errcode]);
      });
  });
}
