import {fakeStatus} from '../../src/fakes.js';
import {CertPage} from '../harness/cert-page.js';
import {deepAll, until, wordsOf} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage} from '../harness/legal-rep-page.js';
import {says, refuses} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

/* A page in English with a backend, a host and an agent that speak Chinese. */

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

  it('is marked as Chinese in a quoted refusal', async () => {
    const page = new LegalRepPage({
      ...{checkEnterprise: refuses('enterprise-mismatch', {message: '企业状态异常 A1'})},
      set: {...en, startView: 'legal-rep'},
    });
    await page.mount();
    await page.at('introducing');
    await page.press('Start');
    await page.at('enterprise');
    await page.submit();
    await page.shows('企业状态异常');
    expect(chinese(page)).to.include('企业状态异常 A1');
  });

  it('is marked as Chinese in the host’s notice', async () => {
    const consent = {'legal-rep': {id: 'notice-1', version: '1', text: '我们需要处理以下信息。', required: true}};
    const page = await LegalRepPage.atAdvice({set: {...en, consent}});
    await page.shows('我们需要');
    expect(chinese(page)).to.include('我们需要处理以下信息。');
  });

  it('is marked as Chinese in the record', async () => {
    const page = await ProfilePage.open({set: {...en, startView: 'profile'}});
    await page.at('viewing');
    await until('it is drawn', () => chinese(page).length > 0);
    expect(chinese(page)).to.include('上海浦东样例贸易有限公司');
  });
});

describe('Text from outside, in a Chinese page,', () => {
  it('has no lang attribute of its own', async () => {
    const page = await CertPage.atHome({set: {lang: 'zh-CN'}});
    expect(deepAll(page.root, 'span[lang]')).to.be.empty;
  });
});
