import type {PathId} from '../../src/domain/method-ids.js';
import {Secret} from '../../src/domain/secret.js';
import {randomPin} from '../domain/random-pin.js';
import type {awaitedIds} from './two-users.page.js';
import type {Asked, Page, World} from './two-users.world.js';

/** A step of a path: what the user does at a place, or something that the page asks by itself. */
export interface Step {
  readonly name: string;
  readonly at?: string;
  readonly act?: (page: Page, world: World) => void;
  readonly asks?: Asked;
  /** Where the path goes on when the session was gone at this step and the same person is back; by default `at`. */
  readonly back?: string;
}

export interface Path {
  readonly name: string;
  /** What the first user waits for as the page is loaded. */
  readonly awaited?: keyof typeof awaitedIds;
  readonly steps: readonly Step[];
  /** Where it says that it was done. */
  readonly end: string;
}

/** Any event of any method's machine. */
type Sent = Parameters<NonNullable<Page['method']>['send']>[0];

const choose =
  (method: string) =>
  ({journey}: Page): void => {
    journey.send({type: 'methodChosen', method, pressed: false});
  };
/** What the user does in the method that shows, and in the check of a person. */
const inMethod =
  (...events: readonly Sent[]) =>
  ({method}: Page): void => {
    for (const event of events) method?.send(event);
  };
const inCheck =
  (...events: readonly Sent[]) =>
  ({child}: Page): void => {
    for (const event of events) child?.send(event);
  };

const finish: Step = {
  name: 'result',
  at: 'result',
  act: ({journey}) => {
    journey.send({type: 'finished'});
  },
};

const submitted = {type: 'submitted'};
const confirmed = {type: 'confirmed'};
const retried = {type: 'retried'};

const byIdCard = (who: string, state: string): readonly Step[] => [
  {
    name: `${who}: ID card`,
    at: `legal-rep ${state} idCard`,
    act: inCheck({type: 'edited', values: {validFrom: '20200310', validTo: '20400310'}}, submitted),
  },
  {name: `${who}: confirming the ID card`, at: `legal-rep ${state} confirming`, act: inCheck(confirmed)},
  {
    name: `${who}: checking the ID card`,
    at: `legal-rep ${state} notChecked`,
    act: inCheck(retried),
    back: `legal-rep ${state} confirming`,
  },
];

const byBankCard = (who: string, state: string): readonly Step[] => [
  {
    name: `${who}: choosing the bank card`,
    at: `legal-rep ${state} idCard`,
    act: inCheck({type: 'bankCardChosen'}),
  },
  {
    name: `${who}: asking for an SMS code`,
    at: `legal-rep ${state} bankCard.noCode.mayAsk`,
    act: inCheck(
      {type: 'edited', values: {bankCard: '6222020000000007', mobile: '13800138000'}},
      {type: 'codeRequested'},
    ),
  },
  {
    name: `${who}: sending the SMS code`,
    at: `legal-rep ${state} codeNotSent`,
    act: inCheck(retried),
    back: `legal-rep ${state} bankCard.noCode.mayAsk`,
  },
  {
    name: `${who}: bank card and code`,
    at: `legal-rep ${state} bankCard.codeSent.tooSoon`,
    act: (page) => {
      inCheck({type: 'codeEntered', code: new Secret('123456')})(page);
    },
  },
];

/** Both people, each by one of the two ways. */
const legalRep = (name: string, ...persons: readonly Step[]): Path => ({
  name,
  steps: [
    {name: 'open', at: 'home.current', act: choose('legal-rep'), back: 'legal-rep introducing'},
    {name: 'advice', at: 'legal-rep introducing', act: inMethod({type: 'started'})},
    {name: 'form', at: 'legal-rep enterprise', act: inMethod(submitted)},
    {name: 'confirming', at: 'legal-rep confirming', act: inMethod(confirmed)},
    {name: 'checking', at: 'legal-rep notChecked', act: inMethod(retried), back: 'legal-rep confirming'},
    ...persons,
    finish,
  ],
  end: 'result',
});

/** The bank or the administrator decides, and the page asks again. */
const waitAt = (at: string): Step => ({
  name: 'waiting',
  at,
  act: ({clock}, world) => {
    world.isDecided = true;
    clock.increment(40_000);
  },
  // It is asked at once.
  back: 'result',
});
const waitForBank = waitAt('bank-ukey waiting.away resting');

const assistanceSent = 'admin-assist waiting resting';

/** An administrator is asked for help, and then one of the ways on. */
const adminAssist = (name: string, end: string, ...steps: readonly Step[]): Path => ({
  name,
  steps: [
    {name: 'open', at: 'home.current', act: choose('admin-assist')},
    {
      name: 'naming the enterprise',
      at: 'admin-assist naming',
      act: inMethod({type: 'submitted'}),
      // Sent at once, without another press; that answer is the one that gets lost.
      back: 'admin-assist notSent',
    },
    {name: 'sending the request', at: 'admin-assist notSent', act: inMethod(retried), back: assistanceSent},
    ...steps,
  ],
  end,
});

