import {composeCardChallenge} from '../../src/domain/card-challenge.js';
import type {CardVerification} from '../../src/domain/ic-card.schemas.js';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import type {Challenges} from './challenges.js';
import {type Decision, refuse} from './answer-with-events.js';
import {type CardAuthority, endOfCard, type judgeCard} from './card-verdict.js';
import {certificationOf, effectiveOf, isInForce, levels} from './status.js';
import type {Certification, Session, Store} from './store.js';
import type {CurrentUser} from './users.js';

export interface VerifyCardNeeds extends CardAuthority {
  readonly store: Store;
  readonly challenges: Challenges;
  readonly judgeCard: typeof judgeCard;
  readonly now: () => number;
}

export interface VerifyCardRequest {
  readonly verification: CardVerification;
  readonly session: Session;
  readonly user: CurrentUser;
  readonly origin: string;
}

/**
 * Whether a renewal keeps the end of the certification that it renews: it never comes to an earlier one. But an end counts
 * only while what it rests on is good, and not after that card was revoked.
 */
const keepsEnd = (former: Certification, end: string, {revoked}: VerifyCardNeeds): boolean =>
  !(former.certNo !== undefined && revoked.has(former.certNo)) &&
  (former.validUntil === undefined || Date.parse(former.validUntil) > Date.parse(end));

const pass = (
  parts: VerifyCardNeeds,
  {user, session, verification}: VerifyCardRequest,
  now: number,
): Decision<Outcome> => {
  const {store} = parts;
  const end = endOfCard(verification) ?? '';
  const former = certificationOf(store, user, 'ic-card');
  const {name, uscc} = user.enterprise;
  const certification: Certification = {
    ...(former && keepsEnd(former, end, parts)
      ? former
      : {validUntil: end, endReason: 'card-ends', certNo: verification.certNo}),
    user: user.id,
    method: 'ic-card',
    uscc,
    certificationId: crypto.randomUUID(),
    verifiedAt: new Date(now).toISOString(),
    // A renewed card is verified again. A certification that was in force stays in force.
    order: former?.order ?? store.nextOrder(),
  };
  const {certificationId, verifiedAt} = certification;
  return {
    answer: {
      passed: true,
      subject: user.subject,
      certificationId,
      method: 'ic-card',
      enterpriseName: name,
      verifiedAt,
      effective: effectiveOf('ic-card', former && isInForce(former, session)),
      level: levels.high,
    },
    happenings: [
      {type: 'certified', ...certification},
      {type: 'notice-to-administrators', uscc, certificationId, at: verifiedAt},
    ],
  };
};

/** Decides whether a card's signature certifies the signed-in user's enterprise. */
export const verifyCard = (parts: VerifyCardNeeds, request: VerifyCardRequest): Decision<Outcome> => {
  const {challenges, ca, revoked} = parts;
  const {verification, session, user, origin} = request;
  const now = parts.now();
  const challenge = challenges.burn(verification.challengeId, session, user);
  if (!user.applicable) return refuse({code: 'not-applicable'});
  const off = user.methodsOff?.['ic-card'];
  if (off !== undefined) return refuse({code: 'method-disabled', message: off});
  if (!challenge) return refuse({code: 'challenge-expired'});
  const text = composeCardChallenge({...challenge, subject: user.subject, origin});
  const refusal = parts.judgeCard({verification, text, uscc: user.enterprise.uscc, ca, revoked, now});
  return refusal ? refuse({code: refusal}) : pass(parts, request, now);
};
