/** The NAL units between start codes (ITU-T H.264 annex B; the same in H.265). */
export function nalUnits(bytes: Uint8Array): Uint8Array[] {
  const units: Uint8Array[] = [];
  let start = -1;
  for (let at = 0; at + 2 < bytes.length; at++) {
    if (bytes[at] !== 0 || bytes[at + 1] !== 0 || bytes[at + 2] !== 1) continue;
    if (start >= 0) units.push(trimZeros(bytes.subarray(start, at)));
    start = at + 3;
    at += 2;
  }
  if (start >= 0) units.push(trimZeros(bytes.subarray(start)));
  return units.filter((unit) => unit.length > 0);
}

/** An Annex B frame as an MP4 sample: every NAL unit after its length in four bytes (ISO/IEC 14496-15, 5.3.4.2). Parameter sets stay in band. */
export function lengthPrefixed(frame: Uint8Array): Uint8Array {
  const units = nalUnits(frame);
  const sample = new Uint8Array(units.reduce((size, unit) => size + 4 + unit.length, 0));
  const view = new DataView(sample.buffer);
  let at = 0;
  for (const unit of units) {
    view.setUint32(at, unit.length);
    sample.set(unit, at + 4);
    at += 4 + unit.length;
  }
  return sample;
}

/** Zeros before a start code belong to it, not to the unit. */
function trimZeros(unit: Uint8Array): Uint8Array {
  let end = unit.length;
  while (end > 0 && unit[end - 1] === 0) end--;
  return unit.subarray(0, end);
}
