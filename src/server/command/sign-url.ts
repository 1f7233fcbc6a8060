import type { Output } from './run.js';
import { signCallback } from '../callbacks/sign-callback.js';
import { describeOptions, readOptions, UsageError } from './options.js';

const OPTIONS = {
  key: { value: 'KEY', help: 'the key of relive serve; better as RELIVE_KEY' },
  days: { value: 'N', help: 'for how long the URL is good (default 3650)' },
} as const;

const DAY = 86_400;

/** Prints a callback URL with `t` and `sign`, for media servers that sign nothing themselves. */
export function signUrl(args: readonly string[], output: Output): number {
  const options = readOptions(args, OPTIONS, true);
  const [address = ''] = options.positionals;
  if (options.help) {
    output.stdout.write(`Usage: relive sign-url URL\n${describeOptions(OPTIONS)}`);
    return 0;
  }
  const key = options.text('key');
  if (!key) throw new UsageError('a key is needed: set RELIVE_KEY.');
  if (!URL.canParse(address)) throw new UsageError('a URL is needed, as http://127.0.0.1:8080/callbacks/srs.');
  const t = Math.floor(Date.now() / 1000) + Math.round((options.number('days') ?? 3650) * DAY);
  const url = new URL(address);
  url.searchParams.set('t', String(t));
  url.searchParams.set('sign', signCallback(key, t));
  output.stdout.write(`${url}\n`);
  return 0;
}
