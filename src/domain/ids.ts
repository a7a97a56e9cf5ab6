/** The methods of this version, in the order of recommendation. A backend may name others: those are not offered. */
export const methodIds = ['ic-card', 'legal-rep', 'bank-ukey', 'admin-assist'] as const;

export type MethodId = (typeof methodIds)[number];

/** For users who cannot use any other. As long as another works, it is not recommended. */
export const lastResort: MethodId = 'admin-assist';

/** Those that need what can be plugged into a computer only. */
export const computerMethods: readonly MethodId[] = ['ic-card', 'bank-ukey'];

/** What home can open. */
export const pathIds = [...methodIds, 'profile'] as const;

export type PathId = (typeof pathIds)[number];

/** What the widget can begin with. */
export type View = 'home' | PathId;

/** What a host is told as the step in each state of the journey's machine but `inMethod`, where the path has its own. */
export const homeSteps = {
  asking: 'loading',
  opening: 'loading',
  returning: 'loading',
  paused: 'failed',
  notAsked: 'failed',
  notOpened: 'failed',
  notApplicable: 'not-applicable',
  home: 'choosing',
  interrupted: 'session-over',
  somebodyElse: 'other-person',
  suspended: 'suspended',
  result: 'result',
} as const;
