import type {Context} from 'hono';
import type {DemoOptions} from '../../../demo/server.js';
import type {EditableField} from '../../../src/domain/profile-fields.js';
import type {Outcome, PassedOutcome, Refusal} from '../../../src/domain/outcome.schemas.js';
import type {MethodStatus, Status} from '../../../src/domain/schemas.js';
import type {ApiEnv} from '../../../simulators/backend/api-env.js';
import type {Answered} from '../../../simulators/backend/answers.js';
import {certifiedDataOf} from '../../../simulators/backend/certified-data.js';
import type {Decision} from '../../../simulators/backend/answer-with-events.js';
import type {BackendOptions, Parts} from '../../../simulators/backend/index.js';
import type {ProfileRecord} from '../../../simulators/backend/records.js';
import {type SaveRequest, whoItIs} from '../../../simulators/backend/save-profile.js';
import type {statusOf} from '../../../simulators/backend/status.js';
import type {Certification, BackendEvent} from '../../../simulators/backend/store.js';
import type {CurrentUser} from '../../../simulators/backend/users.js';
import type {VerifyCardRequest} from '../../../simulators/backend/verify-card.js';
import type {Variant} from '../variants/variant.js';

/* Ways to be wrong: each makes other parts of the right ones. */

/** The demo's backend with one duty left out. It shows that the kit notices. */
export interface Mutant extends Pick<Variant, 'id' | 'parts' | 'front' | 'run'> {
  /** What this backend does not do, or does wrong. */
  readonly omits: string;
  /** Of the places. */
  readonly sites?: DemoOptions['sites'];
}

/** Each by its id and what it omits, with a colon between. */
export const mutantsIn = (
  all: Readonly<Record<string, Mutant['parts'] | Omit<Mutant, 'id' | 'omits'>>>,
): readonly Mutant[] =>
  Object.entries(all).map(([name, change]) => {
    const [, id = '', omits = ''] = /^([a-z\d-]+): (.+)/.exec(name) ?? [];
    return {id, omits, ...(typeof change === 'function' ? {parts: change} : change)};
  });

export type Change = NonNullable<BackendOptions['parts']>;

/** As a server in China writes it that takes its local time for UTC. */
export const inLocalTime = (time = ''): string => later(time, 8 * 3_600_000);
export const later = (time: string, ms: number): string => new Date(Date.parse(time) + ms).toISOString();

/** Other methods and fields of an object, in place, so that whatever has the object has them. `own`: as it was before. */
export const replace = <T extends object>(part: T, others: (own: T) => Partial<T>): Partial<Parts> => {
  const fields = {...part};
  const methods: unknown = Object.getPrototypeOf(part);
  const own = new Proxy(part, {
    get: (_, name) => {
      const found: unknown = Reflect.get(Object.hasOwn(fields, name) ? fields : Object(methods), name, part);
      const bound: unknown = typeof found === 'function' ? found.bind(part) : found;
      return bound;
    },
  });
  Object.assign(part, others(own));
  return {};
};

/** Seconds, and not minutes: the kit waits for the next request for help, and for the end of a challenge and of a code. */
export const withShortPause: Change = ({requests, challenges}) => ({
  ...replace(requests, () => ({pauseMs: 5_000})),
  ...replace(challenges.open, () => ({lifetimeMs: 45_000})),
  smsLifetimeMs: () => 45_000,
});

/** Something before or after each request of the API. */
export const around =
  (act: (c: Context<ApiEnv>, goOn: () => Promise<void>, right: Parts) => Promise<Response | void>): Change =>
  (right) => ({apiAnswers: (c, next) => act(c, async () => void (await right.apiAnswers(c, next)), right)});

/** Another answer in the place of a right one. */
export const answering = (
  change: (c: Context<ApiEnv>) => Response | undefined | Promise<Response | undefined>,
): Change =>
  around(async (c, goOn) => {
    await goOn();
    const other = await change(c);
    if (!other) return;
    // Otherwise it would keep the headers of the right one.
    c.res = undefined;
    c.res = other;
  });

export const headers = (change: (headers: Headers, c: Context<ApiEnv>) => void): Change =>
  answering((c) => {
    change(c.res.headers, c);
    return undefined;
  });

export type Json = Readonly<Record<string, unknown>>;

/** Another body of the answers in JSON that are meant. */
export const says = (isMeant: (c: Context<ApiEnv>) => boolean, change: (body: Json, c: Context<ApiEnv>) => object) =>
  answering(async (c) => {
    if (!isMeant(c) || !c.res.headers.get('content-type')?.includes('json')) return undefined;
    return new Response(JSON.stringify(change((await c.res.json()) as Json, c)), c.res);
  });

/** What the answer to a DELETE says, of the id in its path. */
export const deletionSays =
  (path: '/handoffs/' | '/assistance/', change: (answer: Json, id: string, right: Parts) => Json): Change =>
  (right) =>
    says(
      (c) => c.req.method === 'DELETE' && c.req.path.includes(path) && c.res.ok,
      (answer, c) => change(answer, c.req.path.split('/').at(-1) ?? '', right),
    )(right);

