/**
 * Rows of a bench as text: median (range), and the ratio to the bare engine.
 * @param {import('./run-bench.mjs').Bench} bench @param {import('./run-bench.mjs').Row[]} rows
 */
export function benchTable({ title, notes, columns }, rows) {
  const lines = [title, ...notes.map((note) => `  ${note}`)];
  for (const format of new Set(rows.map((row) => row.format))) {
    const cells = [
      [format.toUpperCase(), ...columns.map(({ label, unit }) => `${label}, ${unit}`)],
      ...rows.filter((row) => row.format === format).map((row) => [row.name, ...columns.map((column) => cell(column, row.figures[column.id]))]),
    ];
    const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
    lines.push('', ...cells.map((row) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('   ').trimEnd()));
  }
  for (const { name, format, failures } of rows) for (const failure of failures) lines.push(`${name} ${format} failed: ${failure}`);
  return lines.join('\n');
}

/** @param {import('./run-bench.mjs').Column} column @param {import('./run-bench.mjs').Figure | undefined} figure */
function cell({ unit, compared = true }, figure) {
  if (!figure?.samples.length) return '–';
  /** @param {number} value */
  const number = (value) => value.toFixed(unit === 'KB' ? 1 : 0);
  const range = figure.samples.length > 1 ? ` (${number(figure.min)}–${number(figure.max)})` : '';
  return `${number(figure.median)}${range}${compared && Number.isFinite(figure.ratio) ? `  ${figure.ratio.toFixed(2)}×` : ''}`;
}
