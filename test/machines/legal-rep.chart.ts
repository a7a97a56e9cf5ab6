import type {EventObject} from 'xstate';
import {legalRepMachine} from '../../src/machines/legal-rep.machine.js';
import {validation, type LegalRepEvent} from '../../src/machines/legal-rep.setup.js';
import type {MethodInput} from '../../src/machines/method.js';
import {fakeField, fakeNext, fakeProfile, fakeTicket} from '../../src/fakes.js';
import {rules} from '../domain/profile-draft.harness.js';
import {refused, sampleConsent, sessionCodes} from './answers.js';
import {answerEvents, backendFailures, failures, outputOf, reopened} from './graph.js';
import {chartOf} from './graph.suite.js';
import {attemptOf, keptOf} from './legal-rep.harness.js';
import {samplePassed} from './person-check.harness.js';

/** What is typed is found nowhere else: worth a second look, and what no name looks like. */
export const [doubtful, wrong] = ['伍', '陆6'] as const;

export const declaration = {...sampleConsent, declaredBy: 'account-holder'} as const;
const presses: readonly LegalRepEvent[] = [
  {type: 'consentChanged', consent: sampleConsent},
  {type: 'declarationChanged', declaration},
  {type: 'started'},
  ...[doubtful, wrong].map((name) => ({type: 'edited', values: {legalRepName: name}}) as const),
  {type: 'putBack', name: 'legalRepName'},
  {type: 'submitted'},
  ...(['confirmed', 'corrected', 'backRequested', 'retried', 'cancelled', 'left'] as const).map((type) => ({type})),
];

/** The record as it is at first, and as it is later: its representative has lost the name. */
export const record = fakeProfile();
export const nameless = fakeProfile({version: '"2"', enterprise: {legalRepName: fakeField('')}});

export const kept = keptOf('account-holder');
export const next = fakeNext('legal-rep');
export const answers = answerEvents(legalRepMachine(), {
  getProfile: {done: [record, nameless], errors: backendFailures},
  checkEnterprise: {
    done: [next, refused('enterprise-mismatch'), refused('consent-required')],
    errors: backendFailures,
  },
  recallTicket: {
    done: [{...fakeTicket({next: 'account-holder'}), ticket: 'ticket-account-holder'}, refused('ticket-expired')],
    errors: backendFailures,
  },
  // A person's check in one piece: what it does by itself is in its own graph.
  checkPerson: {
    done: [
      {type: 'next', next: fakeNext('account-holder'), kept},
      {type: 'passed', outcome: samplePassed, kept},
      {type: 'pending', checkAfter: 5, kept},
      {type: 'back', kept},
      {type: 'renewal', kept},
      ...['ticket-expired', 'record-changed'].map((code) => ({type: 'ticketVoid', refusal: {code}, kept})),
      ...failures(...sessionCodes).map((error) => ({
        type: 'interrupted',
        error,
        kept: {...kept, attempt: attemptOf('account-holder')},
      })),
      {type: 'left', to: undefined, kept},
    ],
    errors: [new Error('oops')],
  },
});
export const machine = legalRepMachine()
  .provide(validation(() => rules))
  .provide({
    guards: {
      lacksConsent: ({context}) => context.consent === undefined,
      lacksDeclaration: ({context}) => context.declaration === undefined,
      mayRecall: ({context}) => !context.kept,
    },
  });
export const input: MethodInput = {pressed: true};

export const ofPerson = (what: string) => (event: EventObject) => outputOf(event)['type'] === what;
export const chart = chartOf({
  machine,
  presses,
  answers,
  inputs: [input],
  happenings: [{type: 'rulesChanged'}],
  again: reopened,
});
