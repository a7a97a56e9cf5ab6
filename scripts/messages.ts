/**
 * Writes from the tables of texts, in docs/messages.md, which of them a host may replace. `tsx scripts/messages.ts`, or with
 * `--check` only says whether it is what it would write.
 */
import {readFile, writeFile} from 'node:fs/promises';
import {formatted} from './formatted.js';
import {tables} from './text-tables.js';
import {textsIn} from '../walks/words.js';

const docFile = new URL('../docs/messages.md', import.meta.url);

interface Message {
  readonly key: string;
  readonly chinese: string;
  readonly english: string;
}

/** Only plain texts: those that are built from numbers or dates stay ours. */
const readMessages = async (): Promise<readonly Message[]> => {
  const all = await Promise.all(
    tables.map(async (table) => {
      const english = (await textsIn(table, 'en')) as Readonly<Record<string, unknown>>;
      return Object.entries(table.reference).flatMap(([name, chinese]) =>
        typeof chinese === 'string' ? [{key: `${table.group}.${name}`, chinese, english: String(english[name])}] : [],
      );
    }),
  );
  return all.flat().sort((one, other) => (one.key < other.key ? -1 : 1));
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>');

const messages = await readMessages();
const doc = `# Messages

Written by \`scripts/messages.ts\`. The \`messages\` property replaces any of these texts, by locale and key:
\`{'zh-CN': {'frame.title': '…'}}\`. The key is the name of a table and of a text in it. Texts that contain numbers, dates
or names, and those about an error's code, cannot be replaced. In TypeScript the keys are the type \`MessageKey\`.

<!-- prettier-ignore-start -->

| key | zh-CN | en |
| --- | --- | --- |
${messages.map(({key, chinese, english}) => `| \`${key}\` | ${cell(chinese)} | ${cell(english)} |`).join('\n')}

<!-- prettier-ignore-end -->
`;

const wanted = await formatted(docFile, doc);
if (!process.argv.includes('--check')) await writeFile(docFile, wanted);
else if ((await readFile(docFile, 'utf8')) !== wanted) {
  console.error(`${docFile.pathname} is stale. Run \`npx tsx scripts/messages.ts\`.`);
  process.exitCode = 1;
}
