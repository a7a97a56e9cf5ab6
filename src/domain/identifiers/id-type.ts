/** The documents that the widget accepts to identify a person. */
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
