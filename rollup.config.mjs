import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';

/** Style sheets in templates keep no more white space than they need; a minifier of scripts leaves them as they are. */
const squeezeStyles = {
  name: 'squeeze-styles',
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (!/\/(ui|elements)\/.*\.ts$/.test(id) || !code.includes('css`')) return null;
    const squeezed = code.replace(/css`([^`]*)`/g, (_, /** @type {string} */ text) => {
      const short = text.replace(/\/\*[^]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replaceAll(': ', ':').replaceAll(';}', '}');
      return `css\`${short}\``;
    });
    return { code: squeezed, map: null };
  },
};

/** mediabunny has a file for Node, which is empty in a browser. */
const withoutNode = {
  name: 'without-node',
  /** @param {string} id */
  load: (id) => (/mediabunny\/dist\/modules\/src\/node\.js$/.test(id) ? 'export {};' : null),
};

/** The licences of all that went in, beside it: comments are left out of the scripts. */
const licences = {
  name: 'licences',
  /** @this {import('rollup').PluginContext} @param {unknown} _ @param {import('rollup').OutputBundle} bundle */
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
    const packages = new Set(modules.flatMap((id) => /[^\0]*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []));
    const texts = [...packages].sort().flatMap((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
      const file = readdirSync(folder).find((each) => /^licen[sc]e/i.test(each));
      return [`${name} ${version} (${license})`, file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : ''];
    });
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: `${texts.join('\n\n')}\n` });
  },
};

/** A worker is a chunk like others, and shares code with them; in the source its address is that of the file that it will be. */
const workers = {
  name: 'workers',
  /** @this {import('rollup').PluginContext} @param {string} code @param {string} id */
  transform(code, id) {
    if (!id.endsWith('.ts') || !code.includes('new Worker(')) return null;
    const chunked = code.replace(/new Worker\(new URL\('(.+?)\.js', import\.meta\.url\)/g, (_, /** @type {string} */ path) => {
      const chunk = this.emitFile({ type: 'chunk', id: fileURLToPath(new URL(`${path}.ts`, pathToFileURL(id))), name: basename(path) });
      return `new Worker(import.meta.ROLLUP_FILE_URL_${chunk}`;
    });
    return { code: chunked, map: null };
  },
};

/** The file of a <script type="module">. Engines are chunks beside it, loaded when they are needed. */
export default {
  input: { relive: 'src/define.ts' },
  output: {
    dir: 'dist/cdn',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    sourcemap: true,
  },
  /** What is left for the browser to find, it does not find. @param {{ code?: string, message: string }} warning */
  onwarn({ code, message }) {
    if (code === 'UNRESOLVED_IMPORT') throw new Error(message);
  },
  plugins: [
    licences,
    squeezeStyles,
    withoutNode,
    workers,
    nodeResolve({ browser: true, exportConditions: ['production'], extensions: ['.mjs', '.js', '.ts'] }),
    commonjs(),
    esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' }),
    terser({ module: true, compress: { passes: 2, unsafe_arrows: true }, format: { comments: false } }),
  ],
};
