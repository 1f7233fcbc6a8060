import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';

const eslint = new ESLint();

async function complaints(code: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).filter(({ ruleId }) => ruleId?.includes('no-restricted-imports')).map(({ message }) => message);
}

describe('who may import whom', () => {
  for (const [file, code] of [
    ['src/core/a.ts', "import { x } from '../timeline/x.js'; x();"],
    ['src/timeline/a.ts', "import { x } from '../engines/x.js'; x();"],
    ['src/container/a.ts', "import Hls from 'hls.js'; new Hls();"],
    ['src/live/a.ts', "import { html } from 'lit'; html``;"],
    ['src/live/a.ts', "import { startFlvEngine } from '../engines/flv/flv-engine.js'; startFlvEngine;"],
    ['src/engines/a.ts', "import { startHlsEngine } from './hls/hls-engine.js'; startHlsEngine;"],
    ['src/engines/hls/a.ts', "import mpegts from 'mpegts.js'; mpegts;"],
    ['src/ui/a.ts', "import { x } from '../live/x.js'; x();"],
    ['src/elements/live/a.ts', "import { x } from '../../server/x.js'; x();"],
    ['src/elements/live/a.ts', "import Hls from 'hls.js/light'; new Hls();"],
  ] as const)
    it(`refuses in ${file}: ${code.split(';')[0]}`, async () => {
      assert.equal((await complaints(code, file)).length, 1);
    });

  for (const [file, code] of [
    ['src/live/a.ts', "import { x } from '../engines/registry.js'; x();"],
    ['src/engines/hls/a.ts', "import Hls from 'hls.js/light'; new Hls();"],
    ['src/elements/live/a.ts', "import { x } from '../../ui/controls/x.js'; import { html } from 'lit'; x(html``);"],
  ] as const)
    it(`allows in ${file}: ${code.split(';')[0]}`, async () => {
      assert.deepEqual(await complaints(code, file), []);
    });
});
