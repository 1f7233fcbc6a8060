// Types of every part, each with the libraries that it may know of.
import { run } from './run.mjs';

const projects = ['tsconfig.json', 'tsconfig.pure.json', 'tsconfig.node.json', 'tsconfig.test.json', 'tsconfig.server.json', 'tsconfig.stories.json'];
await Promise.all(projects.map((project) => run('tsc', ['-p', project, '--noEmit'])));
