import * as z from 'zod/mini';
import {subjectPattern} from '../domain/wire-formats.js';
import {documentProperty} from './page.js';
import {requirementOf, type Requirement} from './requirement.js';
import {withTimeLimit} from './time-limit.js';

/* What a host's server lists of the acts of a user, and what it answers to one: docs/level.server.md. */

/** An act as the server lists it: open, with what was filled in, or executed, with its number. `at` is RFC 3339. */
export type ListedAct<Fields> = {readonly id: string; readonly at: string} & (
  | {readonly fields: Fields; readonly number?: undefined}
  | {readonly number: string; readonly fields?: undefined}
);

/** Of one user and one form: the acts of the last 24 hours. */
export interface ActList<Fields> {
  readonly user: string;
  readonly acts: readonly ListedAct<Fields>[];
}

/** What the server has answered to an act. */
export interface ActAnswer {
  readonly status: number;
  /** Of what was executed. A status alone proves nothing: a sign-in page has 200, a host's own check 422. */
  readonly number: string | undefined;
  /** The level that is missing. */
  readonly needed: Requirement | undefined;
  /** What a problem document says to the user (RFC 9457, 3.1), the detail before the title. */
  readonly words: string | undefined;
  readonly response: Response;
}

/** Some servers count. */
const numberIn = (number: unknown): string | undefined =>
  (typeof number === 'string' && /^.{1,200}$/.test(number)) || typeof number === 'number' ? `${number}` : undefined;

const at = z.string().check(
  z.maxLength(50),
  z.refine((text) => !Number.isNaN(Date.parse(text))),
);

/** Some frameworks write null for an absent member. What has neither a number nor fields is nothing to go on with. */
const listSchema = z.object({
  user: z.string().check(z.regex(subjectPattern)),
  acts: z.pipe(
    z.nullish(
      z.array(z.object({id: z.string(), at, number: z.optional(z.unknown()), fields: z.optional(z.unknown())})),
    ),
    z.transform((acts) =>
      (acts ?? [])
        .map((act) => ({...act, number: numberIn(act.number), fields: act.fields ?? undefined}))
        .filter(({number, fields}) => number !== undefined || fields !== undefined),
    ),
  ),
});

const jsonOf = (response: Response): Promise<unknown> =>
  response
    .clone()
    .json()
    .catch(() => undefined);

const answerOf = async (response: Response): Promise<ActAnswer> => {
  const body = Object(await jsonOf(response)) as Readonly<Record<string, unknown>>;
  const said = [body['detail'], body['title']].find((words) => typeof words === 'string' && words !== '');
  return {
    status: response.status,
    number: numberIn(body['number']),
    needed: await requirementOf(response),
    words: said as string | undefined,
    response,
  };
};

/** Milliseconds for one answer of the host's server. An act may take longer than a list. */
const limitMs = {list: 20_000, act: 60_000};

export interface ActServerSettings {
  readonly drafts: string;
  readonly form: string;
  readonly headers: () => Readonly<Record<string, string>>;
  /** Ends every wait. */
  readonly signal: AbortSignal;
  readonly warn: (words: string) => void;
}

/** The host's server, for one form. */
export const actServer = <Fields>({drafts, form, headers, signal, warn}: ActServerSettings) => {
  const ask = (id: string, method: 'GET' | 'DELETE'): Promise<Response> => {
    const address = new URL(drafts, documentProperty('baseURI'));
    address.pathname += id && `/${id}`;
    address.searchParams.set('form', form);
    const {href} = address;
    return withTimeLimit(
      (limit) => fetch(href, {method, cache: 'no-store', headers: headers(), signal: limit}),
      signal,
      limitMs.list,
    );
  };
  return {
    list: async (): Promise<ActList<Fields> | 'signed-out' | 'no-answer'> => {
      try {
        const response = await ask('', 'GET');
        if (response.status === 401) return 'signed-out';
        if (!response.ok) return 'no-answer';
        const list = listSchema.safeParse(await jsonOf(response));
        if (list.success) return list.data as ActList<Fields>;
        warn(
          `levelAction(): the list does not fit docs/level.server.md at ${list.error.issues[0]?.path.join('.') ?? ''}`,
        );
        return 'no-answer';
      } catch {
        return 'no-answer';
      }
    },
    /** The status of the answer, if there is one. */
    remove: (id: string): Promise<number | undefined> =>
      ask(id, 'DELETE').then(
        ({status}) => status,
        () => undefined,
      ),
    /** What the host does before a list is asked for. It ends like one, and what becomes of it does not matter. */
    within: (work: () => Promise<unknown>): Promise<void> =>
      withTimeLimit(work, signal, limitMs.list).then(
        () => undefined,
        () => undefined,
      ),
    /** Undefined where no answer came. */
    answerTo: (send: () => Promise<Response>): Promise<ActAnswer | undefined> =>
      withTimeLimit(async () => answerOf(await send()), signal, limitMs.act).catch(() => undefined),
  };
};
