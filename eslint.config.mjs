import tseslint from 'typescript-eslint';
import lit from 'eslint-plugin-lit';

/** Who may import whom. A layer that is not listed for another is out of its reach. */
const layers = {
  core: [],
  timeline: ['core'],
  container: ['core'],
  feed: ['core', 'timeline'],
  server: ['core', 'timeline'],
  engines: ['core', 'timeline', 'container'],
  live: ['core', 'engines'],
  frames: ['core'],
  fill: ['core'],
  ui: ['core', 'timeline', 'feed'],
  elements: ['core', 'timeline', 'container', 'feed', 'engines', 'live', 'frames', 'fill', 'ui'],
  define: ['elements'],
};

/** The only folders that may name these packages. */
const packages = {
  lit: ['ui', 'elements'],
  'hls.js': ['engines/hls', 'engines/stitched'],
  'mpegts.js': ['engines/flv'],
  mediabunny: ['container'],
  hono: ['server'],
  '@hono/node-server': ['server'],
  kysely: ['server'],
  pg: ['server'],
  '@electric-sql/pglite': ['server'],
};

const escaped = (name) => name.replaceAll('.', '\\.');

function forbiddenImports(layer, folder = layer, more = []) {
  const patterns = [...more];
  patterns.push(...Object.keys(layers)
    .filter((other) => other !== layer && !layers[layer].includes(other))
    .map((other) => ({ regex: `^(\\.\\./)+${other}(/|\\.js$)`, message: `${layer} may not import ${other}.` })));
  for (const [name, homes] of Object.entries(packages))
    if (!homes.includes(folder)) patterns.push({ regex: `^${escaped(name)}(/|$)`, message: `Only ${homes.join(' and ')} may import ${name}.` });
  return { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] };
}

/** An engine's code, and the library in it, comes over the network only when it is needed. */
const lazyEngines = [{ regex: '/(flv|hls|stitched)/(?!load-)', allowTypeImports: true, message: 'Load an engine with import().' }];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.cache/', 'storybook-static/', 'bench/node_modules/', 'bench/results/', 'test/media/'] },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.ts'],
    plugins: { lit },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  ...Object.keys(layers).map((layer) => ({ files: [`src/${layer}/**/*.ts`], rules: forbiddenImports(layer) })),
  ...['engines/hls', 'engines/flv', 'engines/stitched'].map((folder) => ({ files: [`src/${folder}/**/*.ts`], rules: forbiddenImports('engines', folder) })),
  { files: ['src/engines/*.ts'], rules: forbiddenImports('engines', 'engines', lazyEngines) },
  { files: ['src/live/**/*.ts'], rules: forbiddenImports('live', 'live', lazyEngines) },
  {
    files: ['test/**/*.ts', 'scripts/**', 'demo/**', 'bench/**', '*.mjs'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
