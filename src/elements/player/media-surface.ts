import { LitElement } from 'lit';

const readOnly = [
  'buffered',
  'currentSrc',
  'duration',
  'ended',
  'mediaKeys',
  'networkState',
  'played',
  'readyState',
  'seekable',
  'seeking',
  'textTracks',
  'videoHeight',
  'videoWidth',
] as const;

const readWrite = ['currentTime', 'defaultPlaybackRate', 'disablePictureInPicture', 'disableRemotePlayback', 'playbackRate', 'playsInline', 'preservesPitch', 'volume'] as const;

const methods = ['canPlayType', 'getVideoPlaybackQuality', 'requestVideoFrameCallback', 'cancelVideoFrameCallback', 'setMediaKeys', 'addTextTrack'] as const;

/** Events of the media element that the player passes on as its own. `error` is not among them: the player has its own. */
export const mediaEvents = [
  'abort',
  'canplay',
  'canplaythrough',
  'durationchange',
  'emptied',
  'ended',
  'loadeddata',
  'loadedmetadata',
  'loadstart',
  'pause',
  'play',
  'playing',
  'progress',
  'ratechange',
  'resize',
  'seeked',
  'seeking',
  'stalled',
  'suspend',
  'timeupdate',
  'volumechange',
  'waiting',
  'enterpictureinpicture',
  'leavepictureinpicture',
] as const;

/** An element with the scripting surface of a media element, for scripts and for media-chrome's `slot="media"`. */
abstract class Surface extends LitElement {
  /** The real `<video>`. */
  abstract readonly media: HTMLVideoElement;
}

type Members = Pick<HTMLVideoElement, (typeof readOnly)[number] | (typeof readWrite)[number] | (typeof methods)[number]>;

/** {@link Surface} with the members that are defined below, from the lists. */
export const MediaSurface = Surface as unknown as (abstract new () => Surface & Members) & Omit<typeof LitElement, 'prototype'>;

for (const name of readOnly) define(name, { get: get(name) });
for (const name of readWrite) define(name, { get: get(name), set: set(name) });
for (const name of methods) define(name, { value: call(name), writable: true });

function define(name: string, descriptor: PropertyDescriptor): void {
  Object.defineProperty(Surface.prototype, name, { configurable: true, enumerable: true, ...descriptor });
}

function get(name: keyof HTMLVideoElement) {
  return function (this: Surface) {
    return this.media[name];
  };
}

function set<K extends (typeof readWrite)[number]>(name: K) {
  return function (this: Surface, value: HTMLVideoElement[K]) {
    this.media[name] = value;
  };
}

function call(name: (typeof methods)[number]) {
  return function (this: Surface, ...args: unknown[]) {
    const method = this.media[name] as (...args: unknown[]) => unknown;
    return method.apply(this.media, args);
  };
}
