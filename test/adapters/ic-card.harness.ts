import {createActor} from 'xstate';
import type {AskOptions} from '../../src/adapters/backend.js';
import {wire as wireIcCard} from '../../src/adapters/ic-card.wiring.js';
import type {Adapters} from '../../src/adapters/adapters.js';
import {BackendClock} from '../../src/domain/clock.js';
import type {CardVerification} from '../../src/domain/ic-card.schemas.js';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import {Secret} from '../../src/domain/secret.js';
import type {icCardMachine} from '../../src/machines/ic-card.machine.js';
import {fakeAgent, fakeBackend, fakeOutcome, fakeSignature} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {inTurn} from '../machines/answers.js';
import {arriving, begin, type Place} from '../machines/run.js';
import {origin} from './wired.js';

/** A backend that notes what it is to verify, and answers in turn; the last answer for ever. */
export const verifying = (...answers: (Outcome | (() => Promise<never>))[]) => {
  const sent: CardVerification[] = [];
  const options: Omit<AskOptions, 'signal'>[] = [];
  const answer = inTurn(...answers, fakeOutcome());
  const backend = fakeBackend({
    verifyCard: async (input, {signal: _, ...given}) => {
      sent.push(input);
      options.push(given);
      return answer();
    },
  });
  return {sent, options, backend};
};

/** A card that notes what it signs, and by which PIN. */
export const signing = (signature = fakeSignature()) => {
  const signed: {text: string; typed: string}[] = [];
  const agent = fakeAgent({
    sign: async (text, typed) => {
      signed.push({text, typed});
      return signature;
    },
  });
  return {signed, agent};
};

/** The card's machine on a host's own backend and agent. */
export const start = (
  backend = fakeBackend(),
  agent = fakeAgent(),
  {pressed = true, draft, adapters = {}}: Options = {},
) => {
  let agentsAsked = 0;
  const load = async () => {
    agentsAsked += 1;
    return agent;
  };
  // The very object: what a host changes in it later is to be heard of.
  const wired = wireIcCard(
    Object.assign(adapters, {backend, agent: load, clock: adapters.clock ?? new BackendClock(), origin}),
    'subject-1',
  );
  const actor = begin(createActor(wired, {input: {pressed, draft}}));
  const at = (place: Place<typeof icCardMachine>) => arriving<typeof icCardMachine>(actor, place);
  return {
    actor,
    at,
    agentsAsked: () => agentsAsked,
    signIn: async (pin = randomPin()) => {
      await at('awaitingPin');
      actor.send({type: 'pinEntered', pin: new Secret(pin)});
    },
  };
};

interface Options {
  readonly pressed?: boolean;
  readonly draft?: unknown;
  readonly adapters?: {-readonly [Name in keyof Adapters]?: Adapters[Name]};
}
