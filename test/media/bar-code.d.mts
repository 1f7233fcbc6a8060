// Tests in TypeScript read this; bar-code.mjs itself is plain JavaScript, since Node runs it as it is.
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}
export const barHeight: number;
export function barCells(frameNumber: number): boolean[];
export function isWhite(bar: boolean[], x: number, width: number): boolean;
/** The frame number that a picture shows, `undefined` if it has no bar code. */
export function readFrameNumber(image: Pixels, sourceWidth?: number): number | undefined;
