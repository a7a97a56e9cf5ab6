import type {ConsentNotice} from '../../src/domain/consent.js';
import type {IcCardMachine} from '../../src/machines/ic-card.machine.js';
import {fakeAgent, fakeReading, fakeStatus, never} from '../../src/fakes.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {go, inTurn, opens, sets} from './drive.js';
import {fails, refuses, scenesWith, type ScenesOf} from './scene.js';

const scene = scenesWith();
const toCard = go(icCardWalk, {through: 'home'});
export const toSignIn = go(icCardWalk, {through: 'awaitingPin'});

const notRead = (title: string, ...problem: Parameters<typeof fails>) =>
  scene(title, toCard, {readCard: fails(...problem)});
const notSigned = (title: string, ...problem: Parameters<typeof fails>) =>
  scene(title, toSignIn, {sign: fails(...problem)});
const refused = (title: string, ...refusal: Parameters<typeof refuses>) =>
  scene(title, toSignIn, {verifyCard: refuses(...refusal)});

const reads = (changes: Parameters<typeof fakeReading>[0]) => ({readCard: async () => fakeReading(changes)});

const cardNotice: ConsentNotice = {
  id: 'ic-card-notice',
  version: '1',
  text: '认证时读取卡内证书，其中有持卡人的姓名和证件号码。\n它们只用于核验本企业的身份。不同意的，可以改用其他认证方式。',
  required: true,
};

/** The IC card's path. */
export const icCardScenes = {
  beginning: {},
  introducing: {introduction: scene('单独嵌入时的说明', opens('ic-card'))},
  checking: {},
  explaining: {
    explaining: {...scene('浏览器将会询问', toCard), agent: {...fakeAgent(), willPrompt: async () => true}},
  },
  reading: {
    prompting: scene('浏览器正在询问', toCard, {
      readCard: (options) => {
        options.onPrompt?.(true);
        return never(options);
      },
    }),
    connecting: scene('正在连接客户端控件', toCard, {readCard: never}),
    reading: scene('正在读卡', toCard, {
      readCard: (options) => {
        options.onConnected?.();
        return never(options);
      },
    }),
  },
  notRead: {
    'agent-not-answering': notRead('控件没有应答', 'agent-not-answering'),
    'agent-blocked': notRead('浏览器已阻止', 'agent-blocked'),
    'agent-undetermined': notRead('已阻止，无从得知', 'agent-undetermined'),
    'agent-permission-dismissed': notRead('询问被关闭', 'agent-permission-dismissed'),
    'agent-not-delegated': notRead('内嵌框架没有许可', 'agent-not-delegated'),
    'insecure-context': notRead('页面不安全', 'insecure-context'),
    'agent-too-old': notRead('控件太旧', 'agent-too-old', {foreignCode: '1.5.5'}),
    'agent-busy': notRead('另一个操作正在进行', 'agent-busy'),
    'card-missing': notRead('没有卡', 'card-missing', {foreignCode: 'Err:Custom50200'}),
    'reader-unsupported': notRead('903 读卡器', 'reader-unsupported'),
    'agent-timeout': notRead('控件超时', 'agent-timeout'),
    'agent-protocol': notRead('应答无法识别', 'agent-protocol', {where: 'cus-sec_SpcGetCertNo'}),
    'card-unreadable': notRead('卡读不出', 'card-unreadable', {
      foreignCode: 'Err:Custom50999',
      quote: '[读卡器底层库]读取证书失败:错误码=50999',
    }),
    'card-expired': scene('卡已过期', toCard, reads({daysLeft: -2})),
    'agent-lost': notSigned('签名时拔卡', 'card-removed', {foreignCode: '0x0A000023'}),
  },
  anotherEnterprise: {
    'another-name': scene('卡内企业名称不同', toCard, reads({enterpriseName: '北京样例报关有限公司'})),
  },
  awaitingPin: {
    pin: scene('输入密码', toCard),
    'ends-soon': scene('卡即将到期', toCard, reads({daysLeft: 12})),
    'perhaps-expired': scene('按电脑的时间，卡已过期', toCard, {
      getStatus: async () => fakeStatus({now: undefined}),
      ...reads({daysLeft: -2}),
    }),
    'pin-missing': scene('没有填密码', go(icCardWalk, {through: 'awaitingPin', typed: {awaitingPin: {pin: ''}}})),
    'pin-incorrect': notSigned('密码不正确', 'pin-incorrect', {triesLeft: 4}),
    'pin-last-try': notSigned('密码只剩一次机会', 'pin-incorrect', {triesLeft: 1}),
    'pin-unknown-answer': notSigned('没有明确答复', 'pin-unknown-answer', {foreignCode: 'agent-lost'}),
    'challenge-failed': scene('后台不可用', toSignIn, {createCardChallenge: fails('backend')}),
    'challenge-expired': refused('验证超时', 'challenge-expired'),
    consent: scene(
      '需要同意',
      inTurn(
        sets({consent: {'ic-card': cardNotice}}),
        go(icCardWalk, {through: 'awaitingPin', unticked: 'awaitingPin'}),
      ),
    ),
  },
  signingIn: {
    challenging: scene('正在连接服务器', toSignIn, {createCardChallenge: never}),
    signing: scene('正在签名', toSignIn, {sign: (_text, _pin, options) => never(options)}),
  },
  locked: {locked: notSigned('卡已锁定', 'pin-locked')},
  verifying: {verifying: scene('正在核验', toSignIn, {verifyCard: never})},
  notVerified: {
    'not-verified': scene('后台不可用', toSignIn, {verifyCard: fails('backend', {status: 503, requestId: 'r-2'})}),
  },
  refused: {
    'another-enterprise': refused('另一家企业的卡', 'card-of-another-enterprise'),
    revoked: refused('卡已注销', 'card-revoked'),
    unknown: refused('未知的答复', 'x-not-known', {message: '该企业正在年检，请于次月办理。'}),
  },
  certified: {},
  pending: {},
  interrupted: {},
  left: {},
} satisfies ScenesOf<IcCardMachine>;
