import { freshId } from '../player.js';

/** What a feed answers from now on: see test/server/feeds.mjs. */
interface Answer {
  readonly items?: readonly unknown[];
  readonly pages?: Readonly<Record<string, object | null>>;
  readonly body?: string;
  readonly status?: number;
  readonly fail?: boolean;
  readonly hold?: boolean;
  readonly events?: boolean;
}

/** A feed of the test server's that says what this test wants. */
export function testFeed() {
  const url = `/feeds/${freshId()}`;
  const post = async (path: string, body: object = {}) => void (await fetch(path, { method: 'POST', body: JSON.stringify(body) }));
  return {
    url: `${url}/feed.json`,
    answer: (answer: Answer) => post(url, answer),
    /** Tells those who listen of a change. */
    tell: () => post(`${url}/tell`),
    /** What was asked for, and how many listen. */
    log: async () => (await (await fetch(`${url}/log`)).json()) as { requests: string[]; listeners: number },
  };
}
