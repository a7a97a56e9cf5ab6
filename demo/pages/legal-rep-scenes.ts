import type {StateValueFrom} from 'xstate';
import type {CertBackend} from '../../src/adapters/backend.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import type {TopState} from '../../src/components/lit/actor-controller.js';
import type {LegalRepMachine} from '../../src/machines/legal-rep.machine.js';
import type {PersonCheckMachine} from '../../src/machines/person-check.machine.js';
import {
  fakeBackend,
  fakeField,
  fakeNext,
  fakeOutcome,
  fakeProfile,
  fakeRefused,
  fakeSmsCode,
  fakeStatus,
  never,
  type FakeProfileChanges,
} from '../../src/fakes.js';
import {localeAt} from '../../src/components/locales/locale.js';
import {pageNoticesIn} from '../../simulators/consent.js';
import type {Way} from '../../walks/walk.js';
import {byBankCardWalk, legalRepWalk} from '../../walks/legal-rep.walk.js';
import {go, inTurn, press, recalls, refuse, shows, turns} from './drive.js';
import type {Scene, Scenes} from './scene.js';

const toAdvice = go(legalRepWalk, {through: 'home'});
/** The page was loaded again in the second step. */
const toRecalled = inTurn(recalls('legal-rep', 'ticket-legal-rep'), shows('sw-rc-legal-rep'));
const toForm = go(legalRepWalk, {through: 'introducing'});

type Values = Readonly<Record<string, string>>;

const toSubmitted = (enterprise: Values) => go(legalRepWalk, {through: 'enterprise', typed: {enterprise}});
const toChecked = toSubmitted({});
const toDated = (dates: Values) => go(legalRepWalk, {through: 'legalRep.idCard', typed: {'legalRep.idCard': dates}});
const toPersonChecked = go(legalRepWalk, {through: 'legalRep.confirming'});
const toBankCard = go(byBankCardWalk, {through: 'legalRep.idCard'});
const toCode = (card?: Values) =>
  go(byBankCardWalk, {through: 'legalRep.bankCard', ...(card && {typed: {'legalRep.bankCard': card}})});
const toCodeEntered = (smsCode: string) =>
  go(byBankCardWalk, {through: 'legalRep.code', typed: {'legalRep.code': {smsCode}}});

const withNotices = (way: Way) =>
  inTurn((cert: RealnameCert) => (cert.consent = pageNoticesIn(localeAt(cert))), go(legalRepWalk, way));

const withBackend = (title: string, answers: Partial<CertBackend>, go: NonNullable<Scene['go']>): Scene => ({
  title,
  backend: fakeBackend(answers),
  go,
});

const ofRecord = (title: string, record: FakeProfileChanges, go: NonNullable<Scene['go']>): Scene =>
  withBackend(title, {getProfile: () => Promise.resolve(fakeProfile(record))}, go);

const bank = {id: 'bank-ukey', state: 'not-certified', enabled: true} as const;
const refusedEnterprise = (code: string, title: string, fields?: string[]): Scene =>
  withBackend(
    title,
    {
      getStatus: () => Promise.resolve(fakeStatus({methods: [...fakeStatus().methods, bank]})),
      checkEnterprise: () => Promise.resolve(fakeRefused(code, fields && {fields})),
    },
    toChecked,
  );

const refusedIdCard = (code: string, title: string): Scene =>
  withBackend(title, {checkIdCard: () => Promise.resolve(fakeRefused(code))}, async (cert) => {
    // Not of this server: with each port, the code would look different.
    cert.links = {...cert.links, ctidApp: 'https://app.example.cn/ctid'};
    await toPersonChecked(cert);
    if (code !== 'id-card-expired') await shows('.qr path')(cert);
  });

const refusedCode = (code: string, title: string, more: object = {}): Scene =>
  withBackend(title, {checkBankCard: () => Promise.resolve(fakeRefused(code, more))}, toCodeEntered('123456'));

