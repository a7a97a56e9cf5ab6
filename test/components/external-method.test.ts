import {licence} from '../../demo/pages/e-licence.js';
import type {WhatAndHow} from '../../src/components/failure/failure.texts.js';
import type {HandoffStatus} from '../../src/domain/handoff.schemas.js';
import {fakeRefused, fakeStatus} from '../../src/fakes.js';
import {kept, tidyUp, wake} from '../harness/bank-ukey-page.js';
import {deepAll, wordsOf} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {listen} from '../harness/heard.js';
import {
  codeTexts,
  id,
  isScanned,
  isShown,
  licenceAnswers,
  LicencePage,
  saysOfLicence,
  texts,
  url,
  wallet,
} from '../harness/licence-page.js';
import {notice} from '../harness/consent.js';
import {fails, inTurn, refuses} from '../harness/outside.js';
import {onPhone} from '../harness/phone.js';
import {wordsInCode} from '../harness/read-code.js';

/* What only a method that the host brings has. What it has in common with the banks: `bank-ukey*`. */

const title = licence.card.title['zh-CN'];
const {subject} = fakeStatus();
const claim = {method: id, place: 'sample-wallet'};

tidyUp();

describe('An external method of a host by a link', () => {
  it('links to the help page under its own id', async () => {
    const page = await LicencePage.atChoiceOf('link', {set: {links: {help: {[id]: 'https://help.example/licence'}}}});
    expect(page.links().map(({href}) => href)).to.deep.equal(['https://help.example/licence']);
  });

  it('goes to its one place by one primary button, under the title of its card', async () => {
    const page = await LicencePage.atChoiceOf('link');
    expect(page.headings).to.deep.equal([title, wallet]);
    expect(page.primary).to.deep.equal([texts.next]);
    for (const words of [...texts.intro, '样例执照夹应用。', '打开样例执照夹']) expect(page.words).to.contain(words);
    expect(deepAll(page.root, '.place button').map(wordsOf)).to.deep.equal([texts.next]);
    await page.press(texts.next);
    await page.at('waiting');
    const returnUrl = location.origin + location.pathname;
    expect(page.sentWith('createHandoff')).to.deep.equal({...claim, by: 'link', returnUrl});
    expect(page.headings[0]).to.equal(texts.go(wallet));
    expect(page.words).to.contain(texts.host('wallet.example.cn')).and.not.contain('银行');
    page.way.click();
    await page.shows(texts.waiting);
    const [event] = page.reported('sw-before-handoff');
    expect(event).to.include({...claim, origin: 'https://wallet.example.cn'});
  });
});

describe('An external method with one place that may be used', () => {
  const [place] = licence.places;
  const two = {...licence, by: 'link' as const, places: [place, {...place, id: 'another', name: '另一家'}]};

  it('goes there without a choice, says what is needed, and what is suspended', async () => {
    const getStatus = saysOfLicence({
      places: [
        {id: place.id, enabled: true},
        {id: 'another', enabled: false, reason: '系统升级'},
      ],
    });
    const page = await LicencePage.open({getStatus, set: {externalMethods: [two]}});
    await page.press(licence.card.action['zh-CN']);
    await page.at('waiting');
    expect(page.stepsReported.filter((step) => step === `${id} choosing`)).to.deep.equal([]);
    for (const words of [...texts.intro, '打开样例执照夹', '另一家', texts.notNow('系统升级')])
      expect(page.words).to.contain(words);
    expect(deepAll(page.root, 'ul.places')).to.deep.equal([]);
    page.way.click();
    await page.shows(texts.waiting);
    expect(page.words).not.to.contain(texts.steps);
  });

  it('offers no other place after a failure or a refusal', async () => {
    const createHandoff = inTurn(fails('network'), licenceAnswers.createHandoff);
    const getHandoff = async () => fakeRefused('handoff-rejected');
    const page = await LicencePage.open({
      createHandoff,
      getHandoff,
      set: {externalMethods: [{...licence, by: 'link'}]},
    });
    await page.press(licence.card.action['zh-CN']);
    await page.at('notCreated');
    expect(page.pressables).to.include(texts.retry).and.not.include(texts.chooseAgain);
    await page.press(texts.retry);
    await page.at('refused');
    expect(page.pressables).to.include(texts.retry).and.not.include(texts.chooseAgain);
  });

  it('shows that place without a list, with one primary button, when the host’s notice must be read first', async () => {
    const consent = {[id]: notice({text: '告知', required: false})};
    const page = await LicencePage.open({set: {consent, externalMethods: [{...licence, by: 'link'}]}});
    await page.press(licence.card.action['zh-CN']);
    await page.at('choosing');
    expect(page.words).to.contain('告知');
    expect(deepAll(page.root, 'ul.places')).to.deep.equal([]);
    expect(page.primary).to.deep.equal([texts.next]);
  });
});

