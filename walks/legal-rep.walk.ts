import type {LegalRepOptions, PersonCheck} from './playwright.types.js';
import {opens, readsRecord, type Asking, type Said, type Step, type Walk} from './walk.js';

/* The people are the demo's: 陈静, the legal representative of 张三's enterprise, and 张三, who holds the account. */

type Who = 'legalRep' | 'holder';

type Typed = Readonly<Record<string, string>>;

/** The rest is on record. */
const data: Readonly<Record<Who, Readonly<Record<PersonCheck['by'], Typed>>>> = {
  legalRep: {
    'id-card': {validFrom: '20140310', validTo: '20340310'},
    'bank-card': {bankCard: '6200000000000000018', mobile: '13900000001'},
  },
  holder: {'id-card': {}, 'bank-card': {bankCard: '6200000000000000067'}},
};

const byIdCard = (who: Who, typed: Typed): readonly Step[] => [
  {
    at: `${who}.idCard`,
    type: typed,
    press: (t) => t['person-check'].next,
    sends: ['submitted'],
    asks: who === 'holder' ? ['checkIdCard'] : [],
  },
  {
    at: `${who}.confirming`,
    maybe: true,
    press: (t) => t['person-check'].confirm,
    sends: ['confirmed'],
    asks: ['checkIdCard'],
    seen: {
      checkIdCard: {
        says: (t) => t['person-check'].checkingIdCard,
        cancelled: `${who}.confirming`,
        failed: [`${who}.notChecked`, (t) => t.path.correct],
        resumed: `${who}.confirming`,
      },
    },
  },
];

const atBankCard = (who: Who, says: Said): Asking => ({
  says,
  cancelled: `${who}.bankCard`,
  resumed: `${who}.bankCard`,
});

const byBankCard = (who: Who, {smsCode = '123456', ...typed}: Typed): readonly Step[] => [
  {at: `${who}.idCard`, press: (t) => t['person-check'].toBankCard, sends: ['bankCardChosen']},
  {
    at: `${who}.bankCard`,
    type: typed,
    press: (t) => t['person-check'].sendCode,
    sends: ['codeRequested'],
    asks: ['sendSmsCode'],
    seen: {sendSmsCode: atBankCard(who, (t) => t['person-check'].sendingCode)},
  },
  {
    at: `${who}.bankCard`,
    name: `${who}.code`,
    type: {smsCode},
    press: (t) => t['person-check'].check,
    sends: ['codeEntered'],
    asks: ['checkBankCard'],
    seen: {checkBankCard: atBankCard(who, (t) => t['person-check'].checkingBankCard)},
  },
];

const checks = (who: Who, {by, ...typed}: PersonCheck): readonly Step[] =>
  (by === 'id-card' ? byIdCard : byBankCard)(who, {...data[who][by], ...typed});

/** By default as most users go it. */
export const walkByChecks = (
  {enterprise = {}, legalRep = {by: 'id-card'}, holder = {by: 'bank-card'}}: LegalRepOptions = {},
  name = 'legal-rep',
): Walk => ({
  name,
  view: 'legal-rep',
  user: 'zhangsan',
  steps: [
    opens('legal-rep', readsRecord('introducing')),
    {at: 'introducing', tick: ['consent'], press: (t) => t['legal-rep'].start, sends: ['started']},
    {
      at: 'enterprise',
      type: enterprise,
      tick: ['consent'],
      press: (t) => t['legal-rep'].next,
      sends: ['submitted'],
      asks: ['checkEnterprise'],
    },
    {
      at: 'confirming',
      maybe: true,
      press: (t) => t['legal-rep'].confirm,
      sends: ['confirmed'],
      asks: ['checkEnterprise'],
      seen: {
        checkEnterprise: {
          says: (t) => t['legal-rep'].checking,
          cancelled: 'confirming',
          failed: ['notChecked', (t) => t.path.correct, (t) => t.path.toMethods],
          resumed: 'confirming',
        },
      },
    },
    ...checks('legalRep', legalRep),
    ...checks('holder', holder),
  ],
  end: 'result',
});

export const legalRepWalk = walkByChecks();
export const byBankCardWalk = walkByChecks(
  {legalRep: {by: 'bank-card'}, holder: {by: 'id-card'}},
  'legal-rep by bank card',
);
export const byIdCardsWalk = walkByChecks({holder: {by: 'id-card'}}, 'legal-rep by two ID cards');
