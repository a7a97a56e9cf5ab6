import type {StateValueFrom} from 'xstate';
import type {InboxBackend} from '../../src/adapters/backend.js';
import type {AdminRequests} from '../../src/components/element/admin-requests.js';
import type {TopState} from '../../src/components/lit/actor-controller.js';
import type {CertErrorCode} from '../../src/domain/errors.js';
import type {AdminRequestsMachine} from '../../src/machines/admin-requests.machine.js';
import {fakeInbox, fakeInboxBackend, fakeInboxRequest, fakeRefused, never} from '../../src/fakes.js';
import {codeWalk, confirmedWalk, declinedWalk} from '../../walks/admin-requests.walk.js';
import {go, inTurn, passes, press, refuse} from './drive.js';
import type {InboxScene} from './scene.js';

type InboxScenes = Readonly<Record<string, InboxScene>>;

const scene = (title: string, answers: Partial<InboxBackend>, go?: InboxScene['go']): InboxScene => ({
  title,
  inbox: fakeInboxBackend(answers),
  ...(go && {go}),
});

const toRequest = go(confirmedWalk, {through: 'inbox'});
const toQuestion = go(confirmedWalk, {to: 'askingYes'});
const toAgreed = go(confirmedWalk, {through: 'askingYes'});
const toReason = go(declinedWalk, {to: 'declining'});
const toDeclined = (reason = '不认识此人') => go(declinedWalk, {through: 'declining', typed: {declining: {reason}}});
const toCodeQuestion = go(codeWalk, {to: 'askingCode'});
const toCode = go(codeWalk, {through: 'askingCode'});
const toExpiredCode = inTurn(go(codeWalk), passes('sw-rc-admin-requests', 'untilCodeEnds.adminRequests.codeShown'));

const gone = (code: string, title: string): InboxScene =>
  scene(title, {confirmAssistance: () => Promise.resolve(fakeRefused(code))}, toAgreed);

const sessionOver = (code: CertErrorCode, title: string): InboxScene =>
  scene(title, {confirmAssistance: refuse(code)}, toAgreed);

/** The inbox is read once, and then fails. If the scene is shown again, it starts anew. */
const notRefreshed = (): InboxScene => {
  let times = 0;
  return scene(
    '不能刷新',
    {getInbox: () => (times++ % 2 === 0 ? Promise.resolve(fakeInbox()) : refuse('network')())},
    press((t) => t['admin-requests'].refresh),
  );
};

/** An administrator's inbox: the requests, one of them, and the answers. */
export const adminRequestsScenes = {
  loading: {loading: scene('正在读取', {getInbox: never})},
  paused: {
    paused: scene(
      '已停止读取',
      {getInbox: never},
      press((t) => t.path.cancel),
    ),
  },
  notLoaded: {'not-loaded': scene('没有网络', {getInbox: refuse('network')})},
  notAdministrator: {
    'not-administrator': scene('不是管理员', {getInbox: () => Promise.resolve(fakeRefused('not-applicable'))}),
  },
  inbox: {
    inbox: scene('待处理的申请', {
      getInbox: () =>
        Promise.resolve(
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
        ),
    }),
    'limit-reached': scene('另有申请没有列出', {
      getInbox: () => Promise.resolve(fakeInbox({more: 10, withdrawnToday: 3, limitReached: true})),
    }),
    empty: scene('没有申请', {getInbox: () => Promise.resolve(fakeInbox({requests: []}))}),
    'not-refreshed': notRefreshed(),
  },
  deciding: {
    request: scene('处理申请', {}, toRequest),
    'number-unfit': scene(
      '不是两位数字',
      {},
      go(confirmedWalk, {through: 'deciding', typed: {deciding: {number: '4'}}}),
    ),
    'step-up': scene(
      '需要确认身份',
      {confirmAssistance: () => Promise.resolve(fakeRefused('step-up-required'))},
      inTurn((element: AdminRequests) => (element.stepUp = () => Promise.resolve('')), toAgreed),
    ),
  },
  askingYes: {'asking-yes': scene('确认同意', {}, toQuestion)},
  confirming: {confirming: scene('正在提交', {confirmAssistance: never}, toAgreed)},
  notConfirmed: {'not-confirmed': scene('没有提交', {confirmAssistance: refuse('network')}, toAgreed)},
  declining: {declining: scene('拒绝申请', {}, toReason), 'reason-missing': scene('没有填写原因', {}, toDeclined(''))},
  sendingDeclination: {'sending-declination': scene('正在拒绝', {declineAssistance: never}, toDeclined())},
  notDeclined: {'not-declined': scene('没有拒绝', {declineAssistance: refuse('network')}, toDeclined())},
  askingCode: {'asking-code': scene('确认生成协助码', {}, toCodeQuestion)},
  creatingCode: {'creating-code': scene('正在生成协助码', {createAssistanceCode: never}, toCode)},
  codeNotCreated: {'code-not-created': scene('没有生成', {createAssistanceCode: refuse('network')}, toCode)},
  codeShown: {code: scene('告知协助码', {}, toCode)},
  codeExpired: {'code-expired': scene('协助码已过期', {}, toExpiredCode)},
  answered: {confirmed: scene('已同意', {}, toAgreed), declined: scene('已拒绝', {}, toDeclined())},
  gone: {
    'number-incorrect': gone('assistance-number-incorrect', '填错数字'),
    answered: gone('assistance-answered', '同事已处理'),
    withdrawn: gone('assistance-withdrawn', '申请人已撤回'),
    expired: gone('assistance-expired', '申请已过期'),
  },
  sessionOver: {
    'session-over': sessionOver('unauthenticated', '登录已失效'),
    'user-changed': sessionOver('subject-changed', '换了人登录'),
  },
} satisfies Record<TopState<StateValueFrom<AdminRequestsMachine>>, InboxScenes>;
