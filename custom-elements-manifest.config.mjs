const inDist = (path) => path.replace(/^(\/?)src\/(.*)\.ts$/, '$1dist/$2.js');

/** Paths as a host finds them in the package, not as we have them here. */
const published = (value) => {
  if (Array.isArray(value)) return value.map(published);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      (key === 'path' || key === 'module') && typeof inner === 'string'
        ? [key, inDist(inner)]
        : [key, published(inner)],
    ),
  );
};

/** Only what a host may use: the elements named `sw-rc-…` are ours alone. */
const hideInternal = () => ({
  name: 'hide-internal',
  packageLinkPhase({customElementsManifest}) {
    const isInternal = ({tagName, name = ''}) => (tagName ?? name).startsWith('sw-rc-');
    for (const module of customElementsManifest.modules) {
      module.declarations = module.declarations
        .filter(({kind, tagName}) => kind === 'class' && tagName && !isInternal({tagName}))
        .map((declaration) => ({
          ...declaration,
          // The analyzer takes the arguments of an event's constructor for names of events.
          events: declaration.events?.filter(({name}) => name.startsWith('sw-')),
          members: declaration.members?.filter(({privacy}) => privacy !== 'private' && privacy !== 'protected'),
        }));
      const names = module.declarations.map(({name}) => name);
      module.exports = module.exports?.filter(({kind, name, declaration}) =>
        kind === 'custom-element-definition' ? !isInternal({name}) : names.includes(declaration?.name),
      );
    }
    const modules = customElementsManifest.modules.filter(({declarations}) => declarations.length > 0);
    customElementsManifest.modules = published(modules);
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
