import {licence} from '../../demo/pages/e-licence.js';
import type {RequestOptions} from '../../src/adapters/backend.js';
import {pollingStore} from '../../src/adapters/polling.store.js';
import {fakeBackend, fakeInboxBackend, fakeOutcome, fakeReading, fakeSignature} from '../../src/fakes.js';
import {inboxWalks, pathWalks} from '../../walks/every.js';
import {ownMethodWalk} from '../../walks/external.walk.js';
import {byIdCardsWalk} from '../../walks/legal-rep.walk.js';
import {accountWalk, enterpriseWalk} from '../../walks/profile.walk.js';
import {nameOf, type Asking, type Walk, type Way} from '../../walks/walk.js';
import {wordsIn} from '../../walks/words.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {soundCard} from '../machines/person-check.harness.js';
import {isOpen} from './bank-ukey-page.js';
import {CertPage, type PageOptions} from './cert-page.js';
import type {ElementPage} from './element-page.js';
import {InboxPage} from './inbox-page.js';
import {notice} from './consent.js';
import {licenceAnswers} from './licence-page.js';
import {fails, inTurn, refuses, type Answers, type OperationName as Any} from './outside.js';
import {first, statusOf} from './session.js';

/* Every request of every path, how a user comes to it, and how it is answered by a test. */

/** What is typed on the way, and is to be seen by nobody else. */
export const typed = {
  enterprise: {enterpriseName: '上海浦东改名贸易有限公司', legalRepName: '王五'},
  account: {holderName: '孙八', idNumber: idNumbers[0]},
} as const;

type OperationName = Exclude<Any, 'check' | 'willPrompt'>;

export interface PathRequest<Page extends ElementPage = CertPage> extends Asking {
  readonly operation: OperationName;
  /** Which time that it is asked, counted from one. */
  readonly time?: number;
  /** What is answered otherwise than the fakes do. */
  readonly answers: () => Answers;
  /** Comes to the request on a page that is set up so. */
  readonly go: (options: PageOptions) => Promise<Page>;
  /** Sends the same again from where the same user goes on, and comes to this step. */
  readonly again?: readonly [done: string, send: (page: Page) => Promise<void>];
}

export const words = await wordsIn('zh-CN');
const answers = (): Answers => ({getHandoff: isOpen});
const ownWalk = ownMethodWalk(licence, 'link');
const walks: readonly Walk[] = [ownWalk, ...pathWalks];

const taking =
  (walk: Walk, through: string) =>
  ({set, ...options}: PageOptions): Promise<CertPage> =>
    CertPage.at(walk, wayThrough(walk, through), {
      ...options,
      // With a notice, the one place is not gone to at once.
      set: {
        startView: 'home',
        externalMethods: [{...licence, by: 'link'}],
        consent: {[licence.id]: notice({required: false})},
        ...set,
      },
    });
const wayThrough = (walk: Walk, through: string): Way => ({
  through,
  typed: {
    enterprise: typed.enterprise,
    editing: walk === accountWalk ? typed.account : typed.enterprise,
    'holder.idCard': {name: typed.account.holderName},
    'legalRep.bankCard': soundCard,
    'holder.bankCard': soundCard,
  },
});

const requestsOf = <Page extends ElementPage>(
  walk: Walk,
  through: (name: string) => PathRequest<Page>['go'],
): [title: string, request: PathRequest<Page>][] =>
  walk.steps.flatMap((step, index) => {
    const before = walk.steps.slice(0, index);
    const name = nameOf(step);
    const next = walk.steps.slice(index + 1).find(({maybe}) => !maybe);
    return Object.entries(step.seen ?? {}).map(([asked, seen]): [string, PathRequest<Page>] => {
      const operation = asked as OperationName;
      const isSent = seen.resumed === step.at && !step.waitsFor;
      return [
        `${operation} is asked in ${walk.view}, at ${name}`,
        {
          ...{
            ...seen,
            operation,
            answers: walk === ownWalk ? () => licenceAnswers : answers,
            time: before.filter((each) => each.seen?.[operation]).length + 1,
          },
          // What waits for others is asked by itself.
          go: through(step.waitsFor ? nameOf(before.at(-1) ?? step) : name),
          ...(isSent && {
            again: [next?.at ?? walk.end, (page) => page.walk(walk, {...wayThrough(walk, name), from: name})],
          }),
        },
      ];
    });
  });

/** As if this user had come back to the page from a bank. */
const cameBack = (options: PageOptions): Promise<CertPage> => {
  pollingStore('bank-ukey').remember('handoff-1', first);
  return CertPage.open(options);
};

