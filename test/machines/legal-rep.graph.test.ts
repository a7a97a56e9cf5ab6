import {expect} from 'chai';
import type {EventObject} from 'xstate';
import {reviewEnterprise} from '../../src/domain/enterprise-draft.js';
import {CertError} from '../../src/domain/errors.js';
import {legalRepMachine, type LegalRepEvent} from '../../src/machines/legal-rep.machine.js';
import type {MethodInput, ViewTag} from '../../src/machines/ports.js';
import {fakeNext, fakeProfile} from '../../src/testing.js';
import {rules} from '../domain/profile-draft.harness.js';
import {answerEvents, cutOff, explore, nameOf, unheard, unreached, withoutWayOn} from './graph.js';
import {keptOf, sampleConsent, typedOf} from './legal-rep.harness.js';
import {refused, samplePassed} from './person-check.harness.js';

const failures = (...codes: ConstructorParameters<typeof CertError>[0][]) => codes.map((code) => new CertError(code));

/** What is typed is found nowhere else: worth a second look, and what no name looks like. */
const [doubtful, wrong] = ['伍', '陆6'] as const;
const typedWords = new RegExp([doubtful, wrong, typedOf['account-holder'].values.name].join('|'));

const presses: readonly LegalRepEvent[] = [
  {type: 'consentChanged', consent: sampleConsent},
  {type: 'started'},
  ...[doubtful, wrong].map((name) => ({type: 'edited', values: {legalRepName: name}}) as const),
  {type: 'submitted', rules},
  ...(['confirmed', 'corrected', 'backRequested', 'retried', 'cancelled', 'left'] as const).map((type) => ({type})),
];

const kept = keptOf('account-holder');
const answers = answerEvents(legalRepMachine, {
  getProfile: {done: [fakeProfile(), fakeProfile({subject: 'subject-2'})], errors: failures('network')},
  checkEnterprise: {
    done: [fakeNext('legal-rep'), refused('enterprise-mismatch'), refused('consent-required')],
    errors: failures('unauthenticated', 'network'),
  },
  // A person's check in one piece: what it does by itself is in its own graph.
  checkPerson: {
    done: [
      {type: 'next', next: fakeNext('account-holder'), kept},
      {type: 'passed', outcome: samplePassed, kept},
      {type: 'pending', checkAfter: 5, kept},
      {type: 'back', kept},
      {type: 'ticketExpired', refusal: {code: 'ticket-expired'}, kept},
      {type: 'interrupted', error: new CertError('unauthenticated'), kept},
      {type: 'left', to: undefined, kept},
    ],
    errors: [new Error('oops')],
  },
});
const machine = legalRepMachine.provide({guards: {lacksConsent: ({context}) => context.consent === undefined}});
const inputs: MethodInput[] = [{pressed: true}];

const isPress = ({type}: EventObject) => presses.some((press) => press.type === type);
const ofPerson = (what: string) => (event: EventObject) =>
  'output' in event && (event.output as {type?: string}).type === what;
/** A check that ends as left or back was told so by a press in it. */
const isPressInCheck = (event: EventObject) => ofPerson('left')(event) || ofPerson('back')(event);
const graph = explore(machine, [...presses, ...answers], inputs);
const {situations, edges} = graph;
const ends = situations.filter(({status}) => status === 'done');
const farFromForms = ['somebodyElse'];

