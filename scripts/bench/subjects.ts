/** What is measured: a page for each, with nothing on it but the subject. */
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {bundlePage, distOf, root} from './bundle.js';
import {filesOf, peers} from './peers.js';
import type {Content, Site} from './site.js';

export interface Subject {
  readonly id: string;
  readonly label: string;
  readonly kind: 'ours' | 'form' | 'peer';
  /** Whether its page has home with its buttons. */
  readonly hasHome: boolean;
  /** True in the page once its screen is there. Home is watched by its event instead. */
  readonly isShown: string;
}

interface Page {
  readonly head?: string;
  readonly body: string;
}

const document = ({head = '', body}: Page): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Bench</title>
    <link rel="icon" href="data:," />
    ${head}
  </head>
  <body>
    ${body}
  </body>
</html>
`;

const moduleScript = '<script type="module" src="page.js"></script>';

// Without the words for old browsers inside: they would be the first content, and are none of ours.
const cert = '<sw-realname-cert lang="zh-CN"></sw-realname-cert>';
const certAt = '<sw-realname-cert lang="zh-CN" base-url="/api/realname-cert"></sw-realname-cert>';

const homeIsShown = `document.querySelector('sw-realname-cert').shadowRoot.querySelector('sw-rc-home')`;

const oneFileOf = async (dist: string): Promise<Record<string, Content>> => {
  const names = (await readdir(dist)).filter((name) => /^standalone.*\.js$/.test(name));
  const read = async (name: string): Promise<[string, Content]> => [name, await readFile(join(dist, name))];
  return Object.fromEntries(await Promise.all(names.map(read)));
};

/** Adds our pages, of this build or of another one. */
export const addOurs = async (site: Site, dist = distOf(root), suffix = '', note = ''): Promise<Subject[]> => {
  const modules = `modules${suffix}`;
  const linked = `linked${suffix}`;
  const oneFile = `one-file${suffix}`;
  const page = document({head: moduleScript, body: cert});
  const {'index.html': linkedPage = '', ...files} = await bundlePage('modules.js', dist, page);
  site.add(modules, {...files, 'index.html': page});
  site.add(linked, {...files, 'index.html': linkedPage});
  // The form about the account holder is behind this one.
  const profile = cert.replace('>', ' start-view="profile">');
  site.add(`profile${suffix}`, {...files, 'index.html': document({head: moduleScript, body: profile})});
  site.add(oneFile, {
    ...(await oneFileOf(dist)),
    'index.html': document({body: `${certAt}<script src="standalone.js"></script>`}),
  });
  const ours = {kind: 'ours', hasHome: true, isShown: homeIsShown} as const;
  return [
    {...ours, id: modules, label: `ours, modules${note}`},
    {...ours, id: linked, label: `ours, modules with links${note}`},
    {...ours, id: oneFile, label: `ours, one file${note}`},
  ];
};

const forms: Readonly<Record<string, {label: string; page?: string; body: string; isShown: string}>> = {
  'lit-form': {
    label: 'a Lit-only form',
    page: 'lit-form.ts',
    body: '<lit-form></lit-form>',
    isShown: `document.querySelector('lit-form').shadowRoot?.querySelector('button')`,
  },
  bare: {label: 'a bare input', body: '<input id="holderName" autocomplete="off" />', isShown: 'true'},
};

/** Adds the page whose element comes and goes. */
export const addLifetime = async (site: Site): Promise<void> => {
  const files = await bundlePage('lifetime.js', distOf(root));
  site.add('lifetime', {...files, 'index.html': document({head: moduleScript, body: ''})});
};

/** Adds all pages to the site. A peer that cannot be installed is told, and left out. */
export const addSubjects = async (
  site: Site,
  {compare, withPeers}: {compare?: string | undefined; withPeers: boolean},
): Promise<readonly Subject[]> => {
  const dist = distOf(root);
  const subjects = await addOurs(site);
  if (compare !== undefined) subjects.push(...(await addOurs(site, distOf(compare), '-compared', ' (compared)')));
  for (const [id, {label, page, body, isShown}] of Object.entries(forms)) {
    site.add(id, {
      ...(page === undefined ? {} : await bundlePage(page, dist)),
      'index.html': document({head: page === undefined ? '' : moduleScript, body}),
    });
    if (id !== 'bare') subjects.push({id, label, kind: 'form', hasHome: false, isShown});
  }
  await addLifetime(site);
  // With a dot, because what draws nothing has no first content.
  site.add('blank', {'index.html': document({body: '·'})});
  for (const peer of withPeers ? peers : []) {
    const {id, label, script, head = '', body, isShown} = peer;
    try {
      const files = await filesOf(peer);
      const scripts = script === undefined ? '' : moduleScript;
      site.add(id, {...files, 'index.html': document({head: `${head}${scripts}`, body})});
      subjects.push({id, label, kind: 'peer', hasHome: false, isShown});
    } catch (error) {
      console.log(`SKIPPED ${label}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    }
  }
  return subjects;
};
