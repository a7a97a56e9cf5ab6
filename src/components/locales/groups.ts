/** The groups of texts, as in the keys of `messages`, such as `frame.title`. A test compares them with the tables. */
export const messageGroups = [
  'admin-assist',
  'admin-assist-home',
  'admin-requests',
  'bank-ukey',
  'bank-ukey-home',
  'check',
  'consent',
  'copy',
  'failure',
  'frame',
  'home',
  'ic-card',
  'ic-card-failure',
  'ic-card-home',
  'id-types',
  'journey',
  'legal-rep',
  'legal-rep-home',
  'path',
  'person-check',
  'pictures',
  'profile',
  'record',
  'result',
] as const;

export type MessageGroup = (typeof messageGroups)[number];