/** The first step is no longer valid when the second is sent. */
const voidTicket = (title: string, whenReadAgain: CertBackend['getProfile']): Scene => {
  const {ask, turn} = turns(() => Promise.resolve(fakeProfile()), whenReadAgain);
  const checkIdCard = turn(() => Promise.resolve(fakeRefused('ticket-expired')));
  return withBackend(title, {getProfile: ask, checkIdCard}, toPersonChecked);
};

/** The path's result, with its steps above it. */
export const legalRepResult: Scene = {
  ...withBackend(
    '法人身份认证通过',
    {checkBankCard: () => Promise.resolve(fakeOutcome({method: 'legal-rep', effective: 'now'}))},
    toCodeEntered('123456'),
  ),
  screen: 'L4',
};

/** The first step's result ends soon. The user asks for more time. */
const endsSoon = (title: string, whenAskedAgain: CertBackend['checkEnterprise']): Scene => {
  let isAskedAgain = false;
  return withBackend(
    title,
    {
      checkEnterprise: (...asked) => {
        const answer = isAskedAgain
          ? whenAskedAgain(...asked)
          : Promise.resolve({...fakeNext('legal-rep'), expiresAt: new Date().toISOString()});
        isAskedAgain = !isAskedAgain;
        return answer;
      },
    },
    inTurn(
      toChecked,
      press((t) => t['person-check'].extend),
    ),
  );
};

/** The legal representative's path, except the check of a person. */
export const legalRepScenes = {
  loading: {loading: withBackend('正在读取', {getProfile: never}, toAdvice)},
  notLoaded: {'not-loaded': withBackend('读取失败', {getProfile: refuse('backend', {status: 503})}, toAdvice)},
  recalling: {recalling: withBackend('正在读取此前的核验', {getTicket: never}, toRecalled)},
  notRecalled: {'ticket-not-read': withBackend('读不到此前的核验', {getTicket: refuse('network')}, toRecalled)},
  introducing: {
    advice: {title: '开始之前', go: toAdvice},
    'not-recalled': withBackend(
      '此前的核验已失效',
      {getTicket: () => Promise.resolve(fakeRefused('ticket-expired'))},
      toRecalled,
    ),
    consent: {title: '需要同意', go: withNotices({through: 'introducing', unticked: 'introducing'})},
  },
  enterprise: {
    form: {title: '企业信息', go: toForm},
    declaration: {title: '需要声明已取得同意', go: withNotices({through: 'enterprise', unticked: 'enterprise'})},
    empty: ofRecord(
      '未登记，没有填写',
      {
        enterprise: {
          enterpriseName: fakeField(''),
          orgCode: fakeField(''),
          legalRepName: fakeField(''),
          legalRepIdType: fakeField(''),
          legalRepIdNumber: fakeField(''),
        },
      },
      toChecked,
    ),
    passport: ofRecord(
      '法人持护照',
      {enterprise: {legalRepIdType: fakeField('passport-prc'), legalRepIdNumber: fakeField('')}},
      toForm,
    ),
    warned: {title: '需要再核对', go: toSubmitted({uscc: 'DYCK12345671234567', orgCode: '567123456'})},
    refused: refusedEnterprise('enterprise-mismatch', '法人信息不符', ['legalRepName', 'legalRepIdNumber']),
    'not-supported': refusedEnterprise('enterprise-not-supported', '不支持的企业'),
    conflict: withBackend('登记的信息有变化', {checkEnterprise: refuse('conflict', {status: 412})}, toChecked),
    'ticket-expired': withBackend(
      '停留过久',
      {checkIdCard: () => Promise.resolve(fakeRefused('ticket-expired'))},
      toPersonChecked,
    ),
  },
  confirming: {confirming: {title: '核对要发送的内容', go: toSubmitted({legalRepName: '何平'})}},
  checking: {checking: withBackend('正在核验', {checkEnterprise: never}, toChecked)},
  notChecked: {'not-checked': withBackend('没有网络', {checkEnterprise: refuse('network')}, toChecked)},
  renewing: {renewing: endsSoon('正在延长有效时间', never)},
  notRenewed: {'not-renewed': endsSoon('延长失败', refuse('network'))},
  legalRep: {},
  holder: {},
  reloading: {reloading: voidTicket('重新读取登记的信息', never)},
  notReloaded: {'not-reloaded': voidTicket('重新读取失败', refuse('backend', {status: 503}))},
  decided: {},
  interrupted: {},
  left: {},
} satisfies Record<TopState<StateValueFrom<LegalRepMachine>>, Scenes>;

