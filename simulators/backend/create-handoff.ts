import {returnParameter} from '../../src/adapters/polling.key.js';
import type {HandoffAnswer, HandoffRequest} from '../../src/domain/handoff.schemas.js';
import type {HandoffDependencies} from './handoff-dependencies.js';
import {certifiedDataOf} from './certified-data.js';
import type {Asker} from './counted.js';
import {type Decision, refuse} from './decision.js';
import {Problem} from './problem.js';

/** The address must be a page of ours. Otherwise an attacker could make the bank's own page send users elsewhere. */
const ownPage = (text: string, {origins, isReturnPage}: HandoffDependencies): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // Compares the start of the address, because a `blob:` has an origin too, and a user name comes before the host.
  if (!url || !origins().some((origin) => url.href.startsWith(`${origin}/`))) throw new Problem('invalid-request');
  if (!isReturnPage(url)) throw new Problem('invalid-request');
  return url;
};

/** Creates a handoff to a bank, if the bank exists. */
export const createHandoff = (
  dependencies: HandoffDependencies,
  asker: Asker,
  {bank, returnUrl}: Pick<HandoffRequest, 'bank' | 'returnUrl'>,
): Decision<HandoffAnswer> => {
  const {profiles, handoffs, banks, handoffLifetimeMs} = dependencies;
  const {user, session} = asker;
  const wayBack = ownPage(returnUrl, dependencies);
  if (!user.applicable) return refuse({code: 'not-applicable'});
  const off = user.methodsOff?.['bank-ukey'];
  if (off !== undefined) return refuse({code: 'method-disabled', message: off});
  const message = new Map(Object.entries(user.banksOff ?? {})).get(bank);
  if (message !== undefined) return refuse({code: 'place-unavailable', message});
  if (!banks.keyOf(bank)) return refuse({code: 'place-unavailable'});
  const {subject} = user;
  const record = profiles.recordOf(user);
  const {enterpriseName, uscc, orgCode} = record;
  const {id, url, expiresAt} = handoffs.issue({
    bank,
    holder: {user: user.id, subject, certifies: certifiedDataOf(record)},
    lifetimeMs: handoffLifetimeMs(session),
    addressOf: (order) => banks.addressOf(bank, order, session),
    caseOf: (handoff) => {
      wayBack.searchParams.set(returnParameter, handoff);
      return {handoff, enterpriseName, uscc, orgCode, returnUrl: wayBack.href};
    },
  });
  return {answer: {id, subject, url, expiresAt}, happenings: []};
};
