import {expect} from 'chai';
import {initialTransition, transition, type EventObject} from 'xstate';
import {getShortestPaths} from 'xstate/graph';
import type {CertError} from '../../src/domain/errors.js';
import {Secret} from '../../src/domain/secret.js';
import {icCardMachine} from '../../src/machines/ic-card.machine.js';
import type {IcCardEvent} from '../../src/machines/ic-card.setup.js';
import {fakeChallenge, fakeOutcome, fakePending, fakeReading} from '../../src/testing.js';
import {randomPin} from '../domain/random-pin.js';
import {refusal, sampleConsent} from './ic-card.harness.js';
import {
  answerEvents,
  backendFailures,
  cutOff,
  explore,
  failures,
  interruptionOf,
  nameOf,
  reopened,
  started,
  unheard,
  unreached,
  withoutWayOn,
} from './graph.js';

const pinEntered = () => ({type: 'pinEntered', pin: new Secret(randomPin())}) as const;

const presses: readonly IcCardEvent[] = [
  {type: 'readRequested'},
  {type: 'consentChanged', consent: sampleConsent},
  {type: 'consentChanged', consent: undefined},
  pinEntered(),
  {type: 'retried'},
  {type: 'cancelled'},
  {type: 'left'},
];

const prompts: readonly IcCardEvent[] = [{type: 'promptOpened'}, {type: 'promptClosed'}];

const answers = answerEvents(icCardMachine, {
  willPrompt: {done: [true, false], errors: [...failures('insecure-context'), ...backendFailures]},
  readCard: {
    done: [fakeReading(), fakeReading({daysLeft: 0}), fakeReading({daysLeft: 0, isDateSure: false})],
    errors: [...failures('card-missing', 'cancelled'), ...backendFailures],
  },
  createChallenge: {done: [fakeChallenge()], errors: backendFailures},
  signChallenge: {
    done: [{challengeId: 'challenge-1', certificate: 'MAAA', certNo: '01', signature: 'AAAA', algorithm: 'SM2-SM3'}],
    errors: [
      ...failures('pin-incorrect', 'pin-unknown-answer', 'pin-locked', 'card-changed'),
      ...backendFailures,
      new Error('oops'),
    ],
  },
  verifyCard: {
    done: [fakeOutcome(), fakePending(5), ...['challenge-expired', 'consent-required', 'card-revoked'].map(refusal)],
    errors: backendFailures,
  },
});

/** As where the host's notice takes consent. */
const machine = icCardMachine.provide({guards: {lacksConsent: ({context}) => context.consent === undefined}});

const inputs = [{pressed: false}, {pressed: true}];
const isPress = ({type}: EventObject) => presses.some((press) => press.type === type);
const saysPassed = (event: EventObject) => 'output' in event && (event.output as {passed?: boolean}).passed === true;
const graph = explore(machine, [...presses, ...prompts, ...answers], inputs, reopened);