describe('An external method of a host by a code', () => {
  it('shows the address as a code, with its place and host in words, its end, and another one at a press', async () => {
    const page = await LicencePage.atCode();
    expect(page.sentWith('createHandoff')).to.deep.equal({...claim, by: 'code'});
    expect(await wordsInCode(page)).to.equal(url);
    expect(page.headings).to.deep.equal([title]);
    expect(page.words).to.contain(codeTexts.title).and.contain(codeTexts.how(wallet, 'wallet.example.cn'));
    expect(page.words).to.match(/约剩 5 分钟/u);
    expect(page.words).not.to.contain(texts.waiting).and.not.contain('银行');
    expect([page.links(), page.primary]).to.deep.equal([[], []]);
    await page.press(codeTexts.renew);
    await page.asked('createHandoff', 2);
    await page.at('waiting');
    const [first, second] = page.outside.keys('createHandoff');
    expect(first).not.to.equal(second);
    expect(page.sentWith('createHandoff')).to.deep.equal({...claim, by: 'code'});
  });

  it('takes the code away once a phone has scanned it, and says what to check there', async () => {
    const page = await LicencePage.atCode({getHandoff: inTurn<[], HandoffStatus>(isShown, isScanned, isShown)});
    const heard = listen(page);
    await page.asked('getHandoff');
    void wake();
    await page.shows(texts.scanned);
    expect(deepAll(page.root, '.qr')).to.be.empty;
    expect(heard).to.deep.equal([texts.scanned]);
    expect([page.stepsReported.at(-1), page.reported('sw-pending')]).to.deep.equal([`${id} scanned`, []]);
    await page.press(texts.renew);
    await page.shows(codeTexts.own);
  });

  describe('on a phone', () => {
    onPhone();

    it('is opened there by a link, which is the primary button', async () => {
      const page = await LicencePage.atCode();
      expect(page.primary).to.deep.equal([codeTexts.here]);
      expect(page.way).to.include({href: url, target: '_blank'});
      page.way.click();
      await page.shows(texts.waiting);
      expect(page.reported('sw-before-handoff').map(({place}) => place)).to.deep.equal(['sample-wallet']);
    });
  });
});

describe('A failure of an external method of a host', () => {
  const {errors, refusals} = texts.failures(wallet);
  const cases = [
    ...(['handoff-expired', 'handoff-unknown'] as const).map((code) => [code, errors[code], fails(code)] as const),
    ...Object.entries(refusals).map(([code, words]) => [code, words, refuses(code)] as const),
  ];
  for (const [code, words, getHandoff] of cases) {
    it(`is displayed without the word “bank”, and removes the stored handoff: ${code}`, async () => {
      const page = await LicencePage.chosenBy('link', {getHandoff});
      await page.shows((words as WhatAndHow).join(' '));
      expect(page.words).not.to.contain('银行');
      expect([...page.errors, ...page.refusals]).to.deep.equal([code in refusals ? `${id} ${code}` : code]);
      expect(kept(subject, id)).to.be.null;
    });
  }
});
