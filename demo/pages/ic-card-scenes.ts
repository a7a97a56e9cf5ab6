import type {StateValueFrom} from 'xstate';
import type {CertBackend} from '../../src/adapters/backend.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import type {TopState} from '../../src/components/lit/actor-controller.js';
import type {ConsentNotice} from '../../src/domain/consent.js';
import type {CertErrorCode, CertErrorDetails} from '../../src/domain/errors.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import type {IcCardMachine} from '../../src/machines/ic-card.machine.js';
import {fakeAgent, fakeBackend, fakeReading, fakeRefused, fakeStatus, never} from '../../src/fakes.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {go, inTurn, opens, refuse} from './drive.js';
import type {Scene, Scenes} from './scene.js';

const toCard = go(icCardWalk, {through: 'home'});
export const toSignIn = go(icCardWalk, {through: 'awaitingPin'});

const notRead = (code: CertErrorCode, title: string, details?: CertErrorDetails): Scene => ({
  title,
  agent: fakeAgent({readCard: refuse(code, details)}),
  go: toCard,
});

const notSigned = (code: CertErrorCode, title: string, details?: CertErrorDetails): Scene => ({
  title,
  agent: fakeAgent({sign: refuse(code, details)}),
  go: toSignIn,
});

export const notVerified = (title: string, verifyCard: CertBackend['verifyCard']): Scene => ({
  title,
  backend: fakeBackend({verifyCard}),
  go: toSignIn,
});

const refused = (code: string, title: string, more: Partial<Refusal> = {}): Scene =>
  notVerified(title, () => Promise.resolve(fakeRefused(code, more)));

const cardNotice: ConsentNotice = {
  id: 'ic-card-notice',
  version: '1',
  text: '认证时读取卡内证书，其中有持卡人的姓名和证件号码。\n它们只用于核验本企业的身份。不同意的，可以改用其他认证方式。',
  required: true,
};

/** The IC card's path. */
export const icCardScenes = {
  beginning: {},
  introducing: {introduction: {title: '单独嵌入时的说明', go: opens('ic-card')}},
  checking: {},
  explaining: {
    explaining: {title: '浏览器将会询问', agent: {...fakeAgent(), willPrompt: () => Promise.resolve(true)}, go: toCard},
  },
  reading: {
    prompting: {
      title: '浏览器正在询问',
      agent: fakeAgent({
        readCard: (options) => {
          options.onPrompt?.(true);
          return never(undefined, options);
        },
      }),
      go: toCard,
    },
    connecting: {
      title: '正在连接客户端控件',
      agent: fakeAgent({readCard: (options) => never(undefined, options)}),
      go: toCard,
    },
    reading: {
      title: '正在读卡',
      agent: fakeAgent({
        readCard: (options) => {
          options.onConnected?.();
          return never(undefined, options);
        },
      }),
      go: toCard,
    },
  },
  notRead: {
    'agent-not-answering': notRead('agent-not-answering', '控件没有应答'),
    'agent-blocked': notRead('agent-blocked', '浏览器已阻止'),
    'agent-undetermined': notRead('agent-undetermined', '已阻止，无从得知'),
    'agent-permission-dismissed': notRead('agent-permission-dismissed', '询问被关闭'),
    'agent-not-delegated': notRead('agent-not-delegated', '内嵌框架没有许可'),
    'insecure-context': notRead('insecure-context', '页面不安全'),
    'agent-too-old': notRead('agent-too-old', '控件太旧', {foreignCode: '1.5.5'}),
    'agent-busy': notRead('agent-busy', '另一个操作正在进行'),
    'card-missing': notRead('card-missing', '没有卡', {foreignCode: 'Err:Custom50200'}),
    'reader-unsupported': notRead('reader-unsupported', '903 读卡器'),
    'agent-timeout': notRead('agent-timeout', '控件超时'),
    'agent-protocol': notRead('agent-protocol', '应答无法识别', {where: 'cus-sec_SpcGetCertNo'}),
    'card-unreadable': notRead('card-unreadable', '卡读不出', {
      foreignCode: 'Err:Custom50999',
      quote: '[读卡器底层库]读取证书失败:错误码=50999',
    }),
    'card-expired': {
      title: '卡已过期',
      agent: fakeAgent({readCard: () => Promise.resolve(fakeReading({daysLeft: -2}))}),
      go: toCard,
    },
    'agent-lost': notSigned('card-removed', '签名时拔卡', {foreignCode: '0x0A000023'}),
  },
  anotherEnterprise: {
    'another-name': {
      title: '卡内企业名称不同',
      agent: fakeAgent({readCard: () => Promise.resolve(fakeReading({enterpriseName: '北京样例报关有限公司'}))}),
      go: toCard,
    },
  },
  awaitingPin: {
    pin: {title: '输入密码', go: toCard},
    'ends-soon': {
      title: '卡即将到期',
      agent: fakeAgent({readCard: () => Promise.resolve(fakeReading({daysLeft: 12}))}),
      go: toCard,
    },
    'perhaps-expired': {
      title: '按电脑的时间，卡已过期',
      backend: fakeBackend({getStatus: () => Promise.resolve(fakeStatus({now: undefined}))}),
      agent: fakeAgent({readCard: () => Promise.resolve(fakeReading({daysLeft: -2}))}),
      go: toCard,
    },
    'pin-missing': {title: '没有填密码', go: go(icCardWalk, {through: 'awaitingPin', typed: {awaitingPin: {pin: ''}}})},
    'pin-incorrect': notSigned('pin-incorrect', '密码不正确', {triesLeft: 4}),
    'pin-last-try': notSigned('pin-incorrect', '密码只剩一次机会', {triesLeft: 1}),
    'pin-unknown-answer': notSigned('pin-unknown-answer', '没有明确答复', {foreignCode: 'agent-lost'}),
    'challenge-failed': {
      title: '后台不可用',
      backend: fakeBackend({createCardChallenge: refuse('backend')}),
      go: toSignIn,
    },
    'challenge-expired': refused('challenge-expired', '验证超时'),
    consent: {
      title: '需要同意',
      go: inTurn(
        (cert: RealnameCert) => (cert.consent = {'ic-card': cardNotice}),
        go(icCardWalk, {through: 'awaitingPin', unticked: 'awaitingPin'}),
      ),
    },
  },
  signingIn: {
    challenging: {title: '正在连接服务器', backend: fakeBackend({createCardChallenge: never}), go: toSignIn},
    signing: {
      title: '正在签名',
      agent: fakeAgent({sign: (_text, _pin, options) => never(undefined, options)}),
      go: toSignIn,
    },
  },
  locked: {locked: notSigned('pin-locked', '卡已锁定')},
  verifying: {verifying: notVerified('正在核验', never)},
  notVerified: {'not-verified': notVerified('后台不可用', refuse('backend', {status: 503, requestId: 'r-2'}))},
  refused: {
    'another-enterprise': refused('card-of-another-enterprise', '另一家企业的卡'),
    revoked: refused('card-revoked', '卡已注销'),
    unknown: refused('x-not-known', '未知的答复', {message: '该企业正在年检，请于次月办理。'}),
  },
  certified: {},
  pending: {},
  interrupted: {},
  left: {},
} satisfies Record<TopState<StateValueFrom<IcCardMachine>>, Scenes>;
