import { nalUnits } from './annex-b.js';
import { chromaProfiles, parseAvcSps } from './avc.js';
import { unescapeNal } from './bit-reader.js';
import { u16 } from './boxes.js';
import { parseHevcSps } from './hevc.js';
import { joinChunks } from './join-chunks.js';

/** NAL units come after their length in four bytes: see `lengthPrefixed`. */
const lengthSizeMinusOne = 3;

/**
 * The decoder configuration record that the parameter sets of a key frame make, for a picture that came as an Annex B byte stream.
 * @returns `undefined` when sets are missing or broken.
 */
export function recordFromAnnexB(codec: 'avc' | 'hevc', keyFrame: Uint8Array): Uint8Array | undefined {
  const units = nalUnits(keyFrame);
  return codec === 'avc' ? avcRecord(units) : hevcRecord(units);
}

/** ISO/IEC 14496-15, 5.3.3.1. */
function avcRecord(units: readonly Uint8Array[]): Uint8Array | undefined {
  const ofType = (type: number) => units.filter((unit) => ((unit[0] ?? 0) & 31) === type).slice(0, 31);
  const [sequences, pictures, extensions] = [ofType(7), ofType(8), ofType(13)];
  const [first] = sequences;
  const shape = first && parseAvcSps(first);
  if (!shape || pictures.length === 0) return undefined;
  const [, profile = 0, compatibility = 0, level = 0] = first;
  const depths = [0xfc | shape.chromaFormat, 0xf8 | shape.extraLumaBits, 0xf8 | shape.extraChromaBits, extensions.length];
  return joinChunks([
    Uint8Array.of(1, profile, compatibility, level, 0xfc | lengthSizeMinusOne, 0xe0 | sequences.length),
    ...measured(sequences),
    Uint8Array.of(pictures.length),
    ...measured(pictures),
    ...(chromaProfiles.has(profile) ? [Uint8Array.from(depths), ...measured(extensions)] : []),
  ]);
}

/** ISO/IEC 14496-15, 8.3.3.1. */
function hevcRecord(units: readonly Uint8Array[]): Uint8Array | undefined {
  const arrays = [32, 33, 34].map((type) => ({ type, units: units.filter((unit) => (((unit[0] ?? 0) >> 1) & 63) === type) })).filter((array) => array.units.length > 0);
  const first = arrays.find(({ type }) => type === 33)?.units[0];
  const shape = first && parseHevcSps(first);
  if (!shape || !arrays.some(({ type }) => type === 34)) return undefined;
  // After the NAL header: layers and nesting in one byte, then profile, tier and level as the record has them.
  const raw = unescapeNal(first);
  const layers = raw[2] ?? 0;
  const timing = ((((layers >> 1) & 7) + 1) << 3) | ((layers & 1) << 2) | lengthSizeMinusOne;
  const depths = [0xfc | shape.chromaFormat, 0xf8 | shape.extraLumaBits, 0xf8 | shape.extraChromaBits];
  return joinChunks([
    Uint8Array.of(1, ...raw.subarray(3, 15)),
    // Nothing is said of spatial segmentation, parallelism and frame rate.
    Uint8Array.of(0xf0, 0, 0xfc, ...depths, 0, 0, timing, arrays.length),
    ...arrays.flatMap((array) => [Uint8Array.of(0x80 | array.type), u16(array.units.length), ...measured(array.units)]),
  ]);
}

/** Every unit after its length in two bytes. */
function measured(units: readonly Uint8Array[]): Uint8Array[] {
  return units.flatMap((unit) => [u16(unit.length), unit]);
}
