import type {EventObject, SnapshotFrom} from 'xstate';
import {Secret} from '../../src/domain/secret.js';
import {personCheckMachine, type PersonCheckMachine} from '../../src/machines/person-check.machine.js';
import {validation, type PersonCheckEvent, type PersonCheckInput} from '../../src/machines/person-check.setup.js';
import {fakeField, fakeNext, fakePending} from '../../src/fakes.js';
import {rules} from '../domain/profile-draft.harness.js';
import {refused} from './answers.js';
import {answerEvents, backendFailures} from './graph.js';
import {chartOf} from './graph.suite.js';
import {
  byPassport,
  codeSent,
  doubtfulCard,
  holder,
  personInput,
  randomCode,
  soundCard,
  samplePassed,
} from './person-check.harness.js';

const presses: readonly PersonCheckEvent[] = [
  // All at once: which field was typed first is of no account here, and would make three times as many situations.
  {type: 'edited', values: {...soundCard, bankCard: doubtfulCard, name: '王五'}},
  {type: 'putBack', name: 'name'},
  {type: 'submitted'},
  {type: 'bankCardChosen'},
  {type: 'codeRequested'},
  {type: 'codeEntered', code: new Secret(randomCode())},
  ...(['confirmed', 'corrected', 'idCardChosen', 'retried', 'cancelled', 'backRequested'] as const).map((type) => ({
    type,
  })),
  {type: 'renewalRequested'},
  {type: 'left', to: 'ic-card'},
];

export const bankCard = 'personCheck.bankCard.codeSent';
const clock: readonly EventObject[] = [
  {type: 'rulesChanged'},
  {type: `xstate.after.untilEnd.${bankCard}`},
  {type: `xstate.after.untilAsk.${bankCard}.tooSoon`},
  {type: 'xstate.after.untilAsk.personCheck.bankCard.noCode.tooSoon'},
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

/** Another code can be asked for, and this one ends, later than any run of these tests. */
export const sent = codeSent({resendIn: 3_600_000, endsIn: 7_200_000});

const machine = personCheckMachine().provide(validation(() => rules));
export const answers = answerEvents(machine, {
  checkIdCard: {...personAnswers, done: [...personAnswers.done, refused('person-mismatch')]},
  sendSmsCode: {
    done: [
      sent,
      {...refused('sms-not-sent'), askAt: sent.askAt},
      ...['sms-too-many', 'ticket-expired', 'record-changed'].map((code) => ({...refused(code), askAt: 0})),
    ],
    errors: backendFailures,
  },
  checkBankCard: {...personAnswers, done: [...personAnswers.done, refused('sms-incorrect'), refused('sms-expired')]},
});

const input = (changes: Partial<PersonCheckInput> = {}) => personInput({role: 'legal-rep', ...changes});
/** What was left in the form of the bank card, and the record has lost the name since. */
const lostName = input({
  isRenewable: false,
  fields: holder({name: fakeField('')}),
  kept: {typed: {draft: soundCard, filled: undefined}, way: 'bank-card'},
});
/** What was confirmed before is sent once more, or its code is asked for. */
export const repeated = (['id-card', 'bank-card'] as const).map((way) =>
  input({again: true, kept: {typed: {draft: {validFrom: '20200310', validTo: '20400310'}, filled: undefined}, way}}),
);
const inputs = [input(), input({fields: byPassport()}), input({locked: true, fields: byPassport()}), lostName].concat(
  repeated,
);

/** The same check once more, with what it kept. */
const again = ({
  output,
  context: {role, ticket, fields, locked},
}: SnapshotFrom<PersonCheckMachine>): PersonCheckInput | undefined =>
  output && {role, ticket, fields, locked, kept: output.kept};
export const chart = chartOf({machine, presses, happenings: clock, answers, inputs, again});
