import {randomUUID} from 'node:crypto';
import {assistanceRequestSchema} from '../../../src/domain/assistance.schemas.js';
import {handoffCancelledSchema, handoffSchema} from '../../../src/domain/handoff.schemas.js';
import {type CardVerification, cardChallengeSchema} from '../../../src/domain/ic-card.schemas.js';
import {type Answer, expect, Undecided} from '../answers.js';
import {rulesIn} from '../rule.js';
import {finding} from '../say.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {spoiled, unknownCard} from './card.js';
import {expectDocument, expectSignedOut} from './access.js';
import {needsId} from './offered-operations.js';
import {sampleRequests} from './sample-requests.js';
import {atOnce, rounds} from './concurrent.js';
import {changeOfDate, expectEditable, expectSaved, readProfile} from './record.js';

/* Idempotency: the same key has its effect once. */

/** What is refused: a card's wrong signature or, without a card in the plan, a certificate that is none. */
const refusedProof = async ({plan, cards, challenge}: World, session: Session): Promise<CardVerification> => {
  const issued = await challenge(session);
  if (!plan.card) return {...unknownCard, challengeId: issued.challengeId};
  const proof = await cards.prove(issued);
  return {...proof, signature: spoiled(proof)};
};

const withoutKey = {headers: {'idempotency-key': null}};

