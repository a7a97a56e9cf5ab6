import {expect} from 'chai';
import type {Page} from 'playwright-core';
import {gzipSync} from 'node:zlib';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {type HostName, hostNames, type RunningHost, startHost} from '../../demo/hosts/hosts.js';
import {checkTypes, installHost, packLibrary, RegistryUnreachable} from '../../demo/hosts/install.js';
import {Journey, type JourneyOptions} from '../e2e/journey.js';
import {LegalRepJourney} from '../e2e/legal-rep-journey.js';
import {useStage} from '../e2e/stage.js';

const user = 'zhangsan';

/** Six installations on a slow machine. */
const installationMs = 300_000;

const optionsOf: Partial<Record<HostName, JourneyOptions>> = {frame: {frame: 'iframe'}};

/** The package's entry that types the elements in templates; there may be none yet. */
const typingsOf: Partial<Record<HostName, string>> = {vue3: './vue', react19: './jsx'};

let packing: Promise<string> | undefined;

/** Scripts of a page so far, and what they weigh as a server sends them. */
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
        console.log(`  ${name}: no registry can be reached, so it is not installed`);
        this.skip();
      }
      host = await startHost(name, {folder, demo: stage().demo, user});
    });
    after(() => host?.close());

    const options = (): JourneyOptions => ({user, at: host?.url ?? '', ...optionsOf[name]});

    /** The demo's agent in place of a real one, which tests never reach. */
    const atHome = async <T extends Journey>(journey: T): Promise<T> => {
      await journey.seesHome();
      const {agentUrl} = journey.demo;
      await journey.cert.evaluateAll((certs, url) => {
        for (const cert of certs) cert.setAttribute('agent-url', url);
      }, agentUrl);
      await journey.seesHome();
      return journey;
    };

    const expectCertified = async (journey: Journey, method: string): Promise<void> => {
      await journey.seesResult();
      expect(await stage().certifiedBy(user)).to.deep.equal([method]);
      // The host heard of it.
      await journey.page.locator('#level').filter({hasText: /./}).waitFor();
    };

    it('certifies by card', async () => {
      let measure: (() => Promise<string>) | undefined;
      const prepare = async (page: Page): Promise<void> => void (measure = scriptsOf(page));
      const journey = await Journey.open(stage(), {...options(), prepare});
      await atHome(journey);
      console.log(
        `  ${name}: ${(await measure?.()) ?? ''} for home and what is loaded behind it, the host’s own included`,
      );
      await journey.certifyByCard();
      await expectCertified(journey, 'ic-card');
    });

    it('certifies by the legal representative’s identity', async () => {
      const lang = name === 'two-widgets' ? 'en' : 'zh-CN';
      const journey = await LegalRepJourney.open(stage(), {...options(), lang});
      await atHome(journey);
      await journey.press(journey.say.card.action);
      await journey.toHolder('陈静');
      await journey.send(3);
      await expectCertified(journey, 'legal-rep');
    });

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
