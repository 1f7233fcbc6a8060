import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { PlayerState } from '../src/index.js';
import { liveArgTypes, livePlayer, playerIn, poster, reaches, setAttributes, watching, type LiveAttributes } from './live-player.js';

const meta: Meta<LiveAttributes> = {
  title: 'Live player/States',
  component: 'relive-live',
  render: livePlayer,
  args: watching,
  argTypes: liveArgTypes,
};

export default meta;
type Story = StoryObj<LiveAttributes>;

const until =
  (state: PlayerState): Story['play'] =>
  ({ canvasElement }) =>
    reaches(playerIn(canvasElement), state);

export const Idle: Story = { args: { autoplay: false } };

export const IdleWithPoster: Story = { args: { autoplay: false, poster } };

/** The server takes its time. After eight seconds the player tries again. */
export const Connecting: Story = { args: { src: '/silent.flv' }, play: until('connecting') };

export const ConnectingWithPoster: Story = { args: { src: '/silent.flv', poster }, play: until('connecting') };

/** The stream falls silent after a second and a half. */
export const Buffering: Story = {
  args: { src: '/live/clock.flv?stall=1500' },
  async play({ canvasElement }) {
    await reaches(playerIn(canvasElement), 'playing');
    await reaches(playerIn(canvasElement), 'buffering');
  },
};

export const Playing: Story = { play: until('playing') };

export const Paused: Story = {
  async play({ canvasElement }) {
    const player = playerIn(canvasElement);
    await reaches(player, 'playing');
    player.pause();
    await reaches(player, 'paused');
  },
};

/** Stories of broken streams are tagged: the browser reports a failed request to the console, whatever the player does. */
export const Reconnecting: Story = {
  args: { src: '/live/clock.flv?cut=1500', 'reconnect-delay': 30 },
  tags: ['network-errors'],
  play: until('reconnecting'),
};

/** The streamer is away. */
export const Offline: Story = {
  args: { autoplay: false, poster },
  play({ canvasElement }) {
    const player = playerIn(canvasElement);
    player['setPhase']('offline');
    return reaches(player, 'offline');
  },
};

export const Forbidden: Story = {
  args: { src: '/live/clock.flv?status=403' },
  tags: ['network-errors'],
  play: until('forbidden'),
};

/** A playlist that says that nothing follows. */
export const Ended: Story = { args: { src: '/hls/over.m3u8' }, play: until('ended') };

export const FailedNotFound: Story = {
  name: 'Failed: not found',
  args: { src: '/live/nobody.flv' },
  tags: ['network-errors'],
  play: until('failed'),
};

export const FailedNoStream: Story = {
  name: 'Failed: a web page',
  args: { src: '/live/clock.flv?html' },
  tags: ['network-errors'],
  play: until('failed'),
};

export const FailedCodec: Story = {
  name: 'Failed: unknown codec',
  args: { src: '/live/clock.flv?codec=unknown' },
  tags: ['network-errors'],
  play: until('failed'),
};

export const FailedAddress: Story = { args: { src: 'rtmp://localhost/live/clock' }, play: until('failed'), name: 'Failed: address of a wrong kind' };

/** The same server under another name, which does not let this page read. */
export const FailedCors: Story = {
  name: 'Failed: CORS',
  args: { src: `http://${location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${location.port}/live/clock.flv?nocors` },
  tags: ['network-errors'],
  play: until('failed'),
};

export const FailedServer: Story = {
  name: 'Failed: server in trouble',
  args: { src: '/live/clock.flv?status=503', 'reconnect-limit': 0 },
  tags: ['network-errors'],
  play: until('failed'),
};

export const AudioOnly: Story = { args: { src: '/live/clock.flv?novideo' }, play: until('playing') };

export const AudioOnlyWithPoster: Story = { args: { src: '/live/clock.flv?novideo', poster }, play: until('playing') };

/** The browser plays only without sound: the player does, and offers the sound. */
export const SoundRefused: Story = { args: { muted: false }, render: refusing((media) => !media.muted), play: until('playing') };

/** The browser plays nothing before a tap. */
export const AutoplayBlocked: Story = {
  render: refusing(() => true),
  async play({ canvasElement }) {
    const player = playerIn(canvasElement);
    await reaches(player, 'paused');
    if (player.error?.code !== 'autoplay-blocked') throw new Error(`The error should be autoplay-blocked, but is ${player.error?.code}.`);
  },
};

/** A player in a browser that refuses to play, until there is a tap. */
function refusing(refuses: (media: HTMLMediaElement) => boolean) {
  return (args: LiveAttributes) => {
    const player = document.createElement('relive-live');
    const { media } = player;
    const play = media.play.bind(media);
    let tapped = false;
    addEventListener('pointerdown', () => (tapped = true), { once: true, capture: true });
    media.play = () => (tapped || !refuses(media) ? play() : Promise.reject(new DOMException('play() needs a gesture.', 'NotAllowedError')));
    setAttributes(player, args);
    return player;
  };
}
