import {setTimeout as wait} from 'node:timers/promises';
import type {Context} from 'hono';
import type {RefusalCode} from '../../src/domain/refusals.js';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import {answerProblem, Problem, type ProblemCode} from './problem.js';

/** What goes wrong with a question; nothing is answered for the questions that go well. `path` as in the contract. */
export type Fault = (c: Context, path: string) => Promise<Response | undefined>;

const isPost = (c: Context): boolean => c.req.method === 'POST';

const fail =
  (code: ProblemCode, applies: (c: Context, path: string) => boolean, retryAfter?: number): Fault =>
  async (c, path) =>
    applies(c, path) ? answerProblem(c, new Problem(code, retryAfter)) : undefined;

const answer =
  (body: object, applies: (c: Context, path: string) => boolean): Fault =>
  async (c, path) =>
    applies(c, path) ? c.json(body) : undefined;

const refuseCard = (code: RefusalCode): Fault =>
  answer(
    {passed: false, refusal: {code}} satisfies Outcome,
    (c, path) => isPost(c) && path === '/ic-card/verifications',
  );

export const faults = {
  down: fail('unavailable', isPost),
  statusDown: fail('unavailable', (_, path) => path === '/status'),
  signedOut: fail('unauthenticated', isPost),
  rateLimited: fail('rate-limited', isPost, 60),
  /** Answers in time and rightly, but late. */
  slow: async (c) => {
    await wait(4_000, undefined, {signal: c.req.raw.signal}).catch(() => undefined);
    return undefined;
  },
  /** JSON, and nothing that was asked for. */
  unfit: answer({}, () => true),
  /** A nonce that would put a line of the server's own into what the card signs. */
  unfitChallenge: answer(
    {challengeId: 'c', nonce: 'a\nb', expiresAt: 'soon', uscc: ''},
    (c, path) => isPost(c) && path === '/ic-card/challenges',
  ),
  cardRevoked: refuseCard('card-revoked'),
  challengeExpired: refuseCard('challenge-expired'),
} as const satisfies Record<string, Fault>;
