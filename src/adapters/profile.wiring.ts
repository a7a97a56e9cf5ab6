import {fromPromise} from 'xstate';
import type {Attempt} from '../domain/attempt.js';
import {profileAnswers, type Profile, type SaveAnswer} from '../domain/profile.schemas.js';
import type {ProfileUpdate} from '../domain/profile-fields.js';
import {rulesOf} from '../domain/record-draft.js';
import {profileMachine} from '../machines/profile.machine.js';
import {validation, type Submission} from '../machines/profile.setup.js';
import {createClient} from './ask-backend.js';
import {protect} from './host-checks.js';
import type {Adapters} from './adapters.js';

/** The profile's machine on real adapters. */
export const wire = (adapters: Adapters, subject: string) => {
  const {ask, send} = createClient(adapters, profileAnswers, subject, 'profile');
  return profileMachine()
    .provide(validation(() => rulesOf(adapters.checks, adapters.clock)))
    .provide({
      actors: {
        getProfile: fromPromise<Profile, void>(({signal}) => ask('getProfile', undefined, signal)),
        save: fromPromise<SaveAnswer, Attempt<Submission, ProfileUpdate>>(async ({input, signal}) => {
          const operation = input.body.part === 'enterprise' ? 'updateEnterprise' : 'updateAccount';
          const update = await input.sealed(async ({changes, version}) => {
            const {idNumber, ...others} = changes;
            if (idNumber === undefined) return {changes: others, version};
            const sealed = await protect(adapters.encryptField, 'idNumber', idNumber, operation, signal);
            return {changes: {...others, idNumber: sealed}, version};
          });
          return send(operation, input, update, signal);
        }),
      },
    });
};
