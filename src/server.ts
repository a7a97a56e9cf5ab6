import {withTimeLimit} from './adapters/time-limit.js';
import {isCertError} from './domain/errors.js';
import {isPlainJson} from './domain/plain-json.js';
import {isInstant, subjectPattern, withoutEndSlash} from './domain/wire-formats.js';
import {headerOf, problem} from './level-acts.js';

/** Who has sent a request, as your own session knows it. Where a text is missing, nobody is signed in. */
export interface SignedIn {
  /** Id of the account at the portal, such as `zhangsan`. */
  readonly account: string;
  /** When the user signed in to the portal: RFC 3339, as the portal's ticket said it. Not when your session began. */
  readonly signedInAt: string;
  /** Id of your session. It is not sent. */
  readonly session: string;
}

/** `R` is a request as your framework has it: only `signedIn` and `sentSubject` read it. */
export interface LevelSettings<R = Request> {
  /** Of the certification backend: `/levels` is added. `https:`, because the secret is sent; `http:` on this machine. */
  readonly baseUrl: string;
  /** For a network without TLS that you trust: `http:` anywhere. Who listens there has the secret. */
  readonly insecure?: boolean | undefined;
  /** What the portal has given to your server. A function is called for each request, so that you can exchange it. */
  readonly secret: string | (() => string | Promise<string>);
  /** Never from what a page sends: from your session. What it throws is passed on. */
  readonly signedIn: (request: R) => SignedIn | undefined | Promise<SignedIn | undefined>;
  /**
   * The header `Sw-Subject` of the request. By default it is read of a `Request`; any other request then throws, so that
   * nobody leaves it out unseen.
   */
  readonly sentSubject?: ((request: R) => string | null | undefined) | undefined;
  /**
   * Told why nobody was let in although somebody might be: `no secret`, `too slow`, `no answer`, `too long`, `not fitting`, or
   * the status, such as `status 401`. Nothing of it is personal.
   */
  readonly onFailure?: ((reason: string) => void) | undefined;
  /** Milliseconds for the whole of a request; 5000 by default. */
  readonly timeLimit?: number | undefined;
  /** The platform's by default. It must not follow redirects, because they would carry the secret. */
  readonly fetch?: typeof fetch | undefined;
  /** Milliseconds of a clock that nobody sets, for tests; `performance.now` by default. */
  readonly clock?: (() => number) | undefined;
}

/** What is read of an answer. */
interface Answer {
  readonly subject: string | undefined;
  readonly levels: readonly string[];
  /** Milliseconds for which it may be kept, from the question on. */
  readonly left: number;
}

/** Who was let in, until when of `clock`. */
interface Kept {
  readonly subject: string | undefined;
  readonly until: number;
}

const keptMs = 60_000;
/** So many sign-ins at most are kept, at about 300 bytes. */
const mostKept = 10_000;
/** Of an answer, which has about 200. */
const mostBytes = 16_384;

/** A file of Windows begins with the mark of its encoding, and any file may end with a line. */
const secretPattern = /^\uFEFF?[ \t\r\n]*([\x21-\x7E]+)[ \t\r\n]*$/;

/** It is quoted in a header (RFC 9110, 5.6.4), and a page takes no longer one. */
const requiredPattern = /^(?=.{1,200}$)[\x21\x23-\x5B\x5D-\x7E]+(?: [\x21\x23-\x5B\x5D-\x7E]+)*$/;

const problemTypes = 'urn:sw-realname-cert:problem:';

const readAtMost = async (response: Response, most: number): Promise<Uint8Array | undefined> => {
  const bytes = new Uint8Array(most);
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    if (length + part.value.length > most) {
      await reader?.cancel();
      return undefined;
    }
    bytes.set(part.value, length);
    length += part.value.length;
  }
  return bytes.subarray(0, length);
};

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

/**
 * When an answer was given, by the clock of its `until` (RFC 9110, 5.6.7); without a `Date` by ours. `Date` leaves out parts of
 * a second.
 */
const givenAt = (date: string | null): number => {
  const at = Date.parse(date ?? '');
  return new Date(at).toUTCString() === date ? at + 1_000 : Date.now();
};

/** As strict as Java: an offset of 18 hours at most, and no February 30, which `Date.parse` takes for one of March. */
const isRealInstant = (text: string): boolean => {
  const time = text.slice(0, 19);
  const isReal = JSON.stringify(new Date(`${time}Z`)).startsWith(`"${time}`);
  return isInstant(text) && isReal && /(?:Z|[+-](?:0\d|1[0-7]):[0-5]\d|[+-]18:00)$/.test(text);
};

/** Undefined if it does not fit the contract. Only the members that decide are looked at. */
const answerOf = (bytes: Uint8Array, date: string | null): Answer | undefined => {
  try {
    const json = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
    // Own members alone: what a polluted prototype has is no answer.
    const {subject, levels, until} = {__proto__: null, ...JSON.parse(json)} as Readonly<Record<string, unknown>>;
    if (!isPlainJson(json) || !Array.isArray(levels) || !levels.every((id) => typeof id === 'string')) return undefined;
    if (!isAbsent(subject) && !(typeof subject === 'string' && subjectPattern.test(subject))) return undefined;
    if (!isAbsent(until) && !(typeof until === 'string' && isRealInstant(until))) return undefined;
    const left = isAbsent(until) ? keptMs : Math.min(Date.parse(until) - givenAt(date), keptMs);
    return left > 0 ? {subject: subject ?? undefined, levels, left} : undefined;
  } catch {
    return undefined;
  }
};

