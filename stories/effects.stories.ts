import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { colorGrade, overlay, sharpen, type Effect } from '../src/index.js';
import { liveArgTypes, playerIn, reaches, setAttributes, watching, type LiveAttributes } from './live-player.js';

const meta: Meta<LiveAttributes> = {
  title: 'Frames/Effects',
  component: 'relive-live',
  args: watching,
  argTypes: liveArgTypes,
  play: ({ canvasElement }) => reaches(playerIn(canvasElement), 'playing'),
};

export default meta;
type Story = StoryObj<LiveAttributes>;

const withEffect =
  (make: () => Effect | readonly Effect[]): Story['render'] =>
  (args) => {
    const player = document.createElement('relive-live');
    setAttributes(player, args);
    player.effect = make();
    return player;
  };

/** Gives back some of what the encoder took, where the picture is soft. */
export const Sharpen: Story = { name: 'sharpen', render: withEffect(() => sharpen({ amount: 0.8 })) };

export const ColorGrade: Story = { name: 'colorGrade', render: withEffect(() => colorGrade({ contrast: 1.15, saturation: 1.4, brightness: 0.02 })) };

/** A caption, drawn into the picture: full screen, snapshots and recordings have it too. */
export const Overlay: Story = { name: 'overlay', render: withEffect(() => overlay({ image: caption('Live from the clock tower'), y: 0.78, width: 1 })) };

/** One after the other. */
export const Chain: Story = { name: 'Several', render: withEffect(() => [colorGrade({ saturation: 0 }), sharpen(), overlay({ image: caption('In black and white'), y: 0.78 })]) };

/** Ten lines of the page’s own. */
export const Own: Story = { name: 'Of the page’s own', render: withEffect(pixelate) };

/** It throws, and is switched off with an error; the plain picture comes back. */
export const Broken: Story = {
  render: withEffect(() => ({
    render() {
      throw new Error('It was not meant to work.');
    },
  })),
};

function caption(text: string): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 120 });
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.font = '600 56px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 12;
  context.strokeStyle = 'rgb(0 0 0 / 0.7)';
  context.strokeText(text, 640, 60);
  context.fillStyle = '#fff';
  context.fillText(text, 640, 60);
  return canvas;
}

function pixelate(): Effect {
  let program: WebGLProgram | undefined;
  return {
    contextCreated(gl) {
      program = gl.createProgram();
      for (const [type, source] of [
        [gl.VERTEX_SHADER, 'void main() { gl_Position = vec4(gl_VertexID == 1 ? 3 : -1, gl_VertexID == 2 ? 3 : -1, 0, 1); }'],
        [gl.FRAGMENT_SHADER, 'precision mediump float; uniform sampler2D picture; uniform vec2 size; out vec4 color; void main() { color = texture(picture, (floor(gl_FragCoord.xy / 12.0) + 0.5) * 12.0 / size); }'],
      ] as const) {
        const shader = gl.createShader(type);
        if (!shader) continue;
        gl.shaderSource(shader, `#version 300 es\n${source}`);
        gl.compileShader(shader);
        gl.attachShader(program, shader);
      }
      gl.linkProgram(program);
    },
    render(gl, source, target) {
      if (!program) return;
      gl.useProgram(program);
      gl.bindTexture(gl.TEXTURE_2D, source.texture);
      gl.uniform2f(gl.getUniformLocation(program, 'size'), target.width, target.height);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    },
    contextDestroyed: () => (program = undefined),
  };
}
