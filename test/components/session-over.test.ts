import {pathTexts} from '../../src/components/path/path.texts.js';
import type {CertBackend} from '../../src/adapters/backend.js';
import {fakeHandoff} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {soundCard} from '../machines/person-check.harness.js';
import {kept, tidyUp} from '../harness/bank-ukey-page.js';
import {CertPage} from '../harness/cert-page.js';
import {notice, tick} from '../harness/consent.js';
import {everythingIn, until} from '../harness/dom.js';
import {bankErrands, cardErrands, legalRepErrands, profileErrands, typed, type Errand} from '../harness/errands.js';
import {expect} from '../harness/expect.js';
import {back, focuses, interrupted, isOneAttempt} from '../harness/interrupted.js';
import {texts as profileTexts} from '../harness/profile-texts.js';
import {first, Session} from '../harness/session.js';

/* The session ends as something is asked, the user signs in again in another tab, and goes on where they were. */

const {resume, toMethods} = pathTexts.reference;

tidyUp();

describe('A session that ends', () => {
  const errands: Record<string, Errand> = {...cardErrands, ...profileErrands, ...legalRepErrands, ...bankErrands};

  for (const [when, errand] of Object.entries(errands)) {
    it(`hides the typed values until the user is known: ${when}`, async () => {
      const [page, session] = await interrupted(errand);
      expect(page.pressables).to.deep.equal(['重新登录', resume, toMethods]);
      const everything = everythingIn(page.cert);
      for (const each of Object.values({...typed.enterprise, ...typed.account, ...soundCard})) {
        expect(everything).not.to.contain(each);
      }
      // Nobody is there yet.
      await page.press(resume);
      await until(
        'it is said again',
        () => page.told('sw-step').filter(({step}) => step === 'interrupted').length === 2,
      );
      expect(session.signedIn).to.be.undefined;
      session.signedIn = first;
      await page.press(resume);
      await until('it goes on', () => page.cert.currentView !== 'home');
      await page.drawn();
      expect(page.told('sw-error').some(({code}) => code === 'subject-changed')).to.be.false;
    });
  }
});

describe('The same user, signed in again on the card’s path,', () => {
  it('types the PIN again when the challenge request had failed, and the card is not read again', async () => {
    const page = await back(cardErrands['the card’s challenge is fetched'], 'awaitingPin');
    expect(page.form.value).to.equal('');
    await focuses(page, 'IC卡实名认证');
    expect([page.outside.times('readCard'), page.outside.times('sign')]).to.deep.equal([1, 0]);
    const pin = randomPin();
    await page.enterPin(pin);
    await page.at('result');
    expect(page.outside.pins).to.deep.equal([pin]);
  });

  it('needs no PIN when the card has signed, and verifies with the same idempotency key', async () => {
    const page = await back(cardErrands['the card has signed, and that is to be verified'], 'result');
    isOneAttempt(page, 'verifyCard');
    const [one, other] = page.outside.asked.filter(({question}) => question === 'verifyCard');
    expect(other?.input).to.deep.equal(one?.input);
    expect(page.outside.times('sign')).to.equal(1);
    expect(page.told('sw-complete')).to.have.length(1);
  });

  it('does not have to accept the host’s notice again', async () => {
    const errand = cardErrands['the card’s challenge is fetched'];
    const go: typeof errand.go = async (options) => {
      const page = await CertPage.atPin({...options, set: {consent: {'ic-card': notice()}}});
      await tick(page);
      await page.enterPin(randomPin());
      return page;
    };
    const page = await back({...errand, go}, 'awaitingPin');
    await page.enterPin(randomPin());
    await page.at('result');
    expect(page.outside.last('verifyCard').input).to.have.nested.property('consent.noticeId', 'notice-1');
  });
});

