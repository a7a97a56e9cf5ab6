import type {CardChallenge} from '../../src/domain/ic-card.schemas.js';
import type {Answer} from './answers.js';
import type {Session} from './session.js';
import type {World} from './world.js';

/** Asks a method to certify. `more` is for the request. */
type Claim = (session: Session, more?: object) => Promise<Answer>;

/** By method of the plan, each place by itself: how it is asked to certify, with data that are right for `main`. */
export const claimsOf = (
  world: World,
  challengeOf: (session: Session) => Promise<CardChallenge> = world.challenge,
): readonly (readonly [string, Claim])[] => {
  const {card, legalRep, helpingEnterprise, handoffs = []} = world.plan;
  const claims: [string, Claim][] = handoffs.map((entry) => [
    entry.method,
    async (session, more) => session.send('createHandoff', {body: world.handoffOrder(more, entry)}),
  ]);
  if (card)
    claims.push([
      'ic-card',
      async (session, more) => {
        const proof = await world.cards.prove(await challengeOf(session));
        return session.send('verifyCard', {body: {...proof, ...more}});
      },
    ]);
  if (legalRep) claims.push(['legal-rep', async (session, more) => world.checkEnterprise(session, more)]);
  if (helpingEnterprise !== undefined)
    claims.push([
      'admin-assist',
      async (session, more) => session.send('requestAssistance', {body: {...world.assistanceInput(), ...more}}),
    ]);
  return claims;
};
