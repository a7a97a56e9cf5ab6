import {type Context, Hono, type Next} from 'hono';
import {today} from '../../src/domain/identifiers/dates.js';
import type {ExternalMethod} from '../../src/domain/external-methods.js';
import type {SingleWindow} from '../places/agreement.js';
import {kindsOf} from '../places/kinds.js';
import {addAssistanceRoutes, assistanceParts, type AssistanceRouteNeeds} from './assistance-routes.js';
import {createSingleWindow} from './handoff-results.js';
import type {PlaceSites} from './handoff-needs.js';
import {Challenges} from './challenges.js';
import {createRateLimit, type RateLimitParts, usualLimits} from './rate-limit.js';
import type {ApiEnv} from './api-env.js';
import {aboutSubject, apiAnswers, expectVersion, fromOwnOrigin, parseBody, signedIn, withJson} from './guards.js';
import {addHandoffRoutes, handoffParts, type HandoffRouteNeeds} from './handoff-routes.js';
import {addLevelsRoute, levelsParts, type LevelsNeeds} from './levels.js';
import {Handoffs, usualHandoffLifetimeMs} from './handoffs.js';
import {HelpRequests} from './help-requests.js';
import {humanCheckIn} from './human-checks.js';
import {addIcCardRoutes, icCardParts, type IcCardRouteNeeds} from './ic-card-routes.js';
import {addLegalRepRoutes, legalRepParts, type LegalRepRouteNeeds} from './legal-rep-routes.js';
import {accountsHeldBy, userIn} from './members.js';
import {createIdempotency, type IdempotencyParts} from './idempotency.js';
import {OneTimeTokens} from './one-time-tokens.js';
import {answerProblem, Problem} from './problem.js';
import {addProfileRoutes, profileParts, type ProfileRouteNeeds} from './profile-routes.js';
import {type CardAuthority, orgCodeOf} from './card-verdict.js';
import {isComplete} from './profile-view.js';
import {Profiles} from './profiles.js';
import {otherNameOf} from './registry.js';
import {changeRecord} from './save-profile.js';
import {logged} from './request-log.js';
import {Sessions} from './sessions.js';
import {signInRoutes} from './sign-in.js';
import {SmsCodes} from './sms-codes.js';
import {certificationsOf, endedOf, statusOf} from './status.js';
import {type Certification, type BackendEvent, type Session, type SignIn, Store} from './store.js';
import {Tickets} from './tickets.js';
import {type CurrentUser, type DemoUser, findUser} from './users.js';

export const apiPath = '/api/realname-cert';

export interface BackendOptions extends Pick<CardAuthority, 'ca'>, Partial<Pick<CardAuthority, 'revoked'>> {
  /** Takes what a backend would write down, once and in order. */
  readonly record?: ((happening: BackendEvent) => void) | undefined;
  /** The origins of our own pages. */
  readonly origins: () => readonly string[];
  /**
   * Whether an address at one of these origins is a page to which a place may send users back. Where any page is, a place
   * sends its users to whatever an attacker finds there: a redirect, a sign-out.
   */
  readonly isReturnPage: (address: URL) => boolean;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** How long an SMS code is valid, if not the usual time. */
  readonly smsLifetimeMs?: (session: Session) => number | undefined;
  /** Without this, no place is available. */
  readonly places?: PlaceSites;
  /** Methods of a host's own, and further banks, as the element has them. Throws for rows that do not fit. */
  readonly externalMethods?: readonly ExternalMethod[] | undefined;
  /** How long a handoff is valid, if not the usual time. */
  readonly handoffLifetimeMs?: (session: Session) => number | undefined;
  /** Whether each POST and PUT of a session needs a human check. */
  readonly needsHumanCheck?: (session: Session) => boolean;
  /** Takes a line for each request: time, trace and span, operation, status, code, request id, milliseconds. */
  readonly log?: ((line: string) => void) | undefined;
  /** How long to wait for a request's body, if not the usual time. */
  readonly bodyPatienceMs?: number;
  /**
   * May respond instead of the backend, to show how the widget handles it, or let the backend respond and then change
   * its response. `path` starts after the API's own path.
   */
  readonly intercept?: (c: Context, session: Session, path: string, goOn: Next) => Promise<Response | undefined>;
  /** Other parts in the place of these, for the tests of the conformance kit: to be wrong, or right in another way. */
  readonly parts?: ((right: Parts) => Partial<Parts>) | undefined;
}

