import {Secret} from '../../src/domain/secret.js';
import {icCardMachine} from '../../src/machines/ic-card.machine.js';
import type {IcCardEvent} from '../../src/machines/ic-card.setup.js';
import {fakeChallenge, fakeOutcome, fakePending, fakeReading, fakeStatus} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {refused, sampleConsent} from './answers.js';
import {answerEvents, backendFailures, failures, reopened} from './graph.js';
import {chartOf} from './graph.suite.js';
import {signed} from './ic-card.harness.js';

export const pinEntered = () => ({type: 'pinEntered', pin: new Secret(randomPin())}) as const;

export const presses: readonly IcCardEvent[] = [
  {type: 'readRequested'},
  {type: 'consentChanged', consent: sampleConsent},
  {type: 'consentChanged', consent: undefined},
  pinEntered(),
  ...(['confirmed', 'retried', 'remedied', 'cancelled', 'left'] as const).map((type) => ({type})),
];

export const answers = answerEvents(icCardMachine(), {
  willPrompt: {done: [true, false], errors: failures('insecure-context')},
  readCard: {
    done: [
      fakeReading(),
      fakeReading({enterpriseName: '北京样例报关有限公司'}),
      fakeReading({daysLeft: 0}),
      fakeReading({daysLeft: 0, isDateSure: false}),
    ],
    errors: failures('card-missing', 'cancelled'),
  },
  createChallenge: {
    done: [fakeChallenge(), refused('limit-reached'), refused('consent-required')],
    errors: backendFailures,
  },
  signChallenge: {
    done: [signed({challenge: fakeChallenge(), reading: fakeReading()})],
    errors: [...failures('pin-incorrect', 'pin-unknown-answer', 'pin-locked', 'card-changed'), new Error('oops')],
  },
  verifyCard: {
    done: [
      fakeOutcome(),
      fakePending(5),
      ...['challenge-expired', 'consent-required', 'card-revoked'].map((code) => refused(code)),
    ],
    errors: backendFailures,
  },
});

/** As where the host's notice takes consent. */
export const machine = icCardMachine().provide({guards: {lacksConsent: ({context}) => context.consent === undefined}});
export const chart = chartOf({
  ...{machine, presses, answers},
  happenings: [
    {type: 'promptOpened'},
    {type: 'promptClosed'},
    {type: 'connected'},
    ...['reading.connecting', 'reading.atCard', 'signingIn.signing.usual'].map((step) => ({
      type: `xstate.after.usual.icCard.${step}`,
    })),
  ],
  inputs: [
    {pressed: false, status: fakeStatus()},
    {pressed: true, status: fakeStatus()},
  ],
  again: reopened,
});
