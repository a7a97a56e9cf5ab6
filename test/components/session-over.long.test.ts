import {pathTexts} from '../../src/components/path/path.texts.js';
import {expect} from '../harness/expect.js';
import {fails, inTurn} from '../harness/outside.js';
import {first, Session, statusOf} from '../harness/session.js';
import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {soundCard} from '../machines/person-check.harness.js';
import {enterprise} from '../harness/admin-assist-page.js';
import {tidyUp} from '../harness/bank-ukey-page.js';
import {randomPin} from '../domain/random-pin.js';
import {CertPage} from '../harness/cert-page.js';
import {notice, tick} from '../harness/consent.js';
import {deepAll, everythingIn, isShown, until, wordsOf} from '../../walks/dom.js';
import {spoil} from '../../walks/spoilers.js';
import {answering, requestAt, sessionRequests, ofInbox, typed, type PathRequest} from '../harness/path-requests.js';

/* The session ends as something is asked, the user signs in again in another tab, and goes on where they were. */

const {goOn, relogin, resume, sessionOver, signedIn, toMethods} = pathTexts.reference;
const [over, how] = sessionOver;

/** The session ends at this request; the page says so. */
const interrupted = async ({operation, time, answers, go}: PathRequest): Promise<[CertPage, Session]> => {
  const session = new Session({operation, time, becomes: undefined});
  const page = await go(session.answers(answers()));
  await page.at('interrupted');
  await page.shows(how);
  expect(page.headings).to.include(over);
  expect(page.reported('sw-error').at(-1)).to.include({code: 'unauthenticated'});
  return [page, session];
};

const saving = requestAt('updateEnterprise');

tidyUp();

describe('A session that ends', () => {
  for (const [when, request] of Object.entries(sessionRequests)) {
    it(`hides the typed values until the same user continues where they were: ${when}`, async () => {
      const [page, session] = await interrupted(request);
      expect(page.pressables).to.deep.equal([relogin, resume, toMethods]);
      const everything = everythingIn(page.cert);
      for (const each of Object.values({enterprise, ...typed.enterprise, ...typed.account, ...soundCard})) {
        expect(everything).not.to.contain(each);
      }
      await page.press('重新登录');
      expect(page.reported('sw-relogin').map(({reason}) => reason)).to.deep.equal(['unauthenticated']);
      // Nobody is there yet.
      await page.press(resume);
      await until(
        'it is said again',
        () => page.reported('sw-step').filter(({step}) => step === 'session-over').length === 2,
      );
      session.signedIn = first;
      await page.press(resume);
      await page.at(request.resumed ?? '');
      await until(
        () => `a heading, a message or a field has the focus; it is on “${page.focusedWords}”`,
        () => page.focusedWords !== '' && !page.pressables.includes(page.focusedWords),
      );
      const [done, again] = request.again ?? [];
      await again?.(page);
      if (done) await page.at(done);
      // Whoever gives up once more, or types another PIN, sends anew.
      const [one, other = one] = page.outside.keys(request.operation).slice(-2);
      if (!['createCardChallenge', 'withdrawAssistance', 'cancelHandoff'].includes(request.operation))
        expect(other).to.equal(one);
    });
  }
});

describe('A window that gets the focus after the session has ended', () => {
  it('says that the user is signed in again, in another tab by the host’s address, and goes on with a press', async () => {
    const signIn = 'https://portal.example.cn/sign-in';
    const go: typeof saving.go = (options) => saving.go({...options, set: {links: {signIn}}});
    const [page, session] = await interrupted({...saving, go});
    const [link] = deepAll(page.root, 'a').filter(isShown) as HTMLAnchorElement[];
    expect([link?.href, link?.target, link?.rel, wordsOf(link as Element)]).to.deep.equal([
      ...[signIn, '_blank', 'noopener noreferrer', relogin],
    ]);
    session.signedIn = first;
    dispatchEvent(new Event('focus'));
    await page.shows(signedIn);
    expect(page.cert.step).to.equal('session-over');
    await page.press(resume);
    await page.at('confirming');
    await page.shows(typed.enterprise.enterpriseName);
  });
});

describe('A session that ends before the PIN was used', () => {
  it('does not make the user accept the host’s notice again', async () => {
    const challenged = requestAt('createCardChallenge');
    const go: typeof challenged.go = async (options) => {
      const page = await CertPage.atPin({...options, set: {consent: {'ic-card': notice()}}});
      await tick(page);
      await page.enterPin(randomPin());
      return page;
    };
    const [page, session] = await interrupted({...challenged, go});
    session.signedIn = first;
    await page.press(resume);
    await page.enterPin(randomPin());
    await page.at('result');
    expect(page.outside.last('verifyCard').input).to.have.nested.property('consent.noticeId', 'notice-1');
  });

  it('displays an error when the status cannot be asked for, and can be retried', async () => {
    const getStatus = inTurn(
      async () => statusOf(),
      fails('network'),
      async () => statusOf(),
    );
    const [page, session] = await interrupted({...requestAt('createCardChallenge'), answers: () => ({getStatus})});
    session.signedIn = first;
    await page.press(resume);
    await page.shows('代码 network');
    await page.press(pathTexts.reference.retry);
    await page.at('awaitingPin');
  });
});

describe('An inbox whose session ends', () => {
  for (const [how, code, label] of [
    ['signed out', 'unauthenticated', resume],
    ['another signed in', 'subject-changed', goOn],
  ] as const)
    for (const [when, request] of Object.entries(ofInbox))
      it(`shows nothing of a request until it is loaded again, ${how}: ${when}`, async () => {
        let isOver = true;
        const page = await request.go(answering(request, (ask) => (isOver ? spoil(how) : ask())));
        await page.shows((failureTexts.reference.errors[code] as WhatAndHow)[0]);
        for (const each of ['138****8000', '不认识此人']) expect(everythingIn(page.host)).not.to.contain(each);
        if (how === 'signed out') await page.press(relogin);
        expect(page.reported('sw-relogin')).to.have.length(how === 'signed out' ? 1 : 0);
        isOver = false;
        await page.press(label);
        await page.at(how === 'signed out' ? (request.resumed ?? '') : 'inbox');
        if (how === 'another signed in' || !request.again) return;
        const [done, again] = request.again;
        await again(page);
        await page.at(done);
        const [one, other] = page.outside.keys(request.operation);
        expect(other).to.be.a('string').and.equal(one);
      });
});