/** The check of a person, in the second step of that path. The third step does the same for the account holder. */
export const personScenes = {
  choosing: {},
  idCard: {
    'id-card': {title: '法人身份证', go: toChecked},
    'ticket-ends': withBackend(
      '上一步即将失效',
      {checkEnterprise: () => Promise.resolve({...fakeNext('legal-rep'), expiresAt: new Date().toISOString()})},
      toChecked,
    ),
    'id-card-errors': {title: '日期有误', go: toDated({validFrom: '20200231', validTo: ''})},
    'id-card-warned': {title: '有效期可疑', go: toDated({validFrom: '20200310', validTo: '20400309'})},
    'id-card-refused': refusedIdCard('person-mismatch', '身份证认证未通过'),
    'id-card-expired': refusedIdCard('id-card-expired', '身份证已过期'),
    'ctid-not-enrolled': refusedIdCard('ctid-not-enrolled', '身份信息未同步'),
  },
  confirming: {
    'id-card-confirming': {title: '核对身份证信息', go: toDated({validFrom: '20200310', validTo: '00000000'})},
  },
  checkingIdCard: {'checking-id-card': withBackend('正在核验身份证', {checkIdCard: never}, toPersonChecked)},
  notChecked: {'id-card-not-checked': withBackend('没有网络', {checkIdCard: refuse('network')}, toPersonChecked)},
  bankCard: {
    'bank-card': {title: '法人银行卡', go: toBankCard},
    'bank-card-errors': {title: '卡号有误', go: toCode({bankCard: '62000', mobile: '021-5800'})},
    'code-sent': {title: '验证码已发送', go: toCode()},
    'code-missing': {title: '没有填验证码', go: toCodeEntered('')},
    'code-ends': withBackend(
      '验证码即将过期',
      {sendSmsCode: () => Promise.resolve(fakeSmsCode({expiresAt: new Date(Date.now()).toISOString(), retryAfter: 0}))},
      toCode(),
    ),
    'code-incorrect': refusedCode('sms-incorrect', '验证码不正确', {triesLeft: 2}),
    'code-too-many': refusedCode('sms-too-many', '验证码输错过多'),
    'code-not-sent': withBackend(
      '验证码未发出',
      {sendSmsCode: () => Promise.resolve(fakeRefused('sms-not-sent', {retryAfter: 45}))},
      toCode(),
    ),
    'code-failed': withBackend('没有网络', {sendSmsCode: refuse('network')}, toCode()),
    'bank-card-refused': refusedCode('person-mismatch', '银行卡认证未通过'),
    'bank-card-only': ofRecord(
      '护照，只能用银行卡',
      {enterprise: {legalRepIdType: fakeField('passport-prc'), legalRepIdNumber: fakeField('E*******4')}},
      toChecked,
    ),
  },
  sendingCode: {'sending-code': withBackend('正在发送验证码', {sendSmsCode: never}, toCode())},
  checkingBankCard: {
    'checking-bank-card': withBackend('正在核验银行卡', {checkBankCard: never}, toCodeEntered('123456')),
  },
  ended: {},
} satisfies Record<TopState<StateValueFrom<PersonCheckMachine>>, Scenes>;

/** The account holder's step, where it differs from the legal representative's. */
export const holderScenes = {
  idCard: {
    holder: {title: '账号归属人身份证', go: toPersonChecked},
    'holder-passport': withBackend(
      '账号归属人持护照',
      {
        getProfile: () =>
          Promise.resolve(
            fakeProfile({account: {idType: fakeField('passport-prc'), idNumber: fakeField('E*******4')}}),
          ),
        checkIdCard: () => Promise.resolve(fakeNext('account-holder')),
      },
      toPersonChecked,
    ),
  },
} satisfies Partial<Record<TopState<StateValueFrom<PersonCheckMachine>>, Scenes>>;