describe('The graph of the certification by IC card', () => {
  it('hears of every failure of whatever was asked', () => {
    expect(unheard(graph)).to.deep.equal([]);
  });

  it('has no state that cannot be reached, but the one that leads on by itself', () => {
    expect(unreached(machine, graph)).to.deep.equal(['icCard.beginning']);
  });

  it('has a way on from every state but the final ones, besides leaving', () => {
    expect(withoutWayOn(graph, ({type}) => type !== 'left')).to.deep.equal([]);
  });

  it('lets the user go on from every state by a press, also while an answer is waited for', () => {
    expect(withoutWayOn(graph, (event) => isPress(event) && event.type !== 'left')).to.deep.equal([]);
  });

  it('can be left from every state', () => {
    expect(withoutWayOn(graph, ({type}) => type === 'left')).to.deep.equal([]);
  });

  it('never cuts off the way to being certified', () => {
    expect(cutOff(graph, (situation) => situation.matches('certified'))).to.deep.equal([]);
  });

  it('does not certify without an answer of verifyCard that says passed', () => {
    const without = explore(
      machine,
      [...presses, ...prompts, ...answers.filter((event) => !saysPassed(event))],
      inputs,
      reopened,
    );
    expect(answers.filter(saysPassed)).to.have.length(1);
    expect(unreached(machine, without)).to.deep.equal(['icCard.beginning', 'icCard.certified']);
  });

  it('ends with a result that fits its end', () => {
    const ends = graph.situations.filter(({status}) => status === 'done');
    const results = new Set(ends.map((end) => `${nameOf(end)}: ${end.output?.type ?? ''}`));
    expect([...results].sort()).to.deep.equal([
      'certified: passed',
      'interrupted: interrupted',
      'left: left',
      'pending: pending',
    ]);
  });

  it('is interrupted wherever the backend says that the session has ended or is another’s, and nowhere else', () => {
    const errors = graph.edges.filter(({event}) => event.type.startsWith('xstate.error'));
    for (const {from, event, to} of errors) {
      const {code} = (event as unknown as {error: CertError}).error;
      const isOfSession = code === 'unauthenticated' || code === 'subject-changed';
      // An agent knows of no session: whatever it says, the card is read again.
      const asksBackend = from.matches({signingIn: 'challenging'}) || from.matches('verifying');
      expect(interruptionOf(to)?.error.code, `${nameOf(from)} ${code}`).to.equal(
        isOfSession && asksBackend ? code : undefined,
      );
    }
  });

  it('goes on where it was from what an interruption left: at the PIN, or with what the card has signed', () => {
    const interrupted = graph.edges.filter(({to}) => interruptionOf(to));
    const ways = new Set<string>();
    for (const {from, to} of interrupted) {
      const {value, context} = started(machine, {pressed: true, draft: interruptionOf(to)?.draft});
      ways.add(`${nameOf(from)} → ${JSON.stringify(value)}`);
      const {reading, verification, consent} = from.context;
      expect(context).to.deep.include({reading, verification, consent, pin: undefined, problem: undefined});
    }
    expect([...ways].sort()).to.deep.equal(['verifying → "verifying"', '{"signingIn":"challenging"} → "awaitingPin"']);
  });

  it('asks the card to sign on entering a PIN only', () => {
    const into = graph.edges.filter(
      ({from, to}) =>
        JSON.stringify(to.value).includes('signingIn') && !JSON.stringify(from.value).includes('signingIn'),
    );
    expect(new Set(into.map(({event}) => event.type))).to.deep.equal(new Set(['pinEntered']));
  });

  it('has the card sign, and sends, only with the consent that was given', () => {
    let sent = 0;
    for (const {value, context} of graph.situations) {
      const isSigningIn = typeof value === 'object' && 'signingIn' in value;
      if (isSigningIn) expect(context.consent, JSON.stringify(value)).to.deep.equal(sampleConsent);
      if (!context.verification) continue;
      expect(context.verification.consent, JSON.stringify(value)).to.deep.equal(sampleConsent);
      sent += 1;
    }
    expect(sent).to.be.above(0);
  });

  it('holds a PIN while it signs in, and in no other state', () => {
    for (const {value, context} of graph.situations) {
      const isSigningIn = typeof value === 'object' && 'signingIn' in value;
      expect(context.pin !== undefined, JSON.stringify(value)).to.equal(isSigningIn);
    }
  });

  it('forgets the PIN on every path out of signing in', () => {
    const events = [...presses, ...answers] as IcCardEvent[];
    const paths = getShortestPaths(machine, {events, input: {pressed: true}, limit: 20_000}).filter(({state}) =>
      state.matches('signingIn'),
    );
    const left = new Set<string>();
    for (const {steps} of paths) {
      for (const event of events) {
        let [snapshot] = initialTransition(machine, {pressed: true});
        for (const step of steps.slice(1)) {
          [snapshot] = transition(machine, snapshot, step.event.type === 'pinEntered' ? pinEntered() : step.event);
        }
        const {pin} = snapshot.context;
        expect(pin?.held).to.equal(true);
        const place = nameOf(snapshot);
        const [after] = transition(machine, snapshot, event);
        if (after.matches('signingIn')) continue;
        expect(pin?.held, `${place} ${event.type}`).to.equal(false);
        left.add(`${place} ${event.type}`);
      }
    }
    // Out of both states: by cancelling and by leaving, by the card's answer, by either's failure.
    expect(left.size).to.equal(7);
  });
});
