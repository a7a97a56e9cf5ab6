import {setTimeout as wait} from 'node:timers/promises';
import type {HttpBindings} from '@hono/node-server';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import type {Context} from 'hono';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import type {SaveAnswer} from '../../src/domain/profile.schemas.js';
import type {RefusalCode} from '../../src/domain/refusals.js';
import {answerProblem, Problem, type ProblemCode} from './problem.js';

/** What a fault can do beside answering. */
export interface Hand {
  /** Lets the backend answer; `c.res` then has its answer. */
  goOn(): Promise<void>;
  endSession(): void;
  changeAsAdministrator(): void;
  /** From now on all goes well. */
  done(): void;
}

/** What goes wrong with a question; nothing is answered for the questions that go well. `path` as in the contract. */
export type Fault = (c: Context, path: string, hand: Hand) => Promise<Response | undefined>;

type Applies = (c: Context, path: string) => boolean;

const isPost: Applies = (c) => c.req.method === 'POST';
const isPut: Applies = (c) => c.req.method === 'PUT';
const isSubmission: Applies = (c, path) => isPost(c, path) || isPut(c, path);
const isReading: Applies = (_, path) => path === '/profile';

const fail =
  (code: ProblemCode, applies: Applies, retryAfter?: number): Fault =>
  async (c, path) =>
    applies(c, path) ? answerProblem(c, new Problem(code, retryAfter)) : undefined;

/** Goes wrong with the first such question only. */
const first =
  (applies: Applies, fault: Fault): Fault =>
  async (c, path, hand) => {
    if (!applies(c, path)) return undefined;
    hand.done();
    return fault(c, path, hand);
  };

const answer =
  (body: object, applies: Applies): Fault =>
  async (c, path) =>
    applies(c, path) ? c.json(body) : undefined;

const refuseCard = (code: RefusalCode): Fault =>
  answer(
    {passed: false, refusal: {code}} satisfies Outcome,
    (c, path) => isPost(c, path) && path === '/ic-card/verifications',
  );

/** Begins an answer and cuts the connection. Cut before it begins, browsers would ask again by themselves. */
const breakOff = (c: Context): Response => {
  const {outgoing} = c.env as HttpBindings;
  outgoing.writeHead(200, {'content-type': 'application/json', 'content-length': 2});
  outgoing.write('{', () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
};

export const faults = {
  down: fail('unavailable', isSubmission),
  statusDown: fail('unavailable', (_, path) => path === '/status'),
  signedOut: fail('unauthenticated', isSubmission),
  rateLimited: fail('rate-limited', isSubmission, 60),
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
    (c, path) => isPost(c, path) && path === '/ic-card/challenges',
  ),
  cardRevoked: refuseCard('card-revoked'),
  challengeExpired: refuseCard('challenge-expired'),
  profileUnread: fail('unavailable', isReading),
  profileUnfit: answer({}, isReading),
  profileDown: fail('unavailable', isPut),
  saveUnfit: answer({}, isPut),
  enterpriseRefused: answer(
    {saved: false, refusal: {code: 'enterprise-mismatch', fields: ['enterpriseName']}} satisfies SaveAnswer,
    (c, path) => isPut(c, path) && path === '/profile/enterprise',
  ),
  /** The record was changed meanwhile; the backend finds that out itself. */
  conflict: first(isPut, async (_c, _path, hand) => {
    hand.changeAsAdministrator();
    return undefined;
  }),
  sessionEnds: first(isPut, async (c, _, hand) => {
    hand.endSession();
    return answerProblem(c, new Problem('unauthenticated'));
  }),
  /** Done, and nobody hears of it. */
  lost: first(isPut, async (c, _, hand) => {
    await hand.goOn();
    // In two steps: put in its place at once, it would take over the headers of the backend's answer.
    c.res = undefined;
    c.res = breakOff(c);
    return undefined;
  }),
} as const satisfies Record<string, Fault>;
