import {accounts, type AccountRecord, beijing, type EnterpriseRecord, guangzhou, pudong, sample} from './records.js';

/*
 * Simulates the services that know people: the identity platform, which knows their ID cards, and the banks. All data
 * is fictitious, like the records. The bank cards belong to no bank, but their check digits are right.
 */

export interface Identity {
  readonly name: string;
  readonly idType: string;
  readonly idNumber: string;
}

interface BankCard {
  readonly number: string;
  /** The mobile number that the bank has on file for the card. */
  readonly mobile: string;
}

export interface Person extends Identity {
  /** Date of the resident's ID card. Empty if there is no card. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly bankCards: readonly BankCard[];
  /** Known to the bank, but not to the identity platform: the ID card can never be checked. */
  readonly notEnrolled?: true;
}

export const identityOfHolder = ({holderName: name, idType, idNumber}: AccountRecord): Identity => ({
  name,
  idType,
  idNumber,
});

export const identityOfLegalRep = (record: EnterpriseRecord): Identity => ({
  name: record.legalRepName,
  idType: record.legalRepIdType,
  idNumber: record.legalRepIdNumber,
});

type Documents = Omit<Person, keyof Identity>;

/** For account holders, the bank has the mobile number of the account's record. */
const holder = (record: AccountRecord, card: string): Person => ({
  ...identityOfHolder(record),
  validFrom: record.validFrom,
  validTo: record.validTo,
  bankCards: [{number: card, mobile: record.mobile}],
});

const legalRep = (record: EnterpriseRecord, documents: Documents): Person => ({
  ...identityOfLegalRep(record),
  ...documents,
});

export const chenjing = legalRep(pudong, {
  validFrom: '20140310',
  validTo: '20340310',
  bankCards: [
    {number: '6200000000000000018', mobile: '13900000001'},
    {number: '6200000000000203', mobile: '13900000011'},
  ],
});

/** The other legal representative whom users of 上海浦东样例 may enter. The ID card has expired, so only the bank card can be checked. */
export const heping: Person = {
  name: '何平',
  idType: 'resident-id',
  idNumber: '310100197005200045',
  validFrom: '20050815',
  validTo: '20250815',
  bankCards: [{number: '6200000000000000026', mobile: '13900000002'}],
};

export const liuyang = legalRep(beijing, {
  validFrom: '20150608',
  validTo: '20350608',
  bankCards: [{number: '6200000000000000034', mobile: '13900000003'}],
  notEnrolled: true,
});

/** Holds a passport, so only the bank card can be checked. */
export const wangfang = legalRep(sample, {
  validFrom: '',
  validTo: '',
  bankCards: [{number: '6200000000000000042', mobile: '13900000004'}],
});

/** Both the legal representative and the account holder. The ID card is long-term. */
export const wumin = legalRep(guangzhou, {
  validFrom: accounts.wumin.validFrom,
  validTo: accounts.wumin.validTo,
  bankCards: [{number: '6200000000000000059', mobile: accounts.wumin.mobile}],
});

export const people: readonly Person[] = [
  chenjing,
  heping,
  liuyang,
  wangfang,
  wumin,
  holder(accounts.zhangsan, '6200000000000000067'),
  holder(accounts.lisi, '6200000000000000075'),
  holder(accounts.zhaoliu, '6200000000000000083'),
  holder(accounts.sunqi, '6200000000000000091'),
  holder(accounts.zhouba, '6200000000000000109'),
  holder(accounts.wujiu, '6200000000000000117'),
  // The record has no number of this person at first.
  holder(
    {...accounts.zhengshi, idNumber: '310100198006010125', validFrom: '20160301', validTo: '20360301'},
    '6200000000000000125',
  ),
  holder(accounts.fenger, '6200000000000000133'),
  holder(accounts.chensan, '6200000000000000141'),
  holder(accounts.weisi, '6200000000000000158'),
  holder(accounts.jiangqi, '6200000000000000166'),
];

export const isSamePerson = (one: Identity, other: Identity): boolean =>
  one.idType === other.idType && one.idNumber === other.idNumber;

export const isSameIdentity = (one: Identity, other: Identity): boolean =>
  isSamePerson(one, other) && one.name === other.name;

export const findPerson = (identity: Identity): Person | undefined =>
  people.find((person) => isSameIdentity(person, identity));
