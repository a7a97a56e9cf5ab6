import type {Forecast, RuleReport} from './run.js';

/* How a run is told: for people, for programs, and for a build server. None has a time or a random value in it. */

export const formats = ['text', 'json', 'junit'] as const;

export type Format = (typeof formats)[number];

const marks = {passed: 'ok     ', failed: 'FAILED ', 'not-run': 'not run'} as const;

export const lineOf = ({id, says, result, why, doc}: RuleReport): string => {
  const line = `${marks[result]} ${id}: ${says}`;
  if (why === undefined) return line;
  return `${line}\n        ${why}${result === 'failed' ? `\n        ${doc}` : ''}`;
};

const counted = (reports: readonly RuleReport[], result: RuleReport['result']): number =>
  reports.filter((each) => each.result === result).length;

export const summaryOf = (reports: readonly RuleReport[]): string =>
  `${String(counted(reports, 'passed'))} passed, ${String(counted(reports, 'failed'))} failed, ${String(counted(reports, 'not-run'))} not run`;

/** What no client can see. To be answered by those who know the backend. */
export const checklist: readonly string[] = [
  'An SMS arrives, and says from whom and for what it is.',
  'The enterprise’s administrators and, after a check by data, its legal representative are told of a certification.',
  'Logs have no certificate, code, number or name in them; a failure’s requestId leads to its line.',
  'Stored answers of idempotency keys live for 24 hours at least, and outlive a restart.',
  'A challenge ends after two minutes, a ticket and a handoff at their `expiresAt`, whatever the page says.',
  'A revoked card is `card-revoked`: the authority’s list is asked for at each verification.',
  'The authorities of cards are those of production only; the authority of simulated cards is not among them.',
  'The bank’s result is signed, carries the handoff’s id, and its credit code is compared with the user’s.',
  'The bank’s page shows for which enterprise it is asked, and the handoff’s id is not the bank’s order number.',
  'Where `encryptField` is set, clear text is refused.',
  'A consent is stored with the backend’s own time.',
  'Limits hold for each mobile, each target, each address and each day, whoever asks.',
  'The return page has `frame-ancestors`; across origins only the headers of the contract are allowed.',
  '`label`, `advice`, `reason` and `message` follow `Accept-Language`.',
];

const textOf = (reports: readonly RuleReport[]): string =>
  [
    ...reports.map(lineOf),
    '',
    'Not seen from outside; tick off by hand:',
    ...checklist.map((each) => `[ ] ${each}`),
    '',
    summaryOf(reports),
  ].join('\n');

const jsonOf = (reports: readonly RuleReport[]): string => JSON.stringify({rules: reports, checklist}, null, 2);

const escaped = (text: string): string =>
  text.replace(/[<>&"]/g, (each) => `&#${String(each.charCodeAt(0))};`).replace(/[^\t\n\r\x20-\uFFFD]/g, '');

const caseOf = ({id, chapter, says, result, why = ''}: RuleReport): string => {
  const head = `    <testcase classname="${chapter}" name="${escaped(`${id}: ${says}`)}"`;
  if (result === 'passed') return `${head}/>`;
  const inner = result === 'failed' ? `<failure message="${escaped(why)}"/>` : `<skipped message="${escaped(why)}"/>`;
  return `${head}>${inner}</testcase>`;
};

const junitOf = (reports: readonly RuleReport[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="sw-cert-conformance" tests="${String(reports.length)}" failures="${String(counted(reports, 'failed'))}" skipped="${String(counted(reports, 'not-run'))}">`,
    ...reports.map(caseOf),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');

const writers: Readonly<Record<Format, (reports: readonly RuleReport[]) => string>> = {
  text: textOf,
  json: jsonOf,
  junit: junitOf,
};

export const reportOf = (reports: readonly RuleReport[], format: Format): string => writers[format](reports);

/** What a run would do: which rules, which of them change something, and how many SMS. */
export const forecastLines = ({run, notRun, sms}: Forecast): readonly string[] => {
  const changing = run.filter(({needs}) => needs.includes('changes')).length;
  return [
    `${String(run.length)} rules run, ${String(changing)} of them change something; at most ${String(sms)} SMS; ${String(notRun.length)} rules do not run.`,
    ...run.map(({id, needs, sms: cost = 0}) =>
      [needs.includes('changes') ? 'changes' : 'reads  ', id, cost > 0 ? `(${String(cost)} SMS)` : '']
        .join(' ')
        .trimEnd(),
    ),
    ...notRun.map(({rule, why}) => `not run ${rule.id}: ${why}`),
  ];
};
