import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Frame, FrameTap, TapOptions } from '../src/index.js';
import './frames.css';
import { liveArgTypes, playerIn, reaches, setAttributes, watching, type LiveAttributes } from './live-player.js';

const meta: Meta<LiveAttributes> = {
  title: 'Frames/Taps',
  component: 'relive-live',
  args: { ...watching, controls: false },
  argTypes: liveArgTypes,
  async play({ canvasElement }) {
    await reaches(playerIn(canvasElement), 'playing');
    await told(canvasElement);
  },
};

export default meta;
type Story = StoryObj<LiveAttributes>;

/** Every frame as a WebCodecs `VideoFrame`, drawn by the page beside the player. */
export const VideoFrames: Story = {
  name: 'video-frame',
  render: tapped({ format: 'video-frame' }, (canvas) => {
    const context = canvas.getContext('2d');
    return ({ videoFrame }) => void (videoFrame && context?.drawImage(videoFrame, 0, 0, canvas.width, canvas.height));
  }),
};

/** The luma plane alone, as bytes. */
export const Luma: Story = {
  name: 'i420',
  render: tapped({ format: 'i420', maxFps: 10 }, (canvas) => {
    const context = canvas.getContext('2d');
    return ({ data, planes, width, height }) => {
      const [luma] = planes ?? [];
      if (!data || !luma || !context) return;
      Object.assign(canvas, { width, height });
      const grey = new ImageData(width, height);
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const value = data[luma.offset + y * luma.stride + x] ?? 0;
          grey.data.set([value, value, value, 255], (y * width + x) * 4);
        }
      context.putImageData(grey, 0, 0);
    };
  }),
};

/** Frames go to a worker, which draws them on its own canvas; the page’s thread stays free. */
export const InWorker: Story = {
  name: 'In a worker',
  render: tapped({ format: 'video-frame' }, (canvas) => {
    const worker = new Worker(new URL('./frames-worker.ts', import.meta.url), { type: 'module' });
    const offscreen = canvas.transferControlToOffscreen();
    worker.postMessage({ canvas: offscreen }, [offscreen]);
    return async ({ videoFrame }) => {
      if (!videoFrame) return;
      // The page’s own copy: the tap closes its frame after the callback.
      const own = videoFrame.clone();
      worker.postMessage({ frame: own }, [own]);
    };
  }),
};

/** The browser’s own picture is off, and the page draws in its place. */
export const Replace: Story = {
  name: 'mode: replace',
  render: tapped({ format: 'video-frame', mode: 'replace' }, (canvas) => {
    const context = canvas.getContext('2d');
    return ({ videoFrame }) => {
      if (!videoFrame || !context) return;
      context.filter = 'hue-rotate(180deg)';
      context.drawImage(videoFrame, 0, 0, canvas.width, canvas.height);
    };
  }),
};

/** A player, and a canvas of the page’s that shows what the tap hands over. */
function tapped(options: TapOptions, draw: (canvas: HTMLCanvasElement) => (frame: Frame) => unknown): Story['render'] {
  return (args) => {
    const player = document.createElement('relive-live');
    setAttributes(player, args);
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
    canvas.setAttribute('aria-label', 'What the tap hands over');
    canvas.role = 'img';
    const words = document.createElement('p');
    const onFrame = draw(canvas);
    let frames = 0;
    const tap: FrameTap = player.tapFrames((frame) => {
      words.textContent = `${++frames} frames, ${tap.skipped} skipped · ${frame.width}×${frame.height} at ${frame.mediaTime.toFixed(3)} s`;
      return onFrame(frame);
    }, options);
    return html`<div class="tap">
      ${player}
      <figure>
        ${canvas}
        <figcaption>${words}</figcaption>
      </figure>
    </div>`;
  };
}

/** Waits until a frame has been handed over. */
async function told(canvas: HTMLElement): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (canvas.querySelector('figcaption')?.textContent.includes('frames')) return;
    await new Promise((again) => setTimeout(again, 25));
  }
  throw new Error('The tap handed over no frame.');
}
