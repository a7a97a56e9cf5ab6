import type {RecordTexts} from './record.texts.js';

export const texts: RecordTexts = {
  labels: {
    uscc: 'Unified social credit code',
    orgCode: 'Organisation code (entity identifier)',
    legalRepName: 'Legal representative’s name',
    legalRepIdType: 'Legal representative’s ID type',
    legalRepIdNumber: 'Legal representative’s ID number',
    idType: 'ID type',
    idNumber: 'ID number',
    validFrom: 'ID card valid from',
    validTo: 'ID card valid until',
  },
  hints: {
    uscc: '18 characters, as on the business licence.',
    orgCode: 'Characters 9 to 17 of the unified social credit code.',
    enterpriseName: 'As on the business licence.',
    idNumber: 'If it is a passport, only PRC passports are accepted.',
    validTo: '8 digits, such as 20400310. Long-term: eight zeros, or select it.',
  },
  examples: {
    validTo: {
      summary: 'Example: dates of an ID card',
      where: 'The dates are on the side of the ID card with the national emblem.',
    },
    orgCode: {
      summary: 'Example: both codes on a business licence',
      where:
        'The unified social credit code is at the top of the business licence. Characters 9 to 17 of it are the organisation code.',
    },
  },
  tail: (end) => (end === '' ? 'Hidden' : `Ending in ${end}`),
  longTerm: 'Long-term',
  required: 'Fields marked * are required.',
  fill: (code) => `Fill in ${code}`,
  filled: (code, counts) =>
    `The organisation code ${code} was filled in from the unified social credit code.${counts ? ' It counts as a change.' : ''}`,
  wasBefore: (value) => `Changed, was: ${value}`,
  restore: 'Restore',
  retype: 'Change',
  invalid: (label: string) => `${label}, invalid`,
  useRecorded: (number) => (number ? 'Use the number on record' : 'Use what is on record'),
  choose: 'Choose an ID type',
  take: (value) => `Change to ${value}`,
  ofField: (label, message) => `${label}: ${message}`,
  errorSummary: 'There is a problem:',
  warningSummary: (action) => `Check the following. If it is right, press “${action}” again:`,
  refusedFields: {
    'id-number-taken': 'Another account of this enterprise already uses this ID number. Check it, then enter it again.',
    'passport-not-prc': 'Only PRC passports are accepted. Use a PRC passport or another ID document.',
    'id-card-expired': 'The ID card has expired. Use an ID card that is still valid.',
    'too-many-changes': 'At most two can change at a time. Restore one of them, then save again.',
    'enterprise-mismatch': 'This doesn’t match the public register. Check it, then enter it again.',
  },
  refusedField: 'This couldn’t be verified. Check it, then enter it again.',
};
