/** @param {readonly number[]} values @returns {number} `NaN` of nothing */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return (Number(sorted[middle]) + Number(sorted[sorted.length % 2 ? middle : middle - 1])) / 2;
}
