/**
 * Writes the README's table of codes from the English texts, so that the two cannot drift apart:
 * `tsx scripts/codes.ts`, or with `--check` only says whether the table is what it would write.
 */
import {readdir, readFile, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {texts as everywhere} from '../src/components/failure/failure.texts.en.js';
import type {WhatAndHow} from '../src/components/failure/failure.texts.js';
import {texts as ofCards} from '../src/components/ic-card/ic-card.failures.en.js';
import {CertError, certErrorCodes, type CertErrorCode} from '../src/domain/errors.js';
import {refusalCodes} from '../src/domain/refusals.js';

const root = new URL('..', import.meta.url);
const readme = new URL('README.md', root);
const begin = '<!-- codes: begin, written by scripts/codes.ts -->\n<!-- prettier-ignore-start -->\n';
const end = '<!-- prettier-ignore-end -->\n<!-- codes: end -->\n';

/** Where errors are made: not the lists themselves, nor the words for them. */
const isMaker = (name: string): boolean => /\.ts$/.test(name) && !/\.(?:texts|failures)\.|\.d\.ts$/.test(name);

/** The codes that the library itself raises today; the rest of the closed list is for hosts' adapters and for later. */
const findRaised = async (): Promise<ReadonlySet<string>> => {
  const source = new URL('src/', root);
  const names = (await readdir(source, {recursive: true})).filter(isMaker);
  const files = await Promise.all(names.map((name) => readFile(new URL(name.replaceAll('\\', '/'), source), 'utf8')));
  const raised = new Set<string>();
  for (const [index, text] of files.entries()) {
    for (const [, code = ''] of text.matchAll(/new CertError\('([\w-]+)'/g)) raised.add(code);
    // An adapter also maps: an HTTP status or an agent's own code to one of ours.
    if (!names[index]?.startsWith('adapters')) continue;
    for (const [, code = ''] of text.matchAll(/'([\w-]+)'/g)) raised.add(code);
  }
  return raised;
};

const errorTexts = {...everywhere.errors, ...ofCards.errors};
const refusalTexts = {...everywhere.refusals, ...ofCards.refusals};

const cell = (text: string): string => text.replaceAll('|', '\\|');

const row = (anchor: string, code: string, [what, how]: WhatAndHow, ...rest: readonly string[]): string =>
  `| ${[`<a id="${anchor}"></a>\`${code}\``, what, how, ...rest].map(cell).join(' | ')} |`;

const errorWords = (code: CertErrorCode): WhatAndHow => {
  const words = errorTexts[code];
  return typeof words === 'function' ? words({}) : words;
};

const table = async (): Promise<string> => {
  const raised = await findRaised();
  const errors = certErrorCodes.map((code) =>
    row(
      `code-${code}`,
      code,
      errorWords(code),
      new CertError(code).retryable ? 'yes' : 'no',
      raised.has(code) ? '' : 'reserved',
    ),
  );
  const refusals = refusalCodes.map((code) => {
    // A code that is also an error has two rows, and the error's row has the usual anchor.
    const kind = (certErrorCodes as readonly string[]).includes(code) ? 'refusal' : 'code';
    return row(`${kind}-${code}`, code, refusalTexts[code]);
  });
  const lines = [
    '### Errors: it could not be asked or done',
    '',
    '| code | meaning | remedy | `retryable` | |',
    '| --- | --- | --- | --- | --- |',
    ...errors,
    '',
    '### Refusals: the backend was asked and said no',
    '',
    '| code | meaning | remedy |',
    '| --- | --- | --- |',
    ...refusals,
  ];
  return `${lines.join('\n')}\n`;
};

const replaceTable = (text: string, rows: string): string => {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error('README.md has lost the comments between which the codes stand.');
  return `${text.slice(0, from)}${begin}\n${rows}\n${text.slice(to)}`;
};

const current = await readFile(readme, 'utf8');
const wanted = replaceTable(current, await table());
if (!process.argv.includes('--check')) {
  await writeFile(readme, wanted);
} else if (current !== wanted) {
  console.error(`${fileURLToPath(readme)}: the table of codes is stale. Run \`npx tsx scripts/codes.ts\`.`);
  process.exitCode = 1;
}
