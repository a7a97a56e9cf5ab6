import type {FileTexts} from '../message-keys.js';

export const texts: FileTexts<'profile'> = {
  profile: {
    title: 'Enterprise and account details',
    parts: {enterprise: 'Enterprise details', account: 'Account details'},
    labels: {
      enterpriseName: 'Enterprise name in Chinese',
      address: 'Enterprise address',
      holderName: 'Name',
      mobile: 'Linked mobile number',
    },
    complete: 'The details on record are complete. You can continue with real-name certification.',
    todo: {
      enterprise: 'The enterprise details are incomplete or need checking. Edit them first.',
      account: 'The account details are incomplete or need checking. Edit them first.',
    },
    missing: 'Needs completing',
    suspect: 'Needs checking',
    notOnRecord: 'Not on record',
    notOnRecordMissing: 'Not on record, needs completing',
    change: {enterprise: 'Edit enterprise details', account: 'Edit account details'},
    notEditable: 'These details can’t be edited here. To change them, contact this website’s customer service.',
    needsRelogin: 'After a change you need to sign in again.',
    certify: 'Choose a certification method',
    editTitles: {enterprise: 'Edit enterprise details', account: 'Edit account holder details'},
    hints: {validFrom: '8 digits, such as 20200310.'},
    datesOptional: '8 digits, such as 20200310. Both dates can be left empty.',
    rule: 'You can change two of these three: enterprise name, unified social credit code, organisation code. You can always change the legal representative’s name.',
    ruleOfAccount: 'No two account holders of an enterprise have the same ID number.',
    tooMany: (changed, most) =>
      `At most ${most} of these three can change at a time, and ${changed} have changed. Undo ${changed - most} of them. To change them all, save twice: first the two codes, then the enterprise name.`,
    unfilled: (labels) => `Required, and still empty (${labels.length}): ${labels.join(', ')}.`,
    remaining: (labels) => `Also to be completed or checked in the details on record: ${labels.join(', ')}.`,
    savedApart: 'These are not saved now: edit them separately.',
    reloginOnce: 'Edit these first, then sign in again: otherwise you have to sign in twice.',
    nothingChanged: 'Nothing has changed, so there is nothing to save.',
    unknownRefusal: [
      'The change couldn’t be verified',
      'Check it, then save again. If that doesn’t help, contact this website’s customer service.',
    ],
    limitReached: ['No changes left for today', 'Make the change tomorrow.'],
    save: 'Save',
    confirmTitle: 'Check what will be saved',
    confirm: 'Confirm and save',
    from: 'From',
    to: 'To',
    saving: 'Saving…',
    unsavedConflict:
      'The details on record were changed somewhere else, so nothing was saved. What you entered is kept.',
    compareTitle: 'The details on record were changed somewhere else',
    compareHow: 'Choose what to keep for each field, then press “Continue”.',
    mine: 'What you entered: ',
    theirs: 'On record now: ',
    abandonTitle: 'Discard changes?',
    abandonWhat: 'What you entered hasn’t been saved. If you leave now, it is lost.',
    abandon: 'Discard changes',
    keep: 'Keep editing',
    savedTitle: 'Changes saved',
    savedNow: 'The new details are in effect now. You don’t need to sign in again.',
    savedLater: 'The new details take effect after you sign in again.',
    relogin: 'Sign in again',
    view: 'View the details on record',
    waysTitle: 'If everything is right, you can',
    askAdministrator:
      'Ask an administrator of this enterprise for help, so that your personal account becomes one of its operator accounts (recommended).',
    lookUp:
      'Look this enterprise up in the National Enterprise Credit Information Publicity System, and enter here what you find there. For the search, you can copy:',
    lookUpLink: 'Open the National Enterprise Credit Information Publicity System',
    service: (hotline) =>
      `If what you find there is what you entered, have supporting documents ready and contact customer service (${hotline}) to correct the record.`,
    copy: (label) => `Copy “${label}”`,
  },
  record: {
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
      validTo: 'Such as 20400310. If it is long-term, select “Long-term”.',
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
      'id-number-taken':
        'Another account of this enterprise already uses this ID number. Check it, then enter it again.',
      'passport-not-prc': 'Only PRC passports are accepted. Use a PRC passport or another ID document.',
      'id-card-expired': 'The ID card has expired. Use an ID card that is still valid.',
      'too-many-changes': 'At most two can change at a time. Restore one of them, then save again.',
      'enterprise-mismatch': 'This doesn’t match the public register. Check it, then enter it again.',
    },
    refusedField: 'This couldn’t be verified. Check it, then enter it again.',
  },
  check: {
    missing: 'This field is required.',
    'input.empty': 'This field is required.',
    'input.type': 'This field is required.',
    'input.tooLong': 'This is too long. Check it, then enter it again.',
    'input.lookalike': 'Some characters only look like English letters. Switch to English input and enter it again.',
    'uscc.length': 'The code should have 18 characters. Check for extra or missing ones.',
    'uscc.characters': 'The code has only digits and English letters. Remove anything else.',
    'uscc.letters':
      'The unified social credit code never has the letters I, O, S, V or Z. Check whether it is a digit: 1, 0, 5 or 2.',
    'uscc.isOrgCode': 'This looks like an organisation code. Enter the unified social credit code of 18 characters.',
    'uscc.registrationNumber':
      'This looks like a registration number of 15 digits, which is no longer used. Enter the unified social credit code on the business licence.',
    'uscc.residentId': 'This looks like an ID card number. Check whether it belongs in another field.',
    'uscc.region': 'Characters 3 to 8 should be digits. Check them against the business licence.',
    'uscc.department': 'The first two characters are unusual. Check them against the business licence.',
    'uscc.checkDigit':
      'The check character doesn’t match, so a character may be wrong. Check each one against the business licence.',
    'uscc.orgCode':
      'The check character of characters 9 to 17 doesn’t match, so one may be wrong. Check each one against the business licence.',
    'orgCode.length': 'The code should have 9 characters. Check for extra or missing ones.',
    'orgCode.characters':
      'The code should be 8 digits or English letters, then a digit or X. Check it, then enter it again.',
    'orgCode.checkDigit':
      'The check character doesn’t match, so a character may be wrong. Check each one against the business licence.',
    'orgCode.isUscc': 'This looks like a unified social credit code. Enter only its characters 9 to 17.',
    'orgCode.mismatch':
      'The organisation code should be characters 9 to 17 of the unified social credit code. Check both codes.',
    'residentId.length': 'The number should have 18 characters. Check for extra or missing ones.',
    'residentId.characters': 'The number should be 17 digits, then a digit or X. Check it against the ID document.',
    'residentId.old15': 'Numbers of 15 digits are no longer used. Enter the current one of 18 characters.',
    'residentId.foreigner':
      'Numbers of Foreign Permanent Resident ID Cards begin with 9. Check the number and the ID type.',
    'residentId.hmt':
      'This looks like the number of a Residence Permit for Hong Kong, Macao and Taiwan Residents. Check the ID type.',
    'residentId.province': 'The first two digits aren’t a region code. Check them against the ID document.',
    'residentId.date': 'Digits 7 to 14 should be the date of birth. Check them against the ID document.',
    'residentId.future': 'The date of birth in the number is in the future. Check it against the ID document.',
    'residentId.checkDigit':
      'The check character doesn’t match, so a character may be wrong. Check each one against the ID document.',
    'residentId.under14':
      'According to this number the person is under 14 and can’t be registered here. Check the number for mistakes.',
    'residentId.under16': 'According to this number the person is under 16. Check it against the ID document.',
    'residentId.under18': 'According to this number the person is under 18. Check it against the ID document.',
    'residentId.over120': 'According to this number the person is over 120. Check it against the ID document.',
    'hmtPermit.region': 'The number should begin with 810000, 820000 or 830000. Check it against the ID document.',
    'foreignPr.prefix': 'The number should begin with 9. Check it against the ID document.',
    'foreignPr.province': 'Digits 2 and 3 aren’t a region code. Check them against the ID document.',
    'foreignPr.oldFormat':
      'Numbers of older cards are 3 English letters and 12 digits. Check the number against the ID document.',
    'foreignPr.oldDate': 'The date of birth in the number doesn’t exist. Check it against the ID document.',
    'idValidity.fromDate': 'The start date doesn’t exist or can’t be read. Enter 8 digits, such as 20200310.',
    'idValidity.toDate':
      'The end date doesn’t exist or can’t be read. Enter 8 digits, such as 20400310, or select “Long-term”.',
    'idValidity.future': 'The start date is in the future. Check it against the ID document.',
    'idValidity.beforeBirth': 'The start date is before the date of birth. Check it against the ID document.',
    'idValidity.order': 'The end date should be after the start date. Check it against the ID document.',
    'idValidity.expired': 'The ID card has expired. Use an ID card that is still valid.',
    'idValidity.term':
      'ID cards usually run for 5, 10 or 20 years, or long-term. Check the dates against the ID document.',
    'idValidity.oneDayOff':
      'The end date is usually the same day and month as the start date. Check it against the ID document.',
    'idValidity.ageTerm':
      'The term doesn’t seem to fit the holder’s age at issue. Check the dates against the ID document.',
    'idValidity.longTerm':
      'ID cards issued before the age of 46 are usually not long-term. Check it against the ID document.',
    'idValidity.firstGeneration':
      'The start date is before 2004, when there were no second-generation ID cards yet. Check it against the ID document.',
    'idValidity.renew': 'The ID card expires soon. Renew it soon.',
    'validFrom.missing': 'There is an end date. Enter the start date, too.',
    'validTo.missing': 'There is a start date. Enter the end date, too, or select “Long-term”.',
    'passport.length': 'The number usually has 9 characters. Check for extra or missing ones.',
    'passport.format':
      'This doesn’t look like the number of a PRC passport, and only PRC passports are accepted. Check the number, or use another ID document.',
    'passport.letters': 'The second character is never the letter I or O. Check whether it is the digit 1 or 0.',
    'passport.expired':
      'Older passports with such numbers should all have expired. Check that the passport is still valid.',
    'passport.sar':
      'This looks like a Hong Kong or Macao SAR passport, which may not be accepted. Check the number, or use another ID document.',
    'hkmPermit.length': 'The number should have 9 characters (on older permits 11). Check for extra or missing ones.',
    'hkmPermit.format': 'The number should be H, M, HA or MA, then digits. Check it against the ID document.',
    'twPermit.length': 'The number should have 8 digits (on older permits 10). Check for extra or missing ones.',
    'twPermit.format': 'The number should begin with 8 digits. Check it against the ID document.',
    'militaryId.format': 'Military ID numbers are usually written in another way. Check it against the ID document.',
    'personName.characters': 'The name has characters that can’t be used. Enter it as it is on the ID document.',
    'personName.mixed':
      'The name has both Chinese characters and English letters. Enter only one kind, as on the ID document.',
    'personName.radical':
      'The name has a radical that only looks like a Chinese character. Enter that character again with an input method.',
    'personName.separator':
      'The separator “·” can only stand between two Chinese characters, one at a time. Remove any other.',
    'personName.length': 'The name is too long (at most 50 Chinese characters). Check for extra ones.',
    'personName.single': 'The name is a single character. Check it against the ID document.',
    'personName.privateUse':
      'The name has a character made for an older system. It is best to enter it again with an input method.',
    'personName.compatibility':
      'The name has a compatibility character of an older encoding. Check its form against the ID document.',
    'enterpriseName.tooShort':
      'The name should have at least 2 characters. Enter the full name on the business licence.',
    'enterpriseName.tooLong': 'The name should have at most 200 characters. Check for extra ones.',
    'enterpriseName.forbidden': 'The name has symbols that can’t be used. Check it against the business licence.',
    'enterpriseName.unusual':
      'The name has unusual characters, such as letters or digits. Check it against the business licence.',
    'enterpriseName.privateUse':
      'The name has a character made for an older system. It is best to enter it again with an input method.',
    'idNumber.ofAnotherType': 'The number on record belongs to the previous ID type. Enter the number of the new one.',
    'idNumber.resident-id': 'This looks like the number of a resident ID card. Check the ID type.',
    'idNumber.passport-prc': 'This looks like a passport number. Check the ID type.',
    'idNumber.hkm-travel-permit':
      'This looks like the number of a Mainland Travel Permit for Hong Kong and Macao Residents. Check the ID type.',
    'idNumber.tw-travel-permit':
      'This looks like the number of a Mainland Travel Permit for Taiwan Residents. Check the ID type.',
    'idNumber.hmt-residence-permit':
      'This looks like the number of a Residence Permit for Hong Kong, Macao and Taiwan Residents. Check the ID type.',
    'idNumber.foreign-pr-id': 'This looks like the number of a Foreign Permanent Resident ID Card. Check the ID type.',
    'idNumber.military-id': 'This looks like the number of a military ID. Check the ID type.',
    'idNumber.exitPermit':
      'This looks like the number of an Exit-Entry Permit for Travelling to and from Hong Kong and Macao, which can’t be used here. Use another ID document.',
  },
  'id-types': {
    'resident-id': 'Resident ID card',
    'passport-prc': 'Passport',
    'hkm-travel-permit': 'Mainland Travel Permit for Hong Kong and Macao Residents',
    'tw-travel-permit': 'Mainland Travel Permit for Taiwan Residents',
    'hmt-residence-permit': 'Residence Permit for Hong Kong, Macao and Taiwan Residents',
    'foreign-pr-id': 'Foreign Permanent Resident ID Card',
    'military-id': 'Military ID (officer or soldier)',
  },
};
