// Types of every part, each with the libraries that it may know of.
import { run } from './run.mjs';

for (const project of ['tsconfig.json', 'tsconfig.pure.json', 'tsconfig.node.json', 'tsconfig.test.json', 'tsconfig.server.json', 'tsconfig.stories.json']) await run('tsc', ['-p', project, '--noEmit']);
