import {licence} from '../../demo/pages/e-licence.js';
import {resultTexts} from '../../src/components/result/result.texts.js';
import type {ExternalMethod} from '../../src/domain/external-methods.js';
import {locales} from '../../src/domain/locales.js';
import type {MethodStatus} from '../../src/domain/schemas.js';
import {fakeOutcome, fakeStatus} from '../../src/fakes.js';
import {BankPage, returnFor, texts as bank, tidyUp} from '../harness/bank-ukey-page.js';
import {CertPage} from '../harness/cert-page.js';
import {calm, deepAll, until, wordsOf} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {says} from '../harness/outside.js';
import {id, LicencePage, saysOfLicence, texts, wallet} from '../harness/licence-page.js';

/* The property by which a host brings methods of its own. What a row may be: `test/domain/external-methods`. */

const [place] = licence.places;
const {card} = licence;
const action = card.action['zh-CN'];
const wrong: ExternalMethod = {...licence, id: 'wrong', places: [{...place, hosts: ['https://a.example.cn']}]};
const row = (each: string): ExternalMethod => ({...licence, id: each, card: {...card, title: each, action: each}});
const methodOf = (each: string): MethodStatus => ({id: each, state: 'not-certified', enabled: true});
const offered = ({cert}: CertPage): string[] => cert.offered.map((each) => each.id);

tidyUp();

describe('The methods that a host brings', () => {
  it('are on home with their cards’ words in each language, also when they are set after the status has come', async () => {
    const early = await LicencePage.open();
    const late = await CertPage.atHome({getStatus: saysOfLicence()});
    expect(offered(late)).not.to.include(id);
    late.cert.externalMethods = [licence];
    for (const page of [early, late]) {
      await page.shows(action);
      for (const lang of locales) {
        await page.speak(lang);
        for (const part of ['title', 'action', 'needs', 'time'] as const) await page.shows(card[part][lang]);
      }
      expect(page.outside.times('getStatus')).to.equal(1);
      await page.press(card.action.en);
      await page.at('choosing');
      expect(page.cert.view).to.equal(id);
    }
  });

  it('are the valid rows, in the backend’s order; sw-error names the path of an invalid row', async () => {
    const getStatus = says({methods: [...['e-b', 'wrong', 'e-a', 'x-new'].map(methodOf), ...fakeStatus().methods]});
    const page = await CertPage.atHome({getStatus, set: {externalMethods: [row('e-a'), wrong, row('e-b')]}});
    expect(offered(page)).to.deep.equal(['ic-card', 'e-b', 'e-a', 'legal-rep']);
    expect(deepAll(page.root, '.method .heading').map(wordsOf).slice(1, 3)).to.deep.equal(['e-b', 'e-a']);
    const told = page.reported('sw-error').map(({code, where}) => [code, where]);
    expect(told).to.deep.equal([['config', 'externalMethods[1].places[0].hosts']]);
  });

  it('can be set again with equal rows at each render, which causes no event, no request and no new step', async () => {
    const page = await LicencePage.atChoiceOf('both', {set: {externalMethods: [licence, wrong]}});
    const told = page.events.length;
    for (let times = 0; times < 3; times++) {
      page.cert.externalMethods = structuredClone([licence, wrong]);
      await page.drawn();
      await calm();
    }
    expect([page.cert.step, page.events.length, page.outside.times('getStatus')]).to.deep.equal(['choosing', told, 1]);
  });

  it('leave home when they are removed', async () => {
    const page = await LicencePage.open();
    await page.shows(action);
    for (const none of [[], null, undefined] as const) {
      page.cert.externalMethods = none;
      await until('it is gone', () => !offered(page).includes(id));
      page.cert.externalMethods = [licence];
      await page.shows(action);
    }
    expect(page.outside.times('getStatus')).to.equal(1);
  });

  it('are offered by a code only where the backend vouches for the page on the phone', async () => {
    const getStatus = saysOfLicence({phoneShows: ['account', 'enterprise', 'sub-app']});
    const page = await LicencePage.open({getStatus, set: {externalMethods: [{...licence, by: 'code'}]}});
    await page.at('home');
    expect(offered(page)).to.deep.equal(fakeStatus().methods.map((each) => each.id));
    page.cert.externalMethods = [licence];
    await page.press(action);
    await page.at('waiting');
    expect(page.sentWith('createHandoff')).to.include({by: 'link'});
  });

  it('open alone when `methods` names one', async () => {
    const page = await LicencePage.open({set: {methods: id}});
    await page.at('choosing');
    expect(page.pressables).to.deep.equal([texts.byCode(''), texts.go(wallet), texts.cancel]);
  });

  it('open by themselves after a return that names them, and leave the address as it was', async () => {
    const {href} = location;
    returnFor('handoff-9', id);
    const page = await LicencePage.open();
    await page.at('waiting');
    expect([page.cert.view, page.sentWith('getHandoff')]).to.deep.equal([id, {id: 'handoff-9'}]);
    expect(location.href).to.equal(href);
  });

  it('have their name and their place in the result, and on home once they certify', async () => {
    const via = 'sample-wallet';
    const page = await LicencePage.open({
      getHandoff: async () => fakeOutcome({method: id, via, effective: 'now'}),
      set: {startView: id},
    });
    await page.press(texts.byCode(''));
    await page.at('result');
    await page.shows(wallet);
    expect(page.facts[resultTexts.reference.method]).to.equal(`${card.name['zh-CN']}（${wallet}）`);
    expect(page.reported('sw-complete').map(({method}) => method)).to.deep.equal([id]);
    const getStatus = saysOfLicence({state: 'certified', verifiedAt: '2026-01-15T02:30:00Z', via});
    await (await LicencePage.open({getStatus})).shows(`2026年1月15日 通过认证（${wallet}）`);
  });

  it('may be further banks, beside ours', async () => {
    const externalMethods = [{id: 'bank-ukey', places: [{...place, id: 'sample', name: '样例银行'}]}];
    const page = await BankPage.atChoice({set: {externalMethods}});
    expect(page.headings.slice(1)).to.have.length(4).and.include('样例银行');
    expect(page.pressables).to.include(bank.choose('样例银行'));
    expect(page.errors).to.be.empty;
  });
});
