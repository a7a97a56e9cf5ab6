import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import type {LegalRepMachine} from '../../src/machines/legal-rep.machine.js';
import type {PersonCheckMachine} from '../../src/machines/person-check.machine.js';
import {fakeField, fakeNext, fakeOutcome, fakeSmsCode, never} from '../../src/fakes.js';
import {localeAt} from '../../src/components/locales/locale.js';
import {pageNoticesIn} from '../../simulators/consent.js';
import type {Way} from '../../walks/walk.js';
import {byBankCardWalk, legalRepWalk} from '../../walks/legal-rep.walk.js';
import {go, inTurn, press, recalls, shows} from './drive.js';
import {fails, mayUse, onRecord, refuses, type Scene, scenesWith, type ScenesOf} from './scene.js';

const scene = scenesWith();

const toAdvice = go(legalRepWalk, {through: 'home'});
/** The page was loaded again in the second step. */
const toRecalled = inTurn(recalls('legal-rep', 'ticket-legal-rep'), shows('sw-rc-legal-rep'));
const toForm = go(legalRepWalk, {through: 'introducing'});

type Values = Readonly<Record<string, string>>;

const toSubmitted = (enterprise: Values) => go(legalRepWalk, {through: 'enterprise', typed: {enterprise}});
const toChecked = toSubmitted({});
const toExtended = inTurn(
  toChecked,
  press((t) => t['person-check'].extend),
);
const toDated = (dates: Values) => go(legalRepWalk, {through: 'legalRep.idCard', typed: {'legalRep.idCard': dates}});
const toPersonChecked = go(legalRepWalk, {through: 'legalRep.confirming'});
const toBankCard = go(byBankCardWalk, {through: 'legalRep.idCard'});
const toCode = go(byBankCardWalk, {through: 'legalRep.bankCard'});
const toCodeEntered = go(byBankCardWalk, {through: 'legalRep.code'});

const withNotices = (way: Way) =>
  inTurn((cert: RealnameCert) => (cert.consent = pageNoticesIn(localeAt(cert))), go(legalRepWalk, way));

const passport = fakeField('passport-prc');

const refusedEnterprise = (title: string, ...refusal: Parameters<typeof refuses>): Scene =>
  scene(title, toChecked, {
    ...mayUse('bank-ukey'),
    checkEnterprise: refuses(...refusal),
  });

const refusedIdCard = (title: string, code: string): Scene =>
  scene(
    title,
    async (cert) => {
      // Not of this server: with each port, the code would look different.
      cert.links = {...cert.links, ctidApp: 'https://app.example.cn/ctid'};
      await toPersonChecked(cert);
      if (code !== 'id-card-expired') await shows('.qr path')(cert);
    },
    {checkIdCard: refuses(code)},
  );

const refusedCode = (title: string, ...refusal: Parameters<typeof refuses>): Scene =>
  scene(title, toCodeEntered, {checkBankCard: refuses(...refusal)});

/** The first step is no longer valid when the second is sent. */
const voidTicket = {checkIdCard: refuses('ticket-expired')};

/** The first step's result ends soon. */
const endsSoon = {checkEnterprise: async () => ({...fakeNext('legal-rep'), expiresAt: new Date().toISOString()})};

/** The path's result, with its steps above it. */
export const legalRepResult: Scene = {
  ...scene('法人身份认证通过', toCodeEntered, {
    checkBankCard: async () => fakeOutcome({method: 'legal-rep', effective: 'now'}),
  }),
  screen: 'L4',
};

