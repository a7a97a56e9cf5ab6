import type {CardVerification} from '../../../src/domain/ic-card.schemas.js';
import {type PassedOutcome, passedSchema} from '../../../src/domain/outcome.schemas.js';
import type {Status} from '../../../src/domain/schemas.js';
import {type Answer, expect} from '../answers.js';
import type {Prove} from '../cards.js';
import {madeFirst, rulesIn} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';

/* The card: the challenge, and what its signature proves. */

/** A challenge is valid for two minutes; a minute more for clocks and for the way here. */
const longestMs = 3 * 60_000;
/** 128 random bits are 22 characters. Two of them differ in fewer than this many once in ten million times. */
const leastDiffering = 16;

/** A verification of a challenge that there is not, with a certificate that is none. */
export const unknownCard: CardVerification = {
  challengeId: 'no-such-challenge',
  certificate: 'MAAA',
  certNo: '0123456789abcdef',
  signature: 'MAAA',
  algorithm: 'SM2-SM3',
};

export const verify = (session: Session, body: CardVerification): Promise<Answer> => session.send('verifyCard', {body});

/** Lets a card sign a new challenge, and sends that. */
export const present = async (
  world: World,
  {
    prove = world.cards.prove,
    changes = {},
  }: {readonly prove?: Prove; readonly changes?: Partial<CardVerification>} = {},
): Promise<Answer> => {
  const session = await world.main();
  return verify(session, {...(await prove(await world.challenge(session))), ...changes});
};

/** The same signature with one bit changed. */
export const spoiled = ({signature}: CardVerification): string => {
  const bytes = Buffer.from(signature, 'base64');
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  return bytes.toString('base64');
};

/**
 * Expects that this session’s status has the level that an outcome promised: now, or for the next sign-in. The account was
 * made as it was before, so nothing else waits for the next sign-in.
 */
export const expectPromised = (
  {level: present, nextLevel = present}: Status,
  {level, effective}: Pick<PassedOutcome, 'level' | 'effective'>,
  by: string,
): void => {
  const promised = effective === 'now' ? present : nextLevel;
  expect.that(promised.rank >= level.rank, 'getStatus', 'level-not-as-promised', by, effective);
  expect.that(effective !== 'now' || nextLevel.rank <= present.rank, 'getStatus.nextLevel', 'rise-untold', by);
};

