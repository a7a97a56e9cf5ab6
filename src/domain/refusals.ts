/** Answers of the backend that say no. They are results, not failures: the question was asked and answered. */
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
  'challenge-expired',
  'signature-invalid',
  'bank-cancelled',
  'bank-rejected',
  'bank-unavailable',
  'assistance-declined',
  'assistance-expired',
  'assistance-code-incorrect',
  'human-check-required',
  'consent-required',
  'method-disabled',
  'limit-reached',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** Those of the card, whose words only the card's path needs. */
export type CardRefusalCode = Extract<RefusalCode, `card-${string}`> | 'challenge-expired' | 'signature-invalid';

export const isRefusalCode = (code: string): code is RefusalCode => (refusalCodes as readonly string[]).includes(code);
