import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/**
 * Runs a command of node_modules/.bin or of the system, and shows what it prints.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean }} [options]
 * @returns {Promise<string>} What it printed on standard output. The error of a command that failed has it as `output`.
 */
export function run(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((done, fail) => {
    const path = `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH}`;
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PATH: path, ...env } });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (!quiet) process.stdout.write(chunk);
    });
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done(output) : fail(Object.assign(new Error(`${command} ${args.join(' ')} ended with ${code}`), { output }))));
  });
}