describe('The same user, signed in again in the profile,', () => {
  it('sees the record', async () => {
    const page = await back(profileErrands['the record is read'], 'viewing');
    await focuses(page, profileTexts.title);
  });

  it('sees the enterprise’s changes and saves them with the same idempotency key', async () => {
    const page = await back(profileErrands['the enterprise’s changes are saved'], 'confirming');
    await page.shows(typed.enterprise.enterpriseName);
    await page.confirm();
    await page.at('saved');
    isOneAttempt(page, 'updateEnterprise');
    expect(page.saves[1]).to.deep.equal(page.saves[0]);
  });

  it('finds the typed values in the form', async () => {
    const page = await back(profileErrands['the enterprise’s changes are saved'], 'confirming');
    await page.press(profileTexts.correct);
    await page.at('editing');
    for (const name of ['enterpriseName', 'legalRepName'] as const) {
      expect(page.fields.value(name)).to.equal(typed.enterprise[name]);
    }
  });

  it('saves the account’s changes with the same idempotency key, including the typed number', async () => {
    const page = await back(profileErrands['the account holder’s changes are saved'], 'confirming');
    await page.confirm();
    await page.at('saved');
    isOneAttempt(page, 'updateAccount');
    expect(page.saves[1]).to.deep.equal({changes: typed.account, version: '"1"'});
  });

  it('finds the typed values when the record was being read again', async () => {
    const page = await back(profileErrands['the record is read again, because it has changed'], 'editing');
    await page.shows(profileTexts.labels.enterpriseName);
    expect(page.fields.value('enterpriseName')).to.equal(typed.enterprise.enterpriseName);
  });

  it('sends the same encrypted values as the first time', async () => {
    let times = 0;
    const encryptField = async (): Promise<string> => `sealed-${++times}`;
    const errand = profileErrands['the account holder’s changes are saved'];
    const go: typeof errand.go = (options) => errand.go({...options, set: {encryptField}});
    const page = await back({...errand, go}, 'confirming');
    await page.confirm();
    await page.at('saved');
    expect(page.saves[1]).to.deep.equal(page.saves[0]);
    expect(JSON.stringify(page.saves[1])).to.contain('sealed-1');
  });
});

describe('The same user, signed in again on the bank path,', () => {
  it('gets the requested handoff with the same idempotency key', async () => {
    const page = await back(bankErrands['a way to a bank is made'], 'waiting');
    isOneAttempt(page, 'createHandoff');
    expect(page.way.href).to.equal(fakeHandoff().url);
  });

  it('continues to wait with the same link to the bank', async () => {
    const page = await back(bankErrands['the bank’s answer is asked for'], 'waiting');
    await page.asked('getHandoff', 2);
    expect(page.way.href).to.equal(fakeHandoff().url);
    expect(page.outside.times('createHandoff')).to.equal(1);
    expect(kept()).to.contain('handoff-1');
  });

  it('resumes the handoff of an earlier page', async () => {
    const page = await back(bankErrands['an earlier page’s way is asked about'], 'waiting');
    expect(page.way.href).to.equal(fakeHandoff().url);
    expect(page.outside.times('createHandoff')).to.equal(0);
  });

  it('sees the earlier pass when the status confirms it', async () => {
    const page = await back(bankErrands['a pass is recalled, and the status is asked whether it stands'], 'result');
    expect(page.told('sw-complete')).to.have.length(1);
  });
});

describe('An ended session that is not resumed at once', () => {
  it('keeps the typed values until the same user opens the path again', async () => {
    const [page, session] = await interrupted(profileErrands['the enterprise’s changes are saved']);
    session.signedIn = first;
    await page.press(toMethods);
    await page.at('home');
    page.cert.start('profile');
    await page.at('confirming');
    await page.shows(typed.enterprise.enterpriseName);
  });

  it('displays an error when the status query fails, and can be retried', async () => {
    const errand = profileErrands['the enterprise’s changes are saved'];
    const session = new Session({question: errand.question, becomes: undefined});
    const answers = session.answers({});
    let isDown = false;
    const page = await errand.go({
      ...answers,
      getStatus: (...asked) =>
        isDown
          ? Promise.reject(new TypeError('Failed to fetch'))
          : (answers.getStatus as CertBackend['getStatus'])(...asked),
    });
    await page.at('interrupted');
    isDown = true;
    session.signedIn = first;
    await page.press(resume);
    await page.shows('代码 network');
    isDown = false;
    await page.press(pathTexts.reference.retry);
    await page.at('confirming');
  });

  it('displays that no certification is needed when the account needs none any more', async () => {
    const session = new Session({question: 'createCardChallenge', becomes: undefined});
    const answers = session.answers({});
    let applicable = true;
    const page = await cardErrands['the card’s challenge is fetched'].go({
      ...answers,
      getStatus: async (...asked) => ({
        ...(await (answers.getStatus as CertBackend['getStatus'])(...asked)),
        applicable,
      }),
    });
    await page.at('interrupted');
    session.signedIn = first;
    applicable = false;
    await page.press(resume);
    await page.at('notApplicable');
  });
});
