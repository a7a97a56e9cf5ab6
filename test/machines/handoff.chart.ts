import {assign, type SnapshotFrom} from 'xstate';
import {ways} from '../../src/domain/places.js';
import {handoffMachine, type HandoffMachine} from '../../src/machines/handoff.machine.js';
import type {HandoffEvent} from '../../src/machines/handoff.setup.js';
import type {MethodInput} from '../../src/machines/method.js';
import {refused, sampleConsent as consent} from './answers.js';
import {answered, failedBy, found, naming, offering, passed, pending, wayTo} from './handoff.harness.js';
import {answerEvents, backendFailures, failures, reopened} from './graph.js';
import {chartOf} from './graph.suite.js';

const presses: readonly HandoffEvent[] = [
  {type: 'consentChanged', consent},
  {type: 'placeChosen', place: 'ccb'},
  {type: 'placeChosen', place: 'ccb', by: 'code'},
  {type: 'placeChosen', place: 'abc'},
  ...(['departed', 'copied', 'renewed', 'corrected', 'retried', 'backRequested', 'cancelled'] as const).map((type) => ({
    type,
  })),
  {type: 'left', to: 'ic-card'},
];

const answers = answerEvents(handoffMachine(), {
  recall: {
    done: [
      undefined,
      found(wayTo('ccb', {id: 'handoff-0'})),
      found({...wayTo(), link: undefined}, pending),
      found(wayTo('ccb', {id: 'handoff-0', by: 'code'})),
    ],
    errors: [...failures('handoff-record-damaged', 'handoff-expired'), ...backendFailures],
  },
  createHandoff: {
    done: [wayTo(), wayTo('ccb', {by: 'code'}), refused('place-unavailable'), refused('consent-required')],
    errors: backendFailures,
  },
  isStillCertified: {done: [true, false], errors: backendFailures},
  cancelHandoff: {
    done: (['ended', 'decided', 'open'] as const).map((state) => ({subject: 'subject-1', state})),
    errors: backendFailures,
  },
  poll: {
    done: [
      answered(passed),
      answered(pending),
      answered({open: true, scanned: true}),
      answered(refused('handoff-rejected')),
      ...(['unauthenticated', 'subject-changed', 'handoff-unknown', 'handoff-expired'] as const).map(failedBy),
    ],
    errors: [new Error('oops')],
  },
});

export const machine = handoffMachine().provide({
  // As the wiring does: by a code where the status says what the phone shows.
  actions: {offerPlaces: assign({...offering(), ways: ({context}) => (context.own?.phoneShows ? ways : ['link'])})},
  guards: {
    lacksConsent: ({context}) => context.consent === undefined,
    hasNotice: ({context}) => context.consent === undefined,
  },
});
const own = naming({id: 'ccb', enabled: true}, {id: 'abc', enabled: false});
export const input: MethodInput = {pressed: true, own: {...own, phoneShows: []}};
const onlyOneWay: MethodInput = {pressed: true, own};
export const again = (end: SnapshotFrom<HandoffMachine>): MethodInput | undefined => {
  const next = reopened(end);
  return next && {...input, ...next};
};

export const chart = chartOf({machine, presses, answers, again, inputs: [input, onlyOneWay]});
