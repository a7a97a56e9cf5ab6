import {readFile} from 'node:fs/promises';
import {english} from '../../contract/conformance/en.js';
import {rules} from '../../contract/conformance/rules/index.js';
import type {Words} from '../../contract/conformance/words.js';
import {chinese} from '../../contract/conformance/zh-CN.js';
import {formatted} from '../../scripts/formatted.js';
import {mutants} from './mutants/index.js';

const pages = {
  english: new URL('../../docs/conformance.md', import.meta.url),
  chinese: new URL('../../docs/conformance.zh-CN.md', import.meta.url),
};

/** By backend. */
type FailedRules = ReadonlyMap<string, readonly string[]>;

/** A backend that fails more rules than this is not named at each of them. */
const many = 30;
/** So many backends are named at one rule. */
const named = 4;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    '<!-- prettier-ignore -->',
    ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');

const namesOf = (ids: readonly string[], moreOf: (count: number) => string): string => {
  const [shown, more] = [ids.slice(0, named), ids.length - named];
  return [...shown.map((id) => `\`${id}\``), ...(more > 0 ? [moreOf(more)] : [])].join(', ');
};

/** The tables of a page: what fails each rule, and of the page in English how many each backend fails. */
const tablesOf = (failed: FailedRules): Readonly<Record<keyof typeof pages, string>> => {
  const countOf = (id: string): number => failed.get(id)?.length ?? 0;
  const byRule = ({doc, tongue}: Pick<Words, 'doc' | 'tongue'>, moreOf: (count: number) => string) =>
    rules.map((rule) => {
      const catching = mutants.map(({id}) => id).filter((id) => failed.get(id)?.includes(rule.id));
      const narrow = catching.filter((id) => countOf(id) <= many);
      return [
        `[\`${rule.id}\`](${doc(rule.chapter).replace('docs/', '')})`,
        rule[tongue],
        namesOf(narrow.length > 0 ? narrow : catching, moreOf),
      ];
    });
  return {
    english: [
      'The demo’s backend passes all of them. Each fails where its duty is left out:',
      table(
        ['Rule', 'What a backend does', 'Fails on'],
        byRule(english, (count) => `${String(count)} more`),
      ),
      'The backends with one duty left out, and how many rules of its chapters each fails:',
      table(
        ['Backend', 'What it does not do', 'Rules'],
        mutants.map(({id, omits}) => [`\`${id}\``, omits, String(countOf(id))]),
      ),
    ].join('\n\n'),
    chinese: [
      '演示的后台通过全部规则。缺少相应职责的副本各自不通过的规则：',
      table(
        ['规则', '后台的做法', '不通过的副本'],
        byRule(chinese, (count) => `另 ${String(count)} 个`),
      ),
      '各副本缺少什么见[英文页](conformance.md#the-rules)。',
    ].join('\n\n'),
  };
};

const filled = async (page: URL, tables: string): Promise<{before: string; after: string}> => {
  const before = (await readFile(page, 'utf8')).replaceAll('\r', '');
  const text = before.replace(
    /<!-- begin: rules -->[\s\S]*<!-- end -->/,
    () => `<!-- begin: rules -->\n\n${tables}\n\n<!-- end -->`,
  );
  return {before, after: await formatted(page, text)};
};

/** The document without the last column of its tables: which backend fails which rule. */
export const withoutFindings = (text: string): string => text.replace(/^(\| (?:\[`|`).*) \| [^|]* \|$/gm, '$1');

/** The pages with the tables, and as they would be with these findings. */
export const conformancePages = (failed: FailedRules) => {
  const tables = tablesOf(failed);
  return Promise.all(
    (['english', 'chinese'] as const).map(async (language) => ({
      page: pages[language],
      ...(await filled(pages[language], tables[language])),
    })),
  );
};
