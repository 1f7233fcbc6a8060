import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { it } from 'node:test';
import { openStore } from '../../src/server/index.js';
import { fileReady, KEY, pushStarted, signed } from './callbacks.js';
import { emptyFolder } from './database.js';
import { relive } from './serve.js';
import { startPostgres } from './postgres.js';

const CALLBACKS = process.env.LONG ? 10_000 : 500;
const KILLS = process.env.LONG ? 5 : 1;

/** Senders at the same time. */
const SENDERS = 8;

for (const kind of ['PGlite', ...(process.env.PG ? ['PostgreSQL'] : [])])
  it(`no acknowledged callback is lost when the process is killed in the middle of ${CALLBACKS}, on ${kind}`, async () => {
    const postgres = kind === 'PostgreSQL' ? await startPostgres() : undefined;
    const location = (await postgres?.createDatabase()) ?? (await emptyFolder());
    const t = Math.floor(Date.now() / 1000) + 3600;
    const events = Array.from({ length: CALLBACKS }, (_, index) => ({
      ...(index % 4
        ? fileReady(`room${index % 50}`, `file${index}`, Math.floor(index / 50) * 60, 60)
        : pushStarted(`room${index % 50}`, index)),
      index,
      t,
    }));
    const acknowledged = new Set<number>();
    const waiting = [...events.keys()].reverse();
    // What was not acknowledged is sent again to the next process, as the cloud does.
    for (let kills = 0; kills <= KILLS; kills++) {
      const process = relive(['serve', '--port', '0', postgres ? '--database' : '--data', location], { env: { RELIVE_KEY: KEY } });
      const url = await process.listening();
      const send = async () => {
        for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
          try {
            const response = await fetch(`${url}/callbacks/cloud`, { method: 'POST', body: JSON.stringify(signed(events[index] ?? {})) });
            // 429 is an answer too: come back later.
            if (response.status === 200) assert.deepEqual(await response.json(), { code: 0 });
            else throw new Error(`It answered ${response.status}.`);
          } catch {
            waiting.push(index);
            if (process.child.killed) return;
            await new Promise((resolve) => setTimeout(resolve, 50));
            continue;
          }
          acknowledged.add(index);
          if (kills < KILLS && acknowledged.size >= (CALLBACKS * (kills + 1)) / (KILLS + 1)) process.child.kill('SIGKILL');
          if (process.child.killed) return;
        }
      };
      await Promise.all(Array.from({ length: SENDERS }, send));
      process.child.kill('SIGKILL');
      await process.ended;
    }
    assert.equal(acknowledged.size, CALLBACKS);
    // What was lost with a process would be missing still: nothing acknowledged was sent again.
    const store = await openStore(location);
    const stored = (await store.db.selectFrom('events').select('body').execute()).map(
      ({ body }) => (JSON.parse(body) as { index: number }).index,
    );
    assert.deepEqual(
      stored.sort((a, b) => a - b),
      [...events.keys()],
    );
    const { count } = await store.db
      .selectFrom('recordings')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    assert.equal(Number(count), CALLBACKS * 0.75);
    await store.close();
    if (postgres) await postgres.stop();
    else await rm(dirname(location), { recursive: true, force: true });
  });
