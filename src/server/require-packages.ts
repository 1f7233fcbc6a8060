/** Libraries that are needed here and not installed. Relive leaves them out for those who only want its elements. */
export class MissingPackages extends Error {
  override name = 'MissingPackages';
  readonly packages: readonly string[];

  constructor(packages: readonly string[]) {
    super(
      `${packages.join(' and ')} ${packages.length > 1 ? 'are' : 'is'} not installed. Add ${packages.length > 1 ? 'them' : 'it'} with: npm install ${packages.join(' ')}`,
    );
    this.packages = packages;
  }
}

/**
 * Makes sure that optional libraries are there, before something is loaded that needs them.
 * @throws {MissingPackages} that names all that are not.
 */
export async function requirePackages(...names: readonly string[]): Promise<void> {
  const there = await Promise.all(names.map(isInstalled));
  const missing = names.filter((_, index) => !there[index]);
  if (missing.length > 0) throw new MissingPackages(missing);
}

async function isInstalled(name: string): Promise<boolean> {
  try {
    await import(name);
    return true;
  } catch (error) {
    // A library that is there and lacks one of its own says so itself.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes(`'${name}'`))
      return false;
    throw error;
  }
}
