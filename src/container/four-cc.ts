/** Four letters at `at`, for example `hvc1`; fewer where the bytes end. */
export function fourCc(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