/** The legal representative's path, except the check of a person. */
export const legalRepScenes = {
  loading: {loading: scene('正在读取', toAdvice, {getProfile: never})},
  notLoaded: {'not-loaded': scene('读取失败', toAdvice, {getProfile: fails('backend', {status: 503})})},
  recalling: {recalling: scene('正在读取此前的核验', toRecalled, {getTicket: never})},
  notRecalled: {'ticket-not-read': scene('读不到此前的核验', toRecalled, {getTicket: fails('network')})},
  introducing: {
    advice: scene('开始之前', toAdvice),
    'not-recalled': scene('此前的核验已失效', toRecalled, {getTicket: refuses('ticket-expired')}),
    consent: scene('需要同意', withNotices({through: 'introducing', unticked: 'introducing'})),
  },
  enterprise: {
    form: scene('企业信息', toForm),
    declaration: scene('需要声明已取得同意', withNotices({through: 'enterprise', unticked: 'enterprise'})),
    empty: scene(
      '未登记，没有填写',
      toChecked,
      onRecord({
        enterprise: {
          enterpriseName: fakeField(''),
          orgCode: fakeField(''),
          legalRepName: fakeField(''),
          legalRepIdType: fakeField(''),
          legalRepIdNumber: fakeField(''),
        },
      }),
    ),
    passport: scene(
      '法人持护照',
      toForm,
      onRecord({enterprise: {legalRepIdType: passport, legalRepIdNumber: fakeField('')}}),
    ),
    warned: scene('需要再核对', toSubmitted({uscc: 'DYCK12345671234567', orgCode: '567123456'})),
    refused: refusedEnterprise('法人信息不符', 'enterprise-mismatch', {fields: ['legalRepName', 'legalRepIdNumber']}),
    'not-supported': refusedEnterprise('不支持的企业', 'enterprise-not-supported'),
    conflict: scene('登记的信息有变化', toChecked, {checkEnterprise: fails('conflict', {status: 412})}),
    'ticket-expired': scene('停留过久', toPersonChecked, voidTicket),
  },
  confirming: {confirming: scene('核对要发送的内容', toSubmitted({legalRepName: '何平'}))},
  checking: {checking: scene('正在核验', toChecked, {checkEnterprise: never})},
  notChecked: {'not-checked': scene('没有网络', toChecked, {checkEnterprise: fails('network')})},
  renewing: {renewing: scene('正在延长有效时间', toExtended, endsSoon, {checkEnterprise: never})},
  notRenewed: {'not-renewed': scene('延长失败', toExtended, endsSoon, {checkEnterprise: fails('network')})},
  legalRep: {},
  holder: {},
  reloading: {reloading: scene('重新读取登记的信息', toPersonChecked, voidTicket, {getProfile: never})},
  notReloaded: {
    'not-reloaded': scene('重新读取失败', toPersonChecked, voidTicket, {getProfile: fails('backend', {status: 503})}),
  },
  decided: {},
  interrupted: {},
  left: {},
} satisfies ScenesOf<LegalRepMachine>;

/** The check of a person, in the second step of that path. The third step does the same for the account holder. */
export const personScenes = {
  choosing: {},
  idCard: {
    'id-card': scene('法人身份证', toChecked),
    'ticket-ends': scene('上一步即将失效', toChecked, endsSoon),
    'id-card-errors': scene('日期有误', toDated({validFrom: '20200231', validTo: ''})),
    'id-card-warned': scene('有效期可疑', toDated({validFrom: '20200310', validTo: '20400309'})),
    'id-card-refused': refusedIdCard('身份证认证未通过', 'person-mismatch'),
    'id-card-expired': refusedIdCard('身份证已过期', 'id-card-expired'),
    'ctid-not-enrolled': refusedIdCard('身份信息未同步', 'ctid-not-enrolled'),
  },
  confirming: {
    'id-card-confirming': scene('核对身份证信息', toDated({validFrom: '20200310', validTo: '00000000'})),
  },
  checkingIdCard: {'checking-id-card': scene('正在核验身份证', toPersonChecked, {checkIdCard: never})},
  notChecked: {'id-card-not-checked': scene('没有网络', toPersonChecked, {checkIdCard: fails('network')})},
  bankCard: {
    'bank-card': scene('法人银行卡', toBankCard),
    'bank-card-errors': scene(
      '卡号有误',
      go(byBankCardWalk, {
        through: 'legalRep.bankCard',
        typed: {'legalRep.bankCard': {bankCard: '62000', mobile: '021-5800'}},
      }),
    ),
    'code-sent': scene('验证码已发送', toCode),
    'code-missing': scene(
      '没有填验证码',
      go(byBankCardWalk, {through: 'legalRep.code', typed: {'legalRep.code': {smsCode: ''}}}),
    ),
    'code-ends': scene('验证码即将过期', toCode, {
      sendSmsCode: async () => fakeSmsCode({expiresAt: new Date().toISOString(), retryAfter: 0}),
    }),
    'code-incorrect': refusedCode('验证码不正确', 'sms-incorrect', {triesLeft: 2}),
    'code-too-many': refusedCode('验证码输错过多', 'sms-too-many'),
    'code-not-sent': scene('验证码未发出', toCode, {sendSmsCode: refuses('sms-not-sent', {retryAfter: 45})}),
    'code-failed': scene('没有网络', toCode, {sendSmsCode: fails('network')}),
    'bank-card-refused': refusedCode('银行卡认证未通过', 'person-mismatch'),
    'bank-card-only': scene(
      '护照，只能用银行卡',
      toChecked,
      onRecord({enterprise: {legalRepIdType: passport, legalRepIdNumber: fakeField('E*******4')}}),
    ),
  },
  sendingCode: {'sending-code': scene('正在发送验证码', toCode, {sendSmsCode: never})},
  checkingBankCard: {'checking-bank-card': scene('正在核验银行卡', toCodeEntered, {checkBankCard: never})},
  ended: {},
} satisfies ScenesOf<PersonCheckMachine>;

/** The account holder's step, where it differs from the legal representative's. */
export const holderScenes = {
  idCard: {
    holder: scene('账号归属人身份证', toPersonChecked),
    'holder-passport': scene('账号归属人持护照', toPersonChecked, {
      ...onRecord({account: {idType: passport, idNumber: fakeField('E*******4')}}),
      checkIdCard: async () => fakeNext('account-holder'),
    }),
  },
} satisfies Partial<ScenesOf<PersonCheckMachine>>;
