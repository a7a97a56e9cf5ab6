import {chapters, type Chapter} from './rule.js';
import type {Result} from './run.js';
import type {Tongue} from './say.js';

/** What a report says besides rules and messages. */
export const english = {
  tongue: 'en' as Tongue,
  usage: `Usage: sw-cert-conformance --plan FILE [options]

Asks a backend of sw-realname-cert, over HTTP, whether it does what docs/backend.md says. It is for test systems:
it signs test users in, certifies them, changes their records, and uses up their limits.

  --plan FILE           JSON: test users, how to sign them in, and what no client can know (see docs/conformance.md)
  --base-url URL        the backend, in place of the plan's baseUrl
  --allow-changes HOST  repeat the backend's host name (and port) to run the rules that change something;
                        without this option only rules that read are run
  --only NAMES          rules, such as status-fits, or chapters:
                        ${Object.keys(chapters).join(',')}
  --require-all         exit with 1 if a rule did not run, but for those that the plan excuses
  --dry-run             say what would be done, and how many SMS it costs, and send nothing
  --report FORMAT       text | json | junit (default: text)
  --lang LANGUAGE       en | zh-CN (default: en)
  --help                this text

It never tries PINs. The authority of simulated cards belongs into test systems only: a backend that trusts it
certifies anybody.

Exit status: 0 if no rule failed, 1 if one did, or time was up, or a rule did not run with --require-all, 2 if the plan
or the command line cannot be used, a command of the plan fails, or the backend does not answer.`,
  /** In front of each rule. */
  marks: {passed: 'ok     ', failed: 'FAILED ', 'not-run': 'not run'},
  /** Where a rule is explained. */
  doc: (chapter: Chapter) => `docs/backend.md#${chapters[chapter]}`,
  /** Rules that failed by the same finding as the one before. */
  alsoFailed: (ids: readonly string[]) => `The same fails ${String(ids.length)} more: ${ids.join(', ')}`,
  summary: ({passed, failed, 'not-run': notRun}: Readonly<Record<Result, number>>) =>
    `${String(passed)} passed, ${String(failed)} failed, ${String(notRun)} not run`,
  notSeen: 'Not seen from outside; tick off by hand:',
  /** What no client can see. To be answered by those who know the backend. */
  checklist: [
    'An SMS arrives, and says from whom and for what it is.',
    'The enterprise’s administrators and, after a check by data, its legal representative are told of a certification.',
    'Logs have no certificate, code, number or name in them; a failure’s requestId, and the trace id of any request, lead to its line.',
    'Whether a request is traced is the server’s own decision: the flag of `traceparent` comes from a browser.',
    'Stored answers of idempotency keys live for 24 hours at least, and outlive a restart.',
    'A ticket, a handoff, a request for help and its code end at their `expiresAt`, whatever the page says; a handoff is 410 then.',
    'The authority’s list of revoked cards is asked for at each verification, for the card on which a former end rests, too.',
    'The authorities of cards are those of production only; the authority of simulated cards is not among them.',
    'The result of a bank or another place is signed, carries the handoff’s id, and its credit code is compared with the user’s.',
    'The place’s page shows for which enterprise it is asked, and the handoff’s id is not the place’s order number.',
    'The page that a code opens shows account, enterprise, sub-app and what the yes does, and does nothing before the yes. Only a press there opens the code: a preview does not.',
    'Where `encryptField` is set, clear text is refused.',
    'A consent is stored, with what it allows: who agreed to which version of which notice, by the backend’s own time.',
    'The open requests that name an enterprise, by code, name or the same words, have different numbers, whether or not it has an inbox: else they would tell. An inbox takes the requests of a limited number of accounts a day; whoever it takes no more has the usual answer, and the usual limits.',
    'Limits hold for each mobile, each target, each address and each day, whoever asks; that of a day is `limit-reached`, and not 429 alone.',
    'The return page has `frame-ancestors`; across origins only the headers of the contract are allowed.',
    '`label`, `advice`, `reason` and `message` follow `Accept-Language`.',
  ],
  forecast: ({run, changing, sms, notRun}: Readonly<Record<'run' | 'changing' | 'sms' | 'notRun', number>>) =>
    `${String(run)} rules run, ${String(changing)} of them change something; at most ${String(sms)} SMS; ${String(notRun)} rules do not run.`,
  changes: 'changes',
  reads: 'reads  ',
  acceptsSimulatedCards:
    'WARNING: this backend accepts simulated cards. Their authority belongs into test systems only: in production it would certify anybody.',
  /** Seconds, each as it is written. */
  times: ({all, commands, waiting, requests}: Readonly<Record<'all' | 'commands' | 'waiting' | 'requests', string>>) =>
    `${all} s: ${commands} s in commands of the plan, ${waiting} s waiting, ${requests} s in requests`,
  slowest: (rules: readonly string[]) => `The slowest rules, in seconds: ${rules.join(', ')}`,
  /** With `--require-all`. */
  missing: (ids: readonly string[]) => `Not run, and not excused in the plan: ${ids.join(', ')}`,
};

export type Words = typeof english;
