import {expect} from 'chai';
import {mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {gzipSync} from 'node:zlib';
import type {Page} from 'playwright-core';
import {levels} from '../../simulators/backend/status.js';
import {type HostName, hostNames, type RunningHost, startHost} from '../../demo/hosts/hosts.js';
import {checkTypes, installHost, packLibrary, RegistryUnreachable} from '../../demo/hosts/install.js';
import {ownMethods} from '../../demo/hosts/own-methods.js';
import type {Listening} from '../../demo/hosts/listening.js';
import {startRegistry} from '../../demo/hosts/registry.js';
import {findTomcat, noTomcat} from '../../demo/hosts/render.js';
import {subApps} from '../../demo/sub-apps.js';
import {preloadHome} from '../../src/preload.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {legalRepWalk} from '../../walks/legal-rep.walk.js';
import type * as PageObjects from '../../walks/playwright.js';
import {Journey} from '../e2e/journey.js';
import {askedBeforeReady, type JourneyOptions, noteReady} from '../e2e/open-page.js';
import {PortalVisit} from '../e2e/portal-visit.js';
import {useStage} from '../e2e/stage.js';
import {keepStorageBack} from '../e2e/without-storage.js';

const user = 'zhangsan';

/** An installation on a slow machine. */
const installationMs = 300_000;

/** `own`: the sub-app loads the one file itself. */
const microFrontends = ['qiankun', 'wujie', 'micro-app'].flatMap((kit) =>
  ['html', 'own.html', 'bundled.html'].map((way) => `${kit}.${way}`),
);
microFrontends.push('qiankun.html?isolated', 'qiankun.own.html?isolated');

const english: JourneyOptions = {lang: 'en', widget: '[lang=en] > sw-realname-cert'};

/** How a host is visited, if not just so. */
const visitsTo: Partial<Record<HostName, Readonly<Record<string, JourneyOptions>>>> = {
  'micro-frontends': Object.fromEntries(microFrontends.map((path) => [`: ${path}`, {at: `/${path}`}] as const)),
  // In a dialog, after a sign-in: below.
  java: {},
  // Old portals are used with old browsers.
  'jsp-jquery': {'': {}, ' in Chromium 109': {browser: {version: '109'}}, ' in a dialog of layui': {at: '/layui.html'}},
  'vue2-webpack4': {', bundled': {}, ', with the one file': {at: '/one-file.html'}},
  'two-widgets': {', in Chinese': {widget: ':not([lang]) > sw-realname-cert'}, ', in English': english},
  frame: {', with storage': {frame: 'iframe'}, ', without storage': {frame: 'iframe', prepare: keepStorageBack}},
};

/** Hosts whose templates are typed. */
const typed: readonly HostName[] = ['vue3', 'react19', 'next'];

/** What is used of the sample's own Vite. */
interface Vite {
  build(options: object): Promise<{
    output: {fileName: string; source?: string | Uint8Array; facadeModuleId?: string | null}[];
  }>;
}

const scriptsNamedIn = (page: string): string[] =>
  Array.from(
    page.matchAll(/<(?:script|link rel="modulepreload")[^>]*? (?:src|href)="([^"]+)"/g),
    ([, path]) => path ?? '',
  );

const labels = {
  'ic-card': levels.high.label,
  'legal-rep': levels.medium.label,
  'e-licence': levels.medium.label,
  'corporate-payment': levels.medium.label,
  'enterprise-alipay': levels.medium.label,
};

/** One host told us so; the others need not wait for it, too. */
let isUnreachable = false;
let packing: Promise<string> | undefined;

/** The scripts of a page so far, and what they weigh as a server sends them. */
const scriptsOf = (page: Page): (() => Promise<string>) => {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  return async () => {
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    return `${sizes.length} scripts, ${(total / 1000).toFixed(1)} kB`;
  };
};

/** How the widget's texts look, in those properties that a portal may hand down to them: each way once. */
const looksOf = (page: Page): Promise<{looks: string[]; smallest: number}> =>
  page.locator('sw-realname-cert').evaluate((cert) => {
    const handedDown = ['cursor', 'font-style', 'letter-spacing', 'text-align', 'text-indent', 'text-shadow'];
    handedDown.push('text-transform', 'user-select', 'white-space', 'word-spacing');
    const looks = new Set<string>();
    let smallest = Infinity;
    const look = (root: ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
        if (!hasText) continue;
        const style = getComputedStyle(element);
        const values = handedDown.map((name) => `${name}: ${style.getPropertyValue(name)}`);
        looks.add(`${element.localName}.${element.className} ${values.join('; ')}`);
        smallest = Math.min(smallest, parseFloat(style.fontSize));
      }
    };
    if (cert.shadowRoot) look(cert.shadowRoot);
    return {looks: [...looks], smallest};
  });

