import type {Adapters} from '../../src/adapters/adapters.js';
import type {CertBackend} from '../../src/adapters/backend.js';
import {randomKey} from '../../src/domain/random-key.js';
import type {EncryptField} from '../../src/adapters/protect.js';
import {BackendClock} from '../../src/domain/clock.js';
import {fakeAgent, fakeBackend} from '../../src/fakes.js';
import {pending, silent} from '../machines/answers.js';

export const origin = 'https://swapp.example.cn';

/** A host's adapters, all of them fakes unless a test says otherwise. */
export const fakeAdapters = (answers: Partial<CertBackend> = {}, more: Partial<Adapters> = {}): Adapters => ({
  backend: fakeBackend(answers),
  agent: async () => fakeAgent(),
  clock: new BackendClock(),
  origin,
  ...more,
});

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

/** A question that is never answered, and the signal that it was asked with. */
export const unanswered = () => {
  const {promise: heard, answer} = pending<AbortSignal>();
  const ask = ({signal}: {readonly signal: AbortSignal}): Promise<never> => {
    answer(signal);
    return silent();
  };
  return {heard, ask};
};
