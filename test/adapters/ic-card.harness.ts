import {createActor, waitFor, type SnapshotFrom} from 'xstate';
import {wireIcCard} from '../../src/adapters/ic-card.wiring.js';
import type {Adapters} from '../../src/adapters/adapters.js';
import {BackendClock} from '../../src/domain/clock.js';
import {Secret} from '../../src/domain/secret.js';
import type {icCardMachine} from '../../src/machines/ic-card.machine.js';
import {fakeAgent, fakeBackend} from '../../src/testing.js';
import {randomPin} from '../domain/random-pin.js';

export const origin = 'https://swapp.example.cn';

type Snapshot = SnapshotFrom<typeof icCardMachine>;

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
  const actor = createActor(wired, {input: {pressed, draft}}).start();
  const at = (place: Parameters<Snapshot['matches']>[0]) =>
    waitFor(actor, (snapshot) => snapshot.matches(place), {timeout: 2_000});
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
