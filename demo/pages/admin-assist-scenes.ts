import type {AdminAssistMachine} from '../../src/machines/admin-assist.machine.js';
import {fakeAssistance, fakeOpenAssistance, fakeOutcome, fakePending, never} from '../../src/fakes.js';
import {adminAssistWalk, byCodeWalk, withdrawnWalk} from '../../walks/admin-assist.walk.js';
import {expires, go, hasNotice, inTurn, recalls, recallsDamage, shows} from './drive.js';
import {fails, mayUse, refuses, scenesWith, type ScenesOf} from './scene.js';

const scene = scenesWith({...mayUse('admin-assist'), getAssistance: never});

const toForm = go(adminAssistWalk, {through: 'home'});
const toSubmitted = (enterprise: string) => go(adminAssistWalk, {through: 'naming', typed: {naming: {enterprise}}});
const toSent = go(adminAssistWalk, {through: 'confirming'});
const toNumber = go(adminAssistWalk, {to: 'waiting'});
const toCode = go(byCodeWalk, {through: 'waiting'});
const toWithdrawn = go(withdrawnWalk, {through: 'waiting'});
const toResumed = recalls('admin-assist', 'assistance-1');

const opened = {getAssistance: async () => fakeOpenAssistance()};
/** An earlier page's request has been confirmed, and is checked again. */
const confirmed = {getAssistance: async () => fakeOutcome({method: 'admin-assist'})};
const limited = (retryAfter: number) => ({requestAssistance: refuses('limit-reached', {retryAfter})});
const codeIncorrect = (triesLeft: number) => ({
  sendAssistanceCode: refuses('assistance-code-incorrect', {triesLeft}),
});

/** The account holder's side of the administrator's help. */
export const adminAssistScenes = {
  beginning: {},
  recalling: {'recalling-request': scene('重新打开页面', toResumed)},
  notRead: {'request-not-read': scene('查不到之前的申请', toResumed, {getAssistance: fails('network')})},
  naming: {
    naming: scene('填写企业', toForm),
    'enterprise-missing': scene('没有填写企业', toSubmitted('')),
    'code-doubtful': scene('信用代码可能有误', toSubmitted('91310000PDY000028H')),
    'request-limit': scene('今天的申请次数已用完', toSent, limited(7200)),
    'request-pause': scene('两次申请之间须等待', toSent, limited(60)),
    'assist-consent': scene(
      '需要同意',
      inTurn(hasNotice('admin-assist'), go(adminAssistWalk, {through: 'naming', unticked: 'naming'})),
    ),
    'request-damaged': scene('记录损坏', recallsDamage('admin-assist')),
    'assist-dropped': scene('确认以后又失效', toResumed, confirmed),
  },
  confirming: {'enterprise-confirming': scene('核对企业', go(adminAssistWalk, {to: 'confirming'}))},
  sending: {sending: scene('正在发送申请', toSent, {requestAssistance: never})},
  notSent: {'not-sent': scene('没有网络', toSent, {requestAssistance: fails('network')})},
  waiting: {
    number: scene('告知管理员数字', toNumber),
    'request-still-asking': scene('暂时查询不到', inTurn(toNumber, shows('p.warning')), {
      getAssistance: fails('network'),
    }),
    'request-pending': scene('已确认，等待结果', inTurn(toNumber, shows('.busy ~ .others')), {
      getAssistance: async () => fakePending(60),
    }),
    'request-ends-soon': scene('申请即将过期', toNumber, {
      requestAssistance: async () => fakeAssistance({expiresAt: new Date().toISOString()}),
    }),
    'request-resumed': scene('回到等待的页面', toResumed, opened),
    'code-missing': scene('没有填写协助码', go(byCodeWalk, {through: 'waiting', typed: {waiting: {code: ''}}})),
    'code-incorrect': scene('协助码不正确', toCode, codeIncorrect(4)),
    'code-used-up': scene('协助码已失效', toCode, codeIncorrect(0)),
    'code-expired': scene('协助码已过期', toCode, {sendAssistanceCode: refuses('assistance-expired')}),
  },
  checkingCode: {'checking-code': scene('正在核对协助码', toCode, {sendAssistanceCode: never})},
  withdrawing: {withdrawing: scene('正在撤回', toWithdrawn, {withdrawAssistance: never})},
  notWithdrawn: {'not-withdrawn': scene('没有撤回', toWithdrawn, {withdrawAssistance: fails('network')})},
  withdrawn: {withdrawn: scene('申请已撤回', toWithdrawn)},
  refused: {
    declined: scene('管理员未同意', toSent, {
      getAssistance: refuses('assistance-declined', {message: '不认识此人，请先联系人事部门。'}),
    }),
    'number-incorrect': scene('管理员填错数字', toSent, {getAssistance: refuses('assistance-number-incorrect')}),
    'request-expired': scene('申请已过期', inTurn(toNumber, expires('sw-rc-admin-assist')), opened),
  },
  rechecking: {'rechecking-request': scene('正在核对结果', toResumed, confirmed, {getStatus: never})},
  notRechecked: {
    'request-not-rechecked': scene('核对结果失败', toResumed, confirmed, {getStatus: fails('network')}),
  },
  decided: {},
  interrupted: {},
  left: {},
} satisfies ScenesOf<AdminAssistMachine>;
