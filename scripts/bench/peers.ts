/** Libraries with a like task. They are never a dependency of the project: npm puts each into a temporary folder. */
import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {build} from 'esbuild';
import {target} from '../rollup.plugins.mjs';
import type {Content} from './site.js';

const run = promisify(execFile);

export interface Peer {
  readonly id: string;
  readonly label: string;
  /** With versions: the figures are of these. */
  readonly packages: readonly string[];
  /** The script of its page, if it has to be bundled. */
  readonly script?: string;
  /** What is served as it was published: the name below the page, and the folder inside `node_modules`. */
  readonly served?: Readonly<Record<string, string>>;
  readonly head?: string;
  readonly body: string;
  /** True in the page once its first real screen is there. */
  readonly isShown: string;
}

export const peers: readonly Peer[] = [
  {
    id: 'smileid',
    label: '@smileid/web-components, document',
    packages: ['@smileid/web-components@11.4.0'],
    script: `import '@smileid/web-components/document-capture';`,
    body: '<document-capture-screens></document-capture-screens>',
    isShown: `document.querySelector('document-capture-instructions')?.shadowRoot?.querySelector('button')`,
  },
  {
    id: 'onfido',
    label: 'onfido-sdk-ui 13.8.7',
    packages: ['onfido-sdk-ui@13.8.7'],
    served: {'sdk/': 'onfido-sdk-ui/dist'},
    head: '<link rel="stylesheet" href="sdk/style.css" />',
    body: `<div id="onfido-mount"></div>
      <script src="sdk/onfido.min.js"></script>
      <script>
        const claims = {
          exp: 4102444800,
          payload: {app: 'none', client_uuid: 'none'},
          urls: {onfido_api_url: location.origin, telephony_url: location.origin, detect_document_url: location.origin},
        };
        Onfido.init({
          token: \`e30.\${btoa(JSON.stringify(claims))}.none\`,
          containerId: 'onfido-mount',
          useModal: false,
          steps: ['welcome', 'document'],
        });
      </script>`,
    isShown: `document.querySelector('#onfido-mount button')`,
  },
  {
    id: 'aws',
    label: '@aws-amplify/ui-react-liveness',
    packages: ['@aws-amplify/ui-react-liveness@3.6.8', 'aws-amplify@6.22.1', 'react@19.3.1', 'react-dom@19.3.1'],
    script: `
      import {createElement} from 'react';
      import {createRoot} from 'react-dom/client';
      import {FaceLivenessDetector} from '@aws-amplify/ui-react-liveness';
      import '@aws-amplify/ui-react/styles.css';
      createRoot(document.querySelector('#root')).render(
        createElement(FaceLivenessDetector, {sessionId: 'none', region: 'us-east-1', onAnalysisComplete: async () => {}}),
      );`,
    head: '<link rel="stylesheet" href="page.css" />',
    body: '<div id="root"></div>',
    isShown: `document.querySelector('#root button')`,
  },
];

/** Kept across runs, by version. */
const folderOf = ({id, packages}: Peer): string =>
  join(tmpdir(), 'sw-realname-cert-bench', `${id}-${packages.map((each) => each.split('@').at(-1)).join('-')}`);

const install = async (peer: Peer): Promise<string> => {
  const folder = folderOf(peer);
  const done = join(folder, '.installed');
  if (existsSync(done)) return folder;
  await mkdir(folder, {recursive: true});
  await writeFile(join(folder, 'package.json'), '{"private": true}');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
  await run('npm', ['install', ...options, ...peer.packages], {
    cwd: folder,
    timeout: 300_000,
    shell: process.platform === 'win32',
  });
  await writeFile(done, '');
  return folder;
};

const bundle = async (script: string, folder: string): Promise<Record<string, Content>> => {
  const {outputFiles} = await build({
    stdin: {contents: script, resolveDir: folder, loader: 'js'},
    outdir: folder,
    entryNames: 'page',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target,
    define: {'process.env.NODE_ENV': '"production"', global: 'globalThis'},
    loader: {'.woff2': 'empty', '.wasm': 'empty', '.svg': 'dataurl', '.png': 'empty', '.webp': 'empty'},
    logLevel: 'silent',
    write: false,
  });
  return Object.fromEntries(outputFiles.map(({path, text}) => [path.slice(folder.length + 1), text]));
};

/** The files of a peer's page. Throws if it cannot be installed or bundled. */
export const filesOf = async (peer: Peer): Promise<Record<string, Content>> => {
  const folder = await install(peer);
  const files = peer.script === undefined ? {} : await bundle(peer.script, folder);
  for (const [below, inside] of Object.entries(peer.served ?? {})) {
    const from = join(folder, 'node_modules', inside);
    for (const entry of await readdir(from, {recursive: true, withFileTypes: true})) {
      const file = join(entry.parentPath, entry.name);
      if (entry.isFile()) files[below + file.slice(from.length + 1)] = await readFile(file);
    }
  }
  return files;
};
