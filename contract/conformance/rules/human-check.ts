import {randomUUID} from 'node:crypto';
import {assistanceRequestSchema} from '../../../src/domain/assistance.schemas.js';
import {cardChallengeSchema} from '../../../src/domain/ic-card.schemas.js';
import {
  type Answer,
  expectAnswer,
  expectProblem,
  expectRefused,
  expectSame,
  expectThat,
  isLimit,
  LimitReached,
  refusalOf,
  Undecided,
} from '../answers.js';
import type {Rule} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {sendCode} from './assistance-steps.js';
import {atOnce, crowd} from './at-once.js';
import {unknownCard} from './card.js';
import {needsId} from './offered.js';
import {questions} from './questions.js';

/* The human check, where the backend asks for one. */

const ask = (session: Session, humanCheck?: string, key: string = randomUUID()): Promise<Answer> =>
  session.send('createCardChallenge', {body: {humanCheck}, key});

export const pass = async ({hooks}: World, {user}: Session): Promise<string> => (await hooks.humanCheck?.(user)) ?? '';

export const humanCheck: readonly Rule[] = [
  {
    id: 'human-check-asked',
    chapter: 'human',
    says: 'Without a human check: `human-check-required`.',
    needs: ['changes', 'human'],
    check: async ({human}) => expectRefused(await ask(await human()), 'human-check-required'),
  },
  {
    id: 'human-check-asked-everywhere',
    chapter: 'human',
    says: 'Each POST and each PUT asks for it, before it looks at the rest.',
    needs: ['changes', 'human'],
    check: async (world) => {
      for (const {operation, ask: send} of await questions(world, await world.human()))
        if (!needsId(operation)) expectRefused(await send(), 'human-check-required');
    },
  },
  {
    id: 'human-check-before-a-code',
    chapter: 'human',
    says: 'It is also asked for before a code is looked at that was typed for a request for help.',
    needs: ['changes', 'human', 'assistance'],
    check: async (world) => {
      const session = await world.human();
      await world.reset(session);
      const {enterprise} = await world.status(session);
      const body = {...world.assistanceQuestion(enterprise?.uscc), humanCheck: await pass(world, session)};
      const asked = await session.send('requestAssistance', {body});
      if (refusalOf(asked) && !isLimit(asked)) throw new Undecided('requestAssistance: users.human may not ask');
      const {id} = expectAnswer(asked, assistanceRequestSchema);
      expectRefused(await sendCode(session, id, '00000000'), 'human-check-required');
      await session.send('withdrawAssistance', {id});
    },
  },
  {
    id: 'human-check-is-no-try',
    chapter: 'human',
    says: 'A request that lacks the human check is no try: no number of them reaches a limit.',
    needs: ['changes', 'human'],
    check: async (world) => {
      const session = await world.human();
      await world.hooks.reset?.(session.user);
      for (let asked = 0; asked < world.mostRequests; asked += crowd) {
        for (const answer of await atOnce(() => ask(session))) {
          if (answer.status === 429) throw new LimitReached(answer.operation);
          expectThat(!isLimit(answer), 'createCardChallenge: a request without a human check was counted');
          if (answer.status === 409) expectProblem(answer, [409], 'request-in-progress');
          else expectRefused(answer, 'human-check-required');
        }
      }
      const passed = await ask(session, await pass(world, session));
      expectThat(!isLimit(passed), 'createCardChallenge: requests without a human check were counted');
    },
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
    says: 'The result of a human check works once, whatever is asked next, and also where its request is refused.',
    needs: ['changes', 'human'],
    check: async (world) => {
      const session = await world.human();
      const result = await pass(world, session);
      expectAnswer(await ask(session, result), cardChallengeSchema);
      expectRefused(await ask(session, result), 'human-check-required');
      const body = {...unknownCard, humanCheck: result};
      expectRefused(await session.send('verifyCard', {body}), 'human-check-required');
      const spent = await pass(world, session);
      const refused = await session.send('verifyCard', {body: {...unknownCard, humanCheck: spent}});
      // Where it is a 400, the backend may not have come to the check.
      if (refusalOf(refused)) expectRefused(await ask(session, spent), 'human-check-required');
    },
  },
  {
    id: 'human-check-after-stored-answers',
    chapter: 'human',
    says: 'A stored answer comes before the human check: a lost answer needs no other check.',
    needs: ['changes', 'human'],
    check: async (world) => {
      const [session, key] = [await world.human(), randomUUID()];
      const result = await pass(world, session);
      const first = await ask(session, result, key);
      expectAnswer(first, cardChallengeSchema);
      expectSame(first, await ask(session, result, key), 'the same key again');
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
