import {rules} from '../../contract/conformance/rules/index.js';
import {fillDoc, tableOf} from '../../scripts/filled-doc.js';
import {mutants} from './mutants/index.js';

/** By backend. */
type FailedRules = ReadonlyMap<string, readonly string[]>;

/** A backend that fails more rules than this is not named at each of them. */
const many = 30;
/** So many backends are named at one rule. */
const named = 4;

const namesOf = (ids: readonly string[]): string => {
  const [shown, more] = [ids.slice(0, named), ids.length - named];
  return [...shown.map((id) => `\`${id}\``), ...(more > 0 ? [`${String(more)} more`] : [])].join(', ');
};

const unformatted = (rows: readonly (readonly string[])[]): string => `<!-- prettier-ignore -->\n${tableOf(rows)}`;

/** Writes what fails each rule, and how many rules each backend fails, for who changes the kit: it is not in the package. */
export const writeFindings = async (failed: FailedRules): Promise<void> => {
  const countOf = (id: string): number => failed.get(id)?.length ?? 0;
  const failing = (rule: string): string => {
    const catching = mutants.map(({id}) => id).filter((id) => failed.get(id)?.includes(rule));
    const narrow = catching.filter((id) => countOf(id) <= many);
    return namesOf(narrow.length > 0 ? narrow : catching);
  };
  const findings = [
    unformatted([['Rule', 'Fails on'], ...rules.map(({id}) => [`\`${id}\``, failing(id)])]),
    'The backends with one duty left out, and how many rules of its chapters each fails:',
    unformatted([
      ['Backend', 'What it does not do', 'Rules'],
      ...mutants.map(({id, omits}) => [`\`${id}\``, omits, String(countOf(id))]),
    ]),
  ];
  await fillDoc('mutants.md', {'begin: rules': findings.join('\n\n')});
};