/** Elements that the page has had, as long as the browser keeps them. */
const kept = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  return page.evaluate(() => window.had.filter((each) => each.deref()).length);
};

/** Another browser, as a phone is. */
const openPhone = async (page: Page): Promise<Page> => {
  const context = await page
    .context()
    .browser()
    ?.newContext({viewport: {width: 360, height: 740}, isMobile: true});
  if (!context) throw new Error('There is no browser.');
  return context.newPage();
};

declare global {
  interface Window {
    had: WeakRef<Element>[];
  }
}

const withoutStyleSheets = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const sheet of document.styleSheets) sheet.disabled = true;
  });

for (const name of hostNames) {
  describe(`The host ${name}`, () => {
    let host: RunningHost | undefined;
    let folder = '';
    let registry: Listening | undefined;
    const stage = useStage(
      () => (host ? [host.origin] : []),
      name === 'own-methods' ? ownMethods : undefined,
      // As it is registered, but on whichever port.
      subApps.map((each) =>
        each.ticketUrl === undefined
          ? each
          : {
              ...each,
              get ticketUrl() {
                return `${host?.origin ?? ''}/`;
              },
            },
      ),
    );

    before(async function () {
      this.timeout(installationMs);
      if (isUnreachable) this.skip();
      if (name === 'java' && !(await findTomcat())) {
        console.log(`  skipped: ${noTomcat}`);
        this.skip();
      }
      try {
        const tarball = await (packing ??= packLibrary());
        if (name === 'plain-csp') registry = await startRegistry(tarball);
        folder = await installHost(name, tarball, registry?.url);
      } catch (error) {
        if (!(error instanceof RegistryUnreachable)) throw error;
        isUnreachable = true;
        console.log('  No registry can be reached, so no host can be installed.');
        this.skip();
      }
      host = await startHost(name, {folder, demo: stage().demo, user});
    });
    after(() => Promise.all([host?.close(), registry?.close()]));

    /** The demo's agent in place of a real one, which tests never reach. */
    const atHome = async (journey: Journey): Promise<void> => {
      await journey.seesHome();
      const {agentUrl} = journey.demo;
      await journey.around.locator('sw-realname-cert').evaluateAll((certs, url) => {
        for (const cert of certs) cert.setAttribute('agent-url', url);
      }, agentUrl);
      await journey.seesHome();
    };

    /** The host was told, too. */
    const expectCertified = async (journey: Journey, method: keyof typeof labels): Promise<void> => {
      await journey.seesResult();
      expect(await stage().certifiedBy(user)).to.deep.equal([method]);
      await journey.page.locator('#level').filter({hasText: labels[method]}).waitFor();
    };

    /** As the host has them. */
    const pageObjects = async (): Promise<typeof PageObjects> =>
      (await import(join(folder, 'node_modules/sw-realname-cert/dist/playwright.js'))) as typeof PageObjects;

    for (const [how, visit] of Object.entries(visitsTo[name] ?? {'': {}})) {
      const {widget: element = 'sw-realname-cert'} = visit;
      const options = (): JourneyOptions => ({user, ...visit, at: `${host?.url ?? ''}${visit.at ?? ''}`});

      it(`certifies by card${how}`, async () => {
        let measure: (() => Promise<string>) | undefined;
        const prepare = async (page: Page): Promise<void> => {
          await visit.prepare?.(page);
          measure = scriptsOf(page);
        };
        const journey = await Journey.open(stage(), {...options(), prepare});
        await atHome(journey);
        console.log(`  ${name}: ${(await measure?.()) ?? ''} for home and what is loaded behind it, its own included`);
        const {certifyByCard} = await pageObjects();
        await certifyByCard(journey.around, {pin: journey.pin, element});
        await expectCertified(journey, 'ic-card');
      });

      it(`certifies by the legal representative’s identity${how}`, async () => {
        const journey = await Journey.open(stage(), options());
        await atHome(journey);
        const {certifyByLegalRep} = await pageObjects();
        await certifyByLegalRep(journey.around, {holder: {by: 'id-card'}, element});
        await expectCertified(journey, 'legal-rep');
      });
    }

    if (name === 'own-methods') {
      /** At the only place of a method, by the button of its card. */
      const goTo = async (method: string): Promise<{journey: Journey; url: string}> => {
        const journey = await Journey.open(stage(), {user, at: host?.url ?? ''});
        await journey.seesHome();
        const answered = journey.page.waitForResponse((each) => each.url().endsWith('/handoffs'));
        await journey.cert.getByRole('button', {name: method, exact: true}).first().click();
        const {url} = (await (await answered).json()) as {url: string};
        return {journey, url};
      };

      it('certifies by a code, which opens on one phone only', async () => {
        const {journey, url} = await goTo('电子营业执照认证');
        await journey.cert.locator('[part~=qr-code] svg').waitFor();
        const [phone, another] = await Promise.all([openPhone(journey.page), openPhone(journey.page)]);
        await phone.goto(url);
        await phone.getByRole('button', {name: '打开'}).click();
        await journey.cert.getByText('手机已扫码').first().waitFor();
        await another.goto(url);
        await another.getByRole('heading', {name: '二维码已失效'}).waitFor();
        await phone.getByText(host?.origin ?? '').waitFor();
        await phone.getByRole('button', {name: '确认'}).click();
        await expectCertified(journey, 'e-licence');
      });

      it('certifies on the site of a service, which asks for the amount that arrived', async () => {
        const {journey} = await goTo('对公打款认证');
        const opening = journey.page.waitForEvent('popup');
        await journey.cert.getByRole('link', {name: /前往打款验证服务/}).click();
        const service = await opening;
        const amount = service.getByLabel('到账金额');
        await amount.fill('0.73');
        await service.getByRole('button', {name: '确认'}).click();
        await service.getByText('到账金额不符').waitFor();
        await amount.fill('0.37');
        await service.getByRole('button', {name: '确认'}).click();
        await service.getByText('认证结果已通知单一窗口').waitFor();
        await journey.page.bringToFront();
        await expectCertified(journey, 'corporate-payment');
      });

      it('certifies on another site without anything to enter', async () => {
        const {journey} = await goTo('企业支付宝认证');
        const opening = journey.page.waitForEvent('popup');
        await journey.cert.getByRole('link', {name: /前往支付宝/}).click();
        await (await opening).getByRole('button', {name: '确认'}).click();
        await journey.page.bringToFront();
        await expectCertified(journey, 'enterprise-alipay');
      });
    }

    if (name === 'vue3') {
      it('asks for two scripts before home, which the page names', async () => {
        const journey = await Journey.open(stage(), {user, at: host?.url ?? '', prepare: noteReady});
        await journey.seesHome();
        const asked = (await askedBeforeReady(journey.page)).filter((path) => path.endsWith('.js'));
        expect(asked).to.have.length(2);
        const page = await (await fetch(host?.url ?? '')).text();
        expect(scriptsNamedIn(page)).to.have.members(asked);
      });

      it('names the scripts before home below any Vite base, and none in a page without the element', async () => {
        const page = '<script type="module" src="./main.js"></script>';
        const pages = {'with/index.html': page, 'with/main.js': "import 'sw-realname-cert/define.js';"};
        const others = {'without/index.html': page, 'without/main.js': 'document.title = "";'};
        for (const [path, text] of Object.entries({...pages, ...others})) {
          await mkdir(dirname(join(folder, path)), {recursive: true});
          await writeFile(join(folder, path), text);
        }
        const vite = (await import(join(folder, 'node_modules/vite/dist/node/index.js'))) as Vite;
        const input = ['with/index.html', 'without/index.html'].map((path) => join(folder, path));
        const build = {write: false, rollupOptions: {input}};
        const built = async (base: string, plugins: object[]) => {
          const options = {root: folder, base, build, plugins, configFile: false, logLevel: 'error'};
          // A build makes this process one of production, in which no demo runs.
          const {NODE_ENV} = process.env;
          const {output} = await vite.build(options).finally(() => {
            if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
            else process.env['NODE_ENV'] = NODE_ENV;
          });
          const htmlOf = (name: string) => String(output.find(({fileName}) => fileName === name)?.source);
          const journey = output.find(({facadeModuleId}) => facadeModuleId?.endsWith('/all-paths.chunk.js'));
          return {
            journey: journey?.fileName ?? '',
            there: htmlOf('with/index.html'),
            other: htmlOf('without/index.html'),
          };
        };
        for (const [base, prefix] of [['/portal/'], ['./', '../'], ['https://cdn.example.com/a/']] as const) {
          const plain = await built(base, []);
          const linked = await built(base, [preloadHome()]);
          const more = scriptsNamedIn(linked.there).filter((each) => !scriptsNamedIn(plain.there).includes(each));
          expect(more).to.deep.equal([(prefix ?? base) + linked.journey]);
          expect(linked.other).to.equal(plain.other);
        }
      });
    }

    if (name === 'micro-frontends') {
      for (const path of microFrontends) {
        it(`leaves nothing behind when the sub-app has been opened 20 times: ${path}`, async () => {
          const journey = await Journey.open(stage(), {user, at: `${host?.url ?? ''}/${path}`});
          await journey.page.evaluate(() => {
            window.had = [];
          });
          for (let times = 1; times <= 20; times++) {
            await journey.seesHome();
            // A handle would keep the element.
            await journey.cert.evaluate((cert) => top?.had.push(new WeakRef(cert)));
            const closed = journey.page.waitForFunction(() => !window.had.at(-1)?.deref()?.isConnected);
            await journey.page.locator('#again').click();
            await closed;
          }
          await journey.seesHome();
          expect(await kept(journey.page)).to.equal(0);
        });
      }
    }

    if (name === 'java') {
      it('refuses a declaration, which its servlet filter lets in after the widget has certified the user', async () => {
        const visit = await PortalVisit.open(stage(), {expected: ['status of 403']});
        const {page} = visit;
        const answers: number[] = [];
        page.on('response', (each) => {
          if (new URL(each.url()).pathname === '/declaration') answers.push(each.status());
        });
        await page.goto(host?.url ?? '');
        await visit.enter(user);
        await page.getByLabel('商品名称').fill('样品');
        const token = (await page.locator('meta[name=token]').getAttribute('content')) ?? '';
        for (const path of ['', 'declaration', 'declaration/', 'declaration;a', 'declaration.a', '/declaration']) {
          const sent = {headers: {'x-token': token}, form: {goods: '样品'}};
          const refused = await page.request.post(`${host?.origin ?? ''}/${path}`, sent);
          expect(refused.status(), path).to.be.within(400, 499);
        }
        await visit.button('提交申报').click();
        const journey = await Journey.on(page, stage(), {user});
        await atHome(journey);
        const {certifyByLegalRep} = await pageObjects();
        await certifyByLegalRep(page, {holder: {by: 'id-card'}});
        await journey.press(journey.say.result.finish);
        await page.getByText('申报已提交，编号：D-000001').waitFor();
        expect(answers).to.deep.equal([403, 200]);

        await page.route('**/declaration', (route) => route.fulfill({status: 403, json: {requiredLevel: 'medium'}}));
        await page.reload();
        await page.getByLabel('商品名称').fill('样品');
        await visit.button('提交申报').click();
        await page.getByText('请点击“重新登录”').waitFor();
        expect(answers).to.deep.equal([403, 200, 403, 403]);
      });

      it('keeps the user signed in until a new ticket is there', async () => {
        const visit = await PortalVisit.open(stage());
        const {page} = visit;
        await page.goto(host?.url ?? '');
        await visit.enter(user);
        await page.getByLabel('商品名称').waitFor();
        const tokenOf = () => page.locator('meta[name=token]').getAttribute('content');
        const token = await tokenOf();
        await page.request.get(`${host?.origin ?? ''}/?again`, {maxRedirects: 0});
        await page.reload();
        expect(await tokenOf()).to.equal(token);
        await page.getByRole('link', {name: '重新登录'}).click();
        await visit.enter(user);
        await page.getByLabel('商品名称').waitFor();
        expect(await tokenOf())
          .to.be.a('string')
          .that.does.not.equal(token);
      });

      it('signs nobody in with a ticket that their own browser has not asked for', async () => {
        const {page} = await Journey.open(stage(), {user, at: host?.url ?? ''});
        const ticket = `${stage().demo.url}/demo/ticket?client=declaration`;
        const {location = ''} = (await page.request.get(ticket, {maxRedirects: 0})).headers();
        expect(location.startsWith(`${host?.origin ?? ''}/?ticket=`)).to.equal(true);
        expect((await fetch(location)).status).to.equal(403);
      });
    }

    if (name === 'jsp-jquery') {
      it('forbids keys outside of fields, and a mistyped PIN is corrected and sent by keys', async () => {
        const journey = await Journey.open(stage(), {user, at: host?.url ?? ''});
        await journey.useAgent(journey.demo.agentUrl);
        await journey.take(icCardWalk, {to: 'awaitingPin'});
        const field = journey.field('pin');
        await field.pressSequentially(`${journey.pin}x`);
        await field.press('Backspace');
        await field.press('Enter');
        await journey.seesResult();
      });

      it('is a GBK page, and the widget’s text looks the same with and without the portal’s style sheets', async () => {
        const journey = await Journey.open(stage(), {user, at: host?.url ?? ''});
        expect(await journey.page.evaluate(() => document.characterSet)).to.equal('GBK');
        await atHome(journey);
        await journey.take(legalRepWalk, {to: 'introducing'});
        // The notice is in the host's own script.
        await journey.sees('为核验企业和您的身份，我们需要处理企业、法定代表人和账号归属人的信息。');
        await journey.take(legalRepWalk, {to: 'enterprise'});
        const {looks, smallest} = await looksOf(journey.page);
        expect(smallest).to.be.at.least(14);
        expect(looks.length).to.be.greaterThan(5);
        await withoutStyleSheets(journey.page);
        expect(looks).to.deep.equal((await looksOf(journey.page)).looks);
      });
    }

    if (!typed.includes(name)) return;
    it('has no type errors', async function () {
      this.timeout(installationMs);
      await checkTypes(folder);
    });
  });
}