const pathsOf: Readonly<Record<PathId, readonly Path[]>> = {
  profile: [
    {
      name: 'profile',
      steps: [
        {name: 'open', at: 'home.current', act: choose('profile'), back: 'profile viewing'},
        {name: 'viewing', at: 'profile viewing', act: inMethod({type: 'editRequested', part: 'enterprise'})},
        {
          name: 'form',
          at: 'profile editing',
          act: inMethod({type: 'edited', values: {legalRepName: '孙七'}}, submitted),
        },
        {name: 'confirming', at: 'profile confirming', act: inMethod(confirmed)},
        {name: 'saving', at: 'profile notSaved', act: inMethod(retried), back: 'profile confirming'},
        {name: 'saved', at: 'profile saved', act: inMethod({type: 'closed'})},
      ],
      end: 'profile saved',
    },
  ],
  'ic-card': [
    {
      name: 'ic-card',
      steps: [
        {name: 'open', at: 'home.current', act: choose('ic-card')},
        {name: 'reading', at: 'ic-card introducing', act: inMethod({type: 'readRequested'})},
        {
          name: 'PIN',
          at: 'ic-card awaitingPin',
          act: (page) => {
            inMethod({type: 'pinEntered', pin: new Secret(randomPin())})(page);
          },
        },
        {name: 'challenge', asks: 'createCardChallenge', back: 'ic-card awaitingPin'},
        {name: 'signing', asks: 'sign', back: 'ic-card notVerified'},
        {name: 'verifying', at: 'ic-card notVerified', act: inMethod(retried), back: 'result'},
        finish,
      ],
      end: 'result',
    },
  ],
  'legal-rep': [
    legalRep(
      'legal-rep by ID card, account holder by bank card',
      ...byIdCard('legal representative', 'legalRep'),
      ...byBankCard('account holder', 'holder'),
    ),
    legalRep(
      'legal-rep by bank card, account holder by ID card',
      ...byBankCard('legal representative', 'legalRep'),
      ...byIdCard('account holder', 'holder'),
    ),
  ],
  'bank-ukey': [
    {
      name: 'bank-ukey',
      steps: [
        {name: 'open', at: 'home.current', act: choose('bank-ukey')},
        {
          name: 'choosing a bank',
          at: 'bank-ukey choosing',
          act: inMethod({type: 'bankChosen', bank: 'ccb'}),
          // Made at once, without another press; that answer is the one that gets lost.
          back: 'bank-ukey notCreated',
        },
        {
          name: 'making the handoff',
          at: 'bank-ukey notCreated',
          act: inMethod(retried),
          back: 'bank-ukey waiting.ready resting',
        },
        {name: 'handoff made', at: 'bank-ukey waiting.ready resting', act: inMethod({type: 'departed'})},
        waitForBank,
        finish,
      ],
      end: 'result',
    },
    {
      name: 'bank-ukey, back from the bank',
      awaited: 'bank-ukey',
      steps: [
        {name: 'recalling', asks: 'getHandoff', back: 'bank-ukey waiting.away resting'},
        waitForBank,
        {name: 'asking whether it stands', asks: 'getStatus', back: 'result'},
        finish,
      ],
      end: 'result',
    },
  ],
  'admin-assist': [
    adminAssist('admin-assist, confirmed', 'result', waitAt(assistanceSent), finish),
    adminAssist(
      'admin-assist by code',
      'result',
      {
        name: 'code',
        at: assistanceSent,
        act: (page) => {
          inMethod({type: 'codeEntered', code: new Secret('20481357')})(page);
        },
      },
      finish,
    ),
    adminAssist(
      'admin-assist, withdrawn',
      'admin-assist withdrawn',
      {name: 'withdrawing', at: assistanceSent, act: inMethod({type: 'cancelled'})},
      {name: 'withdrawing again', at: 'admin-assist notWithdrawn', act: inMethod(retried), back: assistanceSent},
    ),
    {
      name: 'admin-assist, loaded again',
      awaited: 'admin-assist',
      steps: [
        {name: 'recalling', asks: 'getAssistance', back: assistanceSent},
        waitAt(assistanceSent),
        {name: 'asking whether it stands', asks: 'getStatus', back: 'result'},
        finish,
      ],
      end: 'result',
    },
  ],
};

export const paths: readonly Path[] = Object.values(pathsOf).flat();

/** Every step at which another signs in, for `docs/security.md` to be checked against. */
export const cells: readonly {readonly path: string; readonly step: string}[] = paths.flatMap(({name, steps}) =>
  steps.map((step) => ({path: name, step: step.name})),
);
