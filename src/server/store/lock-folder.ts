import { readFile, rm, writeFile } from 'node:fs/promises';

/**
 * Keeps a second process out of a database folder, which PGlite itself does not, and which would destroy the data.
 * A lock whose process is gone, as after `kill -9`, does not count.
 *
 * @param folder - The lock lies beside it: PGlite wants its folder for itself.
 * @returns How to unlock.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = `${folder.replace(/[\\/]+$/, '')}.lock`;
  const own = await identify(process.pid);
  for (;;) {
    try {
      await writeFile(file, own, { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const owner = await readFile(file, 'utf8').catch(() => '');
    const pid = Number.parseInt(owner, 10);
    if (isRunning(pid) && owner === (await identify(pid)))
      throw new Error(`Process ${pid} uses ${folder}. A folder serves one process; for several give the URL of a PostgreSQL server.`);
    await rm(file, { force: true });
  }
}

/** A process by its id and, where Linux tells it, its start: after a restart, in a container above all, ids come again. */
async function identify(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The 22nd field (proc_pid_stat(5)), counted from behind the name, which may hold anything.
  const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return `${pid} ${start}`.trim();
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
