import type {PathId, View} from '../../domain/ids.js';
import {pathRows} from '../../domain/path-rows.js';
import {certErrorCodes} from '../../domain/errors.js';
import {refusalCodes} from '../../domain/refusals.js';

type StepsOfPaths = {readonly [Id in PathId]: (typeof pathRows)[Id]['steps']};

/** The steps of each view: the states of its machine in which a user may be. */
export const steps = {
  home: [
    'asking',
    'paused',
    'notAsked',
    'notApplicable',
    'home',
    'opening',
    'notOpened',
    'interrupted',
    'returning',
    'somebodyElse',
    'suspended',
  ],
  ...(Object.fromEntries(Object.entries(pathRows).map(([id, row]) => [id, row.steps])) as StepsOfPaths),
  result: ['result'],
  'admin-requests': [
    'loading',
    'paused',
    'notLoaded',
    'notAdministrator',
    'inbox',
    'deciding',
    'askingYes',
    'confirming',
    'notConfirmed',
    'declining',
    'sendingDeclination',
    'notDeclined',
    'askingCode',
    'creatingCode',
    'codeNotCreated',
    'codeShown',
    'codeExpired',
    'answered',
    'gone',
    'sessionOver',
  ],
} as const satisfies Record<View | 'result' | 'admin-requests', readonly string[]>;

/** Name of a step. A new version may have further ones: of those, all that matters is `view`. */
export type Step = (typeof steps)[keyof typeof steps][number];

/**
 * Every `reason` of an `sw-step`. `other-refusal`: the backend refused with a code that this version does not know; the
 * code itself is in `sw-refused`.
 */
export const reasons = [...new Set([...certErrorCodes, ...refusalCodes, 'other-refusal' as const])];

export type Reason = (typeof reasons)[number];
