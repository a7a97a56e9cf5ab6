import {methodParameter, returnParameter} from '../../src/adapters/polling.key.js';
import type {HandoffAnswer} from '../../src/domain/handoff.schemas.js';
import {maskText} from '../../src/domain/identifiers/masking.js';
import {placeIn, type Way} from '../../src/domain/places.js';
import {isBranch} from '../bank/branches.js';
import type {PlaceId} from '../places/agreement.js';
import {kindIn} from '../places/kinds.js';
import type {HandoffNeeds} from './handoff-needs.js';
import {certifiedDataOf} from './certified-data.js';
import type {Asker} from './rate-limit.js';
import {type Decision, refuse} from './answer-with-events.js';
import {longestCodeMs} from './handoffs.js';
import {Problem} from './problem.js';
import {reasonOff} from './users.js';

/** The address must be a page of ours. Otherwise an attacker could make the place's own page send users elsewhere. */
export const returnPageOf = (
  text: string,
  {origins, isReturnPage}: Pick<HandoffNeeds, 'origins' | 'isReturnPage'>,
): URL | undefined => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // Compares the start of the address, because a `blob:` has an origin too, and a user name comes before the host.
  if (!url || !origins().some((origin) => url.href.startsWith(`${origin}/`))) throw new Problem('invalid-request');
  if (!isReturnPage(url)) throw new Problem('invalid-request');
  return url;
};

/** The way back names the handoff and its method. */
const wayBackOf = (page: URL | undefined, method: string, id: string): {returnUrl?: string} => {
  page?.searchParams.set(returnParameter, id);
  page?.searchParams.set(methodParameter, method);
  return page ? {returnUrl: page.href} : {};
};

interface CreateNeeds extends HandoffNeeds {
  readonly returnPageOf: typeof returnPageOf;
}

interface HandoffOrder extends PlaceId {
  readonly by: Way;
  readonly returnUrl?: string | undefined;
}

/** Creates a handoff to a place, if the method has this place and this way. `origin`: of the page that asks. */
export const createHandoff = (
  parts: CreateNeeds,
  asker: Asker,
  {method, place, by, returnUrl = ''}: HandoffOrder,
  origin: string,
): Decision<HandoffAnswer> => {
  const {profiles, handoffs, kinds, places, handoffLifetimeMs} = parts;
  const {user, session} = asker;
  // A phone goes back nowhere.
  const page = by === 'link' ? parts.returnPageOf(returnUrl, parts) : undefined;
  if (!user.applicable) return refuse({code: 'not-applicable'});
  const off = reasonOff(user, method);
  if (off !== undefined) return refuse({code: 'method-disabled', message: off});
  const kind = kindIn(kinds, method);
  if (!kind) return refuse({code: 'method-disabled'});
  if (!kind.ways.includes(by)) throw new Problem('invalid-request');
  const at = {method, place};
  const message = new Map(Object.entries(user.placesOff ?? {})).get(`${method}/${place}`);
  if (message !== undefined) return refuse({code: 'place-unavailable', message});
  if (!placeIn(kind.places, place) || !places.keyOf(at)) return refuse({code: 'place-unavailable'});
  const {subject} = user;
  const record = profiles.recordOf(user);
  const {enterpriseName, uscc, orgCode, holderName} = record;
  const lifetimeMs = handoffLifetimeMs(session);
  const {id, url, expiresAt} = handoffs.issue({
    ...{...at, by},
    holder: {user: user.id, subject, certifies: certifiedDataOf(record)},
    lifetimeMs: by === 'code' ? Math.min(lifetimeMs, longestCodeMs) : lifetimeMs,
    addressOf: (order) => places.addressOf(at, order, session),
    caseOf: (handoff) => ({
      ...{handoff, by, enterpriseName, uscc, orgCode},
      ...wayBackOf(page, method, handoff),
      ...(!isBranch(at) && {asker: {account: maskText(holderName, 'name'), origin}}),
    }),
  });
  return {answer: {id, subject, url, expiresAt}, happenings: []};
};
