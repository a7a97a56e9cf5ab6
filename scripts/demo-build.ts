/**
 * `npm run demo:build`: portal with workbench, gallery and machines as a static site in `build/site`, for any file server
 * and any folder of it. Backend, card agent and banks are in the pages.
 */
import {cp, mkdir, readdir, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {rollup} from 'rollup';
import {defaultUserId, findUser} from '../simulators/backend/users.js';
import {pageValues} from '../demo/page-values.js';
import {Profiles} from '../simulators/backend/profiles.js';
import {pageScenarios} from '../simulators/scenarios.js';
import {type PageValue, renderPage} from '../demo/render-page.js';
import {helpPages} from '../demo/static-routes.js';
import {site} from './rollup.config.mjs';

const root = dirname(import.meta.dirname);
const folder = join(root, 'build/site');

const first = findUser(defaultUserId);
if (!first) throw new Error('The first user is not in the table.');

const values: Readonly<Record<string, PageValue>> = {
  ...pageValues({
    path: '/',
    view: undefined,
    lang: 'zh-CN',
    theme: 'light',
    userId: first.id,
    user: new Profiles().currentUser(first),
    known: pageScenarios,
  }),
  ...{agentUrl: '', baseUrl: '', view: '', sceneToken: '', signOutToken: '', reloginHidden: ''},
};

/** The pages of the server that have another name here. */
const names: Readonly<Record<string, string>> = {
  '': 'portal.html',
  'site.html': 'index.html',
  'assets/index.js': 'assets/site.js',
};

/** What a server would answer lies beside the page, and what only a server can do is left out. */
const withoutServer = (page: string): string =>
  page
    .replace(/\s(?:base-url|agent-url|view|return-url)="[^"]*"/g, '')
    .replace(/<li id="menu-declaration">[\s\S]*?<\/li>/, '')
    .replace(/<form class="masthead-out"[\s\S]*?<\/form>/, '')
    .replace(/<section class="site-others"[\s\S]*?<\/section>/, '')
    .replace(/\b(href|src)="\/([^"?#]*)/g, (_, name: string, path: string) => `${name}="./${names[path] ?? path}`);

const pages: Readonly<Record<string, string>> = {
  ...Object.fromEntries(helpPages.map((page) => [page, page])),
  'index.html': 'site.html',
  'portal.html': 'index.html',
  'gallery.html': 'gallery.html',
  'machine.html': 'machine.html',
  'bank.html': 'bank.html',
  'duo.html': 'duo.html',
};

await rm(folder, {recursive: true, force: true});
await mkdir(folder, {recursive: true});
const {output, ...input} = site;
const bundle = await rollup(input);
await bundle.write(output);
await bundle.close();
for (const [name, file] of Object.entries(pages))
  await writeFile(join(folder, name), withoutServer(await renderPage(file, values)));
const files = (await readdir(join(root, 'demo/pages'))).filter((name) => /\.(?:css|json)$/.test(name));
for (const file of files) await cp(join(root, 'demo/pages', file), join(folder, file));
for (const file of ['return.html', 'return.css', 'return.js']) await cp(join(root, 'dist', file), join(folder, file));
await cp(join(root, 'docs/machines'), join(folder, 'machines'), {recursive: true});
await cp(join(root, 'docs/screens'), join(folder, 'screens'), {recursive: true});
await cp(join(root, 'node_modules/@fontsource-variable/noto-sans-sc'), join(folder, 'fonts'), {recursive: true});
console.log(`The site is in build/site, for any file server.`);
