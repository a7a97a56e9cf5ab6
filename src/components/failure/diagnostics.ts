import {isFramed} from '../../adapters/page-context.js';
import type {LoggedRequest, JourneyLog} from '../../adapters/journey-log.js';
import {quoted, type CertErrorCode, type CertErrorDetails} from '../../domain/errors.js';
import {version} from '../../version.js';

/** Whether a request has left the page. A client that a host has written may not tell. */
export type HasLeft = 'yes' | 'no' | 'not-told';

/** A request to the backend, or a use of the card agent. Times are instants by this device's clock. */
export interface DiagnosedRequest {
  readonly at: string;
  /** The operation, such as `verifyCard`, or the use, such as `sign`. */
  readonly name: string;
  /** Of a request to the backend, as in its `traceparent`. */
  readonly trace?: string;
  readonly span?: string;
  /** Of a use of the agent: the last call that the agent was sent. Empty if none was. */
  readonly call?: string;
  /** Until it ended. Absent as long as nothing has come. */
  readonly ms?: number;
  /** Of the error or the refusal. Absent for any other answer. */
  readonly code?: string;
  readonly foreignCode?: string;
  readonly status?: number;
  readonly requestId?: string;
  readonly leftThePage: HasLeft;
}

/** What support needs to know: codes, ids, names of steps and times. Nothing that anybody typed, and no address. */
export interface Diagnostics {
  /** The first eight digits of the journey's id, which the screen shows for customer service. */
  readonly supportCode?: string;
  readonly version: string;
  /** Trace id of the journey. */
  readonly journey?: string;
  /** Of the error or refusal, if there is one. */
  readonly code?: string;
  readonly foreignCode?: string;
  readonly where?: string;
  readonly expected?: string;
  readonly got?: string;
  readonly status?: number;
  readonly requestId?: string;
  /** Whether what failed has left the page. */
  readonly leftThePage?: HasLeft;
  /** The request or use of the agent that failed, where one did: what to look for in the backend's log, or in the agent's. */
  readonly failed?: DiagnosedRequest;
  readonly time: string;
  readonly locale: string;
  readonly secure: boolean;
  readonly framed: boolean;
  readonly browser: string;
  /** The last ten. */
  readonly requests: readonly DiagnosedRequest[];
  /** The last 30 steps, with their views, and the last 30 changes of the page, which have none. */
  readonly changes: readonly {readonly at: string; readonly view?: string; readonly now: string}[];
}

/** With these, no request leaves the page. */
const unsent: ReadonlySet<string> = new Set<CertErrorCode>([
  'agent-not-answering',
  'agent-blocked',
  'agent-permission-dismissed',
  'agent-undetermined',
  'agent-not-delegated',
  'agent-busy',
  'insecure-context',
  'encrypt-failed',
  'human-check-failed',
  'handoff-record-damaged',
  'offline',
  'config',
  'version-conflict',
  'page-polluted',
  'not-configured',
]);

interface Problem {
  readonly code?: string | undefined;
  readonly details?: CertErrorDetails | undefined;
}

const at = (ms: number): string => new Date(ms).toISOString();

/** Whether it has left the page, by the error alone. */
const hasLeft = ({code = '', details = {}}: Problem): HasLeft => {
  const {status, where} = details;
  if (unsent.has(code) || where === 'token') return 'no';
  return status !== undefined || code === 'network' ? 'yes' : 'not-told';
};

type Diagnosed = {readonly [K in keyof DiagnosedRequest]: DiagnosedRequest[K] | undefined};

const requestIn =
  (all: readonly LoggedRequest[]) =>
  (asked: LoggedRequest): Diagnosed => {
    const {what: name, call, endedAt, code, details = {}} = asked;
    const {foreignCode, status, requestId} = details;
    const [, trace, span] = asked.traceparent.split('-');
    const isOfAgent = call !== undefined;
    const isSent = (each: LoggedRequest): boolean => Boolean(each.wasSent ?? each.call);
    // A client that has told it once tells it always.
    const tells = all.some((each) => isSent(each) && (each.call !== undefined) === isOfAgent);
    const isAnswered = endedAt !== undefined && !asked.details;
    const known = isSent(asked) || isAnswered ? 'yes' : hasLeft(asked);
    return {
      at: at(asked.at),
      name,
      ...(isOfAgent ? {call} : {trace, span}),
      ms: endedAt && endedAt - asked.at,
      code,
      foreignCode,
      status,
      requestId,
      leftThePage: known === 'not-told' && tells ? 'no' : known,
    };
  };

/** The last one with the error that is shown. What does not fit may be found when an answer has been read. */
const isCause =
  ({code, details}: Problem) =>
  (asked: LoggedRequest): boolean =>
    (asked.code === code && asked.details?.where === details?.where) ||
    (code === 'contract' && details?.where?.split('.')[0] === asked.what);

/** An own backend's error may contain anything. */
const plain = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? quoted(value) : Object.freeze(value);

/** As JSON, so that it lives on its own, and without what is absent. */
export const diagnosticsOf = (
  problem: Problem | undefined,
  log: JourneyLog | undefined,
  locale: string,
): Diagnostics => {
  const {code, details = {}} = problem ?? {};
  const {id} = log ?? {};
  // Whoever reads this is perhaps not the one whose requests these are.
  const {requests = [], changes = []} = (code === 'subject-changed' ? undefined : log) ?? {};
  const {foreignCode, where, expected, got, status, requestId} = details;
  const requestOf = requestIn(requests);
  const failed = problem && requests.filter(isCause(problem)).map(requestOf).at(-1);
  const facts = {
    supportCode: id?.slice(0, 8),
    version,
    journey: id,
    code,
    foreignCode,
    where,
    expected,
    got,
    status,
    requestId,
    leftThePage: failed?.leftThePage ?? (problem && hasLeft(problem)),
    failed,
    time: at(Date.now()),
    locale,
    secure: globalThis.isSecureContext,
    framed: isFramed(),
    browser: navigator.userAgent,
    requests: requests.map(requestOf),
    changes: changes.map((change) => ({...change, at: at(change.at)})),
  };
  return JSON.parse(JSON.stringify(facts), plain) as Diagnostics;
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const line = (facts: object): string =>
  Object.entries<string | number>(facts as Record<string, string | number>)
    .map(([name, value]) => `${kebab(name)} ${String(value)}`)
    .join(', ');

/** Those, each on one line. */
export const diagnosticsText = ({supportCode, version: own, ...facts}: Diagnostics): string =>
  Object.entries({...(supportCode && {supportCode}), 'sw-realname-cert': own, ...facts})
    .flatMap(([name, values]) =>
      [values].flat().map((value: object | string | number | boolean) => {
        const words = typeof value === 'object' ? line(value) : String(value);
        return `${kebab(name)}: ${words}`;
      }),
    )
    .join('\n');
