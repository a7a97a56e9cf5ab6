import {homeSteps, type PathId, type View} from '../../domain/ids.js';
import {pathRows, type StepOfPath} from '../../domain/path-rows.js';
import {certErrorCodes} from '../../domain/errors.js';
import {refusalCodes} from '../../domain/refusals.js';
import {inboxSteps} from '../../machines/admin-requests.machine.js';

const {result, ...atHome} = homeSteps;

const listOf = <S extends string>(rows: Readonly<Record<string, S>>): readonly S[] => [...new Set(Object.values(rows))];

type StepsOfPaths = {readonly [Id in PathId]: readonly StepOfPath[Id][]};

/** The steps of each view, at most eight. A word means the same in each. An external method has those of `bank-ukey`. */
export const steps = {
  home: listOf(atHome),
  ...(Object.fromEntries(Object.entries(pathRows).map(([id, row]) => [id, listOf<string>(row.steps)])) as StepsOfPaths),
  result: [result],
  'admin-requests': listOf(inboxSteps),
} as const satisfies Record<View | 'result' | 'admin-requests', readonly string[]>;

/** Name of a step. A new version may have further ones: of those, all that matters is `view`. */
export type Step = (typeof steps)[keyof typeof steps][number];

/**
 * Every `reason` of an `sw-step`. `other-refusal`: the backend refused with a code that this version does not know; the
 * code itself is in `sw-refused`.
 */
export const reasons = [...new Set([...certErrorCodes, ...refusalCodes, 'other-refusal' as const])];

export type Reason = (typeof reasons)[number];
