/** mpegts.js ships UMD only: hands it to the browser as a module. */
export const umdPlugin = () => ({
  name: 'umd',
  transform(/** @type {{ path: string, body: unknown }} */ { path, body }) {
    if (path.endsWith('/mpegts.js/dist/mpegts.js'))
      return { body: `const module = { exports: {} }, exports = module.exports;\n${body}\nexport default module.exports;` };
  },
});
