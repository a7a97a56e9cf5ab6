import {expect} from 'chai';
import type {Page} from 'playwright-core';
import {newPage} from '../support/browser.js';
import {Journey} from './journey.js';
import {useStage} from './stage.js';
import {legalRepWalk} from '../../walks/legal-rep.walk.js';
import {wordsIn} from '../../walks/words.js';

const {'ic-card': card, path, record, 'legal-rep': rep} = await wordsIn('zh-CN');

const isPictures = (path: string): boolean => /\/standalone\.pictures\.[^/]*\.js$/.test(path);

describe('A picture of the single-file build', () => {
  const stage = useStage();

  for (const [lang, said] of [
    ['zh-CN', /^营业执照：/],
    ['en', /^A business licence\./],
  ] as const) {
    it(`is loaded when it is opened, and has its text in ${lang}`, async () => {
      const asked: string[] = [];
      const prepare = async (page: Page): Promise<void> => {
        page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      };
      const journey = await Journey.open(stage(), {path: '/standalone.html', lang, prepare});
      await journey.take(legalRepWalk, {to: 'enterprise'});
      expect(asked.some(isPictures)).to.be.false;
      await journey.page.getByText(journey.say.record.examples.orgCode.summary).click();
      await journey.page.getByRole('img', {name: said}).waitFor();
      expect(asked.some(isPictures)).to.be.true;
    });
  }
});

describe('A picture that fails to load', () => {
  const stage = useStage();

  const open = async (scene: string): Promise<{page: Page; asked: string[]}> => {
    const page = await newPage({expected: ['ERR_FAILED']});
    const asked: string[] = [];
    await page.route(/\/pictures\.chunk-[^/]*\.js$/, async (route) => {
      asked.push(route.request().url());
      await route.abort();
    });
    await page.goto(`${stage().demo.url}/gallery.html?bare#${scene}`);
    await page.locator(`[data-shown="${scene}"]`).waitFor();
    return {page, asked};
  };

  it('leaves the text and the buttons unchanged, without a gap', async () => {
    const {page, asked} = await open('ic-card/explaining');
    await page.locator('sw-rc-picture[hidden]').waitFor({state: 'attached'});
    expect(asked).to.have.length(1);
    expect(await page.locator('sw-rc-picture').isVisible()).to.be.false;
    await page.getByText(card.explain).waitFor();
    await page.getByRole('button', {name: path.goOn}).click();
    await page.getByRole('textbox', {name: card.pin}).waitFor();
  });

  it('leaves the text in its fold, and the form still works', async () => {
    const {page, asked} = await open('legal-rep/form');
    expect(asked).to.be.empty;
    const request = page.waitForEvent('requestfailed');
    await page.getByText(record.examples.orgCode.summary).click();
    await request;
    await page.getByText(record.examples.orgCode.where).waitFor();
    expect(await page.getByRole('img').count()).to.equal(0);
    await page.getByRole('button', {name: rep.next}).click();
    await page.getByRole('heading', {name: rep.steps[1]}).waitFor();
  });
});
