import type {AskOptions} from '../../src/adapters/backend.js';
import {icCardTexts} from '../../src/components/ic-card/ic-card.texts.js';
import {frameTexts} from '../../src/components/shell/frame.texts.js';
import {fakeBackend, fakeReading, fakeSignature} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {CertPage} from './cert-page.js';
import {allErrands, type Errand} from './errands.js';
import type {Answers} from './outside.js';
import {statusOf} from './session.js';

/* Every request, those to the card agent included, and how it is answered by a test. */

export type Request = Omit<Errand, 'question' | 'resumed'> & {
  readonly question: Errand['question'] | 'readCard' | 'sign';
};

const card = icCardTexts.reference;

/** What is asked, and how a user comes to it. */
export const requests: Readonly<Record<string, Request>> = {
  'the status is asked for': {
    question: 'getStatus',
    go: (options) => CertPage.open(options),
    wait: [frameTexts.reference.loading, 'paused'],
    failed: ['notAsked'],
  },
  'the card is read': {
    question: 'readCard',
    go: async (options) => {
      const page = await CertPage.atHome(options);
      await page.choose('IC卡认证');
      return page;
    },
    wait: [card.connecting, 'introducing'],
  },
  'the card signs': {
    question: 'sign',
    go: async (options) => {
      const page = await CertPage.atPin(options);
      await page.enterPin(randomPin());
      return page;
    },
    wait: [card.signing, 'awaitingPin'],
  },
  ...allErrands,
};

type Ask = (...asked: unknown[]) => Promise<unknown>;

/** Everything is answered as by the fakes, but this request from its turn on, which `answer` answers or passes on. */
export const answering = (
  {question, time = 1, answers}: Request,
  answer: (ask: () => Promise<unknown>, options: AskOptions) => Promise<unknown>,
): Answers => {
  const given = {getStatus: async () => statusOf(), ...answers?.()};
  const fakes = {...fakeBackend(given), readCard: async () => fakeReading(), sign: async () => fakeSignature()};
  const ask: Ask = (...all) => (fakes[question] as Ask)(...all);
  let times = 0;
  const asked: Ask = (...all) => (++times < time ? ask(...all) : answer(() => ask(...all), all.at(-1) as AskOptions));
  return {...given, [question]: asked};
};
