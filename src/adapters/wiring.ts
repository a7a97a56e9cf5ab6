import {fromPromise} from 'xstate';
import {CertError, isCertError} from '../domain/errors.js';
import type {BackendClock} from '../domain/clock.js';
import {statusSchema} from '../domain/schemas.js';
import {certificationMachine} from '../machines/certification.machine.js';
import type {MethodLogic, Standing} from '../machines/certification.setup.js';
import type {ConsentNotices} from '../domain/consent.js';
import type {HumanCheck} from './attempts.js';
import type {CertBackend} from './backend.js';
import {ask} from './call.js';
import type {CardAgent} from './card-agent.js';
import {isHandoffPending} from './pending.js';
import type {EncryptField} from './protect.js';

/** The outside, as the machines' ports need it. */
export interface Adapters {
  readonly backend: CertBackend;
  /** Called when a path that needs the card agent is opened: its client is loaded then. */
  readonly agent: () => Promise<CardAgent>;
  /** The backend's time: heard with each status. */
  readonly clock: BackendClock;
  /** Origin of the page, which a card signs along. */
  readonly origin: string;
  /** What the host tells before a method takes in personal data; asked for anew each time, since it may change. */
  readonly consent?: ConsentNotices | undefined;
  readonly encryptField?: EncryptField | undefined;
  readonly humanCheck?: HumanCheck | undefined;
  /** Ids of the banks that are wanted, in this order; by default all that the backend names. */
  readonly banks?: readonly string[] | undefined;
  /** Same-origin address to which a bank sends the user back; by default this page. */
  readonly returnUrl?: string | undefined;
}

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
        return {status, awaited: isHandoffPending(status.subject) ? 'bank-ukey' : undefined};
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
