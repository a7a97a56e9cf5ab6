/** The methods of this version, in the order of recommendation. A backend may name others: those are not offered. */
export const methodIds = ['ic-card', 'legal-rep', 'bank-ukey', 'admin-assist'] as const;

export type MethodId = (typeof methodIds)[number];

/** Those that need what can be plugged into a computer only. */
export const computerMethods: readonly MethodId[] = ['ic-card', 'bank-ukey'];

/** What home can open. */
export type PathId = MethodId | 'profile';

/** What the widget can begin with. */
export type View = 'home' | PathId;
