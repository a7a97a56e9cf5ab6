/** Codes with which the backend refuses. They are results, not failures: the backend answered the request. */
export const refusalCodes = [
  'not-applicable',
  'already-certified',
  'enterprise-mismatch',
  'enterprise-not-supported',
  'too-many-changes',
  'id-number-taken',
  'passport-not-prc',
  'person-mismatch',
  'id-card-expired',
  'ctid-not-enrolled',
  'sms-incorrect',
  'sms-expired',
  'sms-too-many',
  'sms-not-sent',
  'ticket-expired',
  'record-changed',
  'card-of-another-enterprise',
  'card-revoked',
  'card-not-customs',
  'card-untrusted',
  'card-expired',
  'challenge-expired',
  'signature-invalid',
  'handoff-cancelled',
  'handoff-rejected',
  'place-unavailable',
  'assistance-declined',
  'assistance-expired',
  'assistance-code-incorrect',
  'assistance-number-incorrect',
  'assistance-answered',
  'assistance-withdrawn',
  'step-up-required',
  'human-check-required',
  'consent-required',
  'method-disabled',
  'limit-reached',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** The codes of the card. Only the card's path needs their texts. */
export type CardRefusalCode = Extract<RefusalCode, `card-${string}`> | 'challenge-expired' | 'signature-invalid';

export const isRefusalCode = (code: string): code is RefusalCode => (refusalCodes as readonly string[]).includes(code);