/** Before whatever a request with a key decides. */
export const deciding =
  (act: (c: Context<ApiEnv>, right: Parts) => void): Change =>
  (right) => ({
    once: (c, decide) =>
      right.once(c, () => {
        act(c, right);
        return decide();
      }),
  });

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Reads as the first of the requests did that run at the same time. */
type Early = <Args extends readonly unknown[], T>(
  read: (...asked: Args) => T,
  nameOf?: (...asked: Args) => string,
) => (...asked: Args) => T;

/** It waits between what it reads and what it writes, as one that asks a database does. */
export const readEarly =
  (path: RegExp, change: (right: Parts, early: Early) => Partial<Parts>): Change =>
  (right) => {
    const forget = new Set<() => void>();
    let running = 0;
    const early: Early = <Args extends readonly unknown[], T>(
      read: (...asked: Args) => T,
      nameOf: (...asked: Args) => string = (...asked) => JSON.stringify(asked),
    ) => {
      const known = new Map<string, {readonly value: T}>();
      forget.add(() => known.clear());
      return (...asked: Args) => {
        const found = known.get(nameOf(...asked)) ?? {value: read(...asked)};
        if (running > 0) known.set(nameOf(...asked), found);
        return found.value;
      };
    };
    return {
      ...change(right, early),
      once: async (c, decide) => {
        if (!path.test(c.req.path)) return right.once(c, decide);
        running += 1;
        await wait(5);
        try {
          return await right.once(c, decide);
        } finally {
          running -= 1;
          if (running === 0) for (const each of forget) each();
        }
      },
    };
  };

/** What is asked, as if by another account. */
export const asIf = <T extends {readonly user: CurrentUser}>(asked: T, changes: Partial<CurrentUser>): T => ({
  ...asked,
  user: {...asked.user, ...changes},
});

/** Certifications that are stored otherwise. None: they are not stored. */
export const stored = (
  happenings: readonly BackendEvent[],
  change: (certification: Certification) => Partial<Certification> | undefined,
): readonly BackendEvent[] =>
  happenings.flatMap((each) => {
    if (each.type !== 'certified') return each;
    const changes = change(each);
    return changes ? {...each, ...changes} : [];
  });

/** Another answer of a certification by card, or other things that are stored with it. */
export const cardPasses =
  (
    change: (
      decided: Decision<Outcome> & {readonly answer: PassedOutcome},
      request: VerifyCardRequest,
      right: Parts,
    ) => Partial<Decision<Outcome>>,
  ): Change =>
  (right) => ({
    verifyCard: (parts, request) => {
      const decision = right.verifyCard(parts, request);
      const {answer} = decision;
      const hasPassed = 'passed' in answer && answer.passed;
      return hasPassed ? {...decision, ...change({...decision, answer}, request, right)} : decision;
    },
  });

/** Another status than the right one, of an account that needs a certification. */
export const statusSays =
  (change: (status: Status, ...asked: Parameters<typeof statusOf>) => Partial<Status>): Change =>
  (right) => ({
    statusOf: (...asked) => {
      const status = right.statusOf(...asked);
      return {...status, ...change(status, ...asked)};
    },
  });

/** Of each method, something else. */
export const methodsSay = (
  change: (method: MethodStatus, ...asked: Parameters<typeof statusOf>) => Partial<MethodStatus>,
): Change =>
  statusSays(({methods}, ...asked) => ({methods: methods.map((each) => ({...each, ...change(each, ...asked)}))}));

/** One change after the other. */
export const both =
  (...changes: readonly Change[]): Change =>
  (right) =>
    changes.reduce<Partial<Parts>>((parts, change) => ({...parts, ...change({...right, ...parts})}), {});

export const refusalIn = ({answer}: Decision<Answered['answer']>): Refusal | undefined =>
  'refusal' in answer ? answer.refusal : undefined;

/** What a change of the record drops, otherwise. */
export const dropping =
  (
    what: 'certification' | 'membership',
    change: (dropped: BackendEvent, request: SaveRequest, right: Parts) => readonly BackendEvent[],
  ): Change =>
  (right) => ({
    saveProfile: (parts, request) => {
      const decision = right.saveProfile(parts, request);
      const isMeant = (each: BackendEvent): boolean => each.type === 'forgotten' && each.what === what;
      const happenings = decision.happenings.flatMap((each) => (isMeant(each) ? change(each, request, right) : each));
      return {...decision, happenings};
    },
  });

/** A certification stays where nothing else that it is about changes. */
export const certificationStaysWith = (field: EditableField): Change =>
  dropping('certification', (dropped, {user, values}, {profiles}) => {
    const record = profiles.recordOf(user);
    const others = whoItIs.filter((each) => each !== field && (values[each] ?? record[each]) !== record[each]);
    return others.length > 0 ? [dropped] : [];
  });

/** Whether a record differs from what was certified in its name, or in its number, only. */
export const differsOnlyIn = (
  field: 'enterpriseName' | 'idNumber',
  certified: string,
  record: ProfileRecord,
): boolean => {
  const [, enterpriseName, , , idNumber] = JSON.parse(certified) as string[];
  const former = {enterpriseName, idNumber}[field] ?? '';
  return certifiedDataOf({...record, [field]: former}) === certified;
};

/** Tokens that may be used again where they are given back. */
export const givenBack = (tokens: Parts['stepUps']): readonly [Parts['stepUps'], (token: unknown) => void] => {
  const back = new Set<unknown>();
  return [{use: (token, user) => back.delete(token) || tokens.use(token, user)}, (token) => void back.add(token)];
};
