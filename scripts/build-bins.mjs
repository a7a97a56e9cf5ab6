/**
 * What the package has of the simulators and the walks: the commands, the backend in memory, and what tests do in a page.
 * They bring all that they need, so that whoever installs the package gets no further dependency.
 */
import {copyFile, mkdir, readFile, writeFile} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';

import {build} from 'esbuild';
import ts from 'typescript';

import {target} from './rollup.plugins.mjs';
import {licencesOf, noteOfCommand} from './third-party.mjs';

const root = dirname(import.meta.dirname);
/** Within a comment at the end of the file. */
const readLicences = async (inputs) => {
  const sources = inputs.map((input) => join(root, input));
  noteOfCommand(sources);
  const all = await licencesOf(sources);
  return all
    .map(({name, version, text}) => `${name} ${version}\n\n${text}`)
    .join('\n\n---\n\n')
    .replaceAll('*/', '* /');
};

/** Where each command begins, by the name of its file in `dist`. */
const commands = {
  'card-agent-probe': 'simulators/card-agent-probe/bin.ts',
  'card-agent-simulator': 'simulators/card-agent/bin.ts',
  'cert-backend-simulator': 'simulators/backend-simulator/bin.ts',
  conformance: 'simulators/conformance/bin.ts',
};

const bundle = async (entryPoints, outdir, options) => {
  const {metafile, outputFiles, warnings} = await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    write: false,
    bundle: true,
    format: 'esm',
    charset: 'utf8',
    tsconfig: 'tsconfig.json',
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
    // Names stay as they are: what somebody reports of a failure should say where it was.
    minifyWhitespace: true,
    minifySyntax: true,
    ...options,
  });
  // A warning that nobody reads is worth nothing: every one is a failure.
  if (warnings.length > 0) throw new Error(warnings.map(({text}) => text).join('\n'));
  const inputsOf = new Map(Object.entries(metafile.outputs).map(([path, {inputs}]) => [join(root, path), inputs]));
  for (const {path, text} of outputFiles) {
    const licences = await readLicences(Object.keys(inputsOf.get(path)));
    const content = licences ? `${text}/*!\n${licences}\n*/\n` : text;
    await mkdir(dirname(path), {recursive: true});
    if (Object.hasOwn(commands, basename(path, '.js')))
      await writeFile(path.replace(/js$/, 'mjs'), `#!/usr/bin/env node\n${content}`, {mode: 0o755});
    else await writeFile(path, content);
  }
};

const forNode = {
  platform: 'node',
  target: 'node20.19',
  // Native helpers that ws takes where they are installed: here it never looks.
  define: {'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"'},
  external: ['bufferutil', 'utf-8-validate'],
  // Packages in CommonJS ask for Node's modules by `require`, which a module does not have.
  banner: {
    js: [
      "import {createRequire as createRequireOfBundle} from 'node:module';",
      'const require = createRequireOfBundle(import.meta.url);',
    ].join('\n'),
  },
};

/** `ws` is such a package, and a file of its own: what the backend in memory shares runs in browsers, too. */
const wsApart = {
  name: 'ws-apart',
  setup(build) {
    build.onResolve({filter: /^ws$/}, () => ({path: './simulators/ws.js', external: true}));
  },
};

/** The commands, and the backend in memory for Node and browsers: they share most of what they are. */
export const buildSimulators = async (folder = join(root, 'dist')) => {
  // Somebody may take the probe alone to a PC with a card.
  const {'card-agent-probe': probe, ...others} = commands;
  await bundle({'card-agent-probe': probe, 'simulators/ws': 'node_modules/ws/wrapper.mjs'}, folder, forNode);
  await bundle({...others, 'memory-backend': 'simulators/memory/index.ts'}, folder, {
    platform: 'browser',
    target,
    // Without this esbuild decides that it is not in production. The host's bundler or process decides.
    define: {'process.env.NODE_ENV': 'process.env.NODE_ENV'},
    external: ['node:*'],
    plugins: [wsApart],
    splitting: true,
    chunkNames: 'simulators/[name]-[hash]',
  });
  // The simulated banks read it beside the file.
  await copyFile(join(root, 'simulators/bank/bank.css'), join(folder, 'bank.css'));
};

const compilerOptions = {target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, verbatimModuleSyntax: true};

/** For `bundleTypes`, which takes the declarations of `src` from there, too. */
const declare = async (name, source) => {
  await mkdir(join(root, 'build/types'), {recursive: true});
  const {outputText} = ts.transpileDeclaration(source, {compilerOptions});
  await writeFile(join(root, `build/types/${name}.d.ts`), outputText);
};

/** The entry above the fakes and the backend in memory: in `dist` both lie beside it. */
const buildTestingEntry = async () => {
  const source = (await readFile(join(root, 'simulators/testing.ts'), 'utf8'))
    .replaceAll("'../src/", "'./")
    .replace("'./memory/index.js'", "'./memory-backend.js'");
  await mkdir(join(root, 'dist'), {recursive: true});
  await writeFile(join(root, 'dist/testing.js'), ts.transpileModule(source, {compilerOptions}).outputText);
  await declare('testing', source);
};

/** Walks and texts of all languages in one file, for Node. */
const buildPageObjects = async () => {
  await bundle({playwright: 'walks/playwright.ts'}, join(root, 'dist'), {platform: 'node', target: 'node20.19'});
  for (const name of ['playwright', 'playwright.types'])
    await declare(name, await readFile(join(root, `walks/${name}.ts`), 'utf8'));
};

export const buildBins = () => Promise.all([buildSimulators(), buildTestingEntry(), buildPageObjects()]);
