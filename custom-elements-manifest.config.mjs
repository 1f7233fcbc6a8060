/** What pages can use of the elements: neither what is private to a class, nor the files that elements are made of. */
const publicPart = {
  name: 'public-part',
  /** @param {{ customElementsManifest: import('custom-elements-manifest').Package }} analysis */
  packageLinkPhase({ customElementsManifest }) {
    const { modules } = customElementsManifest;
    for (const { declarations = [] } of modules)
      for (const declaration of declarations)
        if ('members' in declaration) declaration.members = declaration.members?.filter(({ privacy = 'public' }) => privacy === 'public');
    customElementsManifest.modules = modules.filter(({ path }) => /-(element|event|events)\.ts$|\/define\//.test(path));
  },
};

export default {
  globs: ['src/elements/**/*.ts', 'src/define/*.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publicPart],
};
