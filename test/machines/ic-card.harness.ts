import {createActor, fromPromise, waitFor, type ActorRefFrom, type SnapshotFrom, type StateValueFrom} from 'xstate';
import type {CardReading, DatedReading} from '../../src/domain/card.js';
import type {Consent} from '../../src/domain/consent.js';
import type {CertErrorCode} from '../../src/domain/errors.js';
import type {CardChallenge, CardVerification} from '../../src/domain/ic-card.schemas.js';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import {Secret} from '../../src/domain/secret.js';
import {icCardMachine} from '../../src/machines/ic-card.machine.js';
import type {PromptEvent} from '../../src/machines/ic-card.setup.js';
import type {MethodEmitted} from '../../src/machines/method.js';
import {fakeChallenge, fakeOutcome, fakeReading, fakeRefused} from '../../src/testing.js';
import {randomPin} from '../domain/random-pin.js';

type SignInput = {challenge: CardChallenge; reading: CardReading; pin: Secret};

export interface IcCardPorts {
  readonly willPrompt: (signal: AbortSignal) => Promise<boolean>;
  readonly readCard: (signal: AbortSignal, tell: (event: PromptEvent) => void) => Promise<DatedReading>;
  readonly createChallenge: (signal: AbortSignal) => Promise<CardChallenge>;
  readonly signChallenge: (signal: AbortSignal, input: SignInput) => Promise<CardVerification>;
  readonly verifyCard: (signal: AbortSignal, input: CardVerification) => Promise<Outcome>;
}

type Port = keyof IcCardPorts;

/** Never answers: what becomes of it is up to the machine. */
export const silent = (): Promise<never> => new Promise(() => undefined);

/** Answers in turn what each call is to be answered; the last one for ever. */
export const inTurn = <T>(...answers: (() => Promise<T>)[]): (() => Promise<T>) => {
  let calls = 0;
  return () => {
    const answer = answers[Math.min(calls++, answers.length - 1)];
    return answer ? answer() : silent();
  };
};

export const sampleConsent: Consent = {noticeId: 'notice-1', version: '1', time: '2026-01-15T02:30:00Z'};

export const refusal = (code: string): Outcome => fakeRefused(code);

const signed = (input: SignInput): CardVerification => {
  input.pin.take();
  return {
    challengeId: input.challenge.challengeId,
    certificate: input.reading.certificate,
    certNo: input.reading.certNo,
    signature: `${'A'.repeat(86)}==`,
    algorithm: 'SM2-SM3',
  };
};

type Place = StateValueFrom<typeof icCardMachine>;

/** The card's machine on fakes: a card that works and a backend that certifies, unless a test says otherwise. */
export class IcCardRun {
  readonly asked: Port[] = [];
  readonly signals = new Map<Port, AbortSignal>();
  readonly inputs: {signChallenge: SignInput[]; verifyCard: CardVerification[]} = {signChallenge: [], verifyCard: []};
  readonly told: (CertErrorCode | `refused ${string}`)[] = [];
  readonly machine;

  constructor(ports: Partial<IcCardPorts> = {}, {needsConsent = false} = {}) {
    const asked = (port: Port, signal: AbortSignal): void => {
      this.asked.push(port);
      this.signals.set(port, signal);
    };
    this.machine = icCardMachine.provide({
      actors: {
        willPrompt: fromPromise<boolean, void>(async ({signal}) => {
          asked('willPrompt', signal);
          return (ports.willPrompt ?? (async () => false))(signal);
        }),
        readCard: fromPromise<DatedReading, {tell: (event: PromptEvent) => void}>(async ({input: {tell}, signal}) => {
          asked('readCard', signal);
          return (ports.readCard ?? (async () => fakeReading()))(signal, tell);
        }),
        createChallenge: fromPromise<CardChallenge, void>(async ({signal}) => {
          asked('createChallenge', signal);
          return (ports.createChallenge ?? (async () => fakeChallenge()))(signal);
        }),
        signChallenge: fromPromise<CardVerification, SignInput>(async ({input, signal}) => {
          asked('signChallenge', signal);
          this.inputs.signChallenge.push(input);
          return (ports.signChallenge ?? (async (_, given) => signed(given)))(signal, input);
        }),
        verifyCard: fromPromise<Outcome, CardVerification>(async ({input, signal}) => {
          asked('verifyCard', signal);
          this.inputs.verifyCard.push(input);
          return (ports.verifyCard ?? (async () => fakeOutcome()))(signal, input);
        }),
      },
      guards: {lacksConsent: ({context}) => needsConsent && context.consent === undefined},
    });
  }

  #actor: ActorRefFrom<typeof icCardMachine> | undefined;

  get actor(): ActorRefFrom<typeof icCardMachine> {
    if (!this.#actor) throw new Error('Not started yet.');
    return this.#actor;
  }

  get now(): SnapshotFrom<typeof icCardMachine> {
    return this.actor.getSnapshot();
  }

  start({
    pressed = true,
    draft,
    ...options
  }: {pressed?: boolean; draft?: unknown; inspect?: (event: unknown) => void} = {}): this {
    const actor = createActor(this.machine, {...options, input: {pressed, ...(draft !== undefined && {draft})}});
    const tell = (event: MethodEmitted): void => {
      if (event.type === 'problem') this.told.push(event.error.code);
      if (event.type === 'refused') this.told.push(`refused ${event.code}`);
    };
    actor.on('problem', tell);
    actor.on('refused', tell);
    this.#actor = actor;
    actor.start();
    return this;
  }

  /** Waits until the machine is there. */
  async at(place: Place): Promise<SnapshotFrom<typeof icCardMachine>> {
    return waitFor(this.actor, (snapshot) => snapshot.matches(place), {timeout: 2_000});
  }

  /** Waits until the question is asked `times` times. */
  async asking(port: Port, times = 1): Promise<void> {
    await waitFor(this.actor, () => this.times(port) >= times, {timeout: 2_000});
  }

  times(port: Port): number {
    return this.asked.filter((each) => each === port).length;
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
