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
  /** For who changes the kit: it is not in the package. */
  mutants: new URL('../../docs/mutants.md', import.meta.url),
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

const namesOf = (ids: readonly string[]): string => {
  const [shown, more] = [ids.slice(0, named), ids.length - named];
  return [...shown.map((id) => `\`${id}\``), ...(more > 0 ? [`${String(more)} more`] : [])].join(', ');
};

const rulesIn = ({doc, tongue}: Pick<Words, 'doc' | 'tongue'>, head: readonly string[]): string =>
  table(
    head,
    rules.map((rule) => [`[\`${rule.id}\`](${doc(rule.chapter).replace('docs/', '')})`, rule[tongue]]),
  );

/** What fails each rule, and how many rules each backend fails. */
const findingsOf = (failed: FailedRules): string => {
  const countOf = (id: string): number => failed.get(id)?.length ?? 0;
  const failing = (rule: string): string => {
    const catching = mutants.map(({id}) => id).filter((id) => failed.get(id)?.includes(rule));
    const narrow = catching.filter((id) => countOf(id) <= many);
    return namesOf(narrow.length > 0 ? narrow : catching);
  };
  return [
    table(
      ['Rule', 'Fails on'],
      rules.map(({id}) => [`\`${id}\``, failing(id)]),
    ),
    'The backends with one duty left out, and how many rules of its chapters each fails:',
    table(
      ['Backend', 'What it does not do', 'Rules'],
      mutants.map(({id, omits}) => [`\`${id}\``, omits, String(countOf(id))]),
    ),
  ].join('\n\n');
};

const filled = async (page: URL, tables: string): Promise<{page: URL; before: string; after: string}> => {
  const before = (await readFile(page, 'utf8')).replaceAll('\r', '');
  const text = before.replace(
    /<!-- begin: rules -->[\s\S]*<!-- end -->/,
    () => `<!-- begin: rules -->\n\n${tables}\n\n<!-- end -->`,
  );
  return {page, before, after: await formatted(page, text)};
};

/** The page of the mutants without the last column of its tables: which backend fails which rule. */
export const withoutFindings = (text: string): string => text.replace(/^(\| `.*) \| [^|]* \|$/gm, '$1');

/** The pages with the tables, and as they would be with these findings. */
export const conformancePages = (failed: FailedRules) =>
  Promise.all([
    filled(pages.english, rulesIn(english, ['Rule', 'What a backend does'])),
    filled(pages.chinese, rulesIn(chinese, ['规则', '后台的做法'])),
    filled(pages.mutants, findingsOf(failed)),
  ]);
