import {assign, fromPromise} from 'xstate';
import {bankHostIn, offeredBanks} from '../domain/banks.js';
import {
  handoffAnswerSchema,
  handoffCancelledSchema,
  handoffStatusSchema,
  type HandoffRequest,
} from '../domain/bank-ukey.schemas.js';
import {isConsentMissing} from '../domain/consent.js';
import {deadlineOf} from '../domain/deadline.js';
import {CertError} from '../domain/errors.js';
import type {PassedOutcome, Refused} from '../domain/outcome.schemas.js';
import {bankUkeyMachine} from '../machines/bank-ukey.machine.js';
import type {BankLink, OpenHandoff} from '../machines/bank-ukey.setup.js';
import {createAsk, createAttempts} from './attempts.js';
import {ownAddress} from './own-address.js';
import {forgetHandoff, recallHandoff, rememberHandoff} from './bank-ukey.store.js';
import type {Adapters} from './adapters.js';
import {isStillCertified} from './still-certified.js';
import {wireWaiting} from './waiting.js';

const longestMs = 60 * 60_000;

/** The host name as the browser parses it. Undefined if the address is invalid. */
const hostNameIn = (url: string): string | undefined => {
  try {
    return new URL(url).hostname;
  } catch {
    return undefined;
  }
};

/**
 * The address must be of this origin: injected markup must not send a user elsewhere. The part after # belongs to this
 * page and is dropped.
 */
const returnAddress = (address: string | undefined): string => {
  const url = ownAddress(address || location.href);
  if (!url || url.username !== '') throw new CertError('config', {where: 'return-url'});
  url.hash = '';
  return url.href;
};

/** The bank path's machine on real adapters, and the waiting machine that it runs. */
export const wire = (adapters: Adapters, subject: string) => {
  const {clock, origin} = adapters;
  const askBackend = createAsk(adapters, subject);
  const attempt = createAttempts(adapters, subject, 'bank-ukey');

  const linkTo = (bank: string, url: string, question: string): BankLink => {
    const host = bankHostIn(url, bank, origin);
    if (host === undefined || hostNameIn(url) !== host) throw new CertError('contract', {where: `${question}.url`});
    return {bank, url, host};
  };

  const statusOf = (id: string, signal: AbortSignal) => askBackend('getHandoff', handoffStatusSchema, {id}, signal);

  return bankUkeyMachine.provide({
    actors: {
      recall: fromPromise<OpenHandoff | undefined, void>(async ({signal}) => {
        const id = recallHandoff(subject);
        if (id === undefined) return undefined;
        const handoff = await statusOf(id, signal);
        // A decision made meanwhile reaches the waiting machine like any other response. The backend knows when the
        // handoff ends.
        if (!('open' in handoff)) return {id, link: undefined, endsAt: Date.now() + longestMs};
        const {bank, url, expiresAt} = handoff;
        return {id, link: linkTo(bank, url, 'getHandoff'), endsAt: deadlineOf(expiresAt, longestMs, clock)};
      }),
      createHandoff: fromPromise<Refused | OpenHandoff, Omit<HandoffRequest, 'returnUrl'>>(
        async ({input: claim, signal}) => {
          const request = {...claim, returnUrl: returnAddress(adapters.returnUrl)};
          const answer = await attempt(claim, 'createHandoff', handoffAnswerSchema, request, signal);
          if ('refusal' in answer) return answer;
          const {id, url, expiresAt} = answer;
          const link = linkTo(claim.bank, url, 'createHandoff');
          rememberHandoff(id, subject);
          return {id, link, endsAt: deadlineOf(expiresAt, longestMs, clock)};
        },
      ),
      cancelHandoff: fromPromise<unknown, {id: string}>(({input, signal}) =>
        askBackend('cancelHandoff', handoffCancelledSchema, input, signal),
      ),
      isStillCertified: fromPromise<boolean, PassedOutcome>(({input, signal}) =>
        isStillCertified(adapters, subject, input, signal),
      ),
      waitForBank: wireWaiting(statusOf),
    },
    actions: {
      forget: () => {
        forgetHandoff(subject);
      },
      offerBanks: assign({banks: ({context}) => offeredBanks(context.named, adapters.banks)}),
    },
    guards: {
      lacksConsent: ({context}) => isConsentMissing(adapters.consent?.['bank-ukey'], context.consent),
    },
  });
};
