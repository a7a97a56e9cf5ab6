/**
 * Writes the tables of codes in `docs/errors.md` and `docs/errors.zh-CN.md` from the texts, so that they cannot drift
 * apart: `tsx scripts/codes.ts`, or with `--check` only says whether the tables are what it would write.
 */
import {readdir, readFile} from 'node:fs/promises';
import {failureTexts, type FailureWords, type WhatAndHow} from '../src/components/failure/failure.texts.js';
import {cardFailureTexts} from '../src/components/ic-card/ic-card.failures.js';
import {CertError, certErrorCodes, type CertErrorCode, type HostErrorCode} from '../src/domain/errors.js';
import {refusalCodes, type RefusalCode} from '../src/domain/refusals.js';
import {texts as common} from '../src/locales/en/common.js';
import {texts as ofCards} from '../src/locales/en/ic-card.js';
import {fillDoc, tableOf} from './filled-doc.js';

const source = new URL('../src/', import.meta.url);
/** Where errors are made: not the lists themselves, nor the words for them. */
const isMaker = (name: string): boolean => /\.ts$/.test(name) && !/\.(?:texts|failures)\.|\.d\.ts$/.test(name);

/** The codes that the library itself raises today; the rest of the closed list is for hosts' adapters and for later. */
const findRaised = async (): Promise<ReadonlySet<string>> => {
  const names = (await readdir(source, {recursive: true})).filter(isMaker);
  const files = await Promise.all(names.map((name) => readFile(new URL(name.replaceAll('\\', '/'), source), 'utf8')));
  const raised = new Set<string>();
  for (const [index, text] of files.entries()) {
    for (const [, code = ''] of text.matchAll(/(?:new CertError|problemOf)\('([\w-]+)'/g)) raised.add(code);
    // An adapter also maps: an HTTP status or an agent's own code to one of ours.
    if (!names[index]?.startsWith('adapters')) continue;
    for (const [, code = ''] of text.matchAll(/'([\w-]+)'/g)) raised.add(code);
  }
  return raised;
};

type Words = FailureWords<CertErrorCode, RefusalCode>;

interface Language {
  readonly file: string;
  readonly texts: Words;
  readonly words: {
    readonly errors: string;
    readonly errorColumns: readonly string[];
    readonly refusals: string;
    readonly yes: string;
    readonly no: string;
    readonly reserved: string;
  };
}

/** Of what no screen shows. */
const ofHosts: Readonly<Record<HostErrorCode, WhatAndHow>> = {
  'version-conflict': [
    'Two versions of the certification component are on this page',
    'Give this website’s administrator the code below.',
  ],
  'level-not-reachable': [
    'No certification method leads to the security level that is needed',
    'Ask this website’s customer service, or your enterprise’s administrator.',
  ],
  'level-not-accepted': [
    'You have the security level that is needed, but the server has not accepted it',
    'Sign in again and try once more. If that doesn’t help, ask this website’s customer service.',
  ],
};
const chineseOfHosts: Readonly<Record<HostErrorCode, WhatAndHow>> = {
  'version-conflict': ['页面上有两个版本的认证组件', '请将下面的代码告知客服。'],
  'level-not-reachable': ['现有的认证方式都不能达到所需的安全级别', '请联系本网站的客服，或本企业的管理员。'],
  'level-not-accepted': [
    '已达到所需的安全级别，但服务器仍未接受',
    '请重新登录后再试；如果仍未接受，请联系本网站的客服。',
  ],
};

const chinese = failureTexts.reference;
const chineseOfCards = cardFailureTexts.reference;

const languages: readonly Language[] = [
  {
    file: 'errors.md',
    texts: {
      errors: {...common.failure.errors, ...ofCards['ic-card-failure'].errors, ...ofHosts},
      refusals: {...common.failure.refusals, ...ofCards['ic-card-failure'].refusals},
    },
    words: {
      errors: 'Errors: it could not be asked or done',
      errorColumns: ['code', 'meaning', 'remedy', '`retryable`', ''],
      refusals: 'Refusals: the backend was asked and said no',
      yes: 'yes',
      no: 'no',
      reserved: 'reserved',
    },
  },
  {
    file: 'errors.zh-CN.md',
    texts: {
      errors: {...chinese.errors, ...chineseOfCards.errors, ...chineseOfHosts},
      refusals: {...chinese.refusals, ...chineseOfCards.refusals},
    },
    words: {
      errors: '错误：请求或操作没有完成',
      errorColumns: ['代码', '含义', '处理', '`retryable`', ''],
      refusals: '拒绝：后台已经答复，没有通过',
      yes: '是',
      no: '否',
      reserved: '保留',
    },
  },
];

const row = (anchor: string, code: string, words: WhatAndHow, ...rest: readonly string[]): readonly string[] => [
  `<a id="${anchor}"></a>\`${code}\``,
  ...words,
  ...rest,
];

const errorWords = (texts: Words, code: CertErrorCode): WhatAndHow => {
  const words = texts.errors[code];
  return typeof words === 'function' ? words({}) : words;
};

const raised = await findRaised();
for (const {file, texts, words} of languages) {
  const errors = certErrorCodes.map((code) => {
    const isRetryable = new CertError(code).retryable ? words.yes : words.no;
    return row(`code-${code}`, code, errorWords(texts, code), isRetryable, raised.has(code) ? '' : words.reserved);
  });
  const refusals = refusalCodes.map((code) => {
    // A code that is also an error has two rows, and the error's row has the usual anchor.
    const kind = (certErrorCodes as readonly string[]).includes(code) ? 'refusal' : 'code';
    return row(`${kind}-${code}`, code, texts.refusals[code]);
  });
  await fillDoc(file, {
    codes: [
      '<!-- prettier-ignore-start -->',
      `## ${words.errors}`,
      tableOf([words.errorColumns, ...errors]),
      `## ${words.refusals}`,
      tableOf([words.errorColumns.slice(0, 3), ...refusals]),
      '<!-- prettier-ignore-end -->',
    ].join('\n\n'),
  });
}
