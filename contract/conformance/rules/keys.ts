import {randomUUID} from 'node:crypto';
import {assistanceRequestSchema} from '../../../src/domain/assistance.schemas.js';
import {handoffCancelledSchema, handoffSchema} from '../../../src/domain/handoff.schemas.js';
import {type CardVerification, cardChallengeSchema} from '../../../src/domain/ic-card.schemas.js';
import {
  type Answer,
  expectAnswer,
  expectProblem,
  expectRefused,
  expectRefusedOr400,
  expectRejected,
  expectSame,
  expectThat,
  Undecided,
} from '../answers.js';
import type {Rule} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {spoiled, unknownCard} from './card.js';
import {expectDocument, expectSignedOut} from './doors.js';
import {needsId} from './offered.js';
import {questions} from './questions.js';
import {atOnce, rounds} from './at-once.js';
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

export const keys: readonly Rule[] = [
  {
    id: 'key-required',
    chapter: 'keys',
    says: 'Without a key, a POST or a PUT is 400, as a problem document.',
    needs: ['changes'],
    check: async (world) => {
      for (const {operation, ask} of await questions(world)) {
        if (needsId(operation)) continue;
        const answer = await ask(withoutKey);
        expectProblem(answer, [400]);
        expectDocument(answer);
      }
    },
  },
  {
    id: 'key-of-a-request-for-help',
    chapter: 'keys',
    says: 'What is done with a request for help has a key, too: a code, a confirmation, a refusal and a code’s order are 400 without one.',
    needs: ['changes', 'assistance', 'reset'],
    check: async (world) => {
      // These begin with a reset.
      const asked = (await questions(world)).filter(({operation}) => needsId(operation));
      const [applicant, administrator] = [await world.applicant(), await world.administrator()];
      const request = await applicant.send('requestAssistance', {body: world.assistanceQuestion()});
      const {id} = expectAnswer(request, assistanceRequestSchema);
      for (const {operation, ask} of asked) {
        const by = operation.path.startsWith('/assistance/inbox') ? administrator : applicant;
        expectProblem(await ask({id, ...withoutKey}, by), [400]);
      }
      await applicant.send('withdrawAssistance', {id});
    },
  },
  {
    id: 'key-of-a-cancellation',
    chapter: 'keys',
    says: 'A DELETE has a key, too: without one it is 400, and the same key again has the same answer.',
    needs: ['changes', 'handoff'],
    check: async (world) => {
      const [session, key] = [await world.main(), randomUUID()];
      const {id} = expectAnswer(await session.send('createHandoff', {body: world.handoffOrder()}), handoffSchema);
      expectProblem(await session.send('cancelHandoff', {id, ...withoutKey}), [400]);
      const first = await session.send('cancelHandoff', {id, key});
      expectAnswer(first, handoffCancelledSchema);
      expectSame(first, await session.send('cancelHandoff', {id, key}), 'the same key again');
    },
  },
  {
    id: 'key-replays',
    chapter: 'keys',
    says: 'The same key with the same body has the same answer, and no second effect.',
    needs: ['changes'],
    check: async ({main}) => {
      const [session, key] = [await main(), randomUUID()];
      const first = await session.send('createCardChallenge', {key});
      expectAnswer(first, cardChallengeSchema);
      expectSame(first, await session.send('createCardChallenge', {key}), 'the same key again');
    },
  },
  {
    id: 'key-replays-refusals',
    chapter: 'keys',
    says: 'A refusal is an answer, and is repeated for its key, too.',
    needs: ['changes'],
    check: async (world) => {
      const [session, key] = [await world.main(), randomUUID()];
      const body = await refusedProof(world, session);
      const first = await session.send('verifyCard', {key, body});
      if (first.status === 400) throw new Undecided('verifyCard: a certificate that is none is 400, and no refusal');
      expectRefused(first);
      expectProblem(
        await session.send('verifyCard', {key, body: {...body, signature: 'MEYC'}}),
        [422],
        'idempotency-key-reused',
      );
      expectSame(first, await session.send('verifyCard', {key, body}), 'the same key again');
    },
  },
  {
    id: 'key-reused',
    chapter: 'keys',
    says: 'The same key with another body is 422 `idempotency-key-reused`.',
    needs: ['changes'],
    check: async ({main}) => {
      const [session, key] = [await main(), randomUUID()];
      expectAnswer(await session.send('createCardChallenge', {key}), cardChallengeSchema);
      const body = {humanCheck: 'another-body'};
      expectProblem(await session.send('createCardChallenge', {key, body}), [422], 'idempotency-key-reused');
    },
  },
  {
    id: 'key-of-a-subject',
    chapter: 'keys',
    says: 'A key belongs to one subject: another user’s request with the same key has an answer of its own.',
    needs: ['changes', 'stranger'],
    check: async ({main, stranger}) => {
      const key = randomUUID();
      const one = expectAnswer(await (await main()).send('createCardChallenge', {key}), cardChallengeSchema);
      const other = expectAnswer(await (await stranger()).send('createCardChallenge', {key}), cardChallengeSchema);
      expectThat(one.challengeId !== other.challengeId, 'createCardChallenge: another user’s answer');
    },
  },
  {
    id: 'key-tells-nobody-else',
    chapter: 'keys',
    says: 'A stored answer is for who may ask: with its key and no session it is 401, for another subject 412, for another user who names the right one, too, and a foreign page is rejected.',
    needs: ['changes'],
    check: async ({main, stranger, plan}) => {
      const [session, key] = [await main(), randomUUID()];
      expectAnswer(await session.send('createCardChallenge', {key}), cardChallengeSchema);
      expectSignedOut(await session.signedOut().send('createCardChallenge', {key}));
      const subject = 'another-subject';
      expectProblem(await session.send('createCardChallenge', {key, subject}), [412], 'subject-changed');
      const another =
        plan.users.stranger && (await (await stranger()).send('createCardChallenge', {key, subject: session.subject}));
      if (another) expectProblem(another, [412], 'subject-changed');
      const headers = {origin: 'https://foreign.example'};
      expectRejected(await session.fromForeignPage().send('createCardChallenge', {key, headers}));
    },
  },
  {
    id: 'key-of-an-operation',
    chapter: 'keys',
    says: 'A key belongs to one operation.',
    needs: ['changes'],
    check: async ({main}) => {
      const [session, key] = [await main(), randomUUID()];
      const {challengeId} = expectAnswer(await session.send('createCardChallenge', {key}), cardChallengeSchema);
      expectRefusedOr400(await session.send('verifyCard', {key, body: {...unknownCard, challengeId}}));
    },
  },
  {
    id: 'key-after-sign-in',
    chapter: 'keys',
    says: 'A key belongs to no session: after a new sign-in, the same request has the same answer.',
    needs: ['changes', 'sign-in'],
    check: async ({main, again}) => {
      const [session, key] = [await main(), randomUUID()];
      const first = await session.send('createCardChallenge', {key});
      expectAnswer(first, cardChallengeSchema);
      const later = await (await again(session)).send('createCardChallenge', {key});
      expectSame(first, later, 'the same key after a new sign-in');
    },
  },
  {
    id: 'key-at-the-same-time',
    chapter: 'keys',
    says: 'Requests with one key at the same time have one effect: the others wait, or are 409 `request-in-progress`.',
    needs: ['changes'],
    check: async ({main}) => {
      const session = await main();
      for (let round = 0; round < rounds; round += 1) {
        const key = randomUUID();
        const answers = await atOnce(() => session.send('createCardChallenge', {key}));
        let first: Answer | undefined;
        for (const answer of answers) {
          if (answer.status === 409) expectProblem(answer, [409], 'request-in-progress');
          else expectSame((first ??= answer), answer, 'requests with one key at the same time');
        }
      }
    },
  },
  {
    id: 'key-before-if-match',
    chapter: 'keys',
    says: 'A stored answer comes before `If-Match`: a lost answer must not become a 412.',
    needs: ['changes'],
    check: async (world) => {
      const session = await world.main();
      await changeOfDate(world, session, async ({changes, ifMatch}) => {
        const sent = {body: changes, ifMatch, key: randomUUID()};
        const first = await session.send('updateAccount', sent);
        expectSaved(first);
        expectSame(first, await session.send('updateAccount', sent), 'the same key after the record changed');
      });
    },
  },
  {
    id: 'key-of-the-enterprise',
    chapter: 'keys',
    says: 'The same key changes the enterprise’s data once: the answer is the same again, and no 412.',
    needs: ['changes', 'other-enterprise-name', 'reset'],
    check: async (world) => {
      const session = await world.main();
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
  {
    id: 'failures-not-stored',
    chapter: 'keys',
    says: 'A failure is not stored: the same key may succeed afterwards.',
    needs: ['changes'],
    check: async (world) => {
      const session = await world.main();
      await changeOfDate(world, session, async ({changes, ifMatch}) => {
        const key = randomUUID();
        expectProblem(await session.send('updateAccount', {body: changes, ifMatch: '"stale"', key}), [412]);
        expectSaved(await session.send('updateAccount', {body: changes, ifMatch, key}));
      });
    },
  },
];
