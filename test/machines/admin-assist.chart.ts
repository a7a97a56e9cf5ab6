import type {SnapshotFrom} from 'xstate';
import {Secret} from '../../src/domain/secret.js';
import {adminAssistMachine, type AdminAssistMachine} from '../../src/machines/admin-assist.machine.js';
import type {AdminAssistEvent} from '../../src/machines/admin-assist.setup.js';
import type {MethodInput} from '../../src/machines/method.js';
import {found, openRequest, passed, pending} from './admin-assist.harness.js';
import {refused, sampleConsent as consent} from './answers.js';
import {answered, failedBy} from './handoff.harness.js';
import {answerEvents, backendFailures, failures, reopened} from './graph.js';
import {chartOf} from './graph.suite.js';

const presses: readonly AdminAssistEvent[] = [
  {type: 'consentChanged', consent},
  {type: 'edited', enterprise: ''},
  {type: 'edited', enterprise: '91310000PDY000028H'},
  {type: 'submitted'},
  {type: 'confirmed'},
  {type: 'codeEntered', code: new Secret('00000000')},
  ...(['corrected', 'retried', 'backRequested', 'cancelled'] as const).map((type) => ({type})),
  {type: 'left', to: 'ic-card'},
];

const answers = answerEvents(adminAssistMachine(), {
  recall: {
    done: [undefined, found(openRequest({id: 'assistance-0'})), found({...openRequest(), shown: undefined}, pending)],
    errors: [...failures('handoff-record-damaged'), ...backendFailures],
  },
  requestAssistance: {
    done: [openRequest(), refused('limit-reached'), refused('consent-required')],
    errors: backendFailures,
  },
  sendCode: {done: [passed, pending, refused('assistance-code-incorrect')], errors: backendFailures},
  isStillCertified: {done: [true, false], errors: backendFailures},
  withdraw: {
    done: [
      {subject: 'subject-1', state: 'ended'},
      {subject: 'subject-1', state: 'decided'},
    ],
    errors: backendFailures,
  },
  poll: {
    done: [
      answered(passed),
      answered(pending),
      answered(refused('assistance-declined')),
      ...(['unauthenticated', 'subject-changed', 'contract', 'handoff-expired'] as const).map(failedBy),
    ],
    errors: [new Error('oops')],
  },
});

export const machine = adminAssistMachine().provide({
  guards: {lacksConsent: ({context}) => context.consent === undefined},
});
export const input: MethodInput = {pressed: true};
const again = (end: SnapshotFrom<AdminAssistMachine>): MethodInput | undefined => reopened(end);

export const chart = chartOf({machine, presses, answers, again, inputs: [input], happenings: [{type: 'rulesChanged'}]});
