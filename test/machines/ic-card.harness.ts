import type {Attempt} from '../../src/domain/attempt.js';
import type {CardReading, DatedReading} from '../../src/domain/card.js';
import type {CardChallenge, CardVerification, ChallengeAnswer} from '../../src/domain/ic-card.schemas.js';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import {Secret} from '../../src/domain/secret.js';
import {icCardMachine, type IcCardMachine} from '../../src/machines/ic-card.machine.js';
import type {PromptEvent} from '../../src/machines/ic-card.setup.js';
import type {MethodInput} from '../../src/machines/method.js';
import {fakeChallenge, fakeOutcome, fakeReading} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {sampleConsent} from './answers.js';
import {PortRun} from './run.js';

type SignInput = {challenge: CardChallenge; reading: CardReading; pin: Secret};

export interface IcCardPorts {
  readonly willPrompt: (signal: AbortSignal) => Promise<boolean>;
  readonly readCard: (signal: AbortSignal, input: {send: (event: PromptEvent) => void}) => Promise<DatedReading>;
  readonly createChallenge: (signal: AbortSignal, input: Attempt<undefined>) => Promise<ChallengeAnswer>;
  readonly signChallenge: (signal: AbortSignal, input: SignInput) => Promise<CardVerification>;
  readonly verifyCard: (signal: AbortSignal, input: Attempt<CardVerification>) => Promise<Outcome>;
}

/** What a card signs, and what is sent of it. */
export const signed = ({challenge, reading}: Omit<SignInput, 'pin'>): CardVerification => ({
  challengeId: challenge.challengeId,
  certificate: reading.certificate,
  certNo: reading.certNo,
  signature: `${'A'.repeat(86)}==`,
  algorithm: 'SM2-SM3',
});

const usual: IcCardPorts = {
  willPrompt: async () => false,
  readCard: async () => fakeReading(),
  createChallenge: async () => fakeChallenge(),
  signChallenge: async (_, input) => {
    input.pin.take();
    return signed(input);
  },
  verifyCard: async () => fakeOutcome(),
};

/** The card's machine on fakes: a card that works and a backend that certifies, unless a test says otherwise. */
export class IcCardRun extends PortRun<IcCardMachine, IcCardPorts> {
  readonly signings = this.inputsOf('signChallenge');
  readonly verifications = this.inputsOf('verifyCard');

  constructor(
    ports: Partial<IcCardPorts> = {},
    {needsConsent = false, pressed = true, ...input}: Partial<MethodInput> & {needsConsent?: boolean} = {},
    options: {inspect?: (event: unknown) => void} = {},
  ) {
    super({...usual, ...ports});
    const machine = icCardMachine().provide({
      actors: this.actors,
      guards: {lacksConsent: ({context}) => needsConsent && context.consent === undefined},
    });
    this.begin(machine, {...options, input: {pressed, ...input}});
  }

  /** Ticks the box. */
  agree(consent = sampleConsent): this {
    this.actor.send({type: 'consentChanged', consent});
    return this;
  }

  /** Types a PIN and presses the button. */
  enterPin(pin = new Secret(randomPin())): Secret {
    this.actor.send({type: 'pinEntered', pin});
    return pin;
  }

  async enterPinWhenAsked(pin?: Secret): Promise<Secret> {
    await this.at('awaitingPin');
    return this.enterPin(pin);
  }
}
