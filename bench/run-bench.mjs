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
 * @property {number} [runs] Where more of them would give the same figures.
 * @property {readonly Column[]} columns
 * @property {(contestant: Contestant, turn: Turn) => Promise<Record<string, number>>} measure One figure for each column.
 *
 * @typedef {{ median: number, min: number, max: number, ratio: number, samples: number[] }} Figure `ratio`: of the medians, to the bare engine.
 * @typedef {{ name: string, format: string, settings: string, failures: string[], figures: Record<string, Figure> }} Row
 */

/**
 * @param {Bench} bench
 * @param {{ runs: number, only?: string | undefined, onProgress(text: string): void }} options `only`: contestants whose name or format it is
 * @returns {Promise<Row[]>}
 */
export async function runBench(bench, { runs, only, onProgress }) {
  const takingPart = contestants.filter(({ name, format }) => (!bench.format || format === bench.format) && (!only || [name.toLowerCase(), format].includes(only.toLowerCase())));
  const server = await startBenchServer(await buildPages(takingPart));
  const stage = await buildStage();
  const browser = await openBrowser();
  /** @type {{ contestant: Contestant, samples: Record<string, number>[], failures: string[] }[]} */
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
          entry.samples.push(await bench.measure(entry.contestant, { url, visitor, server, phase: (round + 0.5) / rounds }));
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

/** @param {Record<string, number>[]} samples @param {string} id */
const valuesOf = (samples, id) => samples.map((sample) => Number(sample[id]));

/** @param {number[]} samples @param {number[]} bare @returns {Figure} */
const figure = (samples, bare) => ({ median: median(samples), min: Math.min(...samples), max: Math.max(...samples), ratio: median(samples) / median(bare), samples });
