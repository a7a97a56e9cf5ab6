import type {CardVerification} from '../../../src/domain/ic-card.schemas.js';
import {type PassedOutcome, passedSchema} from '../../../src/domain/outcome.schemas.js';
import type {Status} from '../../../src/domain/schemas.js';
import {type Answer, expectAnswer, expectRefused, expectRejected, expectThat, expectRefusedOr400} from '../answers.js';
import type {Prove} from '../cards.js';
import type {Rule} from '../rule.js';
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
  expectThat(promised.rank >= level.rank, `getStatus: the level that ${by} promised is not there (${effective})`);
  expectThat(
    effective !== 'now' || nextLevel.rank <= present.rank,
    `getStatus.nextLevel: is to rise, and ${by} said that all is in force now`,
  );
};

export const card: readonly Rule[] = [
  {
    id: 'challenge-about-the-session',
    chapter: 'card',
    says: 'A challenge names the subject and the credit code of the session.',
    needs: ['changes'],
    check: async ({main, status, challenge}) => {
      const session = await main();
      const {enterprise, subject} = await status(session);
      const issued = await challenge(session);
      expectThat(issued.subject === subject, 'createCardChallenge.subject: not the session’s');
      expectThat(issued.uscc === enterprise?.uscc, 'createCardChallenge.uscc: not the one in the status');
    },
  },
  {
    id: 'challenge-fits',
    chapter: 'card',
    says: 'The parts of a challenge fit the text that the card signs.',
    needs: ['changes'],
    check: async ({main, challenge, cards}) => {
      const issued = await challenge(await main());
      cards.compose(issued);
    },
  },
  {
    id: 'challenge-random',
    chapter: 'card',
    says: 'Each challenge has a random nonce of its own: two have little in common.',
    needs: ['changes'],
    check: async ({main, challenge}) => {
      const session = await main();
      const nonces: string[] = [];
      for (let made = 0; made < 5; made += 1) {
        const {nonce} = await challenge(session);
        for (const former of nonces) {
          const differing = Array.from(nonce).filter((character, at) => character !== former[at]).length;
          expectThat(differing >= leastDiffering, 'createCardChallenge.nonce: most of it is that of another one');
        }
        nonces.push(nonce);
      }
    },
  },
  {
    id: 'challenge-short-lived',
    chapter: 'card',
    says: 'A challenge is valid for two minutes by the backend’s own time, `status.now`.',
    needs: ['changes'],
    check: async ({main, status, challenge}) => {
      const session = await main();
      const {now = new Date().toISOString()} = await status(session);
      const left = Date.parse((await challenge(session)).expiresAt) - Date.parse(now);
      expectThat(left > 0 && left <= longestMs, 'createCardChallenge.expiresAt: not two minutes from now');
    },
  },
  {
    id: 'card-passes',
    chapter: 'card',
    says: 'A card of the enterprise certifies the session’s account.',
    needs: ['changes', 'card'],
    check: async (world) => {
      const {method, subject} = expectAnswer(await present(world), passedSchema);
      expectThat(method === 'ic-card', 'verifyCard.method: expected ic-card');
      expectThat(subject === (await world.main()).subject, 'verifyCard.subject: not the session’s');
    },
  },
  {
    id: 'card-in-the-status',
    chapter: 'card',
    says: 'After a certification the status has the method as certified.',
    needs: ['changes', 'card'],
    check: async (world) => {
      expectAnswer(await present(world), passedSchema);
      const {methods} = await world.status(await world.main());
      const found = methods.find(({id}) => id === 'ic-card');
      expectThat(found?.state === 'certified', 'getStatus.methods: ic-card is not certified after verifyCard');
    },
  },
  {
    id: 'card-in-force',
    chapter: 'card',
    says: '`effective` is true: `now` is in this session’s level, `next-sign-in` is in `nextLevel` and in the level after it.',
    needs: ['changes', 'card', 'sign-in'],
    check: async (world) => {
      const session = await world.main();
      await world.reset(session);
      const outcome = expectAnswer(await present(world), passedSchema);
      const {level} = outcome;
      expectPromised(await world.status(session), outcome, 'verifyCard');
      const later = await world.status(await world.again(session));
      expectThat(later.level.rank >= level.rank, 'getStatus.level: not in force after a new sign-in');
    },
  },
  {
    id: 'card-replays',
    chapter: 'card',
    says: 'A certification is repeated for its key: whoever did not get the answer gets the same one.',
    needs: ['changes', 'card'],
    check: async ({main, challenge, cards}) => {
      const session = await main();
      const body = await cards.prove(await challenge(session));
      expectAnswer(await session.sendTwice('verifyCard', {body}), passedSchema);
    },
  },
  {
    id: 'challenge-once',
    chapter: 'card',
    says: 'A challenge works once.',
    needs: ['changes', 'card'],
    check: async ({main, challenge, cards}) => {
      const session = await main();
      const proof = await cards.prove(await challenge(session));
      expectAnswer(await verify(session, proof), passedSchema);
      expectRefused(await verify(session, proof), 'challenge-expired');
    },
  },
  {
    id: 'challenge-burnt-by-a-failure',
    chapter: 'card',
    says: 'A wrong signature uses the challenge up.',
    needs: ['changes', 'card'],
    check: async ({main, challenge, cards}) => {
      const session = await main();
      const proof = await cards.prove(await challenge(session));
      expectRefused(await verify(session, {...proof, signature: spoiled(proof)}), 'signature-invalid');
      expectRefused(await verify(session, proof), 'challenge-expired');
    },
  },
  {
    id: 'challenge-of-the-session',
    chapter: 'card',
    says: 'A challenge of another session of the same user is `challenge-expired`.',
    needs: ['changes', 'card', 'sign-in'],
    check: async ({main, again, challenge, cards}) => {
      const session = await main();
      const proof = await cards.prove(await challenge(session));
      expectRefused(await verify(await again(session), proof), 'challenge-expired');
    },
  },
  {
    id: 'challenge-of-the-user',
    chapter: 'card',
    says: 'A challenge of another user is `challenge-expired`.',
    needs: ['changes', 'card', 'stranger'],
    check: async ({main, stranger, challenge, cards}) => {
      const session = await main();
      const proof = await cards.prove(await challenge(await stranger()), {subject: session.subject});
      expectRefused(await verify(session, proof), 'challenge-expired');
    },
  },
  {
    id: 'challenge-unknown',
    chapter: 'card',
    says: 'An unknown challenge is `challenge-expired`.',
    needs: ['changes', 'card'],
    check: async (world) =>
      expectRefusedOr400(await present(world, {changes: {challengeId: 'no-such-challenge'}}), 'challenge-expired'),
  },
  {
    id: 'signature-checked',
    chapter: 'card',
    says: 'A signature with one bit changed is `signature-invalid`.',
    needs: ['changes', 'card'],
    check: async ({main, challenge, cards}) => {
      const session = await main();
      const proof = await cards.prove(await challenge(session));
      expectRefused(await verify(session, {...proof, signature: spoiled(proof)}), 'signature-invalid');
    },
  },
  {
    id: 'text-composed',
    chapter: 'card',
    says: 'A signature of another text is `signature-invalid`: another nonce, subject, credit code or origin.',
    needs: ['changes', 'card'],
    check: async ({main, challenge, cards}) => {
      const session = await main();
      const nonce = Buffer.alloc(24, 7).toString('base64url');
      const others = [{nonce}, {subject: 'another'}, {uscc: '92440100PDY000036G'}, {origin: 'https://foreign.example'}];
      for (const other of others)
        expectRefused(await verify(session, await cards.prove(await challenge(session), other)), 'signature-invalid');
    },
  },
  {
    id: 'origin-of-the-card',
    chapter: 'card',
    says: 'A foreign page’s origin is rejected, even if the card signed just that origin.',
    needs: ['changes', 'card'],
    check: async ({main, challenge, cards}) => {
      const session = await main();
      const origin = 'https://foreign.example';
      const body = await cards.prove(await challenge(session), {origin});
      expectRejected(await session.send('verifyCard', {body, headers: {origin}}));
    },
  },
];
