import type {ListedAct} from './adapters/acts.js';
import {isSameJson} from './domain/plain-json.js';
import {actFormPattern, actIdPattern} from './domain/wire-formats.js';

/*
 * The server's part of `levelAction`: docs/level.server.md. Everything that holds for an act holds because its row is
 * locked while it is executed.
 */

/** A declaration, for example, as a page has sent it. */
export interface Act<Fields> {
  /** Your name for the user. Another user's act of the same id is another act. */
  readonly account: string;
  readonly form: string;
  /** 32 hexadecimal digits, of which the page draws new ones for each act. */
  readonly id: string;
  readonly fields: Fields;
}

/** What has become of an act before. */
export type Former =
  /** Executed. `isSame`: with the fields that were sent now. */
  {readonly number: string; readonly isSame: boolean} | 'deleted';

/** Your database. `Tx` is one transaction of it. */
export interface ActStore<Fields, Tx> {
  /**
   * Keeps the fields, unless the act is a former one, or the user has 20 other open acts of this form (`full`). `busy`: its
   * row is locked.
   */
  readonly keep: (act: Act<Fields>) => Promise<Former | 'kept' | 'full' | 'busy'>;
  /**
   * In one transaction: locks the row, looks for a former act again, runs, and writes its number and fields beside each
   * other. `busy`: another request has locked it.
   */
  readonly execute: (act: Act<Fields>, run: (tx: Tx) => Promise<string>) => Promise<Former | 'busy'>;
  /** The open ones that were touched, and the executed ones, of the last 24 hours. */
  readonly list: (account: string, form: string) => Promise<readonly ListedAct<Fields>[]>;
  /** Marks an open act as deleted for 24 hours. */
  readonly remove: (account: string, form: string, id: string) => Promise<'removed' | 'unknown' | 'executed' | 'busy'>;
}

/** `R` is a request as your framework has it: only these functions read it. */
export interface LevelActsSettings<Fields, Tx, R = Request> {
  readonly store: ActStore<Fields, Tx>;
  /** Never from what a page sends: from your session. Printable ASCII without a space. */
  readonly account: (request: R) => string | undefined | Promise<string | undefined>;
  /** By default a header of a `Request`. */
  readonly header?: ((request: R, name: string) => string | null | undefined) | undefined;
}

export interface Submission<Fields, Tx> {
  /** The form's name. A page cannot choose it. */
  readonly form: string;
  /** As you have validated them. */
  readonly fields: Fields;
  /** What `requireLevel` has made. */
  readonly refusal: () => Promise<Response | undefined>;
  /** Executes the act, and resolves with its number. If it throws, nothing has happened. */
  readonly run: (tx: Tx) => Promise<string>;
}

/**
 * The problem document that a server answers with. For each status that is no refusal of ours, the type `about:blank`
 * says all (RFC 9457, 4.2.1).
 */
