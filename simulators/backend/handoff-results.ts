import {
  type Objection,
  type PlaceId,
  type PlaceResult,
  readResult,
  type Receipt,
  type SingleWindow,
  type Verdict,
} from '../places/agreement.js';
import type {HandoffNeeds} from './handoff-needs.js';
import {recordChanged, type StandingNeeds} from './handoff-standing.js';
import {type HandoffResult, type IssuedHandoff, isDecided} from './handoffs.js';
import type {CurrentUser} from './users.js';

/** Allowed difference between two clocks. */
const toleranceMs = 60_000;
const object = (objection: Objection): Receipt => ({taken: false, objection});

/** The certification takes effect at once, in every session. */
export const certifyElsewhere = (
  {store, handoffs, now}: HandoffNeeds,
  {id: user}: CurrentUser,
  handoff: IssuedHandoff,
): void => {
  const {method, place: via, placeCase} = handoff;
  const {uscc} = placeCase;
  const certificationId = crypto.randomUUID();
  const verifiedAt = new Date(now()).toISOString();
  const certification = {user, method, via, uscc, certificationId, verifiedAt, order: 0};
  store.record(
    {type: 'certified', ...certification},
    {type: 'notice-to-administrators', uscc, certificationId, at: verifiedAt},
  );
  handoffs.note(handoff, {certification, drops: store.drops(user)});
};

interface ResultNeeds extends StandingNeeds {
  readonly certifyElsewhere: typeof certifyElsewhere;
}

const resultOf = {
  pending: 'pending',
  rejected: {passed: false, refusal: {code: 'handoff-rejected'}},
  cancelled: {passed: false, refusal: {code: 'handoff-cancelled'}},
} as const satisfies Record<Exclude<Verdict, 'passed'>, HandoffResult>;

/** The interface for places: what they are told about a handoff, and how their results are handled. */
export const createSingleWindow = (parts: ResultNeeds): SingleWindow => {
  const {handoffs, places, currentUser, now} = parts;

  const isAt = (handoff: PlaceId, {method, place}: PlaceId): boolean =>
    handoff.method === method && handoff.place === place;

  /** A handoff to this place that can be decided. */
  const openAt = (at: PlaceId, order: string): IssuedHandoff | undefined => {
    const handoff = handoffs.ofOrder(order);
    if (!handoff || !isAt(handoff, at) || handoff.result !== undefined || handoffs.isOver(handoff)) return undefined;
    const user = currentUser(handoff.user);
    return user && !parts.isRecordChanged(parts, handoff, user) ? handoff : undefined;
  };

  const objectionTo = (result: PlaceResult, handoff: IssuedHandoff): Objection | undefined => {
    if (!isAt(handoff, result) || result.uscc !== handoff.placeCase.uscc) return 'foreign';
    const isAgain = result.verdict === 'pending' && handoff.result !== undefined;
    if (isDecided(handoff) || isAgain) return 'used';
    const at = Date.parse(result.at);
    return at < handoff.issuedAt - toleranceMs || at > now() + toleranceMs ? 'time' : undefined;
  };

  return {
    open: async (at, order) => openAt(at, order)?.placeCase,
    scan: async (at, order) => {
      const handoff = openAt(at, order);
      if (handoff?.by !== 'code' || handoff.scanned) return false;
      handoffs.noteScan(handoff);
      return true;
    },
    report: async (signed) => {
      const result = readResult(signed, (at) => places.keyOf(at));
      if (!result) return object('signature');
      const handoff = handoffs.ofId(result.handoff);
      // Whether or not the user is signed in now: a session may end while its user is at the place.
      const user = handoff && currentUser(handoff.user);
      if (!user || handoffs.isOver(handoff)) return object('handoff');
      // No pause (`await`) from here on, so that the second of two parallel results finds the first one.
      const objection = objectionTo(result, handoff);
      if (objection) return object(objection);
      if (parts.isRecordChanged(parts, handoff, user)) {
        handoffs.note(handoff, recordChanged);
        return object('record');
      }
      if (result.verdict === 'passed') parts.certifyElsewhere(parts, user, handoff);
      else handoffs.note(handoff, resultOf[result.verdict]);
      return {taken: true};
    },
  };
};
