import {randomUUID} from 'node:crypto';
import {cardChallengeSchema} from '../../../src/domain/ic-card.schemas.js';
import {type Answer, expect, isLimit, LimitReached, refusalOf} from '../answers.js';
import {rulesIn} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {open, sendCode} from './assistance-steps.js';
import {atOnce, crowd} from './concurrent.js';
import {unknownCard} from './card.js';
import {needsId} from './offered-operations.js';
import {sampleRequests} from './sample-requests.js';

/* The human check, where the backend asks for one. */

const ask = (session: Session, humanCheck?: string, key: string = randomUUID()): Promise<Answer> =>
  session.send('createCardChallenge', {body: {humanCheck}, key});

export const pass = async ({hooks}: World, {user}: Session): Promise<string> => (await hooks.humanCheck?.(user)) ?? '';

export const humanCheck = rulesIn('human', ['changes', 'human'], {
  'human-check-asked': {
    en: 'Without a human check: `human-check-required`.',
    zh: '没有人机验证时，返回 `human-check-required`。',
    check: async ({human}) => expect.refused(await ask(await human()), 'human-check-required'),
  },
  'human-check-asked-everywhere': {
    en: 'Each POST and each PUT asks for it, before it looks at the rest.',
    zh: '每个 POST 和 PUT 都要求人机验证，先于其余检查。',
    check: async (world) => {
      for (const {operation, ask: send} of await sampleRequests(world, await world.human()))
        if (!needsId(operation)) expect.refused(await send(), 'human-check-required');
    },
  },
  'human-check-before-a-code': {
    en: 'It is also asked for before a code is looked at that was typed for a request for help.',
    zh: '输入协助码时，也先要求人机验证，再看协助码。',
    needs: ['changes', 'human', 'assistance'],
    check: async (world) => {
      // Another account's request: this one, of an enterprise, need not be one that may ask.
      const {id} = await open(world);
      expect.refused(await sendCode(await world.human(), id, '00000000'), 'human-check-required');
    },
  },
  'human-check-is-no-try': {
    en: 'A request that lacks the human check is no try: no number of them reaches a limit.',
    zh: '缺少人机验证的请求不算一次尝试：再多也不会达到次数限制。',
    check: async (world) => {
      const session = await world.human();
      await world.hooks.reset?.(session.user);
      for (let asked = 0; asked < world.mostRequests; asked += crowd) {
        for (const answer of await atOnce(() => ask(session))) {
          if (answer.status === 429) throw new LimitReached(answer.operation);
          expect.that(!isLimit(answer), 'createCardChallenge', 'unchecked-counted');
          if (answer.status === 409) expect.problem(answer, [409], 'request-in-progress');
          else expect.refused(answer, 'human-check-required');
        }
      }
      const passed = await ask(session, await pass(world, session));
      expect.that(!isLimit(passed), 'createCardChallenge', 'unchecked-all-counted');
    },
  },
  'human-check-verified': {
    en: 'A result that the check did not give is refused.',
    zh: '不是由人机验证得到的结果予以拒绝。',
    check: async ({human}) => expect.refused(await ask(await human(), 'made-up'), 'human-check-required'),
  },
  'human-check-passes': {
    en: 'With the result of a passed check the request is answered.',
    zh: '带有通过验证的结果时，请求得到响应。',
    check: async (world) => {
      const session = await world.human();
      expect.answer(await ask(session, await pass(world, session)), cardChallengeSchema);
    },
  },
  'human-check-once': {
    en: 'The result of a human check works once, whatever is asked next, and also where its request is refused.',
    zh: '人机验证的结果只能用一次，换一个接口也不行；请求被拒绝的，也算用过。',
    check: async (world) => {
      const session = await world.human();
      const result = await pass(world, session);
      expect.answer(await ask(session, result), cardChallengeSchema);
      expect.refused(await ask(session, result), 'human-check-required');
      const body = {...unknownCard, humanCheck: result};
      expect.refused(await session.send('verifyCard', {body}), 'human-check-required');
      const spent = await pass(world, session);
      const refused = await session.send('verifyCard', {body: {...unknownCard, humanCheck: spent}});
      // Where it is a 400, the backend may not have come to the check.
      if (refusalOf(refused)) expect.refused(await ask(session, spent), 'human-check-required');
    },
  },
  'human-check-after-stored-answers': {
    en: 'A stored answer comes before the human check: a lost answer needs no other check.',
    zh: '先查已保存的响应，再要求人机验证：丢失的响应不需要再验证一次。',
    check: async (world) => {
      const [session, key] = [await world.human(), randomUUID()];
      const result = await pass(world, session);
      const first = await ask(session, result, key);
      expect.answer(first, cardChallengeSchema);
      expect.same(first, await ask(session, result, key), 'key-again');
    },
  },
  'human-check-before-use': {
    en: 'The human check comes before anything is used up: the challenge still works afterwards.',
    zh: '人机验证在消耗任何东西之前：之后挑战值仍然有效。',
    needs: ['changes', 'human', 'card'],
    check: async (world) => {
      const session = await world.human();
      const challenge = expect.answer(await ask(session, await pass(world, session)), cardChallengeSchema);
      const body = await world.cards.prove(challenge);
      expect.refused(await session.send('verifyCard', {body}), 'human-check-required');
      const answer = await session.send('verifyCard', {body: {...body, humanCheck: await pass(world, session)}});
      expect.that(refusalOf(answer)?.code !== 'challenge-expired', 'verifyCard', 'challenge-used-up');
    },
  },
});
