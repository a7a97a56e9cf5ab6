import {expect} from 'chai';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import type {Page} from 'playwright-core';
import {levels} from '../../demo/backend/status.js';
import {type HostName, hostNames, type RunningHost, startHost} from '../../demo/hosts/hosts.js';
import {checkTypes, installHost, packLibrary, RegistryUnreachable} from '../../demo/hosts/install.js';
import {Journey, type JourneyOptions} from '../e2e/journey.js';
import {LegalRepJourney} from '../e2e/legal-rep-journey.js';
import {useStage} from '../e2e/stage.js';
import {keepStorageBack} from '../e2e/without-storage.js';

const user = 'zhangsan';

/** An installation on a slow machine. */
const installationMs = 300_000;

/** How a host is visited, if not just so. */
const visitsTo: Partial<Record<HostName, Readonly<Record<string, JourneyOptions>>>> = {
  frame: {', with storage': {frame: 'iframe'}, ', without storage': {frame: 'iframe', prepare: keepStorageBack}},
};

/** The package's entry that types the elements in templates; there may be none yet. */
const typingsOf: Partial<Record<HostName, string>> = {vue3: './vue', react19: './jsx'};

const labels = {'ic-card': levels.high.label, 'legal-rep': levels.medium.label};

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

for (const name of hostNames) {
  describe(`The host ${name}`, () => {
    let host: RunningHost | undefined;
    let folder = '';
    const stage = useStage(() => (host ? [host.origin] : []));

    before(async function () {
      this.timeout(installationMs);
      try {
        folder = await installHost(name, await (packing ??= packLibrary()));
      } catch (error) {
        if (!(error instanceof RegistryUnreachable)) throw error;
        console.log(`  ${name}: not installed, since no registry can be reached`);
        this.skip();
      }
      host = await startHost(name, {folder, demo: stage().demo, user});
    });
    after(() => host?.close());

    /** The demo's agent in place of a real one, which tests never reach. */
    const atHome = async (journey: Journey): Promise<void> => {
      await journey.seesHome();
      const {agentUrl} = journey.demo;
      await journey.cert.evaluateAll((certs, url) => {
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

    for (const [how, visit] of Object.entries(visitsTo[name] ?? {'': {}})) {
      const options = (): JourneyOptions => ({user, at: host?.url ?? '', ...visit});

      it(`certifies by card${how}`, async () => {
        let measure: (() => Promise<string>) | undefined;
        const prepare = async (page: Page): Promise<void> => {
          await visit.prepare?.(page);
          measure = scriptsOf(page);
        };
        const journey = await Journey.open(stage(), {...options(), prepare});
        await atHome(journey);
        console.log(`  ${name}: ${(await measure?.()) ?? ''} for home and what is loaded behind it, its own included`);
        await journey.certifyByCard();
        await expectCertified(journey, 'ic-card');
      });

      it(`certifies by the legal representative’s identity${how}`, async () => {
        const lang = name === 'two-widgets' ? 'en' : 'zh-CN';
        const journey = await LegalRepJourney.open(stage(), {...options(), lang});
        await atHome(journey);
        await journey.press(journey.say.card.action);
        await journey.toHolder('陈静');
        await journey.send(3);
        await expectCertified(journey, 'legal-rep');
      });
    }

    const typings = typingsOf[name];
    if (typings === undefined) return;
    it('finds no error in its types', async function () {
      this.timeout(installationMs);
      const library = join(folder, 'node_modules', 'sw-realname-cert', 'package.json');
      const {exports} = JSON.parse(await readFile(library, 'utf8')) as {exports: Record<string, unknown>};
      if (!(typings in exports)) this.skip();
      await checkTypes(folder);
    });
  });
}
