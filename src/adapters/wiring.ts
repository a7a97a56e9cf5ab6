import {fromPromise} from 'xstate';
import {CertError, isCertError} from '../domain/errors.js';
import {statusReader} from '../domain/status.js';
import {certificationMachine} from '../machines/certification.machine.js';
import type {MethodLogic, Standing} from '../machines/certification.setup.js';
import type {Adapters} from './adapters.js';
import {ask} from './call.js';
import {awaitedMethod} from './pending.js';

/**
 * The machine of each method, and of the profile, on these adapters. Loaded when chosen. `subject` is the user from the
 * status: the machine acts for no other user.
 */
export const methodLogics: Readonly<Record<string, (adapters: Adapters, subject: string) => Promise<MethodLogic>>> = {
  'ic-card': async (adapters, subject) => {
    // Loads the agent's client too, so that nothing more needs loading after the path is open.
    const [{wireIcCard}] = await Promise.all([import('./ic-card.wiring.js'), adapters.agent()]);
    return wireIcCard(adapters, subject);
  },
  'legal-rep': async (...all) => (await import('./legal-rep.wiring.js')).wireLegalRep(...all),
  'bank-ukey': async (...all) => (await import('./bank-ukey.wiring.js')).wireBankUkey(...all),
  'admin-assist': async (...all) => (await import('./admin-assist.wiring.js')).wireAdminAssist(...all),
  profile: async (...all) => (await import('./profile.wiring.js')).wireProfile(...all),
};

/**
 * The whole journey on real adapters: `createActor(wireCertification(adapters), {input})` runs it without a screen.
 * `prepare` is called when a method is opened, to load anything else that must be ready first.
 */
export const wireCertification = (
  adapters: Adapters,
  prepare: (method: string) => Promise<unknown> = async () => undefined,
) =>
  certificationMachine.provide({
    actors: {
      getStatus: fromPromise<Standing, void>(async ({signal}) => {
        const status = await ask(adapters.backend, 'getStatus', () => statusReader, undefined, {
          signal,
          locale: adapters.locale,
        });
        adapters.clock.heard(status.now);
        return {status, awaited: awaitedMethod(status.subject)};
      }),
      openMethod: fromPromise<MethodLogic, {method: string; subject: string}>(async ({input: {method, subject}}) => {
        const load = methodLogics[method];
        if (!load) throw new CertError('not-configured', {where: method});
        try {
          const [logic] = await Promise.all([load(adapters, subject), prepare(method)]);
          return logic;
        } catch (thrown) {
          // Any other error means that a part of the page could not be loaded.
          throw isCertError(thrown) ? thrown : new CertError('network', {where: method}, thrown);
        }
      }),
    },
  });
