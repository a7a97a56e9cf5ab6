import {fromPromise} from 'xstate';
import {profileSchema, saveAnswerSchema, type Profile, type SaveAnswer} from '../domain/profile.schemas.js';
import {profileMachine, type Submission} from '../machines/profile.machine.js';
import {ask, randomKey} from './call.js';
import type {Adapters} from './wiring.js';

/** The profile's machine on real adapters. */
export const wireProfile = ({backend}: Adapters) => {
  // Sent again after an answer that was lost, a submission is the same one to the backend.
  const keys = new WeakMap<Submission, string>();
  const keyOf = (submission: Submission): string => {
    const key = keys.get(submission) ?? randomKey();
    keys.set(submission, key);
    return key;
  };
  return profileMachine.provide({
    actors: {
      getProfile: fromPromise<Profile, void>(({signal}) =>
        ask(backend, 'getProfile', profileSchema, undefined, {signal}),
      ),
      save: fromPromise<SaveAnswer, Submission>(({input, signal}) => {
        const question = input.part === 'enterprise' ? 'updateEnterprise' : 'updateAccount';
        const {changes, version} = input;
        return ask(backend, question, saveAnswerSchema, {changes, version}, {signal, idempotencyKey: keyOf(input)});
      }),
    },
  });
};
