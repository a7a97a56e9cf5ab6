import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import type {CertEvent} from '../../src/index.js';
import {soundCard} from '../machines/person-check.harness.js';
import {tidyUp} from '../harness/bank-ukey-page.js';
import {CertPage} from '../harness/cert-page.js';
import {deepAll, everythingIn} from '../../walks/dom.js';
import {sessionRequests, typed} from '../harness/path-requests.js';
import {expect} from '../harness/expect.js';
import {first, personalIn, second, Session} from '../harness/session.js';

/* Somebody else signs in, in another tab, under a page that stands: whatever the first one does next is not done. */

const [changed] = failureTexts.reference.errors['subject-changed'] as WhatAndHow;
const {goOn, toMethods, startOver} = pathTexts.reference;

const personal = [
  ...personalIn(first),
  ...personalIn(second),
  ...Object.values({...typed.enterprise, ...typed.account, ...soundCard}),
  '*三',
];

/** What is on the page of anybody, seen or not. */
const personalOn = (page: CertPage): string[] => {
  const everything = `${page.words} ${page.announced} ${everythingIn(page.cert)}`;
  return personal.filter((each) => everything.includes(each));
};

const codes = (page: CertPage): string[] => page.reported('sw-error').map(({code}) => code);

/** The page says that somebody else is signed in, and nothing was done for them or shown of anybody. */
const hasStopped = async (page: CertPage, step: 'interrupted' | 'somebodyElse'): Promise<void> => {
  await page.at(step);
  await page.shows(changed);
  expect(page.headings).to.include(changed);
  expect(personalOn(page)).to.be.empty;
  expect(codes(page).at(-1)).to.equal('subject-changed');
  expect(page.reported('sw-complete')).to.be.empty;
  expect(page.reported('sw-pending')).to.be.empty;
  const others = page.outside.asked.filter(({subject}) => subject === second);
  expect(others).to.be.empty;
  // Nobody knows yet whether it is the second one who reads them.
  expect(page.cert.diagnostics?.requests).to.be.empty;
};

/** Goes on as whoever is signed in now, who sees what is theirs and nothing of the other's. */
const goesOn = async (page: CertPage, words: string): Promise<void> => {
  await page.press(words);
  await page.at('home');
  const {journey, requests = []} = page.cert.diagnostics ?? {};
  const end = page.events.indexOf(page.reported('sw-end').at(-1) as CertEvent);
  expect(page.events.findIndex((event) => event.journey === journey)).to.equal(end + 1);
  expect(new Set(requests.map(({trace}) => trace))).to.deep.equal(new Set([journey]));
  expect(personalOn(page)).to.be.empty;
  expect(page.cert.status).to.include({subject: second});
  page.cert.open('profile');
  await page.at('viewing');
  await page.shows('赵六');
  const mine = personalIn(first);
  expect(personalOn(page).filter((each) => mine.includes(each))).to.be.empty;
  expect(page.outside.last('getProfile').subject).to.equal(second);
};

/** Nothing had been pressed there, so the focus is not the widget's to move. */
const isUntouched = (when: string): boolean => when.startsWith('an earlier page') || when.startsWith('a pass is');

tidyUp();

describe('Another user who signs in while a page is open', () => {
  for (const [when, {operation, time, answers, go}] of Object.entries(sessionRequests)) {
    it(`causes no action and sees nothing of the first user when ${when}`, async () => {
      const session = new Session({operation, time, becomes: second});
      const page = await go(session.answers(answers()));
      await hasStopped(page, 'interrupted');
      if (!isUntouched(when)) await page.focuses(changed);
      expect(page.pressables).to.deep.equal([goOn, toMethods]);
      expect(codes(page).filter((code) => code === 'subject-changed')).to.have.length(1);
      await goesOn(page, goOn);
    });
  }

  for (const [when, go] of Object.entries({
    'home is asked for anew': async (page: CertPage) => {
      page.cert.refresh();
    },
    'a method is left': async (page: CertPage) => {
      await page.press('IC卡认证');
      await page.press('返回选择认证方式');
    },
  })) {
    it(`is detected when ${when}: the page displays that before their status`, async () => {
      const session = new Session({operation: 'getStatus', time: 2, becomes: second});
      const page = await CertPage.atHome(session.answers({}));
      deepAll<HTMLButtonElement>(page.root, '.method button')[0]?.focus();
      await go(page);
      await hasStopped(page, 'somebodyElse');
      await page.focuses(changed);
      expect(page.pressables).to.deep.equal([startOver]);
      await goesOn(page, startOver);
    });
  }
});
