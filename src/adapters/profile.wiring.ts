import {fromPromise} from 'xstate';
import {profileSchema, saveAnswerSchema, type Profile, type SaveAnswer} from '../domain/profile.schemas.js';
import type {ProfileUpdate} from '../domain/profile-fields.js';
import {profileMachine} from '../machines/profile.machine.js';
import type {Submission} from '../machines/profile.setup.js';
import {createAsk, createAttempts} from './attempts.js';
import {protect, sealOnce} from './protect.js';
import type {Adapters} from './adapters.js';

/** The profile's machine on real adapters. */
export const wire = (adapters: Adapters, subject: string) => {
  const ask = createAsk(adapters, subject);
  const attempt = createAttempts(adapters, subject, 'profile');
  return profileMachine.provide({
    actors: {
      getProfile: fromPromise<Profile, void>(({signal}) => ask('getProfile', profileSchema, undefined, signal)),
      save: fromPromise<SaveAnswer, Submission>(async ({input, signal}) => {
        const question = input.part === 'enterprise' ? 'updateEnterprise' : 'updateAccount';
        const {changes, version} = input;
        const update = await sealOnce<ProfileUpdate>(input, async () => {
          const {idNumber, ...others} = changes;
          if (idNumber === undefined) return {changes: others, version};
          const sealed = await protect(adapters.encryptField, 'idNumber', idNumber, question, signal);
          return {changes: {...others, idNumber: sealed}, version};
        });
        return attempt(input, question, saveAnswerSchema, update, signal);
      }),
    },
  });
};
