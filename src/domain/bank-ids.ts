/** The banks of this build. What they are is loaded with their path. */
export const bankIds = ['ccb', 'abc', 'cmbc'] as const;

export type BankId = (typeof bankIds)[number];