const passed = statusOf({methods: [{id: 'bank-ukey', state: 'certified', enabled: true, via: 'ccb'}]});

/** What no press asks. */
const more: Readonly<Record<string, PathRequest>> = {
  'the status is asked for': {
    ...{operation: 'getStatus', answers, go: (options) => CertPage.open(options)},
    ...{says: (t) => t.frame.loading, cancelled: 'paused', failed: ['notAsked']},
  },
  'the record is read again, because it has changed': {
    ...{operation: 'getProfile', time: 2, go: taking(enterpriseWalk, 'confirming')},
    answers: () => ({updateEnterprise: fails('conflict', {status: 412})}),
    ...{says: (t) => t.path.resuming, cancelled: 'notResumed', resumed: 'editing'},
    failed: ['notResumed', (t) => t.path.toMethods],
  },
  'the record is read again, because the ticket is void': {
    ...{operation: 'getProfile', time: 2, go: taking(byIdCardsWalk, 'legalRep.confirming')},
    answers: () => ({checkIdCard: refuses('record-changed')}),
    ...{says: (t) => t.path.resuming, cancelled: 'notReloaded', resumed: 'enterprise'},
    failed: ['notReloaded', (t) => t.path.toMethods],
  },
  'an earlier page’s way is asked about': {
    ...{operation: 'getHandoff', answers, go: cameBack},
    ...{says: (t) => t.path.loading, cancelled: 'choosing', resumed: 'waiting'},
  },
  'a pass is recalled, and the status is asked whether it stands': {
    ...{operation: 'getStatus', time: 2, go: cameBack},
    answers: () => ({
      getHandoff: async () => fakeOutcome({method: 'bank-ukey', via: 'ccb', effective: 'now'}),
      getStatus: inTurn(
        async () => statusOf(),
        async () => passed,
      ),
    }),
    ...{says: (t) => t.path.resuming, cancelled: 'choosing', resumed: 'result'},
    failed: ['notRechecked', (t) => t['bank-ukey'].chooseAgain],
  },
};

/** By what is going on. Of a step that several walks have, the first one's. */
const ofMethods: Readonly<Record<string, PathRequest>> = {
  ...more,
  ...Object.fromEntries([...walks].reverse().flatMap((walk) => requestsOf(walk, (name) => taking(walk, name)))),
};

/** What an administrator's inbox asks, but for itself. */
export const ofInbox: Readonly<Record<string, PathRequest<InboxPage>>> = Object.fromEntries(
  inboxWalks.flatMap((walk) =>
    requestsOf(walk, (through) => async ({set: _, ...options}) => {
      const page = await InboxPage.open(options);
      await page.walk(walk, {through});
      return page;
    }),
  ),
);

export const requests: Readonly<Record<string, PathRequest<ElementPage>>> = {
  ...ofMethods,
  ...ofInbox,
  'the inbox is asked for': {
    ...{operation: 'getInbox', answers, go: ({set: _, ...options}) => InboxPage.open(options)},
    ...{says: (t) => t['admin-requests'].loading, cancelled: 'paused', failed: ['notLoaded']},
  },
};

/** Those of which a session that ends is told, unlike the card agent's and the first one. */
export const sessionRequests = Object.fromEntries(
  Object.entries(ofMethods).filter(([, {resumed}]) => resumed !== undefined),
);

export const requestAt = (operation: OperationName, step = ''): PathRequest => {
  const found = Object.entries(sessionRequests).find(
    ([title]) => title.startsWith(`${operation} is`) && title.endsWith(step),
  );
  if (!found) throw new Error(`Nothing asks ${operation} at ${step}.`);
  return found[1];
};

type Ask = (...asked: unknown[]) => Promise<unknown>;

/** Everything is answered as by the fakes, but this request from its turn on, which `answer` answers or passes on. */
export const answering = (
  {operation, time = 1, answers: own}: Pick<PathRequest, 'operation' | 'time' | 'answers'>,
  answer: (ask: () => Promise<unknown>, options: RequestOptions) => Promise<unknown>,
): Answers => {
  const given = {getStatus: async () => statusOf(), ...own()};
  const fakes = {
    ...fakeBackend(given),
    ...fakeInboxBackend(),
    readCard: async () => fakeReading(),
    sign: async () => fakeSignature(),
  };
  const ask: Ask = (...all) => (fakes[operation] as Ask)(...all);
  let times = 0;
  const asked: Ask = (...all) =>
    ++times < time ? ask(...all) : answer(() => ask(...all), all.at(-1) as RequestOptions);
  return {...given, [operation]: asked};
};
