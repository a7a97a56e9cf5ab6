import type {PathId} from '../../src/domain/method-ids.js';
import {Secret} from '../../src/domain/secret.js';
import {randomPin} from '../domain/random-pin.js';
import type {awaitedIds} from './two-users.page.js';
import type {Asked, Page, World} from './two-users.world.js';

type Act = (page: Page, world: World) => void;

/** A step of a path: what the user does at a place, or something that the page asks by itself. */
export interface Step {
  readonly name: string;
  readonly at?: string;
  readonly act?: Act;
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

const at = (name: string, place: string, act: Act, back?: string): Step => ({
  ...{name, at: place, act},
  ...(back !== undefined && {back}),
});

/** What the user does in the method that shows, and in the check of a person. */
const inMethod =
  (...events: readonly (() => Sent)[]): Act =>
  ({method}) => {
    for (const event of events) method?.send(event());
  };
const inCheck =
  (...events: readonly (() => Sent)[]): Act =>
  ({child}) => {
    for (const event of events) child?.send(event());
  };
const edits = (values: object) => (): Sent => ({type: 'edited', values});
/** A press that says nothing more. */
const press =
  (type: string, more: object = {}) =>
  (): Sent => ({type, ...more});
const enters = (type: string, name: string, value: () => string) => (): Sent => ({type, [name]: new Secret(value())});
const submitted = press('submitted');
const confirmed = press('confirmed');
const retried = press('retried');

const opens = (method: string, back?: string): Step =>
  at('open', 'home.current', ({journey}) => journey.send({type: 'methodChosen', method, pressed: false}), back);
const finish = at('result', 'result', ({journey}) => journey.send({type: 'finished'}));

const byIdCard = (who: string, state: string): readonly Step[] => [
  at(
    `${who}: ID card`,
    `legal-rep ${state} idCard`,
    inCheck(edits({validFrom: '20200310', validTo: '20300310'}), submitted),
  ),
  at(`${who}: confirming the ID card`, `legal-rep ${state} confirming`, inCheck(confirmed)),
  at(
    `${who}: checking the ID card`,
    `legal-rep ${state} notChecked`,
    inCheck(retried),
    `legal-rep ${state} confirming`,
  ),
];

const byBankCard = (who: string, state: string): readonly Step[] => {
  const mayAsk = `legal-rep ${state} bankCard.noCode.mayAsk`;
  const card = edits({bankCard: '6222020000000007', mobile: '13800138000'});
  return [
    at(`${who}: choosing the bank card`, `legal-rep ${state} idCard`, inCheck(press('bankCardChosen'))),
    at(`${who}: asking for an SMS code`, mayAsk, inCheck(card, press('codeRequested'))),
    at(
      `${who}: bank card and code`,
      `legal-rep ${state} bankCard.codeSent.tooSoon`,
      inCheck(enters('codeEntered', 'code', () => '123456')),
    ),
  ];
};

/** Both people, each by one of the two ways. */
const legalRep = (name: string, ...persons: readonly Step[]): Path => ({
  name,
  steps: [
    opens('legal-rep', 'legal-rep introducing'),
    at('advice', 'legal-rep introducing', inMethod(press('started'))),
    at('form', 'legal-rep enterprise', inMethod(edits({legalRepName: '孙七'}), submitted)),
    at('confirming', 'legal-rep confirming', inMethod(confirmed)),
    at('checking', 'legal-rep notChecked', inMethod(retried), 'legal-rep confirming'),
    ...persons,
    finish,
  ],
  end: 'result',
});

/** The bank or the administrator decides, and the page asks again; once the user is back, at once. */
const waitAt = (place: string): Step =>
  at(
    'waiting',
    place,
    ({clock}, world) => {
      world.isDecided = true;
      clock.increment(40_000);
    },
    'result',
  );
const waitForBank = waitAt('bank-ukey waiting.away resting');
const bankReady = 'bank-ukey waiting.ready resting';
const assistanceSent = 'admin-assist waiting resting';
const rechecks: Step = {name: 'asking whether it stands', asks: 'getStatus', back: 'result'};

/** An administrator is asked for help, and then one of the ways on. */
const adminAssist = (name: string, end: string, ...steps: readonly Step[]): Path => ({
  name,
  steps: [
    opens('admin-assist'),
    // Sent at once, without another press; that answer is the one that gets lost.
    at('naming the enterprise', 'admin-assist naming', inMethod(submitted), 'admin-assist notSent'),
    at('sending the request', 'admin-assist notSent', inMethod(retried), assistanceSent),
    ...steps,
  ],
  end,
});

const pathsOf: Readonly<Record<PathId, readonly Path[]>> = {
  profile: [
    {
      name: 'profile',
      steps: [
        opens('profile', 'profile viewing'),
        at('viewing', 'profile viewing', inMethod(press('editRequested', {part: 'enterprise'}))),
        at('form', 'profile editing', inMethod(edits({legalRepName: '孙七'}), submitted)),
        at('confirming', 'profile confirming', inMethod(confirmed)),
        at('saving', 'profile notSaved', inMethod(retried), 'profile confirming'),
        at('saved', 'profile saved', inMethod(press('closed'))),
      ],
      end: 'profile saved',
    },
  ],
  'ic-card': [
    {
      name: 'ic-card',
      steps: [
        opens('ic-card'),
        at('reading', 'ic-card introducing', inMethod(press('readRequested'))),
        at('PIN', 'ic-card awaitingPin', inMethod(enters('pinEntered', 'pin', randomPin))),
        {name: 'challenge', asks: 'createCardChallenge', back: 'ic-card awaitingPin'},
        {name: 'signing', asks: 'sign', back: 'ic-card notVerified'},
        at('verifying', 'ic-card notVerified', inMethod(retried), 'result'),
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
    {
      name: 'legal-rep, loaded again',
      awaited: 'legal-rep',
      steps: [
        {name: 'recalling', asks: 'getTicket', back: 'legal-rep legalRep idCard'},
        ...byIdCard('legal representative', 'legalRep'),
        ...byBankCard('account holder', 'holder'),
        finish,
      ],
      end: 'result',
    },
  ],
  'bank-ukey': [
    {
      name: 'bank-ukey',
      steps: [
        opens('bank-ukey'),
        // Made at once, without another press; that answer is the one that gets lost.
        at(
          'choosing a bank',
          'bank-ukey choosing',
          inMethod(press('placeChosen', {place: 'ccb'})),
          'bank-ukey notCreated',
        ),
        at('making the handoff', 'bank-ukey notCreated', inMethod(retried), bankReady),
        at('handoff made', bankReady, inMethod(press('departed'))),
        ...[waitForBank, finish],
      ],
      end: 'result',
    },
    {
      name: 'bank-ukey, back from the bank',
      awaited: 'bank-ukey',
      steps: [
        {name: 'recalling', asks: 'getHandoff', back: 'bank-ukey waiting.away resting'},
        ...[waitForBank, rechecks, finish],
      ],
      end: 'result',
    },
  ],
  'admin-assist': [
    adminAssist('admin-assist, confirmed', 'result', waitAt(assistanceSent), finish),
    adminAssist(
      'admin-assist by code',
      'result',
      at('code', assistanceSent, inMethod(enters('codeEntered', 'code', () => '20481357'))),
      finish,
    ),
    adminAssist(
      'admin-assist, withdrawn',
      'admin-assist withdrawn',
      at('withdrawing', assistanceSent, inMethod(press('cancelled'))),
      at('withdrawing again', 'admin-assist notWithdrawn', inMethod(retried), assistanceSent),
    ),
    {
      name: 'admin-assist, loaded again',
      awaited: 'admin-assist',
      steps: [
        {name: 'recalling', asks: 'getAssistance', back: assistanceSent},
        ...[waitAt(assistanceSent), rechecks, finish],
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
