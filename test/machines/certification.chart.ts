import {fromPromise, type EventObject} from 'xstate';
import {certificationMachine} from '../../src/machines/certification.machine.js';
import type {CertificationEvent, Standing} from '../../src/machines/certification.setup.js';
import type {Status} from '../../src/domain/schemas.js';
import type {MethodResult} from '../../src/machines/method.js';
import {fakeOutcome, fakeStatus} from '../../src/fakes.js';
import {method, withMethods} from './certification.harness.js';
import {answerEvents, backendFailures, failures} from './graph.js';
import {chartOf} from './graph.suite.js';

const methodEnds = (output: MethodResult): CertificationEvent => ({type: 'xstate.done.actor.method', output});

const presses: readonly CertificationEvent[] = [
  {type: 'methodChosen', method: 'ic-card', pressed: true},
  {type: 'methodChosen', method: 'bank-ukey', pressed: true},
  {type: 'methodChosen', method: 'profile', pressed: true},
  ...(['refreshRequested', 'retried', 'cancelled', 'left', 'finished'] as const).map((type) => ({type})),
];

/** What is typed in a method is found nowhere else. */
export const typed = '王五';
export const draft = {typed};
const standing = (status: Status, awaited?: string): Standing => ({status, awaited});
const mine = fakeStatus();

export const methodLogic = fromPromise(async () => undefined);
const answers: readonly EventObject[] = [
  ...answerEvents(certificationMachine(), {
    getStatus: {
      done: [
        standing(mine),
        standing(mine, 'ic-card'),
        standing(fakeStatus({applicable: false})),
        standing({...withMethods(method('ic-card', false)), profile: 'incomplete'}),
        standing({...mine, subject: 'subject-2'}),
      ],
      errors: backendFailures,
    },
    openMethod: {done: [methodLogic], errors: [new Error('oops')]},
    windowFocus: {done: [undefined], errors: []},
  }),
  methodEnds({type: 'passed', outcome: fakeOutcome()}),
  methodEnds({type: 'pending', checkAfter: 5}),
  methodEnds({type: 'left', draft}),
  methodEnds({type: 'closed'}),
  ...failures('unauthenticated', 'subject-changed', 'cancelled').map((error) =>
    methodEnds({type: 'interrupted', error, draft}),
  ),
  {type: 'xstate.error.actor.method', error: new Error('oops')} satisfies CertificationEvent,
];

const start = {known: ['ic-card'], only: undefined, startWith: undefined, solo: false};
export const inputs = [
  start,
  {...start, startWith: 'ic-card'},
  {...start, startWith: 'ic-card', solo: true},
  {...start, startWith: 'profile', only: ['profile'], solo: true},
];
const happenings = [
  {type: 'suspended'},
  {type: 'resumed'},
  {type: 'signInOpened'},
  {type: 'xstate.after.untilNextLook.certification.interrupted.resting'},
];
export const chart = chartOf({machine: certificationMachine(), presses, happenings, answers, inputs});
