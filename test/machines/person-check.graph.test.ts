import {expect} from 'chai';
import type {EventObject, SnapshotFrom} from 'xstate';
import {reviewPerson} from '../../src/domain/person-draft.js';
import {Secret} from '../../src/domain/secret.js';
import {personCheckMachine} from '../../src/machines/person-check.machine.js';
import type {PersonCheckEvent, PersonCheckInput} from '../../src/machines/person-check.setup.js';
import type {ViewTag} from '../../src/machines/ports.js';
import {fakeField, fakeNext, fakePending} from '../../src/testing.js';
import {rules} from '../domain/profile-draft.harness.js';
import {
  answerEvents,
  backendFailures,
  cutOff,
  explore,
  interruptionOf,
  nameOf,
  started,
  unheard,
  unreached,
  withoutWayOn,
} from './graph.js';
import {
  byPassport,
  codeSent,
  doubtfulCard,
  holder,
  randomCode,
  refused,
  samplePassed,
  soundCard,
} from './person-check.harness.js';

const presses: readonly PersonCheckEvent[] = [
  {type: 'edited', values: {...soundCard, bankCard: doubtfulCard}},
  {type: 'edited', values: {name: '王五'}},
  {type: 'submitted', rules},
  {type: 'bankCardChosen', rules},
  {type: 'codeRequested', rules},
  {type: 'codeEntered', code: new Secret(randomCode())},
  ...(['confirmed', 'corrected', 'idCardChosen', 'retried', 'cancelled', 'backRequested', 'left'] as const).map(
    (type) => ({type}),
  ),
];

const bankCard = 'personCheck.bankCard.codeSent';
const clock: readonly EventObject[] = [
  {type: `xstate.after.untilEnd.${bankCard}`},
  {type: `xstate.after.untilResend.${bankCard}.tooSoon`},
];

const personAnswers = {
  done: [
    fakeNext('account-holder'),
    samplePassed,
    fakePending(5),
    refused('ticket-expired'),
    refused('record-changed'),
  ],
  errors: backendFailures,
};

const answers = answerEvents(personCheckMachine, {
  checkIdCard: {...personAnswers, done: [...personAnswers.done, refused('person-mismatch')]},
  sendSmsCode: {
    done: [codeSent(), ...['sms-too-many', 'ticket-expired', 'record-changed'].map((code) => refused(code))],
    errors: backendFailures,
  },
  checkBankCard: {
    ...personAnswers,
    done: [...personAnswers.done, refused('sms-incorrect'), refused('sms-expired')],
  },
});

const input = (changes: Partial<PersonCheckInput>): PersonCheckInput => ({
  role: 'legal-rep',
  ticket: 'ticket-1',
  fields: holder(),
  locked: false,
  kept: undefined,
  ...changes,
});
/** What was left in the form of the bank card, and the record has lost the name since. */
const lostName = input({
  fields: holder({name: fakeField('')}),
  kept: {typed: {draft: soundCard, filled: undefined}, way: 'bank-card'},
});
const inputs = [input({}), input({fields: byPassport()}), input({locked: true, fields: byPassport()}), lostName];

/** The same check once more, with what it kept. */
const again = ({
  output,
  context: {role, ticket, fields, locked},
}: SnapshotFrom<typeof personCheckMachine>): PersonCheckInput | undefined =>
  output && {role, ticket, fields, locked, kept: output.kept};

/** The bank card is a form of its own after that of who it is, where that is to be said. */
const isWithin = ({from, event}: (typeof edges)[number]) =>
  event.type === 'backRequested' && from.matches('bankCard') && !from.context.locked;
const isPress = ({type}: EventObject) => presses.some((press) => press.type === type);
const says = (what: 'passed' | 'pending' | 'next') => (event: EventObject) =>
  'output' in event && Boolean((event.output as Record<string, unknown>)[what]);
const graph = explore(personCheckMachine, [...presses, ...clock, ...answers], inputs, again);
const {situations, edges} = graph;
type Situation = (typeof situations)[number];
const lacksIdentity = ({context: {fields, typed}}: Situation): boolean =>
  reviewPerson('identity', fields, typed.draft, rules).verdict === 'error';
const ends = situations.filter(({status}) => status === 'done');

