import {fakeStatus} from '../../src/fakes.js';
import {CertPage} from '../harness/cert-page.js';
import {deepAll, until, wordsOf} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {says} from '../harness/outside.js';

/* A page in English with a backend that speaks Chinese. In every state: `locales`. */

const en = {lang: 'en'} as const;
const chinese = (page: CertPage): string[] => deepAll(page.root, '[lang="zh-CN"]').map(wordsOf).filter(Boolean);

describe('Text from outside, in an English page,', () => {
  const methods = [{id: 'ic-card', state: 'not-certified', enabled: false, reason: '系统维护中'} as const];

  it('is marked as Chinese on home, in a sentence of ours, too', async () => {
    const level = {id: 'x-2', rank: 2, label: '二级', advice: '可以提升'};
    const page = await CertPage.atHome({set: en, getStatus: says({level, methods})});
    await until('their language is told', () => chinese(page).length > 0);
    expect(chinese(page)).to.deep.equal(['二级', '可以提升', '系统维护中']);
    expect(page.words).to.contain('Not available now: 系统维护中');
  });

  it('is replaced by the widget’s own words for a level whose id is known', async () => {
    for (const [lang, low, raise] of [
      ['en', 'Low', 'A higher level is recommended'],
      ['zh-TW', '低', '建議提升實名認證等級'],
    ] as const) {
      const page = await CertPage.atHome({set: {lang}, getStatus: says({level: fakeStatus().level, methods})});
      await page.shows(raise);
      expect(deepAll(page.root, '[part=level]').map(({textContent}) => textContent)).to.deep.equal([low]);
    }
  });
});

describe('Text from outside, in a Chinese page,', () => {
  it('has no lang attribute of its own', async () => {
    const page = await CertPage.atHome({set: {lang: 'zh-CN'}});
    expect(deepAll(page.root, 'span[lang]')).to.be.empty;
  });
});
