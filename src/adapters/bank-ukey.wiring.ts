import {assign, fromPromise} from 'xstate';
import type {Attempt} from '../domain/attempt.js';
import {bankHostIn, offeredBanks} from '../domain/banks.js';
import {bankUkeyAnswers, type HandoffStatus} from '../domain/bank-ukey.schemas.js';
import {isConsentMissing, noticesOf} from '../domain/consent.js';
import {deadlineOf} from '../domain/deadline.js';
import {CertError} from '../domain/errors.js';
import type {Refused} from '../domain/outcome.schemas.js';
import {bankUkeyMachine} from '../machines/bank-ukey.machine.js';
import type {BankLink, Claim, OpenHandoff} from '../machines/bank-ukey.setup.js';
import {createClient} from './attempts.js';
import {ownAddress} from './own-address.js';
import type {Adapters} from './adapters.js';
import {tellReturned} from './page-watch.js';
import {wirePolling} from './polling.js';
import {returnParameter} from './polling.key.js';
import {isPollingId, pollingStore} from './polling.store.js';

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
 * page and is dropped. By default it is this page, without its query: that may hold a token, and it goes to the bank.
 */
const returnAddress = (address: string | undefined): string => {
  const url = ownAddress(address || location.origin + location.pathname);
  if (!url || url.username !== '') throw new CertError('config', {where: 'return-url'});
  url.hash = '';
  return url.href;
};

/** Takes the handoff id out of the page's address. It is only a hint, not a result. */
const takeFromAddress = (): string | undefined => {
  const address = new URL(location.href);
  const id = address.searchParams.get(returnParameter);
  if (id === null) return undefined;
  address.searchParams.delete(returnParameter);
  history.replaceState(history.state, '', address);
  tellReturned();
  return isPollingId(id) ? id : undefined;
};

const store = pollingStore('bank-ukey');

/**
 * The id of this user's open handoff, if any. The stored id has priority over the one in the address.
 * @throws CertError `handoff-record-damaged`; the record is then deleted.
 */
export const recallHandoff = (subject: string): string | undefined => {
  const named = takeFromAddress();
  return store.recall(subject) ?? named;
};

/** The bank path's machine on real adapters. */
export const wire = (adapters: Adapters, subject: string) => {
  const {clock, origin} = adapters;
  const {ask, send} = createClient(adapters, bankUkeyAnswers, subject, 'bank-ukey');

  const linkTo = (bank: string, url: string, question: string): BankLink => {
    const host = bankHostIn(url, bank, origin);
    if (host === undefined || hostNameIn(url) !== host) throw new CertError('contract', {where: `${question}.url`});
    // As the address bar shows it: with the port of a demo's bank.
    return {bank, url, host: new URL(url).host};
  };

  return bankUkeyMachine.provide({
    actors: {
      ...wirePolling<HandoffStatus, OpenHandoff>(adapters, subject, {
        storedId: () => recallHandoff(subject),
        ask: (id, signal) => ask('getHandoff', {id}, signal),
        found: (id, handoff) => {
          // The backend knows when a handoff ends that the bank has taken up.
          if (!('open' in handoff)) return {id, link: undefined, endsAt: Date.now() + longestMs};
          const {bank, url, expiresAt} = handoff;
          return {id, link: linkTo(bank, url, 'getHandoff'), endsAt: deadlineOf(expiresAt, longestMs, clock)};
        },
      }),
      createHandoff: fromPromise<Refused | OpenHandoff, Attempt<Claim>>(async ({input, signal}) => {
        const request = {...input.body, returnUrl: returnAddress(adapters.returnUrl)};
        const answer = await send('createHandoff', input, request, signal);
        if ('refusal' in answer) return answer;
        const {id, url, expiresAt} = answer;
        const link = linkTo(request.bank, url, 'createHandoff');
        store.remember(id, subject);
        return {id, link, endsAt: deadlineOf(expiresAt, longestMs, clock)};
      }),
      cancelHandoff: fromPromise<unknown, Attempt<{id: string}>>(({input, signal}) =>
        send('cancelHandoff', input, input.body, signal),
      ),
    },
    actions: {
      forget: () => {
        store.forget(subject);
      },
      offerBanks: assign({banks: ({context}) => offeredBanks(context.named, adapters.banks)}),
    },
    guards: {
      lacksConsent: ({context}) =>
        isConsentMissing(noticesOf(adapters.consent, 'bank-ukey').accountHolder, context.consent),
    },
  });
};