/** What the backend is made of: each decision, and whatever keeps something, has one place here. */
export interface Parts
  extends
    ProfileRouteNeeds,
    LegalRepRouteNeeds,
    HandoffRouteNeeds,
    AssistanceRouteNeeds,
    IcCardRouteNeeds,
    LevelsNeeds,
    RateLimitParts,
    IdempotencyParts {
  readonly sessions: Sessions;
  readonly humanChecks: Pick<OneTimeTokens, 'use'>;
  readonly apiAnswers: typeof apiAnswers;
  readonly statusOf: typeof statusOf;
}

/** A certification that a scenario begins with. */
export interface CertificationEnd extends Required<Pick<Certification, 'method' | 'endReason'>> {
  /** Negative: it ended so many days ago. */
  readonly inDays: number;
}

export interface Backend {
  /** The API, and the demo's sign-in at `/demo/session`. */
  readonly app: Hono;
  readonly authority: CardAuthority;
  readonly sessions: Sessions;
  readonly singleWindow: SingleWindow;
  /** A user with the present record, as of this session. Without a session: as of the next sign-in. */
  currentUser(id: string, session?: Session): CurrentUser | undefined;
  /** Whose account a card is: of its enterprise, and held by the person whose ID number it has. */
  accountOfCard(orgCode: string, idNumber: string): CurrentUser | undefined;
  /** An administrator in another window gives the enterprise another of its names, and the account a new holder. */
  changeAsAdministrator(id: string): void;
  /** Deletes a user's count of tries, certification or changes, so that they can be shown again. */
  forget(id: string, what: 'tries' | 'certification' | 'changes'): void;
  /** Gives a user a certification that ends in so many days, or that ended so many days ago. */
  certifyUntil(id: string, end: CertificationEnd): void;
}

/** In a browser there is no `process`, but for a bundler that puts the value in place of the name. */
const isProduction = (): boolean => {
  try {
    return process.env['NODE_ENV'] === 'production';
  } catch {
    return false;
  }
};

/** Here anybody can sign in as any user, and the demo issues the cards itself. */
export const refuseProduction = (): void => {
  if (isProduction()) throw new Error('This is a demo and certifies nobody: it does not run with NODE_ENV=production.');
};

const dayMs = 86_400_000;
const usualSmsLifetimeMs = 300_000;
const noPlaces: PlaceSites = {addressOf: () => '', keyOf: () => undefined};

/** The new holder of an account after the administrator's change. */
const otherHolder = '张珊';

