import {opens, readsRecord, type Asking, type Said, type Step, type Walk} from './walk.js';

/* The people are the demo's: 陈静, the legal representative of 张三's enterprise, and 张三, who holds the account. */

type Who = 'legalRep' | 'holder';

const card = {
  legalRep: {bankCard: '6200000000000000018', mobile: '13900000001'},
  holder: {bankCard: '6200000000000000067'},
};

/** The account holder's dates are on record. */
const byIdCard = (who: Who): readonly Step[] => [
  {
    at: `${who}.idCard`,
    type: who === 'legalRep' ? {validFrom: '20140310', validTo: '20340310'} : {},
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

const byBankCard = (who: Who): readonly Step[] => [
  {at: `${who}.idCard`, press: (t) => t['person-check'].toBankCard, sends: ['bankCardChosen']},
  {
    at: `${who}.bankCard`,
    type: card[who],
    press: (t) => t['person-check'].sendCode,
    sends: ['codeRequested'],
    asks: ['sendSmsCode'],
    seen: {sendSmsCode: atBankCard(who, (t) => t['person-check'].sendingCode)},
  },
  {
    at: `${who}.bankCard`,
    name: `${who}.code`,
    type: {smsCode: '123456'},
    press: (t) => t['person-check'].check,
    sends: ['codeEntered'],
    asks: ['checkBankCard'],
    seen: {checkBankCard: atBankCard(who, (t) => t['person-check'].checkingBankCard)},
  },
];

const walk = (name: string, ...people: readonly Step[]): Walk => ({
  name,
  view: 'legal-rep',
  user: 'zhangsan',
  steps: [
    opens('legal-rep', readsRecord('introducing')),
    {at: 'introducing', tick: ['consent'], press: (t) => t['legal-rep'].start, sends: ['started']},
    {
      at: 'enterprise',
      type: {},
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
    ...people,
  ],
  end: 'result',
});

export const legalRepWalk = walk('legal-rep', ...byIdCard('legalRep'), ...byBankCard('holder'));
export const byBankCardWalk = walk('legal-rep by bank card', ...byBankCard('legalRep'), ...byIdCard('holder'));
export const byIdCardsWalk = walk('legal-rep by two ID cards', ...byIdCard('legalRep'), ...byIdCard('holder'));
