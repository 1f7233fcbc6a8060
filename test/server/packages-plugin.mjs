/** Serves what two packages need a bundler for: mpegts.js ships UMD only, and mediabunny has a file for Node that browsers leave out. */
export const packagesPlugin = () => ({
  name: 'packages',
  serve(/** @type {{ path: string }} */ { path }) {
    // Source names a worker as it will be called once it is built.
    if (/^\/src\/.*-worker\.js$/.test(path)) return { body: `import './${path.split('/').at(-1)?.replace(/\.js$/, '.ts')}';`, type: 'js' };
    if (path.endsWith('/mediabunny/dist/modules/src/node.js')) return { body: 'export {};', type: 'js' };
  },
  transform(/** @type {{ path: string, body: unknown }} */ { path, body }) {
    if (path.endsWith('/mpegts.js/dist/mpegts.js'))
      return { body: `const module = { exports: {} }, exports = module.exports;\n${body}\nexport default module.exports;` };
  },
});
