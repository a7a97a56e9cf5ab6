/**
 * Everything that a check can find, each a situation that a text can tell from the others. The keys stand for the
 * texts of every locale; whether one is a warning or an error is said by the result, since it may depend on the mode.
 */
export const checkKeys = [
  'input.empty',
  'input.type',
  'input.tooLong',
  /** A Cyrillic or Greek letter where only Latin ones can be: looks right, is another character. */
  'input.lookalike',

  'uscc.length',
  'uscc.characters',
  /** I, O, S, V or Z, which the code's alphabet leaves out. */
  'uscc.letters',
  /** Nine characters: an organisation code in the wrong field. */
  'uscc.isOrgCode',
  /** Fifteen digits: the registration number that the code replaced. */
  'uscc.registrationNumber',
  /** Reads as the number of somebody's ID card. */
  'uscc.residentId',
  'uscc.region',
  'uscc.department',
  'uscc.checkDigit',
  /** The check character of the organisation code inside, at 17. */
  'uscc.orgCode',

  'orgCode.length',
  'orgCode.characters',
  'orgCode.checkDigit',
  /** Eighteen characters: a unified social credit code in the wrong field. */
  'orgCode.isUscc',
  /** Not characters 9 to 17 of the enterprise's unified social credit code. */
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
  /** Real, and yet what no form sends: a child's data takes a guardian's consent (PIPL, article 31). */
  'residentId.under14',
  'residentId.under16',
  'residentId.under18',
  'residentId.over120',

  'hmtPermit.region',
  'foreignPr.prefix',
  'foreignPr.province',
  'foreignPr.oldFormat',
  'foreignPr.oldDate',

  /** The two dates: V1 to V12, in this order. */
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
  /** I or O as the second letter: never issued, 1 or 0 is meant. */
  'passport.letters',
  /** Of a series that ended so long ago that each has expired. */
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
  /** Thirteen digits from 1064: a machine's number. */
  'mobile.machine',
  /** Of Hong Kong, Macau, Taiwan or abroad. */
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
  /** A character of an old system's own, instead of the rare ideograph's code point. */
  'personName.privateUse',
  'personName.compatibility',

  'enterpriseName.tooShort',
  'enterpriseName.tooLong',
  'enterpriseName.forbidden',
  'enterpriseName.unusual',
  'enterpriseName.privateUse',

  /** The number is one of the named document, not of the chosen. */
  'idNumber.resident-id',
  'idNumber.passport-prc',
  'idNumber.hkm-travel-permit',
  'idNumber.tw-travel-permit',
  'idNumber.hmt-residence-permit',
  'idNumber.foreign-pr-id',
  'idNumber.military-id',
  /** A mainlander's permit for Hong Kong and Macau: no identity document here. */
  'idNumber.exitPermit',
] as const;

export type CheckKey = (typeof checkKeys)[number];
