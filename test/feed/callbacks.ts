import { signCallback } from '../../src/server/index.js';

/** The key of the guide's example. */
export const KEY = '5d41402abc4b2a76b9719d911017c592';

/** Monday, 2026-01-05 10:00:00 UTC, in Unix seconds: "now" in these tests. */
export const NOW = 1_767_607_200;

export type Fields = Record<string, unknown>;

/** The event of a finished file, as the guide prints it. It ends before it starts. */
export const GUIDE_SAMPLE: Fields = {
  channel_id: '2121_15919131751',
  end_time: 1473125627,
  event_type: 100,
  file_format: 'flv',
  file_id: '9192487266581821586',
  file_size: 9749353,
  sign: 'fef79a097458ed80b5f5574cbc13e1fd',
  start_time: 1473135647,
  stream_id: '2121_15919131751',
  t: 1473126233,
  video_id: '200025724_ac92b781a22c4a3e937c9e61c2624af7',
  video_url: 'http://200025724.vod.myqcloud.com/200025724_ac92b781a22c4a3e937c9e61c2624af7.f0.flv',
};

/** Signs an event, valid for ten minutes from `NOW` unless it says when. */
export function signed(event: Fields): Fields {
  const t = (event.t as number | undefined) ?? NOW + 600;
  return { ...event, t, sign: signCallback(KEY, t) };
}

export function pushStarted(stream: string, sequence: string | number, more: Fields = {}): Fields {
  return {
    event_type: 1,
    stream_id: stream,
    channel_id: stream,
    appid: 1,
    app: 'push.example',
    appname: 'live',
    event_time: NOW,
    sequence: String(sequence),
    node: '1.2.3.4',
    user_ip: '5.6.7.8',
    stream_param: 'txSecret=s3cr3t&txTime=5FFFFFFF',
    errcode: 0,
    errmsg: 'ok',
    width: 0,
    height: 0,
    ...more,
  };
}

export function pushStopped(stream: string, sequence: string | number, more: Fields = {}): Fields {
  return {
    ...pushStarted(stream, sequence),
    event_type: 0,
    event_time: NOW + 60,
    errcode: 1,
    errmsg: 'The push client stopped the push',
    push_duration: '60000',
    ...more,
  };
}

/** A finished file of `seconds`, beginning `from` seconds after `NOW`. */
export function fileReady(stream: string, file: string, from: number, seconds: number, more: Fields = {}): Fields {
  return {
    event_type: 100,
    stream_id: stream,
    channel_id: stream,
    file_id: file,
    file_format: 'flv',
    file_size: seconds * 100_000,
    start_time: NOW + from,
    end_time: NOW + from + seconds,
    duration: seconds,
    video_id: `v-${file}`,
    video_url: `http://vod.example/${file}.flv`,
    stream_param: 'txSecret=s3cr3t',
    ...more,
  };
}
