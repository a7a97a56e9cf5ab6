/** Only what a host may use: the elements named `sw-rc-…` are ours alone. `scripts/manifest.mjs` does the rest. */
const hideInternal = () => ({
  name: 'hide-internal',
  packageLinkPhase({customElementsManifest}) {
    for (const module of customElementsManifest.modules)
      module.declarations = module.declarations.filter(
        ({kind, tagName}) => kind === 'class' && /^sw-(?!rc-)/.test(tagName),
      );
    customElementsManifest.modules = customElementsManifest.modules.filter(({declarations}) => declarations.length > 0);
  },
});

export default {
  globs: ['src/components/**/*.ts'],
  exclude: ['src/components/**/*.styles.ts', 'src/components/**/locales/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [hideInternal()],
};
