/** The documents that identify a person here. */
export const idTypes = [
  'resident-id',
  'passport-prc',
  'hkm-travel-permit',
  'tw-travel-permit',
  'hmt-residence-permit',
  'foreign-pr-id',
  'military-id',
] as const;

export type IdType = (typeof idTypes)[number];
