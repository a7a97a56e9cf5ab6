import type {StateValueFrom} from 'xstate';
import type {InboxBackend} from '../../src/adapters/backend.js';
import type {AdminRequests} from '../../src/components/shell/admin-requests.js';
import type {TopState} from '../../src/components/lit/top-state.js';
import type {CertErrorCode} from '../../src/domain/errors.js';
import type {AdminRequestsMachine} from '../../src/machines/admin-requests.machine.js';
import type {AnyActor} from 'xstate';
import {fakeInbox, fakeInboxBackend, fakeInboxRequest, fakeRefused, never} from '../../src/fakes.js';
import {find, press, refuse} from './drive.js';
import type {InboxScene} from './scene.js';

type InboxScenes = Readonly<Record<string, InboxScene>>;

const scene = (title: string, answers: Partial<InboxBackend>, go?: InboxScene['go']): InboxScene => ({
  title,
  inbox: fakeInboxBackend(answers),
  ...(go && {go}),
});

const type = async (element: AdminRequests, text: string, field = '#number'): Promise<void> => {
  const input = await find<HTMLInputElement>(element, field);
  input.value = text;
  input.dispatchEvent(new Event('input', {bubbles: true}));
};
const toRequest = (element: AdminRequests) => press(element, '.request button');
const toQuestion = async (element: AdminRequests): Promise<void> => {
  await toRequest(element);
  await type(element, '47');
  await press(element, 'button[type=submit]');
  await find(element, 'dialog[open]');
};
const toAgreed = async (element: AdminRequests): Promise<void> => {
  await toQuestion(element);
  await press(element, 'dialog .primary');
};
const toReason = async (element: AdminRequests): Promise<void> => {
  await toRequest(element);
  await press(element, 'button[type=submit] ~ button');
  await find(element, '#reason');
};
const toDeclined =
  (text = '不认识此人') =>
  async (element: AdminRequests): Promise<void> => {
    await toReason(element);
    await type(element, text, '#reason');
    await press(element, 'button[type=submit]');
  };
const toCodeQuestion = async (element: AdminRequests): Promise<void> => {
  await toRequest(element);
  await press(element, 'form ~ .actions button');
  await find(element, 'dialog[open]');
};
const toCode = async (element: AdminRequests): Promise<void> => {
  await toCodeQuestion(element);
  await press(element, 'dialog .primary');
};
const toExpiredCode = async (element: AdminRequests): Promise<void> => {
  await toCode(element);
  await find(element, '.code');
  const {actor} = await find<HTMLElement & {actor: AnyActor}>(element, 'sw-rc-admin-requests');
  actor.send({type: 'xstate.after.untilCodeEnds.adminRequests.codeShown'});
};

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
    (element) => press(element, '.requests ~ .actions button'),
  );
};

/** An administrator's inbox: the requests, one of them, and the answers. */
export const adminRequestsScenes = {
  loading: {loading: scene('正在读取', {getInbox: never})},
  paused: {paused: scene('已停止读取', {getInbox: never}, (element) => press(element, '.wait button'))},
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
    'number-unfit': scene('不是两位数字', {}, async (element) => {
      await toRequest(element);
      await type(element, '4');
      await press(element, 'button[type=submit]');
    }),
    'step-up': scene(
      '需要确认身份',
      {confirmAssistance: () => Promise.resolve(fakeRefused('step-up-required'))},
      async (element) => {
        element.stepUp = () => Promise.resolve('');
        await toAgreed(element);
      },
    ),
  },
  askingYes: {'asking-yes': scene('确认同意', {}, toQuestion)},
  confirming: {confirming: scene('正在提交', {confirmAssistance: never}, toAgreed)},
  notConfirmed: {'not-confirmed': scene('没有提交', {confirmAssistance: refuse('network')}, toAgreed)},
  declining: {
    declining: scene('拒绝申请', {}, toReason),
    'reason-missing': scene('没有填写原因', {}, toDeclined('')),
  },
  sendingDeclination: {'sending-declination': scene('正在拒绝', {declineAssistance: never}, toDeclined())},
  notDeclined: {'not-declined': scene('没有拒绝', {declineAssistance: refuse('network')}, toDeclined())},
  askingCode: {'asking-code': scene('确认生成协助码', {}, toCodeQuestion)},
  creatingCode: {'creating-code': scene('正在生成协助码', {createAssistanceCode: never}, toCode)},
  codeNotCreated: {'code-not-created': scene('没有生成', {createAssistanceCode: refuse('network')}, toCode)},
  codeShown: {code: scene('告知协助码', {}, toCode)},
  codeExpired: {'code-expired': scene('协助码已过期', {}, toExpiredCode)},
  answered: {
    confirmed: scene('已同意', {}, toAgreed),
    declined: scene('已拒绝', {}, toDeclined()),
  },
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
