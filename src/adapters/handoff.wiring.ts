import {assign, fromPromise} from 'xstate';
import type {Attempt} from '../domain/attempt.js';
import {mayShowCode} from '../domain/method-status.js';
import {longestCode, offeredPlaces, placeHostIn, placeIn, type ExternalMethodInfo, type Way} from '../domain/places.js';
import {handoffAnswers, type HandoffCancelled, type HandoffStatus} from '../domain/handoff.schemas.js';
import {isConsentMissing, noticesOf} from '../domain/consent.js';
import {deadlineOf} from '../domain/time.js';
import {CertError} from '../domain/errors.js';
import type {Refused} from '../domain/outcome.schemas.js';
import {handoffMachine} from '../machines/handoff.machine.js';
import type {Claim, OpenHandoff, PlaceLink} from '../machines/handoff.setup.js';
import {createClient} from './ask-backend.js';
import {bare, documentProperty, pageAddress, pageWindow, ownAddress} from './page.js';
import type {Adapters} from './adapters.js';
import {reportReturn} from './page-watch.js';
import {wirePolling} from './polling.js';
import {methodParameter, returnedMethod, returnParameter} from './polling.key.js';
import {isPollingId, pollingStore} from './polling.store.js';

/** How long a handoff is waited for. A code on a screen can be photographed, so it lives shortly. */
const longestMs: Readonly<Record<Way, number>> = {link: 60 * 60_000, code: 5 * 60_000};

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
 * page and is dropped. What the host leaves out is taken from this page: all of it by default, or the path of `?for=a`.
 */
const returnAddress = (address = ''): string => {
  try {
    const url = new URL(address || pageAddress(), bare(documentProperty('baseURI')));
    url.hash = '';
    if (ownAddress(url.href) && url.username === '') return url.href;
  } catch {
    // It is no address.
  }
  throw new CertError('config', {where: 'return-url'});
};

/** Takes the handoff id out of the page's address. It is only a hint, not a result. */
const takeFromAddress = (method: string): string | undefined => {
  const {location, history} = pageWindow();
  const address = new URL(location.href);
  const id = address.searchParams.get(returnParameter);
  if (id === null || returnedMethod(address.searchParams) !== method) return undefined;
  address.searchParams.delete(returnParameter);
  address.searchParams.delete(methodParameter);
  history.replaceState(history.state, '', address);
  reportReturn();
  return isPollingId(id) ? id : undefined;
};

/**
 * The id of this user's open handoff, if any. The stored id has priority over the one in the address.
 * @throws CertError `handoff-record-damaged`; the record is then deleted.
 */
export const recallHandoff = (method: string, subject: string, store = pollingStore(method)): string | undefined => {
  const named = takeFromAddress(method);
  return store.recall(subject) ?? named;
};

/** The machine of an external method, on real adapters. */
export const wireHandoff = (kind: ExternalMethodInfo) => (adapters: Adapters, subject: string) => {
  const {id: method, places} = kind;
  const {clock, origin, log} = adapters;
  const store = pollingStore(method, log);
  const {ask, send} = createClient(adapters, handoffAnswers, subject, method);

  const linkTo = (place: string, by: Way, url: string, operation: string): PlaceLink => {
    const host = placeHostIn(url, placeIn(places, place), origin);
    const isTooLong = by === 'code' && url.length > longestCode;
    if (host === undefined || hostNameIn(url) !== host || isTooLong)
      throw new CertError('contract', {where: `${operation}.url`});
    // As the address bar shows it: with the port of a demo's place.
    return {place, by, url, host: new URL(url).host};
  };

  return handoffMachine().provide({
    actors: {
      ...wirePolling<HandoffStatus, OpenHandoff>(adapters, subject, {
        storedId: () => recallHandoff(method, subject, store),
        ask: async (id, signal) => {
          const answer = await ask('getHandoff', {id}, signal);
          if ('method' in answer && answer.method !== method)
            throw new CertError('contract', {where: 'getHandoff.method'});
          return answer;
        },
        found: (id, handoff) => {
          // The backend knows when a handoff ends that the other side has taken up.
          if (!('open' in handoff)) return {id, link: undefined, endsAt: Date.now() + longestMs.link};
          const {place, by, url, expiresAt} = handoff;
          return {
            id,
            link: linkTo(place, by, url, 'getHandoff'),
            endsAt: deadlineOf(expiresAt, longestMs[by], clock),
          };
        },
      }),
      createHandoff: fromPromise<Refused | OpenHandoff, Attempt<Claim>>(async ({input, signal}) => {
        const {place, by} = input.body;
        const request = {...input.body, method, ...(by === 'link' && {returnUrl: returnAddress(adapters.returnUrl)})};
        const answer = await send('createHandoff', input, request, signal);
        if ('refusal' in answer) return answer;
        const {id, url, expiresAt} = answer;
        const link = linkTo(place, by, url, 'createHandoff');
        store.remember(id, subject);
        return {id, link, endsAt: deadlineOf(expiresAt, longestMs[by], clock)};
      }),
      cancelHandoff: fromPromise<HandoffCancelled, Attempt<{id: string}>>(({input, signal}) =>
        send('cancelHandoff', input, input.body, signal),
      ),
    },
    actions: {
      forget: () => {
        store.forget(subject);
      },
      offerPlaces: assign({
        places: ({context}) =>
          offeredPlaces(places, context.own?.places, method === 'bank-ukey' ? adapters.places : undefined),
        ways: ({context}) => kind.ways.filter((way) => way === 'link' || mayShowCode(context.own)),
      }),
    },
    guards: {
      hasNotice: () => noticesOf(adapters.consent, method).accountHolder !== undefined,
      lacksConsent: ({context}) => isConsentMissing(noticesOf(adapters.consent, method).accountHolder, context.consent),
    },
  });
};
