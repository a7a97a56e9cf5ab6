/**
 * Which file may import which: types and `import()` count, too. A file is understood from those that it imports, so the
 * arrows go one way: scripts → demo → simulators → contract → src, and in `src` components → adapters → machines →
 * domain.
 */
/** `folder` imports only from itself and from `allowed`. */
const only = (folder, ...allowed) => ({
  name: `${folder} imports only ${[folder, ...allowed].join(', ')}`,
  severity: 'error',
  from: {path: `^${folder}/`},
  to: {
    path: '^(?!node_modules/|sw-realname-cert/)[^/]+[/.]',
    pathNot: [folder, ...allowed].map((each) => `^${each}(?:/|$)`),
    dependencyTypesNot: ['core', 'npm', 'npm-dev', 'npm-no-pkg'],
  },
});

/** A room of `src` takes these packages and no others. */
const packages = (room, ...names) => ({
  name: `src/${room} imports the packages ${names.join(', ')}`,
  severity: 'error',
  comment: 'Classic zod is larger than zod/mini and trips a CSP.',
  from: {path: room ? `^src/${room}/` : '^src/[^/]+$'},
  // A module of Node has no folder.
  to: {path: '^node_modules/|^[^/]+$', pathNot: names.map((name) => `^node_modules/${name}/`)},
});

const version = 'src/version.ts';
const mini = 'zod/mini';
const screens = ['xstate', mini, 'lean-qr', 'lit', '@lit/(?:context|reactive-element)', 'lit-(?:html|element)'];

export default {
  forbidden: [
    {
      name: 'no circle',
      comment: 'Files in a circle can only be understood together.',
      severity: 'error',
      from: {},
      to: {circular: true},
    },
    {
      name: 'every import is found',
      comment: 'The packages of the tools may not be installed; the compiler looks for them before a merge.',
      severity: 'error',
      from: {pathNot: '^tools/'},
      to: {couldNotResolve: true, pathNot: '^(?:\\.\\./)*dist/|^sw-realname-cert'},
    },
    only('src'),
    only('src/domain'),
    only('src/machines', 'src/domain', version),
    only('src/adapters', 'src/machines', 'src/domain', version),
    only('src/locales', 'src/components'),
    only('src/components', 'src/locales', 'src/adapters', 'src/machines', 'src/domain', version),
    packages('domain', mini),
    packages('machines', 'xstate', mini),
    packages('adapters', 'xstate', mini),
    packages('components', ...screens),
    packages('', ...screens),
    {
      name: 'only the elements import from element',
      comment: 'The public elements stand on top: they hand down what a screen needs.',
      severity: 'error',
      from: {path: '^src/components/', pathNot: '^src/components/element/'},
      to: {path: '^src/components/element/'},
    },
    only('contract', 'src'),
    only('walks', 'src'),
    only('simulators', 'contract', 'src'),
    only('demo', 'simulators', 'walks', 'contract', 'src'),
    only('scripts', 'demo', 'simulators', 'walks', 'contract', 'src', 'package.json'),
    only('tools', 'test', 'scripts', 'demo', 'simulators', 'walks', 'contract', 'src'),
    {
      name: 'tests import no insides of scripts',
      comment: 'What tests may use stands at the top of `scripts`, or in the index of a folder.',
      severity: 'error',
      from: {path: '^test/'},
      to: {path: '^scripts/[^/]+/', pathNot: '/index\\.ts$'},
    },
  ],
  options: {
    doNotFollow: {path: 'node_modules'},
    exclude: {path: '^(?:dist|build)/|^demo/hosts/[^/]+/|^test/package/host/'},
    tsPreCompilationDeps: true,
    tsConfig: {fileName: 'tsconfig.json'},
    enhancedResolveOptions: {exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types']},
    cache: {folder: 'build/depcruise', strategy: 'content'},
  },
};
