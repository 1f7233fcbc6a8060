import { after, before, describe } from 'node:test';
import type { FeedStore } from '../../src/server/index.js';
import { broadcasts } from './broadcasts.suite.js';
import { cloudCallbacks } from './cloud-callbacks.suite.js';
import { testDatabases } from './database.js';
import { documents } from './documents.suite.js';
import { fuzz } from './fuzz.suite.js';
import { grouping } from './grouping.suite.js';
import { management } from './management.suite.js';
import { mediaServerCallbacks } from './media-server-callbacks.suite.js';
import { status } from './status.suite.js';

// In one process and on one store: opening a database takes longer than most of the tests.
for (const database of testDatabases())
  describe(`on ${database.name}`, () => {
    let store: FeedStore;

    before(async () => {
      store = await database.open();
    });
    after(async () => {
      await store.close();
      await database.remove();
    });

    for (const suite of [cloudCallbacks, mediaServerCallbacks, documents, status, grouping, broadcasts, management, fuzz])
      suite(() => store);
  });
