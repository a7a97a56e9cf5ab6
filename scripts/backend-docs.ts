/**
 * Fills in `docs/backend.md` and `docs/backend.zh-CN.md`. Between `<!-- begin: OPERATION -->` and `<!-- end -->` it writes
 * an example of the request and of each answer, and each refusal with the text that the user sees; into `docs/reference.md`
 * and its twin the table of all operations. The rest of these documents is written by hand. `--check` writes nothing and
 * fails if a document is stale.
 */
import {fillDoc, tableOf} from './filled-doc.js';
import {failureTexts, type WhatAndHow} from '../src/components/failure/failure.texts.js';
import {cardFailureTexts} from '../src/components/ic-card/ic-card.failures.js';
import {
  headersOf,
  isOfServer,
  levelsOperation,
  operations,
  refusalsOf,
  type Operation,
} from '../contract/operations.js';
import {certOperations, inboxOperations} from '../src/adapters/operations.js';
import {texts as common} from '../src/locales/en/common.js';
import {texts as ofCards} from '../src/locales/en/ic-card.js';

interface Language {
  /** Of a file's name. */
  readonly ending: string;
  readonly refusals: Readonly<Record<string, WhatAndHow>>;
  readonly words: {
    readonly request: string;
    readonly answer: (name: string) => string;
    readonly inAndOut: string;
    readonly code: string;
    readonly shown: string;
    /** Between what happened and what to do. */
    readonly stop: string;
  };
}

const languages: readonly Language[] = [
  {
    ending: '.md',
    refusals: {...common.failure.refusals, ...ofCards['ic-card-failure'].refusals},
    words: {
      request: 'Request:',
      answer: (name) => `Answer (${name}):`,
      inAndOut: 'in → out',
      code: 'Refusal',
      shown: 'The user sees',
      stop: '. ',
    },
  },
  {
    ending: '.zh-CN.md',
    refusals: {...failureTexts.reference.refusals, ...cardFailureTexts.reference.refusals},
    words: {
      request: '请求：',
      answer: (name) => `响应（${name}）：`,
      inAndOut: '请求 → 响应',
      code: '拒绝代码',
      shown: '用户看到',
      stop: '。',
    },
  },
];

const json = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

const headerExamples = {
  'Sw-Subject': 'subject-1',
  'Idempotency-Key': '5f2b6c0de1a94f7788c3d0b1e2f3a4b5',
  'If-Match': '"1"',
};

const blockOf = (operation: Operation, {refusals, words}: Language): string => {
  const {method, path, pathId = '', bodyExample, answers} = operation;
  const headers = headersOf(operation).map((name) => `${name}: ${headerExamples[name]}`);
  if (isOfServer(operation)) headers.push('Authorization: Bearer SECRET-OF-THE-SUB-APP');
  const request = [`${method} ${path.replace('{id}', pathId)}`, ...headers];
  const body = bodyExample ? [`\n${JSON.stringify(bodyExample, null, 2)}`] : [];
  const rows = refusalsOf(operation).map((code) => [`\`${code}\``, refusals[code]?.join(words.stop) ?? '']);
  return [
    `${words.request}\n\n\`\`\`http\n${[...request, ...body].join('\n')}\n\`\`\``,
    ...Object.entries(answers).map(([name, value]) => `${words.answer(`\`${name}\``)}\n\n${json(value)}`),
    ...(rows.length > 0 ? [tableOf([[words.code, words.shown], ...rows])] : []),
  ].join('\n\n');
};

const named = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' ');

/** The operations of one of the interfaces, by the names that contract/openapi.json has for what goes in and out. */
const tableOfOperations = (of: string, table: object, {ending, words}: Language): string =>
  tableOf([
    [`\`${of}\``, 'HTTP', words.inAndOut],
    ...operations
      .filter(({id}) => Object.hasOwn(table, id))
      .map(({id, method, path, body, answers}) => [
        `[\`${id}()\`](backend${ending}#${id.toLowerCase()})`,
        `${method} \`${path.replace('{id}', ':id')}\``,
        `${body ? `${named([body])} ` : ''}→ ${named(Object.keys(answers))}`,
      ]),
  ]);

for (const language of languages) {
  await fillDoc(
    `backend${language.ending}`,
    Object.fromEntries(
      [...operations, levelsOperation].map((operation) => [`begin: ${operation.id}`, blockOf(operation, language)]),
    ),
  );
  await fillDoc(`reference${language.ending}`, {
    operations: tableOfOperations('CertBackend', certOperations, language),
    'inbox operations': tableOfOperations('InboxBackend', inboxOperations, language),
  });
}
