import {createActor, toPromise, type AnyActor, type AnyActorLogic, type AnyStateMachine} from 'xstate';
import type {Adapters} from '../../src/adapters/adapters.js';
import type {RequestOptions, CertBackend} from '../../src/adapters/backend.js';
import {randomKey} from '../../src/domain/random-ids.js';
import type {EncryptField} from '../../src/adapters/host-checks.js';
import {BackendClock} from '../../src/domain/time.js';
import {fakeAgent, fakeBackend} from '../../src/fakes.js';
import {backendBy, rightly, type Backend, type OperationName} from '../harness/world.js';

export const origin = 'https://swapp.example.cn';

/** A host's adapters, all of them fakes unless a test says otherwise. */
export const fakeAdapters = (answers: Partial<CertBackend> = {}, more: Partial<Adapters> = {}): Adapters => ({
  backend: fakeBackend(answers),
  agent: async () => fakeAgent(),
  clock: new BackendClock(),
  origin,
  ...more,
});

/** What was sent, but for the signal. */
export interface Sent {
  readonly operation: OperationName;
  readonly input: unknown;
  readonly options: Omit<RequestOptions, 'signal'>;
}

/** A backend that notes what it is sent. */
export const noting = (answers: Partial<Backend> = {}) => {
  const sent: Sent[] = [];
  const right = rightly(answers);
  const backend = backendBy((operation, input, all) => {
    const {signal: _, ...options} = all;
    sent.push({operation, input, options});
    return right(operation, input, all);
  });
  return {sent, backend};
};

/** Another text of the same value each time, as an encryption that is worth its name gives. */
export const sealing = () => {
  const asked: [name: string, value: string, operation: string][] = [];
  const given: string[] = [];
  const encryptField: EncryptField = async (name, value, {operation}) => {
    asked.push([name, value, operation]);
    given.push(randomKey());
    return given.at(-1) as string;
  };
  return {asked, given, encryptField};
};

/** What a machine is provided with under that name. */
export const portOf = ({implementations: {actors}}: AnyStateMachine, name: string): AnyActorLogic =>
  actors[name] as AnyActorLogic;

/** Runs a port as its machine does: the answer, and the actor that can be stopped before. */
export const runPort = (machine: AnyStateMachine, name: string, input?: unknown) => {
  const actor: AnyActor = createActor(portOf(machine, name), {input});
  const answer: Promise<unknown> = toPromise(actor);
  actor.subscribe({error: () => undefined});
  actor.start();
  return {actor, answer};
};
