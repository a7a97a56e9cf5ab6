import type {HttpBindings} from '@hono/node-server';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import type {Context} from 'hono';
import type {Refused} from '../../src/domain/outcome.schemas.js';
import {wait} from '../wait.js';
import {answerProblem, Problem, type ProblemCode} from './problem.js';

/** What a fault can do besides responding. */
export interface Hand {
  /** Lets the backend respond. Afterwards `c.res` has its response. */
  goOn(): Promise<void>;
  endSession(): void;
  changeAsAdministrator(): void;
  /** Whether this happens for the first time in this scenario. */
  isFirst(what: string): boolean;
  /** Ends the fault: from now on all requests succeed. */
  done(): void;
}

/** What goes wrong with a request. Returns undefined for requests that succeed. `path` is as in the contract. */
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

const first =
  (applies: Applies, fault: Fault): Fault =>
  async (c, path, hand) => {
    if (!applies(c, path)) return undefined;
    hand.done();
    return fault(c, path, hand);
  };

/** Applies to the first request of each kind, so that every step can be seen to fail and then to succeed. */
const firstOfEach =
  (applies: Applies, fault: Fault): Fault =>
  async (c, path, hand) =>
    applies(c, path) && hand.isFirst(path) ? fault(c, path, hand) : undefined;

const answer =
  (body: object, applies: Applies): Fault =>
  async (c, path) =>
    applies(c, path) ? c.json(body) : undefined;

const headers = {'content-type': 'application/json'};

/** Starts a response and cuts the connection. If it were cut earlier, browsers would repeat the request. */
const breakOff = (c: Context): Response => {
  const {outgoing} = Object(c.env) as Partial<HttpBindings>;
  // Without HTTP, the body of the response fails instead.
  if (!outgoing) return new Response(new ReadableStream({pull: (body) => body.error(new TypeError('cut'))}), {headers});
  outgoing.writeHead(200, {...headers, 'content-length': 2});
  outgoing.write('{', () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
};

/** The request has its effect, but its response is lost. */
const lose: Fault = async (c, _, hand) => {
  await hand.goOn();
  // In two steps: a direct replacement would keep the headers of the backend's response.
  c.res = undefined;
  c.res = breakOff(c);
  return undefined;
};

const endSession: Fault = async (c, _, hand) => {
  hand.endSession();
  return answerProblem(c, new Problem('unauthenticated'));
};

const late =
  (applies: Applies): Fault =>
  async (c, path) => {
    if (applies(c, path)) await wait(4_000, c.req.raw.signal);
    return undefined;
  };

export const faults = {
  down: fail('unavailable', isSubmission),
  statusDown: fail('unavailable', (_, path) => path === '/status'),
  signedOut: fail('unauthenticated', isSubmission),
  rateLimited: fail('rate-limited', isSubmission, 60),
  slow: late(() => true),
  /** JSON without any of the expected fields. */
  unfit: answer({}, () => true),
  /** A nonce that would add a line from the server to the text that the card signs. */
  unfitChallenge: async (c, path) =>
    isPost(c, path) && path === '/ic-card/challenges'
      ? c.json({challengeId: 'c', subject: c.req.header('sw-subject'), nonce: 'a\nb', expiresAt: 'soon', uscc: ''})
      : undefined,
  challengeExpired: answer(
    {passed: false, refusal: {code: 'challenge-expired'}} satisfies Refused,
    (c, path) => isPost(c, path) && path === '/ic-card/verifications',
  ),
  profileUnread: fail('unavailable', isReading),
  profileUnfit: answer({}, isReading),
  profileDown: fail('unavailable', isPut),
  saveUnfit: answer({}, isPut),
  enterpriseRefused: answer(
    {passed: false, refusal: {code: 'enterprise-mismatch', fields: ['enterpriseName']}} satisfies Refused,
    (c, path) => isPut(c, path) && path === '/profile/enterprise',
  ),
  /** The record was changed meanwhile. The backend detects this itself. */
  conflict: first(isPut, async (_c, _path, hand) => {
    hand.changeAsAdministrator();
    return undefined;
  }),
  sessionEnds: first(isPut, endSession),
  lost: first(isPut, lose),
  /** After signing in again, the user continues with the same ticket. */
  personSessionEnds: first(isPerson, endSession),
  stepsDown: firstOfEach(isLegalRep, fail('unavailable', isLegalRep)),
  stepsLost: firstOfEach(isLegalRep, lose),
  stepsUnfit: firstOfEach(isLegalRep, answer({}, isLegalRep)),
  stepsSlow: late(isLegalRep),
} as const satisfies Record<string, Fault>;