describe('The graph of a person’s check', () => {
  it('hears of every failure of whatever was asked', () => {
    expect(unheard(graph)).to.deep.equal([]);
  });

  it('has no state that cannot be reached, but those that lead on by themselves', () => {
    expect(unreached(personCheckMachine, graph).sort()).to.deep.equal([
      'personCheck.bankCard.returning',
      'personCheck.choosing',
    ]);
  });

  it('lets the user go on from every state by a press, besides leaving and going back', () => {
    // Where there is no other form, or no name, the one has to be filled first.
    const isToFill = (each: Situation) =>
      each.context.locked ? each.matches({bankCard: 'noCode'}) : each.matches('idCard') && lacksIdentity(each);
    const others = {edges, situations: situations.filter((each) => !isToFill(each))};
    const goingOn = edges.filter(({to}) => to.status === 'active');
    expect(withoutWayOn({...others, edges: goingOn}, isPress)).to.deep.equal([]);
    const filled = edges.filter(({from, to}) => lacksIdentity(from) && !lacksIdentity(to));
    expect(new Set(filled.map(({event}) => event.type))).to.deep.equal(new Set(['edited']));
    expect(withoutWayOn(graph, isPress)).to.deep.equal([]);
  });

  it('can be left, and gone back from, at once and from everywhere', () => {
    const active = situations.filter(({status}) => status === 'active');
    for (const [type, end] of [
      ['left', 'left'],
      ['backRequested', 'back'],
    ] as const) {
      const pressed = edges.filter(({event}) => event.type === type);
      expect(pressed.length).to.equal(active.length);
      for (const {from, to} of pressed.filter((edge) => !isWithin(edge))) {
        expect(to.output?.type, nameOf(from)).to.equal(end);
      }
    }
  });

  it('goes back from the bank card to who it is, where that is said in it', () => {
    const back = edges.filter(isWithin);
    expect(back).not.to.deep.equal([]);
    for (const {to} of back) {
      expect(to.value).to.equal('idCard');
      expect(to.context).to.include({way: 'id-card', code: undefined});
    }
  });

  it('never cuts off the way to the next step', () => {
    expect(cutOff(graph, ({output}) => output?.type === 'next')).to.deep.equal([]);
  });

  it('says passed, pending or next only where an answer of the backend says so', () => {
    for (const what of ['passed', 'pending', 'next'] as const) {
      expect(answers.filter(says(what)), what).to.have.length(2);
      const rest = answers.filter((event) => !says(what)(event));
      const without = explore(personCheckMachine, [...presses, ...clock, ...rest], inputs, again);
      expect(ends.some(({output}) => output?.type === what)).to.equal(true);
      expect(without.situations.some(({output}) => output?.type === what)).to.equal(false);
      expect(without.situations.some(({output}) => output?.type === 'left')).to.equal(true);
    }
  });

  it('ends in each way that there is, and always with what was typed', () => {
    expect([...new Set(ends.map(({output}) => output?.type))].sort()).to.deep.equal(
      ['back', 'interrupted', 'left', 'next', 'passed', 'pending', 'ticketVoid'].sort(),
    );
    for (const {output, context} of ends) {
      const {typed, way, claim, smsRequest, code, codeTry} = context;
      const attempt = {claim, smsRequest, code, codeTry};
      expect(output?.kept).to.deep.equal({typed, way, ...(output?.type === 'interrupted' && {attempt})});
    }
  });

  it('says by its tags where it is busy, where there is a form, and where something failed', () => {
    const topOf = (tag: ViewTag) =>
      [
        ...new Set(
          situations
            .filter((each) => each.hasTag(tag))
            .map(({value}) => (typeof value === 'string' ? value : (Object.keys(value)[0] ?? ''))),
        ),
      ].sort();
    expect(topOf('busy')).to.deep.equal(['checkingBankCard', 'checkingIdCard', 'sendingCode']);
    expect(topOf('form')).to.deep.equal(['bankCard', 'idCard']);
    expect(topOf('failed')).to.deep.equal(['codeNotSent', 'notChecked']);
  });

  it('can be cancelled wherever it is busy', () => {
    const cancelled = edges.filter(({from, event}) => from.hasTag('busy') && event.type === 'cancelled');
    expect(cancelled).not.to.deep.equal([]);
    for (const {from, to} of cancelled) expect(to.hasTag('busy'), nameOf(from)).to.equal(false);
  });
});

