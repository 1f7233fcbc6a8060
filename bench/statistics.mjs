/** The value that so many of a hundred do not exceed. @param {readonly number[]} values @param {number} percent */
export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN;
}

/** @param {readonly number[]} values @returns {number} `NaN` of nothing */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return (Number(sorted[middle]) + Number(sorted[sorted.length % 2 ? middle : middle - 1])) / 2;
}