export const keys = rulesIn('keys', ['changes'], {
  'key-required': {
    en: 'Without a key, a POST or a PUT is 400, as a problem document.',
    zh: 'POST 和 PUT 缺少幂等键，返回 400，格式与其他失败相同。',
    check: async (world) => {
      for (const {operation, ask} of await sampleRequests(world)) {
        if (needsId(operation)) continue;
        const answer = await ask(withoutKey);
        expect.problem(answer, [400]);
        expectDocument(answer);
      }
    },
  },
  'key-of-a-request-for-help': {
    en: 'What is done with a request for help has a key, too: a code, a confirmation, a refusal and a code’s order are 400 without one.',
    zh: '对协助申请的操作也有幂等键：发送协助码、确认、拒绝、生成协助码，缺少键时都返回 400。',
    needs: ['changes', 'assistance', 'reset'],
    check: async (world) => {
      // These begin with a reset.
      const asked = (await sampleRequests(world)).filter(({operation}) => needsId(operation));
      const [applicant, administrator] = [await world.applicant(), await world.administrator()];
      const request = await applicant.send('requestAssistance', {body: world.assistanceInput()});
      const {id} = expect.answer(request, assistanceRequestSchema);
      for (const {operation, ask} of asked) {
        const by = operation.path.startsWith('/assistance/inbox') ? administrator : applicant;
        expect.problem(await ask({id, ...withoutKey}, by), [400]);
      }
      await applicant.send('withdrawAssistance', {id});
    },
  },
  'key-of-a-cancellation': {
    en: 'A DELETE has a key, too: without one it is 400, and the same key again has the same answer.',
    zh: 'DELETE 也有幂等键：缺少时返回 400，同一个键再次发送，响应相同。',
    needs: ['changes', 'handoff'],
    check: async (world) => {
      const session = await world.main();
      const {id} = expect.answer(await session.send('createHandoff', {body: world.handoffOrder()}), handoffSchema);
      expect.problem(await session.send('cancelHandoff', {id, ...withoutKey}), [400]);
      expect.answer(await session.sendTwice('cancelHandoff', {id}), handoffCancelledSchema);
    },
  },
  'key-replays': {
    en: 'The same key with the same body has the same answer, and no second effect.',
    zh: '幂等键和请求体都相同时，响应相同，并且不再产生第二次效果。',
    check: async (_, session) => expect.answer(await session.sendTwice('createCardChallenge', {}), cardChallengeSchema),
  },
  'key-replays-refusals': {
    en: 'A refusal is an answer, and is repeated for its key, too.',
    zh: '拒绝也是响应：同一个键再次得到同样的拒绝。',
    check: async (world) => {
      const [session, key] = [await world.main(), randomUUID()];
      const body = await refusedProof(world, session);
      const first = await session.send('verifyCard', {key, body});
      if (first.status === 400) throw new Undecided(finding('verifyCard', 'no-refusal-but-400'));
      expect.refused(first);
      expect.problem(
        await session.send('verifyCard', {key, body: {...body, signature: 'MEYC'}}),
        [422],
        'idempotency-key-reused',
      );
      expect.same(first, await session.send('verifyCard', {key, body}), 'key-again');
    },
  },
  'key-reused': {
    en: 'The same key with another body is 422 `idempotency-key-reused`.',
    zh: '同一个键用于不同的请求体，返回 422 `idempotency-key-reused`。',
    check: async ({main}) => {
      const [session, key] = [await main(), randomUUID()];
      expect.answer(await session.send('createCardChallenge', {key}), cardChallengeSchema);
      const body = {humanCheck: 'another-body'};
      expect.problem(await session.send('createCardChallenge', {key, body}), [422], 'idempotency-key-reused');
    },
  },
  'key-of-a-subject': {
    en: 'A key belongs to one subject: another user’s request with the same key has an answer of its own.',
    zh: '幂等键只属于一个 `subject`：别的用户用同一个键，得到自己的响应。',
    needs: ['changes', 'stranger'],
    check: async ({main, stranger}) => {
      const key = randomUUID();
      const one = expect.answer(await (await main()).send('createCardChallenge', {key}), cardChallengeSchema);
      const other = expect.answer(await (await stranger()).send('createCardChallenge', {key}), cardChallengeSchema);
      expect.that(one.challengeId !== other.challengeId, 'createCardChallenge', 'anothers-answer');
    },
  },
  'key-tells-nobody-else': {
    en: 'A stored answer is for who may ask: with its key and no session it is 401, for another subject 412, for another user who names the right one, too, and a foreign page is rejected.',
    zh: '已保存的响应只给有权请求的人：用它的键，没有会话返回 401，`Sw-Subject` 不符返回 412，其他用户用它的 `Sw-Subject` 也返回 412，其他网站的页面不予受理。',
    check: async ({main, stranger, plan}) => {
      const [session, key] = [await main(), randomUUID()];
      expect.answer(await session.send('createCardChallenge', {key}), cardChallengeSchema);
      expectSignedOut(await session.signedOut().send('createCardChallenge', {key}));
      const subject = 'another-subject';
      expect.problem(await session.send('createCardChallenge', {key, subject}), [412], 'subject-changed');
      const another =
        plan.users.stranger && (await (await stranger()).send('createCardChallenge', {key, subject: session.subject}));
      if (another) expect.problem(another, [412], 'subject-changed');
      const headers = {origin: 'https://foreign.example'};
      expect.rejected(await session.fromForeignPage().send('createCardChallenge', {key, headers}));
    },
  },
  'key-of-an-operation': {
    en: 'A key belongs to one operation.',
    zh: '幂等键只属于一个接口。',
    check: async ({main}) => {
      const [session, key] = [await main(), randomUUID()];
      const {challengeId} = expect.answer(await session.send('createCardChallenge', {key}), cardChallengeSchema);
      expect.refusedOr400(await session.send('verifyCard', {key, body: {...unknownCard, challengeId}}));
    },
  },
  'key-after-sign-in': {
    en: 'A key belongs to no session: after a new sign-in, the same request has the same answer.',
    zh: '幂等键不属于会话：重新登录后，同样的请求得到同样的响应。',
    needs: ['changes', 'sign-in'],
    check: async ({main, again}) => {
      const [session, key] = [await main(), randomUUID()];
      const first = await session.send('createCardChallenge', {key});
      expect.answer(first, cardChallengeSchema);
      const later = await (await again(session)).send('createCardChallenge', {key});
      expect.same(first, later, 'key-after-sign-in');
    },
  },
  'key-at-the-same-time': {
    en: 'Requests with one key at the same time have one effect: the others wait, or are 409 `request-in-progress`.',
    zh: '同一个键的多个请求同时到达，只产生一次效果：其余的等待，或返回 409 `request-in-progress`。',
    check: async (_, session) => {
      for (let round = 0; round < rounds; round += 1) {
        const key = randomUUID();
        const answers = await atOnce(() => session.send('createCardChallenge', {key}));
        let first: Answer | undefined;
        for (const answer of answers) {
          if (answer.status === 409) expect.problem(answer, [409], 'request-in-progress');
          else expect.same((first ??= answer), answer, 'key-at-once');
        }
      }
    },
  },
  'key-before-if-match': {
    en: 'A stored answer comes before `If-Match`: a lost answer must not become a 412.',
    zh: '先查已保存的响应，再检查 `If-Match`：丢失的响应不得变成 412。',
    check: async (world, session) => {
      await changeOfDate(world, session, async ({changes, ifMatch}) => {
        const sent = {body: changes, ifMatch, key: randomUUID()};
        const first = await session.send('updateAccount', sent);
        expectSaved(first);
        expect.same(first, await session.send('updateAccount', sent), 'key-after-change');
      });
    },
  },
  'key-of-the-enterprise': {
    en: 'The same key changes the enterprise’s data once: the answer is the same again, and no 412.',
    zh: '同一个键只修改一次企业信息：再次得到同样的响应，而不是 412。',
    needs: ['changes', 'other-enterprise-name', 'reset'],
    check: async (world, session) => {
      await world.reset(session);
      expectEditable(await readProfile(session), 'enterprise');
      try {
        const body = {enterpriseName: world.plan.otherEnterpriseName};
        expectSaved(await session.sendTwice('updateEnterprise', {body, ifMatch: await world.ifMatch(session)}));
      } finally {
        await world.reset(session);
      }
    },
  },
  'failures-not-stored': {
    en: 'A failure is not stored: the same key may succeed afterwards.',
    zh: '失败的响应不保存：同一个键以后可以成功。',
    check: async (world, session) => {
      await changeOfDate(world, session, async ({changes, ifMatch}) => {
        const key = randomUUID();
        expect.problem(await session.send('updateAccount', {body: changes, ifMatch: '"stale"', key}), [412]);
        expectSaved(await session.send('updateAccount', {body: changes, ifMatch, key}));
      });
    },
  },
});
