import { readFileSync, readdirSync } from 'node:fs';

/**
 * Bytes of memory that a process's children and theirs have, what they share divided among them: a browser, as its whole.
 * @param {number} root
 * @returns {number} `NaN` where the system does not tell; Linux does.
 */
export function memoryBelow(root) {
  try {
    const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((id) => parentOf(Number(id))));
    let bytes = 0;
    for (const id of parents.keys()) if (id !== root && isBelow(id, root, parents)) bytes += share(id);
    return bytes || NaN;
  } catch {
    return NaN;
  }
}

/** @param {number} id @returns {[number, number][]} nothing of a process that has ended meanwhile */
function parentOf(id) {
  try {
    // The name, in brackets, may have any signs in it.
    return [[id, Number(readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])]];
  } catch {
    return [];
  }
}

/** @param {number | undefined} id @param {number} root @param {ReadonlyMap<number, number>} parents @returns {boolean} */
function isBelow(id, root, parents) {
  return id !== undefined && (id === root || isBelow(parents.get(id), root, parents));
}

/** @param {number} id */
function share(id) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
