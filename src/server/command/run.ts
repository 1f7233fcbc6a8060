import { UsageError } from './options.js';
import { signUrl } from './sign-url.js';

const USAGE = `Usage:
  relive serve      takes recording callbacks in and gives the feed out
  relive sign-url   prints a callback URL for SRS or node-media-server, signed
  relive COMMAND --help tells its options`;

/** Where a command writes to. */
export interface Output {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/**
 * Runs the command line. Resolves when it is done, with the exit code.
 * What goes wrong is told in one line.
 */
export async function run(args: readonly string[], output: Output = process): Promise<number> {
  const [command, ...rest] = args;
  try {
    if (command === 'serve') {
      // Loaded only now: it needs libraries that may be missing.
      const { serve } = await import('./serve.js');
      return await serve(rest, output);
    }
    if (command === 'sign-url') return signUrl(rest, output);
    output.stderr.write(`${USAGE}\n`);
    return command === '--help' || command === 'help' ? 0 : 2;
  } catch (error) {
    if (error instanceof UsageError || (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) {
      output.stderr.write(`relive ${command}: ${error.message}\n`);
      return 2;
    }
    output.stderr.write(`relive ${command}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