/** In clear, whoever is on the way reads the secret. On the way to this machine is nobody. */
const isSafe = ({protocol, hostname}: URL, insecure: boolean): boolean =>
  protocol === 'https:' ||
  (protocol === 'http:' && (insecure || /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)));

const subjectOf = (request: unknown): string | null => headerOf(request, 'Sw-Subject', 'sentSubject');

/**
 * The check of an action that needs a security level: resolves with undefined if the user of the request has one of the
 * levels, otherwise with the response to send. 403 says which level is needed, as `requirementOf` reads it; 401 that nobody
 * is signed in; 412 that the signed-in user has the level, but is another one than the request's `Sw-Subject` names; 503
 * that the certification backend gave no answer that counts, and then nobody is let in.
 *
 * `required` has ids of levels, separated by spaces, of which any is enough and the first is recommended (RFC 9470,
 * `acr_values`). Throws a `TypeError` if it has none, or is longer than 200 characters, and if `baseUrl` is no address
 * that the secret may be sent to, or has a user, a query or a fragment.
 *
 * Who was let in is let in for 60 s more at most in the same session, account and sign-in, never after the end of the
 * level. A refusal is asked anew each time. Requests of the same session, account and sign-in that come while a question is
 * under way wait for its answer.
 */
export const requireLevel = <R = Request>(
  settings: LevelSettings<R>,
  required: string,
): ((request: R) => Promise<Response | undefined>) => {
  if (!requiredPattern.test(required)) throw new TypeError('required: ids of levels, separated by spaces');
  const {baseUrl, insecure = false, secret, signedIn, sentSubject = subjectOf, onFailure, timeLimit = 5_000} = settings;
  const {clock = () => performance.now()} = settings;
  const address = `${withoutEndSlash(baseUrl)}/levels`;
  const {username, password, search, hash} = new URL(address);
  if (username || password || search || hash) throw new TypeError('baseUrl: without a user, a query or a fragment');
  if (!isSafe(new URL(address), insecure))
    throw new TypeError('baseUrl: only https, because the secret is sent there. See `insecure`');
  const wanted = required.split(' ');
  const letIn = new Map<string, Kept>();
  const questions = new Map<string, Promise<{readonly askedAt: number; readonly answer: Answer | string}>>();

  /** The answer, or why there is none. */
  const ask = async ({account, signedInAt}: SignedIn, signal: AbortSignal): Promise<Answer | string> => {
    const found: unknown =
      typeof secret === 'string'
        ? secret
        : await Promise.resolve()
            .then(secret)
            .catch(() => '');
    // Where a variable of the environment is not set, there is none, whatever the types say.
    const [, credential] = secretPattern.exec(typeof found === 'string' ? found : '') ?? [];
    if (credential === undefined) return 'no secret';
    const send = settings.fetch ?? fetch;
    const response = await send(address, {
      method: 'POST',
      headers: {authorization: `Bearer ${credential}`, 'content-type': 'application/json', accept: 'application/json'},
      body: JSON.stringify({account, signedInAt}),
      redirect: 'manual',
      cache: 'no-store',
      signal,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return `status ${response.status}`;
    }
    const bytes = await readAtMost(response, mostBytes);
    return bytes ? (answerOf(bytes, response.headers.get('date')) ?? 'not fitting') : 'too long';
  };

  const askOnce = (key: string, user: SignedIn) => {
    const askedAt = clock();
    const {signal} = new AbortController();
    const question =
      questions.get(key) ??
      withTimeLimit((limit) => ask(user, limit), signal, timeLimit)
        .catch((thrown: unknown) => (isCertError(thrown) && thrown.code === 'timeout' ? 'too slow' : 'no answer'))
        .then((answer) => ({askedAt, answer}))
        .finally(() => questions.delete(key));
    questions.set(key, question);
    return question;
  };

  const keep = (key: string, kept: Kept): void => {
    letIn.delete(key);
    letIn.set(key, kept);
    const [oldest] = letIn.keys();
    if (letIn.size > mostKept && oldest !== undefined) letIn.delete(oldest);
  };

  return async (request) => {
    const sent = sentSubject(request);
    const user = await signedIn(request);
    if (!user?.account || !user.signedInAt || !user.session) return problem(401, {}, {'www-authenticate': 'Bearer'});
    const key = JSON.stringify([user.session, user.account, user.signedInAt]);
    const kept = letIn.get(key);
    let subject = kept?.subject;
    if (kept === undefined || clock() >= kept.until) {
      const {askedAt, answer} = await askOnce(key, user);
      if (typeof answer === 'string') {
        onFailure?.(answer);
        return problem(503, {}, {'retry-after': '10'});
      }
      ({subject} = answer);
      if (!wanted.some((id) => answer.levels.includes(id))) {
        const challenge = `Bearer error="insufficient_user_authentication", acr_values="${required}"`;
        const more = {title: '安全级别不足', requiredLevel: required, ...(subject !== undefined && {subject})};
        return problem(403, {type: `${problemTypes}level-too-low`, ...more}, {'www-authenticate': challenge});
      }
      keep(key, {subject, until: askedAt + answer.left});
    }
    if (isAbsent(sent) || sent === subject) return undefined;
    const code = 'subject-changed';
    return problem(412, {type: `${problemTypes}${code}`, code}, {});
  };
};

export {
  actsInMemory,
  levelActs,
  type Act,
  type ActStore,
  type Former,
  type LevelActsSettings,
  type Submission,
} from './level-acts.js';
export type {ListedAct} from './adapters/acts.js';
