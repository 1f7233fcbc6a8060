import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
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

const code = [
  squeezeStyles,
  withoutNode,
  nodeResolve({ browser: true, exportConditions: ['production'], extensions: ['.mjs', '.js', '.ts'] }),
  commonjs(),
  esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' }),
  terser({ module: true, compress: { passes: 2, unsafe_arrows: true }, format: { comments: false } }),
];

/** What is left for the browser to find, it does not find. @param {{ code?: string, message: string }} warning */
function onwarn({ code, message }) {
  if (code === 'UNRESOLVED_IMPORT') throw new Error(message);
}

/**
 * A worker is bundled by itself: what it shared with the page would be a file of its own, one more to wait for before a page without replays
 * has begun. In the source its address is that of the file that it will be.
 */
const workers = {
  name: 'workers',
  /** @this {import('rollup').PluginContext} @param {string} source @param {string} id */
  async transform(source, id) {
    const made = /new Worker\(new URL\('(.+?)\.js', import\.meta\.url\)/;
    const [text, path] = (id.endsWith('.ts') && made.exec(source)) || [];
    if (!text) return null;
    const bundle = await rollup({ input: fileURLToPath(new URL(`${path}.ts`, pathToFileURL(id))), plugins: code, onwarn });
    const { output } = await bundle.generate({ format: 'es', entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' });
    await bundle.close();
    const [file] = output.flatMap((chunk) => (chunk.type === 'chunk' ? [this.emitFile({ type: 'asset', fileName: chunk.fileName, source: chunk.code })] : []));
    return { code: source.replace(text, `new Worker(import.meta.ROLLUP_FILE_URL_${file}`), map: null };
  },
};

/**
 * What the FLV engine has of reading FLV is one file, which replays share and the engine's loader asks for beside the engine: a file that is
 * found only in another one costs a round trip more.
 * @param {string} id @param {Pick<import('rollup').PluginContext, 'getModuleInfo'>} graph @param {Set<string>} [seen] @returns {string | undefined}
 */
function flvParts(id, graph, seen = new Set()) {
  if (seen.has(id) || !/\/src\/container\//.test(id)) return undefined;
  seen.add(id);
  const importers = graph.getModuleInfo(id)?.importers ?? [];
  return importers.some((importer) => /\/src\/engines\/flv\//.test(importer) || flvParts(importer, graph, seen)) ? 'flv-parts' : undefined;
}

/** The file of a <script type="module">. Engines are chunks beside it, loaded when they are needed. */
export default {
  input: { relive: 'src/define.ts' },
  output: {
    dir: 'dist/cdn',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    sourcemap: true,
    manualChunks: flvParts,
    onlyExplicitManualChunks: true,
  },
  onwarn,
  plugins: [licences, workers, ...code],
};