export const problem = (
  status: number,
  members: object = {},
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(JSON.stringify({type: 'about:blank', status, ...members}), {
    status,
    headers: {'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers},
  });

const ok = (body: object): Response =>
  new Response(JSON.stringify(body), {headers: {'content-type': 'application/json', 'cache-control': 'no-store'}});

const formerAnswer = (former: Former): Response => {
  if (former === 'deleted') return problem(410);
  const {number, isSame} = former;
  return isSame ? ok({number}) : problem(422, {number});
};

/** `setting` is what a framework whose request is none must give. */
export const headerOf = (request: unknown, name: string, setting = 'header'): string | null => {
  const {headers} = Object(request) as Partial<Request>;
  if (typeof headers?.get !== 'function') throw new TypeError(`${setting}: how your framework reads ${name}`);
  return headers.get(name);
};

/**
 * Lists, deletes and executes acts, each of them once. The answers are what `levelAction` reads: `Idempotency-Key` is the id
 * of the act, and `Sw-Act-User` says for whom the page was filled in.
 */
export const levelActs = <Fields, Tx = undefined, R = Request>({
  store,
  account: accountOf,
  header = headerOf,
}: LevelActsSettings<Fields, Tx, R>) => ({
  /**
   * `POST` of an act. 200 with its `number`; 422 with the `number` of the same act with other fields; 401, 412: nobody is
   * signed in, or another user; 403: what `refusal` said, and the fields are kept; 409: another request executes it; 410: it
   * was deleted; 429: 20 others are open, and the level is missing.
   */
  submit: async (request: R, {form, fields, refusal, run}: Submission<Fields, Tx>): Promise<Response> => {
    const account = await accountOf(request);
    if (!account) return problem(401);
    const [id, user] = ['idempotency-key', 'sw-act-user'].map((name) => header(request, name) ?? '');
    if (!id || !actIdPattern.test(id) || !user) return problem(400);
    if (user !== account) return problem(412);
    const act = {account, form, id, fields};
    const kept = await store.keep(act);
    if (kept === 'busy') return problem(409);
    if (typeof kept === 'object' || kept === 'deleted') return formerAnswer(kept);
    const refused = await refusal();
    if (refused) {
      // It may have been executed meanwhile, by another request of the same act.
      const now = await store.keep(act);
      if (typeof now === 'object' || now === 'deleted') return formerAnswer(now);
      return now === 'full' && refused.status === 403 ? problem(429) : refused;
    }
    const done = await store.execute(act, run);
    return done === 'busy' ? problem(409) : formerAnswer(done);
  },

  /** `GET` of the acts of this form: 200 with `user` and `acts`, 400, 401. */
  list: async (request: R, form: string): Promise<Response> => {
    const account = await accountOf(request);
    if (!account) return problem(401);
    if (!actFormPattern.test(form)) return problem(400);
    return ok({user: account, acts: await store.list(account, form)});
  },

  /** `DELETE` of one: 204; 404; 409 where it is executed or locked; 400, 401. */
  remove: async (request: R, form: string, id: string): Promise<Response> => {
    const account = await accountOf(request);
    if (!account) return problem(401);
    if (!actFormPattern.test(form) || !actIdPattern.test(id)) return problem(400);
    const answers = {removed: 204, unknown: 404, executed: 409, busy: 409};
    const status = answers[await store.remove(account, form, id)];
    return status === 204 ? new Response(null, {status, headers: {'cache-control': 'no-store'}}) : problem(status);
  },
});

const dayMs = 24 * 60 * 60_000;

interface Row<Fields> extends Act<Fields> {
  readonly touchedAt: number;
  readonly number?: string;
  readonly isDeleted?: boolean;
}

/** In memory, for tests: it forgets everything with its process. `now` in milliseconds. */
export const actsInMemory = <Fields>(now: () => number = Date.now, mostOpen = 20): ActStore<Fields, undefined> => {
  const rows = new Map<string, Row<Fields>>();
  const locked = new Set<string>();
  const keyOf = ({account, form, id}: Omit<Act<Fields>, 'fields'>): string => JSON.stringify([account, form, id]);
  const isRecent = ({touchedAt}: Row<Fields>): boolean => now() - touchedAt < dayMs;
  const find = (key: string): Row<Fields> | undefined => {
    const row = rows.get(key);
    return row && (row.number !== undefined || isRecent(row)) ? row : undefined;
  };
  const formerOf = (act: Act<Fields>): Former | undefined => {
    const {number, isDeleted, fields} = find(keyOf(act)) ?? {};
    if (number !== undefined) return {number, isSame: isSameJson(fields, act.fields)};
    return isDeleted ? 'deleted' : undefined;
  };
  const all = (account: string, form: string): Row<Fields>[] =>
    [...rows.values()].filter((row) => row.account === account && row.form === form && !row.isDeleted && isRecent(row));
  return {
    keep: async (act) => {
      const key = keyOf(act);
      const former = formerOf(act);
      if (former) return former;
      if (locked.has(key)) return 'busy';
      const others = all(act.account, act.form).filter(({id, number}) => id !== act.id && number === undefined);
      if (!find(key) && others.length >= mostOpen) return 'full';
      rows.set(key, {...act, touchedAt: now()});
      return 'kept';
    },
    execute: async (act, run) => {
      const key = keyOf(act);
      if (locked.has(key)) return 'busy';
      const former = formerOf(act);
      if (former) return former;
      locked.add(key);
      try {
        const number = await run(undefined);
        rows.set(key, {...act, number, touchedAt: now()});
        return {number, isSame: true};
      } finally {
        locked.delete(key);
      }
    },
    list: async (account, form) =>
      all(account, form).map(({id, number, fields, touchedAt}) => {
        const at = new Date(touchedAt).toISOString();
        return number === undefined ? {id, at, fields} : {id, at, number};
      }),
    remove: async (account, form, id) => {
      const key = keyOf({account, form, id});
      const row = find(key);
      if (!row || row.isDeleted) return 'unknown';
      if (row.number !== undefined) return 'executed';
      if (locked.has(key)) return 'busy';
      rows.set(key, {...row, isDeleted: true, touchedAt: now()});
      return 'removed';
    },
  };
};
