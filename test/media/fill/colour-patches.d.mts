export type Matrix = 'bt601' | 'bt709';
export type Range = 'limited' | 'full';
/** Y′, Cb, Cr. */
export type Patch = readonly [number, number, number];
export declare const patchSize: number;
export declare const patches: readonly Patch[];
export declare const colourClips: readonly { readonly name: string; readonly matrix: Matrix; readonly range: Range }[];
export declare function patchCentre(index: number): { x: number; y: number };
export declare function colourPicture(): Uint8Array;
export declare function patchRgb(patch: Patch, matrix: Matrix, range: Range): [number, number, number];
