import {randomBytes} from 'node:crypto';
import {type Context, Hono} from 'hono';
import * as z from 'zod/mini';
import {cardVerificationSchema} from '../../src/domain/ic-card.schemas.js';
import {isForDocument} from '../arrival.js';
import type {Backend} from '../../simulators/backend/index.js';
import {type BodySchema, parseBody} from '../../simulators/backend/guards.js';
import {OneUse} from '../../simulators/backend/one-use.js';
import {answerProblem, Problem} from '../../simulators/backend/problem.js';
import {readBody} from '../../simulators/backend/read-body.js';
import {findUser} from '../../simulators/backend/users.js';
import {newDigits} from './captcha.js';
import {notSignedOut} from '../ask-first.js';
import {judgeCardSignIn} from './card-sign-in.js';
import {formToken, isFormToken} from './form-token.js';
import {demoPassword, signInPage, type SignInField, type SignInMessage} from './sign-in-page.js';
import type {SignInParts} from './sign-in-text.js';
import {endVisit, findVisit, markSignedOut, openVisit} from './visit.js';
import {signInAddress, signInPath as path, wayBack} from './way-back.js';

export interface SignInOptions {
  readonly backend: Pick<Backend, 'accountOfCard' | 'authority' | 'sessions'>;
  readonly origin: string;
  readonly agentUrl: string;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

const minute = 60_000;
/** Captchas or challenges of all visitors together. */
const maxOpen = 5_000;

const policy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self' ws://127.0.0.1:*",
  // In nobody's frame: a page above it could have the user type the password for something else.
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
].join('; ');

const headers = {
  'cache-control': 'no-store',
  'content-security-policy': policy,
  // With `no-referrer`, a form would not send its origin, which is checked here.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const notices: Readonly<Record<string, string>> = {
  out: '您已安全退出。',
  again: '请重新登录。新的认证结果和修改的信息在登录后生效。',
  next: '请先登录，登录后继续办理。',
};

interface Answer {
  readonly status: 200 | 403 | 422;
  readonly message?: SignInMessage;
  readonly user?: string;
  readonly notice?: string | undefined;
  readonly focus?: SignInField;
}

const challengeSchema = z.object({token: z.string()});
const cardSchema = z.object({token: z.string(), verification: z.unknown()});

/** The portal's sign-in and sign-out. The library has no part in it, except for the client of the card agent. */
export const signInRoutes = ({backend, origin, agentUrl, now = Date.now}: SignInOptions): Hono => {
  const routes = new Hono();
  const captchas = new OneUse<string>(5 * minute, now, maxOpen);
  const challenges = new OneUse<Pick<SignInParts, 'nonce' | 'expiresAt'>>(2 * minute, now, maxOpen);

  const nextOf = (c: Context): string => wayBack(c.req.query('next'), origin);

  const isOurs = (c: Context): boolean => c.req.header('origin') === origin;

  const show = (c: Context, {status, user = '', ...answer}: Answer): Response | Promise<Response> => {
    const visit = openVisit(c);
    const digits = newDigits();
    const captchaId = captchas.issue(visit, digits);
    const isDark = c.req.query('theme') === 'dark';
    const to = nextOf(c);
    const token = formToken('sign-in', visit);
    const page = signInPage({...answer, user, token, captchaId, digits, agentUrl, isDark, to});
    return c.html(page, status, headers);
  };

  /** A session with a new id. What was known to the browser before is worth nothing from now on. */
  const signIn = (c: Context, user: string, by: 'password' | 'card'): void => {
    backend.sessions.signInBrowser(c, user, by);
    endVisit(c);
  };

  routes.onError((error, c) => answerProblem(c, error));

  routes.get(path, async (c, next) => (isForDocument(c) ? next() : c.text('A page, and nothing else.', 403, headers)));
  routes.get(path, (c) => {
    const why = Object.keys(notices).find((each) => c.req.query(each) !== undefined);
    return show(c, {status: 200, notice: why === undefined ? undefined : notices[why]});
  });

  routes.post(path, async (c) => {
    if (!isOurs(c)) return c.text('Only from a page of this demo.', 403, headers);
    const form = new URLSearchParams(await readBody(c.req.raw));
    const text = (name: string): string => form.get(name) ?? '';
    const user = text('user').trim().slice(0, 64);
    const visit = findVisit(c);
    if (visit === undefined || !isFormToken(text('token'), 'sign-in', visit)) {
      return show(c, {status: 403, user, message: {text: '本页已过期，请再登录一次。'}});
    }
    if (text('action') === 'captcha') return show(c, {status: 200, user, focus: 'password'});

    if (captchas.take(text('captchaId'), visit) !== text('captcha').trim()) {
      return show(c, {
        status: 422,
        user,
        focus: 'password',
        message: {field: 'captcha', text: '验证码不正确或已过期，请输入新图片中的数字。'},
      });
    }
    // Every link of the demo signs somebody in without it: there is nothing to protect.
    if (text('password') !== demoPassword || !findUser(user)) {
      return show(c, {status: 422, user, message: {field: 'password', text: '用户名或密码不正确。'}});
    }
    signIn(c, user, 'password');
    return c.redirect(nextOf(c), 303);
  });

  /** The visitor who sends JSON from the page, and the parsed body. */
  const fromPage = async <T extends {token: string}>(c: Context, schema: BodySchema<T>) => {
    c.header('cache-control', 'no-store');
    if (!isOurs(c)) throw new Problem('origin-not-allowed');
    const body = parseBody(await readBody(c.req.raw), schema);
    const visit = findVisit(c);
    if (visit === undefined || !isFormToken(body.token, 'sign-in', visit)) throw new Problem('unauthenticated');
    return {visit, body};
  };

  routes.post('/sign-in/challenges', async (c) => {
    const {visit} = await fromPage(c, challengeSchema);
    const challenge = {
      nonce: randomBytes(24).toString('base64url'),
      expiresAt: new Date(now() + challenges.lifetimeMs).toISOString(),
    };
    return c.json({challengeId: challenges.issue(visit, challenge), ...challenge});
  });

  routes.post('/sign-in/card', async (c) => {
    const {visit, body} = await fromPage(c, cardSchema);
    const verification = parseBody(JSON.stringify(body.verification ?? null), cardVerificationSchema());
    const challenge = challenges.take(verification.challengeId, visit);
    if (!challenge) return c.json({reason: '等待时间过长，请重新输入密码，再点击“登录”。'}, 422);
    const judged = judgeCardSignIn({
      verification,
      challenge: {...challenge, origin},
      backend,
      now: now(),
    });
    if ('reason' in judged) return c.json(judged, 422);
    signIn(c, judged.user, 'card');
    return c.json({});
  });

  /*
   * The portal's pages send no referrer, and then their forms say `Origin: null`. So the browser's own word on where the
   * form comes from is asked, too; the token decides.
   */
  routes.post('/sign-out', async (c) => {
    const site = c.req.header('sec-fetch-site');
    if (!isOurs(c) && site !== 'same-origin') return c.text('Only from a page of this demo.', 403, headers);
    const form = new URLSearchParams(await readBody(c.req.raw));
    const session = backend.sessions.find(c);
    const back = wayBack(form.get('next'), origin);
    if (session && !isFormToken(form.get('token') ?? '', 'sign-out', session.id)) return notSignedOut(c, back);
    backend.sessions.signOut(c);
    markSignedOut(c);
    return c.redirect(signInAddress(back, form.has('again') ? 'again' : 'out'), 303);
  });

  return routes;
};
