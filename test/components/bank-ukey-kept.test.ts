import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {pollingKeyOf} from '../../src/adapters/polling.key.js';
import {fakeHandoff, fakeProfile, fakeStatus} from '../../src/fakes.js';
import {
  BankPage,
  isOpen,
  kept,
  later,
  rememberHandoff,
  returnFor,
  saysOfBanks,
  texts,
  tidyUp,
} from '../harness/bank-ukey-page.js';
import {expect} from '../harness/expect.js';
import {fails} from '../harness/outside.js';

const {reference: failures} = failureTexts;
const what = (code: keyof typeof failures.errors) => (failures.errors[code] as WhatAndHow)[0];

const {subject} = fakeStatus();

tidyUp();

describe('The stored handoff', () => {
  it('holds only the handoff id, and no personal data', async () => {
    await BankPage.atWay();
    expect(JSON.parse(kept() ?? '')).to.deep.equal({version: 1, method: 'bank-ukey', id: 'handoff-1'});
    const {enterprise, account} = fakeProfile();
    const personal = [...Object.values(enterprise), ...Object.values(account)].map(({display}) => display);
    const everything = JSON.stringify(Object.entries(sessionStorage));
    for (const each of [...personal, subject]) expect(everything).not.to.contain(each);
    expect(Object.entries(localStorage)).to.be.empty;
  });

  it('is reported and deleted when it is damaged', async () => {
    sessionStorage.setItem(pollingKeyOf(subject, 'bank-ukey'), '{"version":1');
    const page = await BankPage.opened();
    await page.at('choosing');
    await page.shows(what('handoff-record-damaged'));
    expect(page.errors).to.deep.equal(['handoff-record-damaged']);
    expect(page.outside.times('getHandoff')).to.equal(0);
    expect(kept()).to.be.null;
    page.cert.reset();
    await page.at('home');
  });

  it('is queried however old it is, because the backend decides whether it has expired', async () => {
    rememberHandoff('handoff-1', subject);
    later(24 * 3_600_000);
    const page = await BankPage.opened();
    await page.at('waiting');
    expect(page.errors).to.be.empty;
    expect(page.sentWith('getHandoff')).to.deep.equal({id: 'handoff-1'});
  });

  it('is not used for another user, and is still there when the first user comes back', async () => {
    rememberHandoff('handoff-1', subject);
    const page = await BankPage.opened({getStatus: saysOfBanks(undefined, {subject: 'subject-2'})});
    await page.at('home');
    page.cert.start('bank-ukey');
    await page.at('choosing');
    expect(page.outside.times('getHandoff')).to.equal(0);
    expect(page.errors).to.be.empty;
    page.cert.remove();
    expect(kept()).to.contain('handoff-1');
    await (await BankPage.opened()).at('waiting');
  });

  it('is kept when another user opens and cancels a handoff in the same page', async () => {
    rememberHandoff('handoff-1', subject);
    const handoff = fakeHandoff({id: 'handoff-2', subject: 'subject-2'});
    const {url, expiresAt} = handoff;
    const page = await BankPage.atWay({
      getStatus: saysOfBanks(undefined, {subject: 'subject-2'}),
      createHandoff: async () => handoff,
      getHandoff: async () => ({open: true, subject: 'subject-2', bank: 'ccb', url, expiresAt}),
    });
    expect(kept('subject-2')).to.contain('handoff-2');
    await page.press(texts.abandon);
    await page.at('choosing');
    expect(kept('subject-2')).to.be.null;
    expect(kept()).to.contain('handoff-1');
  });

  it('is deleted when the backend no longer knows it, and kept when the query fails', async () => {
    for (const [code, isKept] of [
      ['handoff-unknown', false],
      ['handoff-expired', false],
      ['network', true],
    ] as const) {
      rememberHandoff('handoff-1', subject);
      const page = await BankPage.opened({getHandoff: fails(code)});
      await page.at('choosing');
      await page.shows(what(code));
      expect(kept() !== null, code).to.equal(isKept);
      page.cert.remove();
    }
  });

  it('is not needed when storage is blocked: the id in the address is enough', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage');
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('Denied', 'SecurityError');
      },
      configurable: true,
    });
    try {
      (await BankPage.atWay()).cert.remove();
      await (await BankPage.opened()).at('home');
      returnFor('handoff-1');
      const page = await BankPage.opened({getHandoff: isOpen});
      await page.at('waiting');
      await page.press(texts.abandon);
      await page.at('choosing');
      expect(page.errors).to.be.empty;
    } finally {
      Object.defineProperty(window, 'sessionStorage', own as PropertyDescriptor);
    }
  });
});
