// npm test: what has no DOM in Node, then the elements in Chromium. Installs what is missing.
import { installDependencies } from './install.mjs';

await installDependencies();
const { testNode } = await import('./test-node.mjs');
const { testBrowser } = await import('./test-browser.mjs');
const results = [await testNode(), await testBrowser('chromium')];
const sum = (/** @type {'passed' | 'failed'} */ key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') === 0 && results.every((result) => result.passed > 0) ? 0 : 1);
