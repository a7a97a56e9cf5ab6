import {profileMachine} from '../../src/machines/profile.machine.js';
import {validation, type ProfileEvent} from '../../src/machines/profile.setup.js';
import {fakeField, fakeProfile, fakeSaved} from '../../src/fakes.js';
import {rules} from '../domain/profile-draft.harness.js';
import {refused} from './answers.js';
import {answerEvents, backendFailures, reopened} from './graph.js';
import {chartOf} from './graph.suite.js';

/** What is typed is found nowhere else: sound, worth a second look, and what no name looks like. */
export const [sound, doubtful, wrong] = ['王五', '伍', '陆6'] as const;

const presses: readonly ProfileEvent[] = [
  {type: 'editRequested', part: 'enterprise'},
  {type: 'editRequested', part: 'account'},
  ...[sound, doubtful, wrong].map((name) => ({type: 'edited', values: {legalRepName: name}}) as const),
  {type: 'putBack', name: 'legalRepName'},
  {type: 'submitted'},
  {type: 'corrected'},
  {type: 'confirmed'},
  {type: 'compared', theirs: []},
  {type: 'compared', theirs: ['legalRepName']},
  ...(['closed', 'kept', 'abandoned', 'retried', 'cancelled', 'left'] as const).map((type) => ({type})),
];

export const machine = profileMachine().provide(validation(() => rules));
export const record = fakeProfile({editable: {enterprise: true, account: false}});
/** Changed elsewhere: in the field that is typed here, and in none that is. */
export const elsewhere = {
  ...record,
  version: '"2"',
  enterprise: {...record.enterprise, legalRepName: fakeField('赵六')},
};
export const touched = {
  ...record,
  version: '"3"',
  enterprise: {...record.enterprise, address: fakeField('样例路 2 号')},
};

export const answers = answerEvents(machine, {
  getProfile: {done: [record, elsewhere, touched], errors: backendFailures},
  save: {
    done: [fakeSaved(), refused('enterprise-mismatch')],
    errors: [...backendFailures, new Error('oops')],
  },
});
export const chart = chartOf({
  machine,
  presses,
  answers,
  inputs: [{pressed: true}],
  happenings: [{type: 'rulesChanged'}],
  again: reopened,
});
