import type {AdminRequestsMachine} from '../../src/machines/admin-requests.machine.js';
import {fakeInbox, fakeInboxRequest, never} from '../../src/fakes.js';
import {codeWalk, confirmedWalk, declinedWalk} from '../../walks/admin-requests.walk.js';
import {go, inTurn, passes, press, sets} from './drive.js';
import {fails, type InboxScene, inboxScene as scene, refuses, type ScenesOf} from './scene.js';

const toCancelled = press((t) => t.path.cancel);
const toRefreshed = press((t) => t['admin-requests'].refresh);
const toRequest = go(confirmedWalk, {through: 'inbox'});
const toQuestion = go(confirmedWalk, {to: 'askingYes'});
const toAgreed = go(confirmedWalk, {through: 'askingYes'});
const toReason = go(declinedWalk, {to: 'declining'});
const toDeclined = go(declinedWalk, {through: 'declining'});
const toCodeQuestion = go(codeWalk, {to: 'askingCode'});
const toCode = go(codeWalk, {through: 'askingCode'});
const toExpiredCode = inTurn(go(codeWalk), passes('sw-rc-admin-requests', 'untilCodeEnds.adminRequests.codeShown'));

/** An administrator's inbox: the requests, one of them, and the answers. */
export const adminRequestsScenes = {
  loading: {loading: scene('正在读取', undefined, {getInbox: never})},
  paused: {
    paused: scene('已停止读取', toCancelled, {getInbox: never}),
  },
  notLoaded: {'not-loaded': scene('没有网络', undefined, {getInbox: fails('network')})},
  notAdministrator: {'not-administrator': scene('不是管理员', undefined, {getInbox: refuses('not-applicable')})},
  inbox: {
    inbox: scene('待处理的申请', undefined, {
      getInbox: async () =>
        fakeInbox({
          requests: [
            fakeInboxRequest(),
            fakeInboxRequest({
              id: 'assistance-2',
              name: '欧阳**',
              mobile: '139****0001',
              nthToday: 2,
              codeExpiresAt: new Date(Date.now() + 300_000).toISOString(),
            }),
          ],
        }),
    }),
    'limit-reached': scene('另有申请没有列出', undefined, {
      getInbox: async () => fakeInbox({more: 10, withdrawnToday: 3, limitReached: true}),
    }),
    empty: scene('没有申请', undefined, {getInbox: async () => fakeInbox({requests: []})}),
    'not-refreshed': scene('不能刷新', toRefreshed, {getInbox: async () => fakeInbox()}, {getInbox: fails('network')}),
  },
  deciding: {
    request: scene('处理申请', toRequest),
    'number-unfit': scene('不是两位数字', go(confirmedWalk, {through: 'deciding', typed: {deciding: {number: '4'}}})),
    'step-up': scene('需要确认身份', inTurn(sets({stepUp: async () => ''}), toAgreed), {
      confirmAssistance: refuses('step-up-required'),
    }),
  },
  askingYes: {'asking-yes': scene('确认同意', toQuestion)},
  confirming: {confirming: scene('正在提交', toAgreed, {confirmAssistance: never})},
  notConfirmed: {'not-confirmed': scene('没有提交', toAgreed, {confirmAssistance: fails('network')})},
  declining: {
    declining: scene('拒绝申请', toReason),
    'reason-missing': scene('没有填写原因', go(declinedWalk, {through: 'declining', typed: {declining: {reason: ''}}})),
  },
  sendingDeclination: {'sending-declination': scene('正在拒绝', toDeclined, {declineAssistance: never})},
  notDeclined: {'not-declined': scene('没有拒绝', toDeclined, {declineAssistance: fails('network')})},
  askingCode: {'asking-code': scene('确认生成协助码', toCodeQuestion)},
  creatingCode: {'creating-code': scene('正在生成协助码', toCode, {createAssistanceCode: never})},
  codeNotCreated: {'code-not-created': scene('没有生成', toCode, {createAssistanceCode: fails('network')})},
  codeShown: {code: scene('告知协助码', toCode)},
  codeExpired: {'code-expired': scene('协助码已过期', toExpiredCode)},
  answered: {confirmed: scene('已同意', toAgreed), declined: scene('已拒绝', toDeclined)},
  gone: {
    'number-incorrect': scene('填错数字', toAgreed, {confirmAssistance: refuses('assistance-number-incorrect')}),
    answered: scene('同事已处理', toAgreed, {confirmAssistance: refuses('assistance-answered')}),
    withdrawn: scene('申请人已撤回', toAgreed, {confirmAssistance: refuses('assistance-withdrawn')}),
    expired: scene('申请已过期', toAgreed, {confirmAssistance: refuses('assistance-expired')}),
  },
  sessionOver: {
    'session-over': scene('登录已失效', toAgreed, {confirmAssistance: fails('unauthenticated')}),
    'user-changed': scene('换了人登录', toAgreed, {confirmAssistance: fails('subject-changed')}),
  },
} satisfies ScenesOf<AdminRequestsMachine, Readonly<Record<string, InboxScene>>>;
