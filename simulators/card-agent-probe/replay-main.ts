import {readFile} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import {cardFailureTexts} from '../../src/components/ic-card/ic-card.failures.js';
import {texts as inEnglish} from '../../src/locales/en/ic-card.js';
import {compare, type Said} from './compare-with-clerk.js';
import {readRecording} from './recording.js';
import {english} from './words.js';
import {chinese} from './words.zh-CN.js';

const usage = `Usage: npm run replay -- FILE [--min-version V] [--lang zh-CN|en]

Compares what the widget says, to the answers that sw-card-agent-probe has recorded, with what the clerk saw.

  --min-version V  the host's agent-min-version, such as 1.5.24 (default: any version)
  --lang LANGUAGE  of the words of the widget (default: zh-CN)

Exit status: 0 if they are the same or cannot be compared, 1 if they differ, 2 if the file or command line cannot be used.`;

try {
  const {values, positionals} = parseArgs({
    options: {
      'min-version': {type: 'string'},
      lang: {type: 'string', default: 'zh-CN'},
      help: {type: 'boolean', default: false},
    },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  const {lang, help, 'min-version': minVersion} = values;
  if (help) console.log(usage);
  else if (file === undefined || more.length > 0 || (lang !== 'en' && lang !== 'zh-CN')) throw new Error(usage);
  else {
    const rows = await compare(readRecording(await readFile(file, 'utf8')), minVersion);
    const [texts, words] =
      lang === 'en' ? [inEnglish['ic-card-failure'], english] : [cardFailureTexts.reference, chinese];
    const wordsOf = ({code, triesLeft}: Said): string => {
      const found: unknown = Object.entries(texts.errors).find(([name]) => name === code)?.[1];
      const said: unknown = typeof found === 'function' ? (found as (details: object) => unknown)({triesLeft}) : found;
      return Array.isArray(said) ? `${code}: ${String(said[0])}` : code;
    };
    const marks = new Map([
      [true, 'same'],
      [false, 'DIFFERS'],
    ] as const);
    const table = [
      ['step', 'agent answered', 'widget would say', 'clerk saw', 'same or not'],
      ...rows.map(({step, agent, said, saw, same}) => [
        ...[step, agent, wordsOf(said), words.sights[saw]],
        same === undefined ? 'not compared' : marks.get(same),
      ]),
    ];
    for (const row of table) console.log(row.join(' | '));
    if (rows.some(({same}) => same === false)) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
