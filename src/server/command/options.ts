import { parseArgs } from 'node:util';

/** The command line asks for something that cannot be. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** What an option is, by its name. `value` names what it takes; without one it is a switch. */
export type OptionTable = Readonly<Record<string, { readonly value?: string; readonly help: string }>>;

/**
 * Reads options from the command line, and those that are not there from the environment: `--play-url` is
 * `RELIVE_PLAY_URL`. Secrets belong into the environment, since others on the machine can see a command line.
 * @throws {UsageError} or what `parseArgs` throws.
 */
export function readOptions<Table extends OptionTable>(args: readonly string[], table: Table, positionals = false) {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, { value }]) => [name, { type: value === undefined ? ('boolean' as const) : ('string' as const) }]),
  );
  const parsed = parseArgs({ args: [...args], options: { ...options, help: { type: 'boolean' } }, allowPositionals: positionals });
  const given = parsed.values as Partial<Record<keyof Table | 'help', string | boolean>>;
  const fromEnvironment = (name: string) => process.env[`RELIVE_${name.toUpperCase().replaceAll('-', '_')}`] || undefined;
  return {
    positionals: parsed.positionals,
    help: given.help === true,
    text: (name: keyof Table & string): string | undefined => (typeof given[name] === 'string' ? given[name] : fromEnvironment(name)),
    flag: (name: keyof Table & string): boolean => given[name] === true || /^(1|true|yes)$/i.test(fromEnvironment(name) ?? ''),
    number(name: keyof Table & string): number | undefined {
      const text = this.text(name);
      if (text === undefined) return undefined;
      if (!/^\d+(\.\d+)?$/.test(text)) throw new UsageError(`--${name} must be a number; it is "${text}".`);
      return Number(text);
    },
  };
}

/** The options, one a line. */
export function describeOptions(table: OptionTable): string {
  const names = Object.entries(table).map(
    ([name, { value, help }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, help] as const,
  );
  const width = Math.max(...names.map(([name]) => name.length));
  return `${names.map(([name, help]) => `  ${name.padEnd(width)}  ${help}`).join('\n')}\nEach may stand in the environment instead: --play-url as RELIVE_PLAY_URL.\n`;
}
