import {randomUUID} from 'node:crypto';
import {cardChallengeSchema} from '../../../src/domain/ic-card.schemas.js';
import {type Answer, expectAnswer, expectRefused, expectThat, refusalOf} from '../answers.js';
import type {Rule} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';

/* The human check, where the backend asks for one. */

const ask = (session: Session, humanCheck?: string, key: string = randomUUID()): Promise<Answer> =>
  session.send('createCardChallenge', {body: {humanCheck}, key});

const pass = async ({hooks}: World, {user}: Session): Promise<string> => (await hooks.humanCheck?.(user)) ?? '';

export const humanCheck: readonly Rule[] = [
  {
    id: 'human-check-asked',
    chapter: 'human',
    says: 'Without a human check: `human-check-required`.',
    needs: ['changes', 'human'],
    check: async ({human}) => expectRefused(await ask(await human()), 'human-check-required'),
  },
  {
    id: 'human-check-verified',
    chapter: 'human',
    says: 'A result that the check did not give is refused.',
    needs: ['changes', 'human'],
    check: async ({human}) => expectRefused(await ask(await human(), 'made-up'), 'human-check-required'),
  },
  {
    id: 'human-check-passes',
    chapter: 'human',
    says: 'With the result of a passed check the request is answered.',
    needs: ['changes', 'human'],
    check: async (world) => {
      const session = await world.human();
      expectAnswer(await ask(session, await pass(world, session)), cardChallengeSchema);
    },
  },
  {
    id: 'human-check-once',
    chapter: 'human',
    says: 'The result of a human check works once.',
    needs: ['changes', 'human'],
    check: async (world) => {
      const session = await world.human();
      const result = await pass(world, session);
      expectAnswer(await ask(session, result), cardChallengeSchema);
      expectRefused(await ask(session, result), 'human-check-required');
    },
  },
  {
    id: 'human-check-before-use',
    chapter: 'human',
    says: 'The human check comes before anything is used up: the challenge still works afterwards.',
    needs: ['changes', 'human', 'card'],
    check: async (world) => {
      const session = await world.human();
      const challenge = expectAnswer(await ask(session, await pass(world, session)), cardChallengeSchema);
      const body = await world.cards.prove(challenge);
      expectRefused(await session.send('verifyCard', {body}), 'human-check-required');
      const answer = await session.send('verifyCard', {body: {...body, humanCheck: await pass(world, session)}});
      expectThat(
        refusalOf(answer)?.code !== 'challenge-expired',
        'verifyCard: the refused request used the challenge up',
      );
    },
  },
];
