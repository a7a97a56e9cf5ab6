import type {Chapter} from '../../../contract/conformance/rule.js';
import {type Mutant, readMutants} from './mutant.js';

/** The files, in the order in which docs/conformance.md lists them, with the chapters whose rules are about their duties. */
const files: readonly (readonly [string, ...Chapter[]])[] = [
  ['doors', 'doors'],
  ['keys', 'keys'],
  ['level', 'card'],
  ['card', 'card', 'certificate'],
  ['record', 'record'],
  ['legal-rep', 'legal-rep'],
  ['sms', 'legal-rep'],
  ['handoff', 'handoff'],
  ['assistance', 'assistance'],
  ['assistance-inbox', 'assistance'],
  ['human', 'human', 'races'],
  ['races', 'races'],
  ['limits', 'limits'],
  ['several', 'doors', 'legal-rep', 'handoff', 'assistance'],
];

export const mutants: readonly (Mutant & {readonly chapters: readonly Chapter[]})[] = files.flatMap(
  ([name, ...chapters]) => readMutants(name).map((mutant) => ({...mutant, chapters})),
);