describe('A person’s check that is interrupted', () => {
  const interrupted = edges.filter(({to}) => interruptionOf(to));

  it('ends wherever the session has ended or is another’s, and nowhere else', () => {
    for (const {from, event, to} of edges.filter(({event}) => event.type.startsWith('xstate.error'))) {
      const {code} = (event as unknown as {error: {code: string}}).error;
      const isOver = ['unauthenticated', 'subject-changed'].includes(code);
      expect(interruptionOf(to)?.error.code, nameOf(from)).to.equal(isOver ? code : undefined);
    }
    expect(new Set(interrupted.map(({from}) => nameOf(from)))).to.deep.equal(
      new Set(['checkingIdCard', 'sendingCode', 'checkingBankCard']),
    );
  });

  it('goes on where it was, with the attempt that was under way', () => {
    const ways = new Set<string>();
    for (const {from, to} of interrupted) {
      const {fields, locked, role, ticket, typed, way, claim, smsRequest, code, codeTry} = from.context;
      const now = started(personCheckMachine, {role, ticket, fields, locked, kept: to.output?.kept});
      ways.add(`${nameOf(from)} → ${nameOf(now).replace('tooSoon', 'mayResend')}`);
      expect(now.context).to.deep.include({
        ...{typed, way, smsRequest, code, codeTry},
        claim: from.matches('checkingIdCard') ? claim : undefined,
        secret: undefined,
        problem: undefined,
      });
    }
    expect([...ways].sort()).to.deep.equal(
      [
        'checkingIdCard → confirming',
        'sendingCode → {"bankCard":"noCode"}',
        'sendingCode → {"bankCard":{"codeSent":"mayResend"}}',
        'checkingBankCard → {"bankCard":{"codeSent":"mayResend"}}',
      ].sort(),
    );
  });
});

describe('What a person’s check asks', () => {
  const begun = (place: 'checkingIdCard' | 'sendingCode' | 'checkingBankCard') =>
    edges.filter(({from, to}) => to.matches(place) && !from.matches(place));
  const waysTo = (place: Parameters<typeof begun>[0]) =>
    [...new Set(begun(place).map(({from, event}) => `${nameOf(from)} ${event.type}`))].sort();

  it('is asked on a press, and on no other occasion', () => {
    expect(waysTo('checkingIdCard')).to.deep.equal(['confirming confirmed', 'notChecked retried']);
    expect(waysTo('sendingCode')).to.deep.equal(
      [
        'codeNotSent retried',
        '{"bankCard":"noCode"} codeRequested',
        '{"bankCard":{"codeSent":"mayResend"}} codeRequested',
      ].sort(),
    );
    expect(waysTo('checkingBankCard')).to.deep.equal([
      '{"bankCard":{"codeSent":"mayResend"}} codeEntered',
      '{"bankCard":{"codeSent":"tooSoon"}} codeEntered',
    ]);
  });

  it('passed review, and is about an ID card only where there is one', () => {
    for (const {to} of begun('checkingIdCard')) {
      const {fields, typed} = to.context;
      expect(reviewPerson('id-card', fields, typed.draft, rules).verdict).to.be.oneOf(['ok', 'warn']);
      expect(typed.draft.idType ?? fields.idType.display).to.equal('resident-id');
    }
    for (const {to} of begun('sendingCode')) {
      const {fields, typed, smsRequest, locked} = to.context;
      expect(reviewPerson('bank-card', fields, typed.draft, rules).verdict).to.be.oneOf(['ok', 'warn']);
      // Who was settled in an earlier step is referred to, whatever is on record.
      if (!locked) expect(lacksIdentity(to)).to.equal(false);
      expect(smsRequest).to.include({bankCard: typed.draft.bankCard, mobile: typed.draft.mobile});
    }
  });

  it('holds a code while it is being checked, and in no other state', () => {
    for (const {value, context} of situations) {
      expect(context.secret !== undefined, JSON.stringify(value)).to.equal(value === 'checkingBankCard');
    }
  });

  it('has a try for as long as there is a code, and no code anywhere but on the bank card’s way', () => {
    for (const situation of situations) {
      const {context} = situation;
      expect(context.codeTry?.smsId, nameOf(situation)).to.equal(context.code?.smsId);
      if (situation.matches({bankCard: 'noCode'})) expect(context.code).to.equal(undefined);
      if (situation.matches('idCard')) expect(context.code).to.equal(undefined);
      if (situation.matches({bankCard: 'codeSent'})) expect(context.code).not.to.equal(undefined);
    }
  });
});
