import {expect} from 'chai';
import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import {cors} from 'hono/cors';
import type {Page, Route} from 'playwright-core';
import {openPort} from '../../simulators/open-port.js';
import {pathIds} from '../../src/domain/ids.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {Journey} from './journey.js';
import {askedBeforeReady, changePage, noteReady} from './open-page.js';
import {useStage} from './stage.js';
import {wordsIn} from '../../walks/words.js';

const dist = new URL('../../dist/', import.meta.url);
const oneFile = new URL('standalone.js', dist);
const pathsFile = /\/standalone\.paths\.[^/]*\.js$/;
const {notLoaded, reload, title} = (await wordsIn('zh-CN')).frame;

/** The names of all scripts that the page asks for. */
const scriptsOf = (page: Page): string[] => {
  const names: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') names.push(new URL(request.url()).pathname.replace('/dist/', ''));
  });
  return names;
};

type Coverage = Awaited<ReturnType<Page['coverage']['stopJSCoverage']>>[number];

/** Whether the place of a file at which these characters stand has run. */
const hasRun = (file: Coverage | undefined, characters: string): boolean => {
  const at = file?.source?.indexOf(characters) ?? -1;
  if (!file || at < 0) throw new Error(`${characters} is not in the file`);
  const around = file.functions
    .flatMap(({ranges}) => ranges)
    .filter(({startOffset, endOffset}) => startOffset <= at && at < endOffset)
    .sort((one, other) => one.endOffset - one.startOffset - (other.endOffset - other.startOffset));
  return (around[0]?.count ?? 0) > 0;
};

/** Has the requests to an address answered in this way. */
const answering =
  (address: RegExp | string, answer: (route: Route) => Promise<void>) =>
  async (page: Page): Promise<void> => {
    await page.route(address, answer);
  };

/** Another origin with the same files, as a content delivery network is. */
const serveFiles = async () => {
  const port = await openPort(0);
  port.serve(new Hono().use(cors(), serveStatic({root: fileURLToPath(dist)})));
  return {close: port.close, origin: `http://127.0.0.1:${String(port.port)}`};
};

/** Of a file in `dist`, in base64. */
const hashOf = async (name: string, algorithm = 'sha256'): Promise<string> =>
  createHash(algorithm)
    .update(await readFile(new URL(name, dist)))
    .digest('base64');

/** The file of the paths has come and runs. */
const readsCard = (journey: Journey): Promise<void> => journey.take(icCardWalk, {to: 'awaitingPin'});

/** The file of the paths has not come, and none that was altered has run. */
const expectNotLoaded = async (journey: Journey): Promise<void> => {
  await journey.take(icCardWalk, {through: 'home'});
  await journey.sees(notLoaded);
  expect(await journey.page.evaluate(() => 'altered' in globalThis)).to.be.false;
};