export const createBackend = (options: BackendOptions): Backend => {
  refuseProduction();
  const {ca, origins, isReturnPage, now = Date.now, revoked = new Set<string>(), intercept} = options;
  const kinds = kindsOf(options.externalMethods);
  const store = new Store(now, options.record);
  const sessions = new Sessions(store, now);
  const profiles = new Profiles();
  const api = new Hono<ApiEnv>();

  const nextSession = {order: Infinity};
  const withUser = <T>(id: string, act: (user: DemoUser) => T, session: SignIn = nextSession) => {
    const user = findUser(id);
    return user && act(userIn(store, user, session));
  };

  // Certification uses the present record: the former enterprise's card is not valid for the new one.
  const currentUser = (id: string, session?: SignIn): CurrentUser | undefined =>
    withUser(id, (user) => profiles.currentUser(user), session);

  // An administrator's page learns from its first request who is signed in.
  const isInbox = (c: Context<ApiEnv>): boolean => c.req.path === `${apiPath}/assistance/inbox`;

  const parts: Parts = {
    ...{...profileParts, ...legalRepParts, ...handoffParts, ...assistanceParts, ...icCardParts, ...levelsParts},
    ...{store, sessions, profiles, kinds, currentUser, now, origins, isReturnPage, ca, revoked},
    ...{statusOf, apiAnswers, parseBody, expectVersion, limits: usualLimits},
    smsCodes: new SmsCodes(now),
    requests: new HelpRequests(now),
    humanChecks: new OneTimeTokens(/^demo-human-[\w-]{20,64}$/),
    stepUps: new OneTimeTokens(/^demo-step-up-(\w+)-[\w-]{8,64}$/),
    tickets: new Tickets(now),
    handoffs: new Handoffs(now),
    challenges: new Challenges(now),
    places: options.places ?? noPlaces,
    smsLifetimeMs: (session) => options.smsLifetimeMs?.(session) ?? usualSmsLifetimeMs,
    handoffLifetimeMs: (session) => options.handoffLifetimeMs?.(session) ?? usualHandoffLifetimeMs,
    userOf: (c) => {
      const session = c.get('session');
      const found = currentUser(session.user, session);
      if (!found) throw new Problem('unauthenticated');
      return found;
    },
    isHuman: (c) =>
      c.req.method === 'DELETE' ||
      !options.needsHumanCheck?.(c.get('session')) ||
      parts.humanChecks.use(humanCheckIn(c.get('text'))),
    once: (...asked) => createIdempotency(parts)(...asked),
    counted: (...asked) => createRateLimit(parts)(...asked),
    inSession: [signedIn(sessions), aboutSubject((c) => parts.userOf(c), isInbox)],
    ownOrigin: fromOwnOrigin(origins),
    withJson: withJson(options.bodyPatienceMs),
  };
  Object.assign(parts, options.parts?.({...parts}));

  api.onError((error, c) => answerProblem(c, error));
  if (options.log) api.use(logged(options.log));
  api.use(parts.apiAnswers);
  api.use(async (c, next) => {
    const session = sessions.find(c);
    const answer = session && (await intercept?.(c, session, c.req.path.slice(apiPath.length), next));
    if (answer) return answer;
    return c.finalized ? undefined : next();
  });

  api.get('/status', parts.inSession[0], (c) => {
    const user = parts.userOf(c);
    const complete = isComplete(profiles.recordOf(user), today(new Date(now())));
    return c.json(
      parts.statusOf(user, c.get('session'), {
        certifications: certificationsOf(store, user),
        ended: endedOf(store, user),
        kinds,
        profile: complete ? 'complete' : 'incomplete',
        now: now(),
      }),
    );
  });

  addProfileRoutes(api, parts);
  addLegalRepRoutes(api, parts);
  addHandoffRoutes(api, parts);
  addAssistanceRoutes(api, parts);
  addIcCardRoutes(api, parts);
  addLevelsRoute(api, parts);

  api.all('*', () => {
    throw new Problem('not-found');
  });

  const app = new Hono();
  app.route(apiPath, api);
  app.route('/demo/session', signInRoutes(sessions, parts));
  return {
    app,
    authority: {ca, revoked},
    sessions,
    singleWindow: createSingleWindow(parts),
    currentUser,
    accountOfCard: (orgCode, idNumber) => {
      const [account] = accountsHeldBy({store, profiles}, idNumber, (uscc) => orgCodeOf(uscc) === orgCode);
      return account && currentUser(account.id);
    },
    changeAsAdministrator: (id) => {
      withUser(id, (user) => {
        const record = profiles.recordOf(user);
        const holderName = record.holderName === otherHolder ? user.record.holderName : otherHolder;
        const changes = {enterpriseName: otherNameOf(record), holderName};
        const {happenings, effect} = changeRecord({store, profiles}, user, changes);
        store.record(...happenings);
        effect?.();
      });
    },
    forget: (id, what) => {
      if (what === 'tries') {
        parts.smsCodes.forgetMessages();
        parts.requests.forgetPauses();
      }
      if (what === 'certification' && store.membership(id))
        store.record({type: 'forgotten', user: id, what: 'membership'});
      if (what !== 'changes') store.record({type: 'forgotten', user: id, what});
      // What was certified or confirmed meanwhile was for the changed record, so it is dropped.
      else if (withUser(id, (user) => profiles.restore(user))) {
        for (const dropped of ['certification', 'membership'] as const)
          store.record({type: 'forgotten', user: id, what: dropped});
      }
    },
    certifyUntil: (id, {method, endReason, inDays}) => {
      const {uscc} = currentUser(id)?.enterprise ?? {};
      if (uscc === undefined) return;
      const at = (days: number) => new Date(now() + days * dayMs).toISOString();
      const [verifiedAt, validUntil] = [at(inDays - 365), at(inDays)];
      const certification = {user: id, method, uscc, certificationId: crypto.randomUUID(), verifiedAt, order: 0};
      store.record({type: 'certified', ...certification, validUntil, endReason});
    },
  };
};
