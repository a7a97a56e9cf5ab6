import type {Asked, Change, Trail} from '../../adapters/trail.js';
import {quoted, type CertErrorCode, type CertErrorDetails} from '../../domain/errors.js';
import {version} from '../../version.js';

/** Whether a request has left the page. A client that a host has written may not tell. */
export type HasLeft = 'yes' | 'no' | 'not-told';

/** A request to the backend, or an errand to the card agent. Times are instants by this device's clock. */
export interface DiagnosedRequest {
  /** The operation, such as `verifyCard`, or the errand, such as `sign`. */
  readonly name: string;
  readonly at: string;
  /** Until it ended. Absent as long as nothing has come. */
  readonly ms?: number;
  /** Of a request to the backend, as in its `traceparent`. */
  readonly trace?: string;
  readonly span?: string;
  /** Of an errand: the last call that the agent was sent. */
  readonly call?: string;
  readonly left: HasLeft;
  /** Of the error or the refusal. Absent for any other answer. */
  readonly code?: string;
  readonly foreignCode?: string;
  readonly status?: number;
  readonly requestId?: string;
}

/** What support needs to know: codes, ids, names of states and times. Nothing that anybody typed, and no address. */
export interface Diagnostics {
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
  /** Whether the request that failed has left the page. */
  readonly left?: HasLeft;
  /** The request that failed, where one did. */
  readonly failed?: DiagnosedRequest;
  readonly time: string;
  readonly locale: string;
  readonly secure: boolean;
  readonly framed: boolean;
  readonly browser: string;
  /** The last ten. */
  readonly requests: readonly DiagnosedRequest[];
  /** Where the machines and the page have been, the last 30 of each. `machine` is absent for the page. */
  readonly changes: readonly {readonly at: string; readonly machine?: string; readonly now: string}[];
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

const isUnsent = (code: string | undefined, where: string | undefined): boolean =>
  unsent.has(String(code)) || where === 'token';

interface Problem {
  readonly code: string;
  readonly details: CertErrorDetails;
}

const at = (ms: number): string => new Date(ms).toISOString();

const isErrand = ({call}: Asked): boolean => call !== undefined;
const hasLeft = ({call, hasLeft}: Asked): boolean => Boolean(call) || hasLeft === true;

const requestOf = (asked: Asked, all: readonly Asked[]): DiagnosedRequest => {
  const {what, call, endedAt, code, details = {}} = asked;
  const [, trace, span] = asked.traceparent.split('-');
  // A client that has told it once tells it always.
  const tells = all.some((each) => isErrand(each) === isErrand(asked) && hasLeft(each));
  return {
    name: what,
    at: at(asked.at),
    ms: endedAt && endedAt - asked.at,
    ...(isErrand(asked) ? {call: call || undefined} : {trace, span}),
    left: hasLeft(asked) ? 'yes' : tells || isUnsent(code, details.where) ? 'no' : 'not-told',
    code,
    foreignCode: details.foreignCode,
    status: details.status,
    requestId: details.requestId,
  } as DiagnosedRequest;
};

const failedIn = (asked: readonly Asked[], {code, details}: Problem): Asked | undefined =>
  asked
    .filter(
      (each) =>
        (each.code === code && each.details?.where === details.where) ||
        // What does not fit may be found when the answer is read.
        (code === 'contract' && details.where?.split('.')[0] === each.what),
    )
    .at(-1);

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
};

/** As JSON, so that it lives on its own, and without what is absent. */
export const diagnosticsOf = (problem: Problem | undefined, trail: Trail | undefined, locale: string): Diagnostics => {
  const {asked = [], changes = [], id} = trail ?? {};
  const {code, details = {}} = problem ?? {};
  const {foreignCode, where, expected, got, status, requestId} = details;
  const cause = problem && failedIn(asked, problem);
  const failed = cause && requestOf(cause, asked);
  const facts = {
    version,
    journey: id,
    code,
    foreignCode,
    where,
    expected,
    got,
    status,
    requestId,
    left: problem && (failed?.left ?? (isUnsent(code, where) ? 'no' : 'not-told')),
    failed,
    time: at(Date.now()),
    locale,
    secure: globalThis.isSecureContext,
    framed: window.top !== window,
    browser: navigator.userAgent,
    requests: asked.map((each) => requestOf(each, asked)),
    changes: changes.map((change: Change) => ({...change, at: at(change.at)})),
  };
  // An own backend's error may contain anything.
  const line = (_: string, value: unknown): unknown => (typeof value === 'string' ? quoted(value) : value);
  return frozen(JSON.parse(JSON.stringify(facts), line) as Diagnostics);
};

const leftWords: Readonly<Record<HasLeft, string>> = {
  yes: 'yes',
  no: 'no request left the page',
  'not-told': 'not told',
};

const lineOf = ({
  name,
  at,
  ms,
  trace,
  span,
  call,
  left,
  code,
  foreignCode,
  status,
  requestId,
}: DiagnosedRequest): string =>
  [
    at,
    name,
    span ? `trace ${String(trace)} span ${span}` : `agent call ${call ?? 'none'}`,
    ms === undefined ? 'no answer yet' : `${String(ms)} ms`,
    left === 'yes' ? undefined : leftWords[left],
    ms !== undefined && (code ?? 'ok'),
    foreignCode,
    status,
    requestId,
  ]
    .filter(Boolean)
    .join(', ');

/** Those, each on one line. `search`: what to look for in the backend's log, or in the agent's. */
export const diagnosticsText = (facts: Diagnostics): string => {
  const {failed, requests, changes, journey, foreignCode, requestId, left, ...rest} = facts;
  const {version: own, code, where, expected, got, status, ...page} = rest;
  const lines: [name: string, value: unknown][] = [
    ...Object.entries({
      'sw-realname-cert': own,
      journey,
      code,
      'foreign-code': foreignCode,
      where,
      expected,
      got,
      status,
      'request-id': requestId,
      'left-the-page': left && leftWords[left],
      search: failed && failed.left !== 'no' ? lineOf(failed) : undefined,
      ...page,
    }),
    ...requests.map((each): [string, string] => [each.span ? 'request' : 'errand', lineOf(each)]),
    ...changes.map(({machine, now, at}): [string, string] => [machine ?? 'page', `${at}, ${now}`]),
  ];
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('\n');
};
