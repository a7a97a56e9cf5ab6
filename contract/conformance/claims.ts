import {cardChallengeSchema} from '../../src/domain/ic-card.schemas.js';
import type {Answer} from './answers.js';
import type {Session} from './session.js';
import type {World} from './world.js';

/** Asks a method to certify. `more` is for the request. Undefined: there is nothing that it could prove. */
type Claim = (session: Session, more?: object) => Promise<Answer | undefined>;

/** Also of a method that is off, a challenge may be given: what is refused is the verification. */
const proveByCard =
  ({cards}: World): Claim =>
  async (session, more) => {
    const {success, data} = cardChallengeSchema().safeParse((await session.send('createCardChallenge')).body);
    // Without an enterprise there is nothing that a card could prove.
    if (!success || data.uscc === '') return undefined;
    return session.send('verifyCard', {body: {...(await cards.prove(data)), ...more}});
  };

/** How each method of the plan is asked to certify, with data that are right in the enterprise of `main`. */
export const claimsOf = (world: World): Readonly<Record<string, Claim>> => {
  const {card, legalRep, helpingEnterprise, handoffs = []} = world.plan;
  const elsewhere = handoffs.map((entry): [string, Claim] => [
    entry.method,
    async (session, more) => session.send('createHandoff', {body: world.handoffOrder(more, entry)}),
  ]);
  return {
    ...Object.fromEntries(elsewhere),
    ...(card && {'ic-card': proveByCard(world)}),
    ...(legalRep && {'legal-rep': (session: Session, more?: object) => world.checkEnterprise(session, more)}),
    ...(helpingEnterprise !== undefined && {
      'admin-assist': (session: Session, more?: object) =>
        session.send('requestAssistance', {body: {...world.assistanceQuestion(), ...more}}),
    }),
  };
};
