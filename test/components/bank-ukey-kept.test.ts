import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {pendingKey} from '../../src/adapters/pending.js';
import {rememberHandoff} from '../../src/adapters/pending-store.js';
import {fakeProfile, fakeStatus} from '../../src/testing.js';
import {BankPage, isOpen, kept, later, returnFor, texts, tidyUp} from '../harness/bank-ukey-page.js';
import {expect} from '../harness/expect.js';
import {fails} from '../harness/outside.js';

const {reference: failures} = failureTexts;
const what = (code: keyof typeof failures.errors) => (failures.errors[code] as WhatAndHow)[0];

const {subject} = fakeStatus();

tidyUp();

describe('what a page keeps for the next one', () => {
  it('is which handoff is under way, and nothing about anybody', async () => {
    const before = Date.now();
    await BankPage.atWay();
    const record = JSON.parse(kept() ?? '') as Record<string, unknown>;
    const {startedAt, mark, ...rest} = record;
    expect(rest).to.deep.equal({version: 1, method: 'bank-ukey', id: 'handoff-1'});
    expect(startedAt).to.be.within(before, Date.now());
    expect(mark).to.be.a('number');
    const {enterprise, account} = fakeProfile();
    const personal = [...Object.values(enterprise), ...Object.values(account)].map(({display}) => display);
    for (const each of [...personal, subject]) expect(kept()).not.to.contain(each);
    expect(Object.entries(localStorage)).to.be.empty;
  });

  const isBroken: Record<string, () => void> = {
    'handoff-record-damaged': () => {
      sessionStorage.setItem(pendingKey, '{"version":1');
    },
    'subject-changed': () => {
      rememberHandoff('handoff-1', 'subject-2');
    },
    'handoff-expired': () => {
      rememberHandoff('handoff-1', subject);
      later(3_600_001);
    },
  };

  for (const [code, arrange] of Object.entries(isBroken)) {
    it(`may be no good: that is said, told and forgotten (${code})`, async () => {
      arrange();
      const page = await BankPage.opened();
      await page.at('choosing');
      await page.shows(what(code as keyof typeof failures.errors));
      expect(page.errors).to.deep.equal([code]);
      expect(page.outside.times('getHandoff')).to.equal(0);
      expect(kept()).to.be.null;
      page.cert.reset();
      await page.at('home');
    });
  }

  it('is forgotten where the backend knows it no more, and kept where that could not be asked', async () => {
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

  it('is nothing where storage is forbidden, and then the address is enough', async () => {
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
