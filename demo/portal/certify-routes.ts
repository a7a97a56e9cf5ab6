import {randomUUID} from 'node:crypto';
import {type Context, Hono} from 'hono';
import {type Locale, locales} from '../../src/domain/locales.js';
import {statusSchema, type Status} from '../../src/domain/schemas.js';
import {apiPath, type Backend} from '../../simulators/backend/index.js';
import {dropOldest} from '../../simulators/backend/drop-oldest.js';
import {answerProblem} from '../../simulators/backend/problem.js';
import {levels} from '../../simulators/backend/status.js';
import {isForDocument} from '../arrival.js';
import {signInFirst} from '../ask-first.js';
import {isReturn, returnPage} from '../return-page.js';
import type {SubApp} from '../sub-apps.js';
import {certifyPage, type CertifyRefusal, type CertifyState, refusedPage} from './certify-page.js';
import {formToken} from './form-token.js';
import {certifyPath} from './way-back.js';

export interface CertifyOptions {
  readonly backend: Pick<Backend, 'app' | 'currentUser' | 'sessions'>;
  readonly agentUrl: string;
  readonly subApps: readonly SubApp[];
}

/** Of the state, as it stands in the address. */
const maxState = 512;
/** Of all users together. */
const maxVisits = 1_000;

const headers = {
  'cache-control': 'no-store',
  // In nobody's frame: a page above it could have the user type a PIN for something else.
  'content-security-policy': [
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:",
    "connect-src 'self' ws://127.0.0.1:*; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "require-trusted-types-for 'script'; trusted-types lit-html",
  ].join('; '),
  // The address has the client's state in it.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

type LevelId = keyof typeof levels;

/** Everybody has the lowest one, so that there is nothing to certify. */
const isLevel = (id: string): id is LevelId => Object.hasOwn(levels, id) && id !== levels.low.id;

interface Wish {
  readonly client: SubApp;
  /** Address of the client, with its state. */
  readonly back: string;
  readonly required: readonly LevelId[];
}

/** What a client's link asks for, or why it is refused. */
const readWish = (search: string, subApps: readonly SubApp[]): Wish | CertifyRefusal => {
  const query = new URLSearchParams(search);
  const names = [...query.keys()];
  if (new Set(names).size < names.length) return 'twice';
  const client = subApps.find(({id}) => id === query.get('client'));
  if (!client) return 'client';
  const wanted = query.get('return') ?? client.returnUrls[0];
  const returnUrl = client.returnUrls.find((each) => each === wanted);
  if (returnUrl === undefined) return 'return';
  const required = (query.get('required') ?? '').split(' ');
  if (!required.every(isLevel)) return 'required';
  // As it was written: a client may write in GBK, or compare the whole address.
  const state = /[?&]state=([^&]*)/.exec(search)?.[1];
  if (query.has('state') !== (state !== undefined) || (state ?? '').length > maxState) return 'state';
  const back = state === undefined ? returnUrl : `${returnUrl}${returnUrl.includes('?') ? '&' : '?'}state=${state}`;
  return {client, back, required};
};

const lookOf = (search: string) => {
  const query = new URLSearchParams(search);
  const lang: Locale = locales.find((each) => each === query.get('lang')) ?? 'zh-CN';
  return {lang, theme: query.get('theme') === 'dark' ? 'dark' : 'light'};
};

/**
 * A page for the users of a business system that cannot have the widget in a page of its own. It leads back to a
 * registered address with the client's state, and says nothing of what has become of the user: the client's server asks
 * the backend.
 */
export const certifyRoutes = ({backend, agentUrl, subApps}: CertifyOptions): Hono => {
  const routes = new Hono();
  /** What the link had, for the way back from a bank, which learns only the id. Of one user each. */
  const visits = new Map<string, {readonly user: string; readonly search: string}>();

  routes.onError((error, c) => answerProblem(c, error));

  const refuse = (c: Context, search: string, why: CertifyRefusal) =>
    c.html(refusedPage(lookOf(search), why), 400, headers);

  /** Undefined where it fails: the widget says so, and tries again. */
  const statusOf = async (c: Context): Promise<Status | undefined> => {
    const answer = await backend.app.request(`${apiPath}/status`, {headers: {cookie: c.req.header('cookie') ?? ''}});
    return answer.ok ? statusSchema().parse(await answer.json()) : undefined;
  };

  const stateOf = ({level, nextLevel}: Status, required: readonly LevelId[]): CertifyState => {
    const reaches = (rank: number) => required.some((id) => rank >= levels[id].rank);
    if (reaches(level.rank)) return 'there';
    return nextLevel && reaches(nextLevel.rank) ? 'waiting' : 'open';
  };

  // A bank may send its users back with a form.
  routes.post(certifyPath, async (c, next) => (isReturn(c) ? returnPage(c) : next()));
  routes.get(certifyPath, async (c, next) =>
    isForDocument(c) ? next() : c.text('A page, and nothing else.', 403, headers),
  );
  routes.get(certifyPath, async (c) => {
    const session = backend.sessions.find(c);
    if (isReturn(c) && !session) return returnPage(c);
    const visit = c.req.query('visit');
    const {search: asked} = new URL(c.req.url);
    if (visit !== undefined && !session) return signInFirst(c, certifyPath + asked);
    const kept = visits.get(visit ?? '');
    const isKept = kept !== undefined && kept.user === session?.user;
    const search = isKept ? kept.search : asked;
    const wish = visit === undefined || isKept ? readWish(search, subApps) : 'visit';
    if (typeof wish === 'string') return refuse(c, search, wish);
    const address = certifyPath + search;
    const user = session && backend.currentUser(session.user, session);
    // Without the subject, the page would not notice that another user has signed in.
    if (!user) return signInFirst(c, address);
    const id = visit ?? randomUUID();
    visits.set(id, {user: session.user, search});
    dropOldest(visits, maxVisits);
    const status = await statusOf(c);
    const page = certifyPage({
      ...lookOf(search),
      client: wish.client.name,
      back: wish.back,
      required: wish.required.join(' '),
      // What a bank asks for at its end stands in the widget.
      state: status && !isReturn(c) ? stateOf(status, wish.required) : 'open',
      subject: user.subject,
      address,
      returnUrl: `${certifyPath}?visit=${id}&lang=${lookOf(search).lang}`,
      userName: user.name,
      enterpriseName: user.enterprise.name,
      signOutToken: formToken('sign-out', session.id),
      baseUrl: apiPath,
      agentUrl,
    });
    return c.html(page, 200, headers);
  });

  return routes;
};
