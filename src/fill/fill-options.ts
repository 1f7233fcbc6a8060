import type { FillMode, Rotation } from './fill-geometry.js';

const modes: readonly FillMode[] = ['auto', 'contain', 'cover', 'stretch'];

/** The fill mode that an attribute names; `auto` for anything else. */
export function readFillMode(text: string): FillMode {
  const word = text.trim().toLowerCase();
  return modes.find((mode) => mode === word) ?? 'auto';
}

/** Degrees as a rotation: −90 is 270, 450 is 90, what is no quarter turn goes to the nearest, what is no number is 0. */
export function readRotation(degrees: number): Rotation {
  const quarters = Math.round(degrees / 90) % 4;
  return Number.isFinite(quarters) ? ((((quarters + 4) % 4) * 90) as Rotation) : 0;
}