describe('The graph of the path by the legal representative', () => {
  it('hears of every failure of whatever was asked', () => {
    expect(unheard(graph)).to.deep.equal([]);
  });

  it('has no state that cannot be reached, but the one that leads on by itself', () => {
    expect(unreached(machine, graph)).to.deep.equal([]);
  });

  it('lets the user go on from every state by a press, besides leaving', () => {
    const goesOn = (event: EventObject) => event.type !== 'left' && (isPress(event) || ofPerson('back')(event));
    // Without consent the advice is where it stays until that is given.
    expect(withoutWayOn(graph, goesOn)).to.deep.equal(['advising']);
    const advising = situations.filter((each) => each.matches('advising') && each.context.consent !== undefined);
    expect(withoutWayOn({edges, situations: advising}, goesOn)).to.deep.equal([]);
  });

  it('can be left from everywhere, while a person is checked by way of that check', () => {
    const ways = edges.filter(({event}) => event.type === 'left');
    for (const {from, to} of ways) {
      const isInCheck = from.matches('legalRep') || from.matches('holder');
      // Somebody else leaves nothing of the one before behind.
      const end = from.matches('somebodyElse') ? 'startedOver' : 'gone';
      expect(nameOf(to), nameOf(from)).to.equal(isInCheck ? nameOf(from) : end);
    }
    expect(withoutWayOn(graph, (event) => event.type === 'left' || isPressInCheck(event))).to.deep.equal([]);
  });

  it('never cuts off the way to being certified, but for somebody else', () => {
    expect(cutOff(graph, ({output}) => output?.type === 'passed')).to.deep.equal(farFromForms);
  });

  it('says passed or pending only where the check of a person ended so', () => {
    for (const what of ['passed', 'pending']) {
      const rest = answers.filter((event) => !ofPerson(what)(event));
      const without = explore(machine, [...presses, ...rest], inputs);
      expect(ends.some(({output}) => output?.type === what)).to.equal(true);
      expect(without.situations.some(({output}) => output?.type === what)).to.equal(false);
      expect(without.situations.some((each) => each.matches('holder'))).to.equal(true);
    }
  });

  it('ends with a result that fits its end', () => {
    const isLeftByOther = (end: (typeof ends)[number]) =>
      end.matches('gone') && end.context.problem?.code === 'subject-changed';
    const own = ends.filter((end) => !isLeftByOther(end));
    const results = new Set(own.map((end) => `${nameOf(end)}: ${end.output?.type ?? ''}`));
    expect([...results].sort()).to.deep.equal([
      'decided: passed',
      'decided: pending',
      'gone: left',
      'startedOver: startedOver',
    ]);
  });

  it('can be cancelled wherever it is busy', () => {
    const cancelled = edges.filter(({from, event}) => from.hasTag('busy') && event.type === 'cancelled');
    expect(new Set(cancelled.map(({from}) => nameOf(from)))).to.deep.equal(
      new Set(['loading', 'resuming', 'reviewing', 'checking']),
    );
    for (const {from, to} of cancelled) expect(nameOf(to)).not.to.equal(nameOf(from));
  });

  it('says by its tags where there is a form, and where something failed', () => {
    const tagged = (tag: ViewTag) => [...new Set(situations.filter((each) => each.hasTag(tag)).map(nameOf))].sort();
    expect(tagged('form')).to.deep.equal(['{"enterprise":"warned"}', '{"enterprise":"writing"}']);
    expect(tagged('failed')).to.deep.equal(['interrupted', 'notChecked', 'notLoaded', 'somebodyElse']);
  });
});

describe('What the path asks', () => {
  const begun = edges.filter(({from, to}) => to.matches('checking') && !from.matches('checking'));

  it('is asked on a press that confirms it, or that repeats it', () => {
    expect(new Set(begun.map(({from, event}) => `${nameOf(from)} ${event.type}`))).to.deep.equal(
      new Set(['confirming confirmed', 'notChecked retried']),
    );
  });

  it('passed review, and has the consent that it takes', () => {
    for (const {to} of begun) {
      const {profile, typed, claim} = to.context;
      expect(profile && reviewEnterprise(profile.enterprise, typed.draft, rules).verdict).to.be.oneOf(['ok', 'warn']);
      expect(claim?.consent).to.deep.equal(sampleConsent);
    }
    expect(new Set(begun.map(({to}) => to.context.claim?.legalRepName))).to.include(doubtful);
  });

  it('of a person is asked with a ticket, and never before the enterprise was accepted', () => {
    const checks = situations.filter((each) => each.matches('legalRep') || each.matches('holder'));
    for (const {context} of checks) expect(context.ticket).not.to.equal(undefined);
    const into = edges.filter(({from, to}) => to.matches('legalRep') && from.matches('checking'));
    expect(into).not.to.deep.equal([]);
    for (const {event} of into) expect(event).to.have.deep.property('output', fakeNext('legal-rep'));
  });
});

describe('What was typed on the path', () => {
  it('survives each failure, refusal and end of a session', () => {
    for (const {from, event, to} of edges.filter(({event}) => 'error' in event)) {
      expect(to.context.typed, `${nameOf(from)} ${event.type}`).to.deep.equal(from.context.typed);
      expect(to.context.persons, `${nameOf(from)} ${event.type}`).to.deep.equal(from.context.persons);
    }
  });

  it('is kept where the path is left, for the same person', () => {
    for (const {from, event, to} of edges) {
      if (to.output?.type !== 'left' || !from.context.profile || !ofPerson('left')(event)) continue;
      expect(to.output.draft).to.deep.equal({
        subject: from.context.profile.subject,
        typed: from.context.typed,
        persons: to.context.persons,
        ...(from.context.consent && {consent: from.context.consent}),
      });
    }
    const left = edges.filter(({from, event}) => from.context.profile && event.type === 'left');
    for (const {from, to} of left.filter(({to}) => to.output?.type === 'left')) {
      expect(to.output).to.have.deep.nested.property('draft.typed', from.context.typed);
      expect(to.output).to.have.deep.nested.property('draft.persons', from.context.persons);
    }
    expect(left.some(({to}) => typedWords.test(JSON.stringify(to.output ?? '')))).to.equal(true);
  });

  it('is nowhere once somebody else is signed in', () => {
    const others = situations.filter((each) => each.matches('somebodyElse') || each.matches('startedOver'));
    expect(others).not.to.deep.equal([]);
    for (const {context} of others) expect(JSON.stringify(context)).not.to.match(typedWords);
  });
});
