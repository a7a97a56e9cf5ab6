/**
 * Writes from the tables of texts, in docs/messages.md, which of them a host may replace. `tsx scripts/messages.ts`, or with
 * `--check` only says whether it is what it would write.
 */
import {tableOf, writeFormatted} from './filled-doc.js';
import {tables} from './text-tables.js';
import {textsIn} from '../walks/words.js';

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

const rows = (await readMessages()).map(({key, chinese, english}) =>
  [`\`${key}\``, chinese, english].map((text) => text.replaceAll('\n', '<br>')),
);
const doc = `# Messages

Written by \`scripts/messages.ts\`. The \`messages\` property replaces any of these texts, by locale and key:
\`{'zh-CN': {'frame.title': '…'}}\`. The key is the name of a table and of a text in it. Texts that contain numbers, dates
or names, and those about an error's code, cannot be replaced. In TypeScript the keys are the type \`MessageKey\`.

<!-- prettier-ignore-start -->

${tableOf([['key', 'zh-CN', 'en'], ...rows])}

<!-- prettier-ignore-end -->
`;

await writeFormatted('docs/messages.md', doc);
