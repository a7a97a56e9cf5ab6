import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {expect} from 'chai';
import {transform} from 'esbuild';
import type {Browser, Page} from 'playwright-core';
import {adminAssistWalk} from '../../walks/admin-assist.walk.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import type * as PageObjects from '../../walks/playwright.js';
import {heping} from '../../simulators/backend/people.js';
import {blocksIn, root} from '../docs/pages.js';
import {newPage} from '../support/browser.js';
import {typedAddress} from '../support/navigation.js';
import {Journey} from './journey.js';
import {useStage} from './stage.js';

/* Each path in each language: the suites over all walks. Here it is what a host's tests have besides: where the element is,
   what a failure says, and the built file. */

type SampleTest = (given: {readonly page: Page; readonly browser: Pick<Browser, 'newPage'>}) => Promise<void>;

declare global {
  var signIn: (page: Page, user: string) => Promise<void>;
  var sampleTests: SampleTest[];
}

/** By the package's name, as a host has it. */
const entry: string = 'sw-realname-cert/playwright.js';
const {certifyByCard, certifyByLegalRep, expectLevel} = (await import(entry)) as typeof PageObjects;

describe('The page objects of the package', () => {
  const stage = useStage();

  const failureOf = (done: Promise<void>): Promise<string> => done.then(() => 'none', String);

  it('run the sample of docs/testing.md, which certifies two users', async () => {
    const folder = await mkdtemp(join(root, 'build', 'sample-'));
    const address = {'/certification': '/embed.html', '/requests': '/requests.html'};
    const [sample] = blocksIn('docs/testing.md', 'ts').filter(({code}) => code.includes('@playwright/test'));
    const {code} = await transform(sample?.code ?? '', {loader: 'ts'});
    const own = code
      .replace(/import .* from "@playwright\/test";/, 'const test = (title, body) => void sampleTests.push(body);')
      .replaceAll(/"(\/certification|\/requests)"/g, (_, path: keyof typeof address) => `"${address[path]}"`);
    const open = async (): Promise<Page> => {
      const page = await newPage({baseURL: stage().demo.url, expected: [/status of 412/]});
      page.on('dialog', (dialog) => void dialog.accept());
      return page;
    };
    globalThis.sampleTests = [];
    globalThis.signIn = async (page, user) => {
      await page.request.get('/', {params: {scenario: 'fresh', user}, headers: typedAddress});
    };
    try {
      await writeFile(join(folder, 'sample.mjs'), own);
      await import(pathToFileURL(join(folder, 'sample.mjs')).href);
      for (const body of sampleTests) await body({page: await open(), browser: {newPage: open}});
    } finally {
      await rm(folder, {recursive: true});
    }
    expect(await stage().certifiedBy('zhangsan')).to.deep.equal(['legal-rep']);
    expect(await stage().certifiedBy(adminAssistWalk.user)).to.deep.equal(['admin-assist']);
  });

  it('certify by the element that is named, in its language, by the host’s words', async () => {
    const {page, cert, pin} = await Journey.open(stage());
    await cert.evaluate((first) => {
      const second = Object.assign(first.cloneNode() as typeof first, {lang: 'zh-TW', id: 'second'});
      Object.assign(second, {messages: {'zh-TW': {'ic-card.signIn': '簽署'}}});
      second.setAttribute('methods', 'ic-card');
      first.after(second);
    });
    expect(await failureOf(certifyByCard(page, {pin}))).to.include('resolved to 2 elements');
    await certifyByCard(page, {pin, element: '#second'});
    expect(await stage().certifiedBy(icCardWalk.user)).to.deep.equal(['ic-card']);
  });

  it('certify in a frame, by what is typed in place of the test data', async () => {
    const {page} = await Journey.open(stage());
    await page.evaluate(() => {
      document.body.innerHTML = '<iframe src="/embed.html?lang=en" width="900" height="900"></iframe>';
    });
    const frame = await (await page.waitForSelector('iframe')).contentFrame();
    const {name, idNumber, bankCards} = heping;
    const [{number: bankCard, mobile} = {number: '', mobile: ''}] = bankCards;
    await certifyByLegalRep(frame!, {
      enterprise: {legalRepName: name, legalRepIdNumber: idNumber},
      legalRep: {by: 'bank-card', bankCard, mobile},
      holder: {by: 'id-card'},
    });
    await expectLevel(page.frameLocator('iframe'), 'medium');
  });

  it('keep waiting for a level while the page is reloaded and replaced', async () => {
    const journey = await Journey.open(stage());
    const found = expectLevel(journey.page, 'high');
    for (let times = 0; times < 5; times++) {
      await journey.page.reload();
      await journey.seesHome();
    }
    await journey.page.goto(`${journey.demo.url}/embed.html?user=zhaoliu`);
    await found;
  });

  it('name in their error the reached step, the missing field or level, and the element’s last error', async () => {
    const journey = await Journey.open(stage());
    await journey.signInWith('00000000');
    await journey.seesProblem('pin-incorrect', {triesLeft: 4});
    // As a dialog of the host's that was closed.
    await journey.cert.evaluate((cert: HTMLElement) => {
      cert.hidden = true;
    });
    const says = 'The element’s step is “pin”, its last error or refusal: pin-incorrect, Err:Custom0x0A000024.';
    const soon = {timeout: 100};
    expect(await failureOf(certifyByCard(journey.page, soon))).to.equal(
      `Error: Stood at the step awaitingPin. Looked in vain for the field pin. ${says}`,
    );
    expect(await failureOf(expectLevel(journey.page, 'high', soon))).to.equal(
      `Error: Looked in vain for the level high. ${says}`,
    );
    expect(await failureOf(certifyByCard(journey.page, {element: 'sw-else', ...soon}))).to.match(
      /: Looked in vain for the step home or .*says nothing: .*Timeout/,
    );
  });
});
