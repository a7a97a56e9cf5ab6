import {fromPromise} from 'xstate';
import {CertError, isCertError} from '../domain/errors.js';
import {statusSchema} from '../domain/schemas.js';
import {certificationMachine} from '../machines/certification.machine.js';
import type {MethodLogic, Standing} from '../machines/certification.setup.js';
import type {Adapters} from './adapters.js';
import {ask} from './call.js';
import {awaitedMethod} from './bank-ukey.pending.js';

/**
 * Each method's machine on these adapters, and the profile's, loaded when chosen. `subject` is whom it is about, as the
 * status named them: it acts for nobody else.
 */
export const methodLogics: Readonly<Record<string, (adapters: Adapters, subject: string) => Promise<MethodLogic>>> = {
  'ic-card': async (adapters, subject) => {
    // The agent's client too: once a path is open, nothing of it is left to be loaded.
    const [{wireIcCard}] = await Promise.all([import('./ic-card.wiring.js'), adapters.agent()]);
    return wireIcCard(adapters, subject);
  },
  'legal-rep': async (...all) => (await import('./legal-rep.wiring.js')).wireLegalRep(...all),
  'bank-ukey': async (...all) => (await import('./bank-ukey.wiring.js')).wireBankUkey(...all),
  profile: async (...all) => (await import('./profile.wiring.js')).wireProfile(...all),
};

/**
 * The whole journey on real adapters: `createActor(wireCertification(adapters), {input})` runs it without a screen.
 * `prepare` is called when a method is opened, for whatever else must be there first.
 */
export const wireCertification = (
  adapters: Adapters,
  prepare: (method: string) => Promise<unknown> = async () => undefined,
) =>
  certificationMachine.provide({
    actors: {
      getStatus: fromPromise<Standing, void>(async ({signal}) => {
        const status = await ask(adapters.backend, 'getStatus', statusSchema, undefined, {signal});
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
          // What is no error of ours is a part of the page that did not arrive.
          throw isCertError(thrown) ? thrown : new CertError('network', {where: method}, thrown);
        }
      }),
    },
  });
