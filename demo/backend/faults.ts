import {setTimeout as wait} from 'node:timers/promises';
import type {HttpBindings} from '@hono/node-server';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import type {Context} from 'hono';
import type {Refused} from '../../src/domain/outcome.schemas.js';
import type {RefusalCode} from '../../src/domain/refusals.js';
import {answerProblem, Problem, type ProblemCode} from './problem.js';
import {readBody} from './read-body.js';

/** What a fault can do beside answering. */
export interface Hand {
  /** Lets the backend answer; `c.res` then has its answer. */
  goOn(): Promise<void>;
  endSession(): void;
  changeAsAdministrator(): void;
  /** Whether such a thing happens for the first time in this scene. */
  isFirst(what: string): boolean;
  /** From now on all goes well. */
  done(): void;
}

/** What goes wrong with a question; nothing is answered for the questions that go well. `path` as in the contract. */
export type Fault = (c: Context, path: string, hand: Hand) => Promise<Response | undefined>;

type Applies = (c: Context, path: string) => boolean;

const isPost: Applies = (c) => c.req.method === 'POST';
const isPut: Applies = (c) => c.req.method === 'PUT';
const isSubmission: Applies = (c, path) => isPost(c, path) || isPut(c, path);
const isLegalRep: Applies = (c, path) => isPost(c, path) && path.startsWith('/legal-rep/');
const isPerson: Applies = (c, path) => isLegalRep(c, path) && path !== '/legal-rep/enterprise';
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

/** Goes wrong with the first question of each kind, so that every step can be seen to fail and to go on. */
const firstOfEach =
  (applies: Applies, fault: Fault): Fault =>
  async (c, path, hand) =>
    applies(c, path) && hand.isFirst(path) ? fault(c, path, hand) : undefined;

const answer =
  (body: object, applies: Applies): Fault =>
  async (c, path) =>
    applies(c, path) ? c.json(body) : undefined;

const refuseCard = (code: RefusalCode): Fault =>
  answer(
    {passed: false, refusal: {code}} satisfies Refused,
    (c, path) => isPost(c, path) && path === '/ic-card/verifications',
  );

/** Begins an answer and cuts the connection. Cut before it begins, browsers would ask again by themselves. */
const breakOff = (c: Context): Response => {
  const {outgoing} = c.env as HttpBindings;
  outgoing.writeHead(200, {'content-type': 'application/json', 'content-length': 2});
  outgoing.write('{', () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
};

/** Done, and nobody hears of it. */
const lose: Fault = async (c, _, hand) => {
  await hand.goOn();
  // In two steps: put in its place at once, it would take over the headers of the backend's answer.
  c.res = undefined;
  c.res = breakOff(c);
  return undefined;
};

const endSession: Fault = async (c, _, hand) => {
  hand.endSession();
  return answerProblem(c, new Problem('unauthenticated'));
};

/** Answers in time and rightly, but late. */
const late =
  (applies: Applies): Fault =>
  async (c, path) => {
    if (applies(c, path)) await wait(4_000, undefined, {signal: c.req.raw.signal}).catch(() => undefined);
    return undefined;
  };

/** What the demo's pages give for a human check that was passed. */
const isHuman = async ({req}: Context): Promise<boolean> => {
  try {
    // Of a copy: the backend reads the body itself.
    const body: unknown = JSON.parse(await readBody(req.raw.clone(), 10_000));
    return (Object(body) as {humanCheck?: unknown}).humanCheck === 'demo-human';
  } catch {
    return false;
  }
};

const askForHuman =
  (applies: Applies): Fault =>
  async (c, path) => {
    if (!applies(c, path) || (await isHuman(c))) return undefined;
    return c.json({passed: false, refusal: {code: 'human-check-required'}} satisfies Refused);
  };

export const faults = {
  down: fail('unavailable', isSubmission),
  statusDown: fail('unavailable', (_, path) => path === '/status'),
  signedOut: fail('unauthenticated', isSubmission),
  rateLimited: fail('rate-limited', isSubmission, 60),
  slow: late(() => true),
  /** JSON, and nothing that was asked for. */
  unfit: answer({}, () => true),
  /** A nonce that would put a line of the server's own into what the card signs. */
  unfitChallenge: async (c, path) =>
    isPost(c, path) && path === '/ic-card/challenges'
      ? c.json({challengeId: 'c', subject: c.req.header('sw-subject'), nonce: 'a\nb', expiresAt: 'soon', uscc: ''})
      : undefined,
  cardRevoked: refuseCard('card-revoked'),
  challengeExpired: refuseCard('challenge-expired'),
  profileUnread: fail('unavailable', isReading),
  profileUnfit: answer({}, isReading),
  profileDown: fail('unavailable', isPut),
  saveUnfit: answer({}, isPut),
  enterpriseRefused: answer(
    {passed: false, refusal: {code: 'enterprise-mismatch', fields: ['enterpriseName']}} satisfies Refused,
    (c, path) => isPut(c, path) && path === '/profile/enterprise',
  ),
  /** The record was changed meanwhile; the backend finds that out itself. */
  conflict: first(isPut, async (_c, _path, hand) => {
    hand.changeAsAdministrator();
    return undefined;
  }),
  sessionEnds: first(isPut, endSession),
  lost: first(isPut, lose),
  /** Whoever signs in again goes on with the ticket that they had. */
  personSessionEnds: first(isPerson, endSession),
  stepsDown: firstOfEach(isLegalRep, fail('unavailable', isLegalRep)),
  stepsLost: firstOfEach(isLegalRep, lose),
  stepsUnfit: firstOfEach(isLegalRep, answer({}, isLegalRep)),
  stepsSlow: late(isLegalRep),
  humanCheck: askForHuman(isLegalRep),
} as const satisfies Record<string, Fault>;
