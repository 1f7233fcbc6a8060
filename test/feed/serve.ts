import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

let compiled: string | undefined;

/** The server as plain JavaScript, which starts faster than what is compiled as it is loaded. Libraries stay outside. */
export function compiledServer(): string {
  if (compiled) return compiled;
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'relive-feed-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  buildSync({
    entryPoints: [join(root, 'src/server/command/run.ts')],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outExtension: { '.js': '.mjs' },
  });
  return (compiled = folder);
}

/** Runs `relive …` in a process of its own. `folder` is where its code lies, if not here. */
export function relive(args: readonly string[], { env = {}, folder = compiledServer() } = {}) {
  const code = `import(${JSON.stringify(join(folder, 'run.mjs'))}).then(async ({ run }) => { process.exitCode = await run(${JSON.stringify(args)}); })`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.err += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...output }));
  return {
    child,
    ended,
    /** Resolves with the address once it listens. */
    async listening(): Promise<string> {
      for (;;) {
        const [, url] = /serves (http:\S+)/.exec(output.out) ?? [];
        if (url) return url;
        const early = await Promise.race([once(child.stdout, 'data').then(() => undefined), ended]);
        if (early) throw new Error(`relive ended with ${early.code}: ${early.err}`);
      }
    },
  };
}
