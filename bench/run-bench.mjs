// All contestants in one browser, turn and turn about: what disturbs the machine disturbs them alike.
import { buildPages, buildStage, pagePath } from './build-pages.mjs';
import { startBenchServer } from './bench-server.mjs';
import { contestants } from './contestants.mjs';
import { median } from './statistics.mjs';
import { newVisitor, openBrowser } from './visitor.mjs';

/**
 * @typedef {import('./contestants.mjs').Contestant} Contestant
 * @typedef {{ id: string, label: string, unit: string, compared?: boolean }} Column
 * @typedef {object} Turn
 * @property {string} url The contestant's page.
 * @property {Awaited<ReturnType<typeof newVisitor>>} visitor
 * @property {Awaited<ReturnType<typeof startBenchServer>>} server
 * @property {number} phase From 0 to 1, another one in every run, the same for all contestants.
 *
 * @typedef {object} Bench
 * @property {string} title
 * @property {readonly string[]} notes
 * @property {'flv' | 'hls'} [format] Where it is about one of them only.
 * @property {readonly Contestant[]} [contestants] Others than those of live streams.
 * @property {number} [runs] Where more of them would give the same figures.
 * @property {readonly Column[]} columns
 * @property {(contestant: Contestant, turn: Turn) => Promise<Record<string, number>>} measure One figure for each column.
 *
 * @typedef {{ median: number, min: number, max: number, ratio: number, samples: number[] }} Figure `ratio`: to the bare engine in the same round, the median of all.
 * @typedef {{ name: string, format: string, settings: string, failures: string[], figures: Record<string, Figure> }} Row
 */

/**
 * @param {Bench} bench
 * @param {{ runs: number, only?: string | undefined, onProgress(text: string): void }} options `only`: contestants whose name or format it is
 * @returns {Promise<Row[]>}
 */
export async function runBench(bench, { runs, only, onProgress }) {
  const all = bench.contestants ?? contestants;
  const takingPart = all.filter(({ name, format }) => (!bench.format || format === bench.format) && (!only || [name.toLowerCase(), format].includes(only.toLowerCase())));
  const server = await startBenchServer(await buildPages(takingPart));
  const stage = await buildStage();
  const browser = await openBrowser();
  /** @type {{ contestant: Contestant, samples: Record<string, number>[], failures: string[] }[]} `samples`: one a round, holes where it failed */
  const entries = takingPart.map((contestant) => ({ contestant, samples: [], failures: [] }));
  try {
    // The browser's own first time, of which one contestant would have to pay.
    for (const { contestant } of entries) await turn(contestant, (visitor, url) => visitor.page.goto(url, { waitUntil: 'load' })).catch(() => {});
    const rounds = Math.min(runs, bench.runs ?? runs);
    for (let round = 0; round < rounds; round++) {
      for (let place = 0; place < entries.length; place++) {
        const entry = entries[(place + round) % entries.length];
        if (!entry) continue;
        onProgress(`${bench.title}: run ${round + 1} of ${rounds}, ${entry.contestant.name} ${entry.contestant.format}`);
        await turn(entry.contestant, async (visitor, url) => {
          entry.samples[round] = await bench.measure(entry.contestant, { url, visitor, server, phase: (round + 0.5) / rounds });
        }).catch((error) => entry.failures.push(error.message));
      }
    }
  } finally {
    await browser.close();
    await server.stop();
  }

  /** @param {Contestant} contestant @param {(visitor: Turn['visitor'], url: string) => Promise<unknown>} act */
  async function turn(contestant, act) {
    const visitor = await newVisitor(browser, stage);
    await act(visitor, server.origin + pagePath(contestant)).finally(() => visitor.leave());
  }

  return entries.map(({ contestant, samples, failures }) => {
    const bare = entries.find((entry) => entry.contestant.isBare && entry.contestant.format === contestant.format)?.samples ?? [];
    const figures = Object.fromEntries(bench.columns.map(({ id }) => [id, figure(valuesOf(samples, id), valuesOf(bare, id))]));
    return { name: contestant.name, format: contestant.format, settings: contestant.settings, failures, figures };
  });
}

/** Holes stay. @param {Record<string, number>[]} samples @param {string} id */
const valuesOf = (samples, id) => samples.map((sample) => Number(sample[id]));

/**
 * What disturbs a round disturbs all who are in it, and how far into a GOP a viewer comes is the same for all: rounds are compared, not medians.
 * @param {number[]} values @param {number[]} bare @returns {Figure}
 */
function figure(values, bare) {
  const samples = Object.values(values);
  const ratios = values.flatMap((value, round) => (round in bare ? [value / Number(bare[round])] : []));
  return { median: median(samples), min: Math.min(...samples), max: Math.max(...samples), ratio: median(ratios), samples };
}
