/**
 * Writes from the tables of texts which of them a host may replace: the type of `messages`' keys, and docs/messages.md.
 * `tsx scripts/messages.ts`, or with `--check` only says whether they are what it would write.
 */
import {readFile, writeFile} from 'node:fs/promises';
import {formatted} from './formatted.js';
import {tables} from './text-tables.js';

const root = new URL('..', import.meta.url);
const typeFile = new URL('src/components/locales/message-keys.ts', root);
const docFile = new URL('docs/messages.md', root);

interface Message {
  readonly key: string;
  readonly chinese: string;
  readonly english: string;
}

/** Only plain texts: those that are built from numbers or dates stay ours. */
const readMessages = async (): Promise<readonly Message[]> => {
  const all = await Promise.all(
    tables.map(async ({group, reference, others}) => {
      const english = (await others.en()).texts as Readonly<Record<string, unknown>>;
      return Object.entries(reference).flatMap(([name, chinese]) =>
        typeof chinese === 'string' ? [{key: `${group}.${name}`, chinese, english: String(english[name])}] : [],
      );
    }),
  );
  return all.flat().sort((one, other) => (one.key < other.key ? -1 : 1));
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>');

const messages = await readMessages();
const type = `/* Written by scripts/messages.ts. */

/** The texts that a host may replace by \`messages\`; docs/messages.md has their words. */
export type MessageKey =
${messages.map(({key}) => `  | '${key}'`).join('\n')};
`;
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

for (const [file, text] of [
  [typeFile, type],
  [docFile, doc],
] as const) {
  const wanted = await formatted(file, text);
  if (!process.argv.includes('--check')) await writeFile(file, wanted);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== wanted) {
    console.error(`${file.pathname} is stale. Run \`npx tsx scripts/messages.ts\`.`);
    process.exitCode = 1;
  }
}