describe('The single-file build', () => {
  const stage = useStage();
  const path = '/standalone.html';

  it('displays home by itself, and loads one more file for all paths', async () => {
    let scripts: string[] = [];
    const prepare = async (page: Page): Promise<void> => {
      scripts = scriptsOf(page);
      await noteReady(page);
    };
    const journey = await Journey.open(stage(), {path, prepare});
    await journey.take(icCardWalk);
    expect((await askedBeforeReady(journey.page)).filter((name) => pathsFile.test(name))).to.be.empty;
    const one = scripts.filter((name) => name.startsWith('standalone.'));
    expect(one[0]).to.equal('standalone.js');
    expect(new Set(one)).to.have.lengthOf(2);
    expect(one[1]).to.match(/^standalone\.paths\./);
  });

  it('executes only the path that is opened', async () => {
    const prepare = (page: Page): Promise<void> => page.coverage.startJSCoverage();
    const journey = await Journey.open(stage(), {path, prepare});
    await readsCard(journey);
    const files = await journey.page.coverage.stopJSCoverage();
    const file = files.find(({url}) => pathsFile.test(new URL(url).pathname));
    expect(hasRun(file, 'group:"ic-card"')).to.be.true;
    for (const other of pathIds.filter((id) => id !== 'ic-card'))
      expect(hasRun(file, `group:"${other}"`), other).to.be.false;
  });

  it('certifies from another origin, with integrity, nonces and trusted types', async () => {
    const {close, origin} = await serveFiles();
    const integrity = `sha384-${await hashOf('standalone.js', 'sha384')}`;
    const script = `<script nonce="once" src="${origin}/standalone.js" crossorigin integrity="${integrity}">`;
    try {
      const journey = await Journey.open(stage(), {
        path,
        lang: 'en',
        // A page that the test hands over has no address, so the browser takes it for a public one.
        permissions: ['local-network-access'],
        prepare: changePage(`**${path}*`, ({text, policy}) => ({
          policy: policy.replace("script-src 'self'", "script-src 'nonce-once'"),
          text: text
            .replace('<script src="/dist/standalone.js">', script)
            .replace('<script type="module"', '<script nonce="once" type="module"'),
        })),
      });
      await journey.take(icCardWalk);
      expect(await journey.stateOf('ic-card')).to.equal('certified');
    } finally {
      await close();
    }
  });

  it('certifies in a frame without an address of its own, whose sandbox lacks allow-forms', async () => {
    const journey = await Journey.open(stage(), {
      path,
      frame: 'iframe',
      // Of the demo's own script, which reads the page's address.
      expected: [/Invalid URL/],
      permissions: ['local-network-access'],
      prepare: changePage(`**${path}*`, ({text}) => {
        const page = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
        const frame = `<iframe sandbox="allow-scripts allow-same-origin" height="900" width="900" srcdoc="${page}">`;
        return {text: `<!doctype html><html lang="zh-CN"><title>门户</title>${frame}</iframe></html>`};
      }),
    });
    await journey.take(icCardWalk);
    expect(await journey.stateOf('ic-card')).to.equal('certified');
  });

  const kinds = {
    'does not arrive': {answer: (route: Route) => route.abort(), expected: ['ERR_FAILED']},
    'is of another version': {
      answer: (route: Route) => route.fulfill({status: 404, body: 'Not found'}),
      expected: ['404'],
    },
    'was altered': {
      answer: async (route: Route) => {
        const response = await route.fetch();
        await route.fulfill({response, body: `${await response.text()};globalThis.altered = true;`});
      },
      expected: ['integrity'],
    },
  };
  const cases = Object.entries(kinds).flatMap(([what, kind]) =>
    (['current', '109'] as const).map((version) => ({...kind, what, version})),
  );
  for (const {what, version, answer, expected} of cases) {
    it(`displays an error when the file of the paths ${what}, and can reload, in Chromium ${version}`, async () => {
      const prepare = answering(pathsFile, answer);
      const journey = await Journey.open(stage(), {path, prepare, expected, browser: {version}});
      await expectNotLoaded(journey);
      await journey.page.unroute(pathsFile);
      await journey.press(reload);
      await readsCard(journey);
    });
  }

  const images = ['currentScript', 'baseURI', 'head', 'activeElement', 'featurePolicy', 'addEventListener'];
  const hints: Readonly<Record<string, (href: string, integrity: string) => string>> = {
    'preloads that file as a module': (href) => `<link rel="modulepreload" href="${href}" crossorigin>`,
    'preloads it under the number that it has made the only one': (href) =>
      `<link rel="modulepreload" href="${href}#0.5" crossorigin>`,
    'preloads it under its integrity': (href, integrity) =>
      `<link rel="modulepreload" href="${href}#${integrity}" crossorigin><link rel="preload" as="script" href="${href}" crossorigin>`,
    'has images named like properties of document': () => images.map((name) => `<img name="${name}">`).join(''),
  };
  for (const [what, markup] of Object.entries(hints)) {
    it(`loads the file of the paths, but not an altered one, when the page ${what}`, async () => {
      const name = (await readdir(dist)).find((each) => each.startsWith('standalone.paths.')) as string;
      const hint = markup(`/dist/${name}`, `sha256-${await hashOf(name)}`);
      const withHint = changePage(`**${path}*`, ({text}) => ({text: text.replace('<script', `${hint}<script`)}));
      await readsCard(await Journey.open(stage(), {path, prepare: withHint, expected: [/preload/]}));
      const prepare = async (page: Page): Promise<void> => {
        await withHint(page);
        await page.addInitScript(() => {
          Math.random = () => 0.5;
        });
        await answering(pathsFile, kinds['was altered'].answer)(page);
      };
      await expectNotLoaded(await Journey.open(stage(), {path, prepare, expected: ['integrity', /preload/]}));
    });
  }

  const tag = '<script src="/dist/standalone.js"></script>';
  const written = `document.write('${tag.replace('</', '<\\/')}')`;
  const fetched = `fetch('/dist/standalone.js').then((file) => file.text()).then((text) => {
    document.head.append(Object.assign(document.createElement('script'), {text}));
  })`;
  const inlined = async (): Promise<string> =>
    `<script>${await readFile(new URL('standalone.js', dist), 'utf8')}</script>`;
  const ways: Readonly<Record<string, () => Promise<string> | string>> = {
    'as a module': () => tag.replace('<script', '<script type="module"'),
    'by document.write': () => `<script>${written}</script>`,
    'as jQuery’s getScript does': () => `<script>${fetched}</script>`,
    'as a module, with the session’s id and a slash behind its name': () =>
      tag.replace('<script', '<script type="module"').replace('.js"', '.js;jsessionid=1?d=2026/11/30"'),
    'as jQuery’s getScript does, by a page that has asked for others of like names': () =>
      `<script>fetch('/assets/%73tandalone.js?/standalone.js').then(() => ${fetched})</script>`,
    'and a host’s own methods before it': () =>
      `<script>document.querySelector('sw-realname-cert').externalMethods = []</script>${tag}`,
    'inlined, with a global before it': async () =>
      `<script>SwRealnameCert = {assetBase: '/dist'}</script>${await inlined()}`,
    'inlined, with a global after it': async () =>
      `${await inlined()}<script>SwRealnameCert.assetBase = '/dist/'</script>`,
  };
  for (const [how, script] of Object.entries(ways)) {
    it(`loads the file of the paths when it was loaded ${how}`, async () => {
      const markup = await script();
      const prepare = async (page: Page): Promise<void> => {
        await changePage(`**${path}*`, ({text}) => ({
          policy: '',
          // The demo's own script has the same name.
          text: text.replace('/assets/standalone.js', '/assets/%73tandalone.js').replace(tag, () => markup),
        }))(page);
        await page.route(/\/standalone\.js;/, (route) => route.fulfill({path: fileURLToPath(oneFile)}));
      };
      await readsCard(await Journey.open(stage(), {path, prepare}));
    });
  }

  it('names the address of a missing file in sw-error, and ignores an assetBase of another server', async () => {
    const prepare = async (page: Page): Promise<void> => {
      await page.addInitScript(() => {
        Object.assign(globalThis, {SwRealnameCert: {assetBase: 'https://elsewhere.example/'}});
        addEventListener('sw-error', (event) => Object.assign(globalThis, {told: event}));
      });
      await answering(pathsFile, kinds['is of another version'].answer)(page);
    };
    const journey = await Journey.open(stage(), {path, prepare, expected: ['404']});
    await expectNotLoaded(journey);
    const where = await journey.page.evaluate(() => (globalThis as unknown as {told: {where: string}}).told.where);
    expect(where).to.match(pathsFile);
    expect(new URL(where).origin).to.equal(journey.demo.url);
  });

  it('prints at once the address of a path file that did not load, with debug, and loads it when a path is opened', async () => {
    const said: string[] = [];
    const prepare = async (page: Page): Promise<void> => {
      page.on('console', (message) => said.push(message.text()));
      await page.addInitScript(() => {
        addEventListener('DOMContentLoaded', () => {
          document.querySelector('sw-realname-cert')?.toggleAttribute('debug', true);
        });
      });
      await answering(pathsFile, (route) => route.abort())(page);
    };
    const journey = await Journey.open(stage(), {path, prepare, expected: ['ERR_FAILED']});
    while (!said.some((line) => /^sw-realname-cert: .*\/standalone\.paths\./.test(line)))
      await journey.page.waitForEvent('console');
    await journey.page.unroute(pathsFile);
    await readsCard(journey);
  });

  it('keeps the reference texts when the file of a locale was altered', async () => {
    const localeFile = /\/standalone\.en\.[^/]*\.js$/;
    const prepare = answering(localeFile, kinds['was altered'].answer);
    const journey = await Journey.open(stage(), {path, prepare, expected: ['integrity']});
    await journey.cert.evaluate((cert) => cert.setAttribute('lang', 'en'));
    await journey.heading(title).waitFor();
    expect(await journey.page.evaluate(() => 'altered' in globalThis)).to.be.false;
  });

  it('names its files after the hash of their content', async () => {
    for (const name of (await readdir(dist)).filter((each) => /^standalone\.(?!admin)[\w-]+\..*\.js$/.test(each))) {
      expect(name).to.contain(`.${(await hashOf(name)).slice(0, 8).replace(/\W/g, '_')}.js`);
    }
  });
});
