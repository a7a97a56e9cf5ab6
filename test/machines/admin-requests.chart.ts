import {adminRequestsMachine} from '../../src/machines/admin-requests.machine.js';
import type {AdminRequestsEvent} from '../../src/machines/admin-requests.setup.js';
import {fakeInboxAnswered} from '../../src/fakes.js';
import {newCode, sampleInbox} from './admin-requests.harness.js';
import {refused} from './answers.js';
import {answerEvents, backendFailures} from './graph.js';
import {chartOf} from './graph.suite.js';

const presses: readonly AdminRequestsEvent[] = [
  {type: 'opened', id: 'assistance-1'},
  {type: 'opened', id: 'assistance-2'},
  {type: 'numberEdited', number: ''},
  {type: 'numberEdited', number: '47'},
  {type: 'reasonEdited', reason: ''},
  {type: 'reasonEdited', reason: '不认识此人'},
  ...(
    [
      ...['refreshRequested', 'agreed', 'declineRequested', 'codeRequested', 'confirmed', 'submitted', 'corrected'],
      ...['retried', 'cancelled', 'closed'],
    ] as const
  ).map((type) => ({type})),
] as readonly AdminRequestsEvent[];

const withoutRequest = {...sampleInbox, requests: sampleInbox.requests.slice(1)};
const refusals = [refused('step-up-required'), refused('assistance-answered')];
const answers = answerEvents(adminRequestsMachine(), {
  getInbox: {
    done: [sampleInbox, {...sampleInbox, subject: 'administrator-2'}, withoutRequest, refused('not-applicable')],
    errors: backendFailures,
  },
  confirmAssistance: {done: [fakeInboxAnswered('confirmed'), ...refusals], errors: backendFailures},
  declineAssistance: {done: [fakeInboxAnswered('declined'), ...refusals], errors: backendFailures},
  createCode: {done: [newCode(), ...refusals], errors: backendFailures},
});

export const chart = chartOf({
  ...{machine: adminRequestsMachine(), presses, answers, inputs: [undefined as never]},
  happenings: [{type: 'woken'}, {type: 'xstate.after.untilCodeEnds.adminRequests.codeShown'}],
});
