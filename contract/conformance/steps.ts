import type {Plan, PlannedHandoff} from './plan.js';
import {chapters, type Rule} from './rule.js';
import {rules} from './rules/index.js';

/** A rule as it is run: one of the chapter `handoff` once for each entry of the plan that it is about. */
export interface Step {
  readonly rule: Rule;
  readonly handoff?: PlannedHandoff;
  readonly entry?: string;
}

/** As short as it is clear. */
const namesOf = ({method, place, by = 'link'}: PlannedHandoff): readonly string[] => [
  method,
  `${method}/${place}`,
  `${method}/${place} by ${by}`,
];

const nameIn = (one: PlannedHandoff, all: readonly PlannedHandoff[]): string => {
  const isClear = (name: string) => all.filter((each) => namesOf(each).includes(name)).length === 1;
  return namesOf(one).find(isClear) ?? namesOf(one).join();
};

const isAbout = ({way}: Rule, {by = 'link'}: PlannedHandoff): boolean => way === undefined || way === by;

/** What no entry is about comes once, and is reported as not run. */
const stepsOfHandoffs = (chosen: readonly Rule[], {handoffs = []}: Plan): readonly Step[] => [
  ...handoffs.flatMap((handoff) =>
    chosen.filter((rule) => isAbout(rule, handoff)).map((rule) => ({rule, handoff, entry: nameIn(handoff, handoffs)})),
  ),
  ...chosen.filter((rule) => !handoffs.some((handoff) => isAbout(rule, handoff))).map((rule) => ({rule})),
];

/** Whether a chapter or a rule has this name. */
export const isNamed = (name: string): boolean => Object.hasOwn(chapters, name) || rules.some(({id}) => id === name);

/** In the order in which they run. `only`: chapters and rules. */
export const stepsOf = (plan: Plan, only: readonly string[] | undefined): readonly Step[] => {
  const chosen = rules.filter(({id, chapter}) => only === undefined || only.includes(chapter) || only.includes(id));
  const isOfHandoffs = ({chapter}: Rule): boolean => chapter === 'handoff';
  const first = chosen.find(isOfHandoffs);
  return chosen.flatMap((rule) => {
    if (rule === first) return stepsOfHandoffs(chosen.filter(isOfHandoffs), plan);
    return isOfHandoffs(rule) ? [] : [{rule}];
  });
};

export const nameOf = ({id, entry}: {readonly id: string; readonly entry?: string | undefined}): string =>
  entry === undefined ? id : `${id} (${entry})`;
