/**
 * Everything that a check can find; each key is a situation with its own text. The keys identify the texts in every
 * locale. The result says whether a finding is a warning or an error, because this may depend on the mode.
 */
export const checkKeys = [
  'input.empty',
  'input.type',
  'input.tooLong',
  /** A Cyrillic or Greek letter where only a Latin letter is possible: it looks right, but is another character. */
  'input.lookalike',

  'uscc.length',
  'uscc.characters',
  /** I, O, S, V or Z, which are not in the code's alphabet. */
  'uscc.letters',
  /** Nine characters: an organisation code in the wrong field. */
  'uscc.isOrgCode',
  /** Fifteen digits: the old registration number, which the code replaced. */
  'uscc.registrationNumber',
  /** The text has the form of a person's ID card number. */
  'uscc.residentId',
  'uscc.region',
  'uscc.department',
  'uscc.checkDigit',
  /** The check character of the organisation code inside, at position 17. */
  'uscc.orgCode',

  'orgCode.length',
  'orgCode.characters',
  'orgCode.checkDigit',
  /** Eighteen characters: a unified social credit code in the wrong field. */
  'orgCode.isUscc',
  /** Not equal to characters 9 to 17 of the enterprise's unified social credit code. */
  'orgCode.mismatch',

  'residentId.length',
  'residentId.characters',
  /** Fifteen digits: a first-generation card, out of use since 2013. */
  'residentId.old15',
  'residentId.foreigner',
  'residentId.hmt',
  'residentId.province',
  'residentId.date',
  'residentId.future',
  'residentId.checkDigit',
  /** The number may be real, but no form sends it: a child's data needs a guardian's consent (PIPL, article 31). */
  'residentId.under14',
  'residentId.under16',
  'residentId.under18',
  'residentId.over120',

  'hmtPermit.region',
  'foreignPr.prefix',
  'foreignPr.province',
  'foreignPr.oldFormat',
  'foreignPr.oldDate',

  /** The two dates: rules V1 to V12, in this order. */
  'idValidity.fromDate',
  'idValidity.toDate',
  'idValidity.future',
  'idValidity.beforeBirth',
  'idValidity.order',
  'idValidity.expired',
  'idValidity.term',
  'idValidity.oneDayOff',
  'idValidity.ageTerm',
  'idValidity.longTerm',
  'idValidity.firstGeneration',
  'idValidity.renew',

  'passport.length',
  'passport.format',
  /** I or O as the second letter: never issued. The user meant 1 or 0. */
  'passport.letters',
  /** The number belongs to an old series; all its passports have expired. */
  'passport.expired',
  'passport.sar',
  'hkmPermit.length',
  'hkmPermit.format',
  'twPermit.length',
  'twPermit.format',
  'militaryId.format',

  'bankCard.length',
  'bankCard.characters',
  'bankCard.leadingZero',
  'bankCard.repeated',
  'bankCard.luhn',
  'bankCard.foreignScheme',

  'mobile.length',
  'mobile.characters',
  'mobile.prefix',
  'mobile.landline',
  /** Thirteen digits that start with 1064: the number of a machine, not of a phone. */
  'mobile.machine',
  /** A number of Hong Kong, Macau, Taiwan or another country. */
  'mobile.foreign',
  'smsCode.length',
  'smsCode.characters',

  'personName.characters',
  'personName.mixed',
  /** A radical that only looks like an ideograph. */
  'personName.radical',
  'personName.separator',
  'personName.length',
  'personName.single',
  /** A private character of an old system, used in place of the rare ideograph's code point. */
  'personName.privateUse',
  'personName.compatibility',

  'enterpriseName.tooShort',
  'enterpriseName.tooLong',
  'enterpriseName.forbidden',
  'enterpriseName.unusual',
  'enterpriseName.privateUse',

  /** The number belongs to the named document type, not to the chosen one. */
  'idNumber.resident-id',
  'idNumber.passport-prc',
  'idNumber.hkm-travel-permit',
  'idNumber.tw-travel-permit',
  'idNumber.hmt-residence-permit',
  'idNumber.foreign-pr-id',
  'idNumber.military-id',
  /** A mainlander's permit for Hong Kong and Macau. The widget does not accept it as an identity document. */
  'idNumber.exitPermit',
] as const;

export type CheckKey = (typeof checkKeys)[number];
