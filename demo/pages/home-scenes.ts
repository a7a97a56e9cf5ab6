import type {MethodStatus, Status} from '../../src/domain/schemas.js';
import type {CertificationMachine} from '../../src/machines/certification.machine.js';
import {fakeOutcome, fakePending, fakeStatus, never} from '../../src/fakes.js';
import {bankUkeyResult} from './bank-ukey-scenes.js';
import {inTurn, press, sets} from './drive.js';
import {toSignIn} from './ic-card-scenes.js';
import {legalRepResult} from './legal-rep-scenes.js';
import {fails, methodsWith, type Scene, scenesWith, type ScenesOf} from './scene.js';

const scene = scenesWith();

const home = (title: string, status: Partial<Status>, go?: Scene['go']): Scene =>
  scene(title, go, {getStatus: async () => fakeStatus(status)});

const notAsked = (title: string, ...problem: Parameters<typeof fails>): Scene =>
  scene(title, undefined, {getStatus: fails(...problem)});

const icCard = (changes: Partial<MethodStatus>): Partial<Status> => ({
  methods: [{id: 'ic-card', state: 'not-certified', enabled: true, ...changes}],
});

const threeMethods = methodsWith('bank-ukey');

const threeWith = (id: string, changes: Partial<MethodStatus>): MethodStatus[] =>
  threeMethods.map((each) => (each.id === id ? {...each, ...changes} : each));

const certified: Partial<Status> = {
  level: {id: 'high', rank: 3, label: '高'},
  aspects: {enterprise: true, accountHolder: true},
  ...icCard({state: 'certified', verifiedAt: '2026-01-15T02:30:00Z'}),
};

const [now, verifiedAt] = ['2026-01-22T02:00:00Z', '2025-02-03T02:30:00Z'];

/** Certified by the card, which ends then. */
const until = (validUntil: string): Partial<Status> => ({
  ...certified,
  now,
  methods: threeWith('ic-card', {
    ...{state: 'certified', verifiedAt, validUntil, endReason: 'card-ends'},
    renewFrom: new Date(Date.parse(validUntil) - 30 * 86_400_000).toISOString(),
  }),
});

const toCancelled = press((t) => t.frame.cancel);
const toIncomplete = press((t) => t.profile.certify);

/** The session ends at the card's step. */
const endedSession = {createCardChallenge: fails('unauthenticated')};
const toResumed = inTurn(
  toSignIn,
  press((t) => t.path.resume),
);

/** Home and its surrounding screens. Every state of the machine has a scene; the compiler checks this. */
export const journeyScenes = {
  asking: {loading: scene('正在查询', undefined, {getStatus: never})},
  paused: {
    paused: scene('已停止查询', toCancelled, {getStatus: never}),
  },
  notAsked: {
    backend: notAsked('后台不可用', 'backend', {status: 503, requestId: 'r-1'}),
    network: notAsked('没有网络', 'network'),
    unauthenticated: notAsked('登录已失效', 'unauthenticated'),
    contract: scene('应答不符合约定', undefined, {getStatus: async () => ({}) as Status}),
    config: notAsked('设置有误', 'config', {where: 'base-url'}),
  },
  notApplicable: {'not-applicable': home('不需要认证', {applicable: false})},
  home: {
    'not-certified': home('未认证', {}),
    methods: home('三种认证方式', {methods: threeMethods}),
    medium: home('已通过法人身份认证', {
      level: {id: 'medium', rank: 2, label: '中', advice: '建议提升实名认证等级'},
      aspects: {enterprise: true, accountHolder: true},
      methods: threeWith('legal-rep', {state: 'certified', verifiedAt: '2026-01-15T02:30:00Z'}),
    }),
    certified: home('已认证', {...certified, profile: 'complete'}),
    lasting: home('已认证，有效期至一年后', until('2026-12-31T16:00:00Z')),
    expiring: home('认证即将到期', until('2026-02-03T16:00:00Z')),
    ended: home('认证已到期', {
      now,
      methods: threeWith('legal-rep', {
        verifiedAt,
        validUntil: '2026-01-20T02:00:00Z',
        endReason: 'representative-changed',
      }),
    }),
    'next-level': home('重新登录后提升级别', {
      ...certified,
      nextLevel: {id: 'high', rank: 3, label: '高'},
      level: {id: 'medium', rank: 2, label: '中'},
    }),
    pending: home('认证中', icCard({state: 'pending'})),
    off: home('方式停用', icCard({enabled: false, reason: '系统维护至 18:00'})),
    required: home(
      '业务需要更高的级别',
      {methods: threeMethods},
      sets({requiredLevel: 'medium', requiredFor: '提交报关单'}),
    ),
    incomplete: home('资料不完整', {profile: 'incomplete'}, toIncomplete),
    none: home('没有可用的方式', {methods: []}),
    assist: home('可以请管理员协助', {methods: methodsWith('admin-assist')}),
    'assist-only': home('只能请管理员协助', {
      methods: methodsWith('admin-assist').map((each) =>
        each.id === 'admin-assist' ? each : {...each, enabled: false, reason: '个人账号不能使用'},
      ),
    }),
  },
  opening: {},
  notOpened: {},
  inMethod: {},
  interrupted: {
    'session-over': scene('登录已失效，请重新登录', toSignIn, endedSession),
    'user-changed': scene('办理中换了人登录', toSignIn, {createCardChallenge: fails('subject-changed')}),
  },
  returning: {returning: scene('正在核对登录的用户', toResumed, endedSession, {getStatus: never})},
  somebodyElse: {
    'somebody-else': scene('换了人登录', toResumed, endedSession, {
      getStatus: async () => fakeStatus({subject: 'subject-2'}),
    }),
  },
  result: {
    'next-sign-in': scene('通过，重新登录生效', toSignIn),
    now: scene('通过，立即生效', toSignIn, {verifyCard: async () => fakeOutcome({effective: 'now'})}),
    steps: legalRepResult,
    'bank-result': bankUkeyResult,
    'result-pending': scene('处理中', toSignIn, {verifyCard: async () => fakePending(60)}),
  },
} satisfies Omit<ScenesOf<CertificationMachine>, 'suspended'>;
