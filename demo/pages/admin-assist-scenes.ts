import type {StateValueFrom} from 'xstate';
import type {CertBackend} from '../../src/adapters/backend.js';
import {pollingKeyOf} from '../../src/adapters/polling.key.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import type {TopState} from '../../src/components/lit/actor-controller.js';
import type {Outcome, Refusal} from '../../src/domain/outcome.schemas.js';
import type {AdminAssistMachine} from '../../src/machines/admin-assist.machine.js';
import {
  fakeAssistance,
  fakeBackend,
  fakeOpenAssistance,
  fakeOutcome,
  fakePending,
  fakeRefused,
  fakeStatus,
  never,
} from '../../src/fakes.js';
import {localeAt} from '../../src/components/locales/locale.js';
import {demoNoticesIn} from '../../simulators/consent.js';
import {adminAssistWalk, byCodeWalk, withdrawnWalk} from '../../walks/admin-assist.walk.js';
import {expires, go, inTurn, opens, recalls, refuse, shows, turns} from './drive.js';
import type {Scene, Scenes} from './scene.js';

const {subject, methods} = fakeStatus();

/** The fakes' user, with the administrator's help added. */
const getStatus: CertBackend['getStatus'] = () =>
  Promise.resolve(fakeStatus({methods: [...methods, {id: 'admin-assist', state: 'not-certified', enabled: true}]}));

const toForm = go(adminAssistWalk, {through: 'home'});
const toSubmitted = (enterprise: string) => go(adminAssistWalk, {through: 'naming', typed: {naming: {enterprise}}});
const toSent = go(adminAssistWalk, {through: 'confirming'});
const toNumber = go(adminAssistWalk, {to: 'waiting'});
const toCode = (code?: string) =>
  go(byCodeWalk, {through: 'waiting', ...(code !== undefined && {typed: {waiting: {code}}})});
const toWithdrawn = go(withdrawnWalk, {through: 'waiting'});
const toResumed = recalls('admin-assist', 'assistance-1');

const open = () => Promise.resolve(fakeOpenAssistance());
const scene = (title: string, answers: Partial<CertBackend>, go: NonNullable<Scene['go']>): Scene => ({
  title,
  backend: fakeBackend({getStatus, getAssistance: never, ...answers}),
  go,
});

const refused = (code: string, title: string, more: Partial<Refusal> = {}): Scene =>
  scene(title, {getAssistance: () => Promise.resolve(fakeRefused(code, more))}, toSent);

const codeRefused = (code: string, title: string, more: Partial<Refusal> = {}): Scene =>
  scene(title, {sendAssistanceCode: () => Promise.resolve(fakeRefused(code, more))}, toCode());

/** An earlier page's request has been confirmed and is checked again. */
const passedBefore = (title: string, whenAskedAgain: CertBackend['getStatus']): Scene => {
  const {ask, turn} = turns(getStatus, whenAskedAgain);
  const getAssistance = turn(() => Promise.resolve(fakeOutcome({method: 'admin-assist'})));
  return scene(title, {getStatus: ask, getAssistance}, toResumed);
};

/** The account holder's side of the administrator's help. */
export const adminAssistScenes = {
  beginning: {},
  recalling: {'recalling-request': scene('重新打开页面', {}, toResumed)},
  notRead: {'request-not-read': scene('查不到之前的申请', {getAssistance: refuse('network')}, toResumed)},
  naming: {
    naming: scene('填写企业', {}, toForm),
    'enterprise-missing': scene('没有填写企业', {}, toSubmitted('')),
    'code-doubtful': scene('信用代码可能有误', {}, toSubmitted('91310000PDY000028H')),
    'request-limit': scene(
      '今天的申请次数已用完',
      {requestAssistance: () => Promise.resolve(fakeRefused('limit-reached', {retryAfter: 7200}))},
      toSent,
    ),
    'request-pause': scene(
      '两次申请之间须等待',
      {requestAssistance: () => Promise.resolve(fakeRefused('limit-reached', {retryAfter: 60}))},
      toSent,
    ),
    'assist-consent': scene(
      '需要同意',
      {},
      inTurn(
        (cert: RealnameCert) => {
          cert.consent = {
            ...demoNoticesIn(localeAt(cert)),
            'admin-assist': {...demoNoticesIn(localeAt(cert))['legal-rep'], id: 'admin-assist-notice'},
          };
        },
        go(adminAssistWalk, {through: 'naming', unticked: 'naming'}),
      ),
    ),
    'request-damaged': scene(
      '记录损坏',
      {},
      opens('admin-assist', () => {
        sessionStorage.setItem(pollingKeyOf(subject, 'admin-assist'), '{');
      }),
    ),
    'assist-dropped': passedBefore('确认以后又失效', getStatus),
  },
  confirming: {'enterprise-confirming': scene('核对企业', {}, go(adminAssistWalk, {to: 'confirming'}))},
  sending: {sending: scene('正在发送申请', {requestAssistance: never}, toSent)},
  notSent: {'not-sent': scene('没有网络', {requestAssistance: refuse('network')}, toSent)},
  waiting: {
    number: scene('告知管理员数字', {}, toNumber),
    'request-still-asking': scene(
      '暂时查询不到',
      {getAssistance: refuse('network')},
      inTurn(toNumber, shows('p.warning')),
    ),
    'request-pending': scene(
      '已确认，等待结果',
      {getAssistance: () => Promise.resolve(fakePending(60) as Extract<Outcome, {pending: boolean}>)},
      inTurn(toNumber, shows('.busy ~ .others')),
    ),
    'request-ends-soon': scene(
      '申请即将过期',
      {requestAssistance: () => Promise.resolve(fakeAssistance({expiresAt: new Date().toISOString()}))},
      toNumber,
    ),
    'request-resumed': scene('回到等待的页面', {getAssistance: open}, toResumed),
    'code-missing': scene('没有填写协助码', {}, toCode('')),
    'code-incorrect': codeRefused('assistance-code-incorrect', '协助码不正确', {triesLeft: 4}),
    'code-used-up': codeRefused('assistance-code-incorrect', '协助码已失效', {triesLeft: 0}),
    'code-expired': codeRefused('assistance-expired', '协助码已过期'),
  },
  checkingCode: {'checking-code': scene('正在核对协助码', {sendAssistanceCode: never}, toCode())},
  withdrawing: {withdrawing: scene('正在撤回', {withdrawAssistance: never}, toWithdrawn)},
  notWithdrawn: {'not-withdrawn': scene('没有撤回', {withdrawAssistance: refuse('network')}, toWithdrawn)},
  withdrawn: {withdrawn: scene('申请已撤回', {}, toWithdrawn)},
  refused: {
    declined: refused('assistance-declined', '管理员未同意', {message: '不认识此人，请先联系人事部门。'}),
    'number-incorrect': refused('assistance-number-incorrect', '管理员填错数字'),
    'request-expired': scene('申请已过期', {getAssistance: open}, inTurn(toNumber, expires('sw-rc-admin-assist'))),
  },
  rechecking: {'rechecking-request': passedBefore('正在核对结果', never)},
  notRechecked: {'request-not-rechecked': passedBefore('核对结果失败', refuse('network'))},
  decided: {},
  interrupted: {},
  left: {},
} satisfies Record<TopState<StateValueFrom<AdminAssistMachine>>, Scenes>;