export const card = rulesIn('card', ['changes', 'card'], {
  'challenge-about-the-session': {
    en: 'A challenge names the subject and the credit code of the session.',
    zh: '挑战值中是会话自己的 `subject` 和统一社会信用代码。',
    needs: ['changes'],
    check: async ({status, challenge}, session) => {
      const {enterprise, subject} = await status(session);
      const issued = await challenge(session);
      expect.that(issued.subject === subject, 'createCardChallenge.subject', 'not-the-sessions');
      expect.that(issued.uscc === enterprise?.uscc, 'createCardChallenge.uscc', 'uscc-not-in-status');
    },
  },
  'challenge-fits': {
    en: 'The parts of a challenge fit the text that the card signs.',
    zh: '挑战值的各部分符合卡所签名的文本。',
    needs: ['changes'],
    check: async ({main, challenge, cards}) => {
      const issued = await challenge(await main());
      cards.compose(issued);
    },
  },
  'challenge-random': {
    en: 'Each challenge has a random nonce of its own: two have little in common.',
    zh: '每个挑战值的 nonce 都是随机的，两个之间几乎没有相同之处。',
    needs: ['changes'],
    check: async ({challenge}, session) => {
      const nonces: string[] = [];
      for (let made = 0; made < 5; made += 1) {
        const {nonce} = await challenge(session);
        for (const former of nonces) {
          const differing = Array.from(nonce).filter((character, at) => character !== former[at]).length;
          expect.that(differing >= leastDiffering, 'createCardChallenge.nonce', 'nonce-repeats');
        }
        nonces.push(nonce);
      }
    },
  },
  'challenge-short-lived': {
    en: 'A challenge is valid for two minutes by the backend’s own time, `status.now`.',
    zh: '按后台自己的时间（`status.now`），挑战值两分钟内有效。',
    needs: ['changes'],
    check: async (world, session) => {
      const left = await world.msUntil(session, (await world.challenge(session)).expiresAt);
      expect.that(left > 0 && left <= longestMs, 'createCardChallenge.expiresAt', 'not-in-2-minutes');
    },
  },
  'card-passes': {
    en: 'A card of the enterprise certifies the session’s account.',
    zh: '本企业的卡使会话的账号通过认证。',
    check: async (world) => {
      const {method, subject} = expect.answer(await present(world), passedSchema);
      expect.that(method === 'ic-card', 'verifyCard.method', 'expected', 'ic-card');
      expect.that(subject === (await world.main()).subject, 'verifyCard.subject', 'not-the-sessions');
    },
  },
  'card-in-the-status': {
    en: 'After a certification the status has the method as certified.',
    zh: '通过认证后，状态中该方式为已认证。',
    check: async (world) => {
      expect.answer(await present(world), passedSchema);
      const isCertified = await world.isCertified(await world.main(), 'ic-card');
      expect.that(isCertified, 'getStatus.methods', 'not-certified-after', 'ic-card', 'verifyCard');
    },
  },
  'card-in-force': {
    en: '`effective` is true: `now` is in this session’s level, `next-sign-in` is in `nextLevel` and in the level after it.',
    zh: '`effective` 属实：`now` 体现在本会话的级别中，`next-sign-in` 体现在 `nextLevel` 和下次登录后的级别中。',
    needs: ['changes', 'card', 'sign-in'],
    check: async (world, session) => {
      await world.reset(session);
      const outcome = expect.answer(await present(world), passedSchema);
      const {level} = outcome;
      expectPromised(await world.status(session), outcome, 'verifyCard');
      const later = await world.status(await world.again(session));
      expect.that(later.level.rank >= level.rank, 'getStatus.level', 'not-in-force');
    },
  },
  'card-replays': {
    en: 'A certification is repeated for its key: whoever did not get the answer gets the same one.',
    zh: '同一个键再次得到同一个认证：没有收到响应的用户得到同样的响应。',
    check: async ({challenge, cards}, session) => {
      const body = await cards.prove(await challenge(session));
      expect.answer(await session.sendTwice('verifyCard', {body}), passedSchema);
    },
  },
  'challenge-once': {
    en: 'A challenge works once.',
    zh: '挑战值只能用一次。',
    check: async ({challenge, cards}, session) => {
      const proof = await cards.prove(await challenge(session));
      expect.answer(await verify(session, proof), passedSchema);
      expect.refused(await verify(session, proof), 'challenge-expired');
    },
  },
  'challenge-burnt-by-a-failure': {
    en: 'A wrong signature uses the challenge up.',
    zh: '错误的签名也使挑战值作废。',
    check: async ({challenge, cards}, session) => {
      const proof = await cards.prove(await challenge(session));
      expect.refused(await verify(session, {...proof, signature: spoiled(proof)}), 'signature-invalid');
      expect.refused(await verify(session, proof), 'challenge-expired');
    },
  },
  'challenge-of-the-session': {
    en: 'A challenge of another session of the same user is `challenge-expired`.',
    zh: '同一用户另一个会话的挑战值，返回 `challenge-expired`。',
    needs: ['changes', 'card', 'sign-in'],
    check: async ({again, challenge, cards}, session) => {
      const proof = await cards.prove(await challenge(session));
      expect.refused(await verify(await again(session), proof), 'challenge-expired');
    },
  },
  'challenge-of-the-user': {
    en: 'A challenge of another user is `challenge-expired`.',
    zh: '别的用户的挑战值，返回 `challenge-expired`。',
    needs: ['changes', 'card', 'colleague'],
    check: async ({colleague, challenge, cards}, session) => {
      // Of the same enterprise: a stranger's card would be refused for its enterprise.
      const proof = await cards.prove(await challenge(await colleague()), {subject: session.subject});
      expect.refused(await verify(session, proof), 'challenge-expired');
    },
  },
  'challenge-ends': {
    en: 'After its `expiresAt` a challenge is `challenge-expired`.',
    zh: '挑战值过了 `expiresAt`，返回 `challenge-expired`。',
    limited: 9,
    ...madeFirst(
      async (world) => {
        const session = await world.limited(9);
        await world.reset(session);
        return {session, challenge: await world.challenge(session)};
      },
      async (world, {session, challenge}) => {
        const {expiresAt: time} = challenge;
        await world.passTime(session, {operation: 'createCardChallenge', time}, longestMs / 1_000);
        expect.refused(await verify(session, await world.cards.prove(challenge)), 'challenge-expired');
      },
    ),
  },
  'challenge-unknown': {
    en: 'An unknown challenge is `challenge-expired`.',
    zh: '不存在的挑战值，返回 `challenge-expired`。',
    check: async (world) =>
      expect.refusedOr400(await present(world, {changes: {challengeId: 'no-such-challenge'}}), 'challenge-expired'),
  },
  'signature-checked': {
    en: 'A signature with one bit changed is `signature-invalid`.',
    zh: '签名改变一位，返回 `signature-invalid`。',
    check: async ({challenge, cards}, session) => {
      const proof = await cards.prove(await challenge(session));
      expect.refused(await verify(session, {...proof, signature: spoiled(proof)}), 'signature-invalid');
    },
  },
  'text-composed': {
    en: 'A signature of another text is `signature-invalid`: another nonce, subject, credit code or origin.',
    zh: '对其他文本的签名返回 `signature-invalid`：nonce、`subject`、统一社会信用代码或来源不同。',
    check: async ({challenge, cards}, session) => {
      const nonce = Buffer.alloc(24, 7).toString('base64url');
      const others = [{nonce}, {subject: 'another'}, {uscc: '92440100PDY000036G'}, {origin: 'https://foreign.example'}];
      for (const other of others)
        expect.refused(await verify(session, await cards.prove(await challenge(session), other)), 'signature-invalid');
    },
  },
  'origin-of-the-card': {
    en: 'A foreign page’s origin is rejected, even if the card signed just that origin.',
    zh: '其他网站的来源不予受理，即使卡签名的正是这个来源。',
    check: async ({challenge, cards}, session) => {
      const origin = 'https://foreign.example';
      const body = await cards.prove(await challenge(session), {origin});
      expect.rejected(await session.send('verifyCard', {body, headers: {origin}}));
    },
  },
});
