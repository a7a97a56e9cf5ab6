import type {StateValueFrom} from 'xstate';
import type {CertBackend} from '../../src/adapters/backend.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import type {TopState} from '../../src/components/lit/actor-controller.js';
import type {MethodStatus, Status} from '../../src/domain/schemas.js';
import type {CertificationMachine} from '../../src/machines/certification.machine.js';
import {fakeBackend, fakeOutcome, fakePending, fakeStatus, never} from '../../src/fakes.js';
import {bankUkeyResult} from './bank-ukey-scenes.js';
import {inTurn, press, refuse, turns} from './drive.js';
import {notVerified, toSignIn} from './ic-card-scenes.js';
import {legalRepResult} from './legal-rep-scenes.js';
import type {Scene, Scenes} from './scene.js';

const home = (title: string, status: Partial<Status>): Scene => ({
  title,
  backend: fakeBackend({getStatus: () => Promise.resolve(fakeStatus(status))}),
});

const icCard = (changes: Partial<MethodStatus>): Partial<Status> => ({
  methods: [{id: 'ic-card', state: 'not-certified', enabled: true, ...changes}],
});

const threeMethods: Status['methods'] = [
  ...fakeStatus().methods,
  {id: 'bank-ukey', state: 'not-certified', enabled: true},
];

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
  methods: threeMethods.map((each) =>
    each.id === 'ic-card'
      ? {
          ...{...each, state: 'certified', verifiedAt, validUntil, endReason: 'card-ends'},
          renewFrom: new Date(Date.parse(validUntil) - 30 * 86_400_000).toISOString(),
        }
      : each,
  ),
});

/** The session ends at the card's step. */
const endedSession = (title: string, whenAskedAgain: CertBackend['getStatus']): Scene => {
  const {ask, turn} = turns(() => Promise.resolve(fakeStatus()), whenAskedAgain);
  return {
    title,
    backend: fakeBackend({getStatus: ask, createCardChallenge: turn(refuse('unauthenticated'))}),
    go: inTurn(
      toSignIn,
      press((t) => t.path.resume),
    ),
  };
};

/** Home and its surrounding screens. Every state of the machine has a scene; the compiler checks this. */
export const journeyScenes = {
  asking: {loading: {title: '正在查询', backend: fakeBackend({getStatus: never})}},
  paused: {paused: {title: '已停止查询', backend: fakeBackend({getStatus: never}), go: press((t) => t.frame.cancel)}},
  notAsked: {
    backend: {
      title: '后台不可用',
      backend: fakeBackend({getStatus: refuse('backend', {status: 503, requestId: 'r-1'})}),
    },
    network: {title: '没有网络', backend: fakeBackend({getStatus: refuse('network')})},
    unauthenticated: {title: '登录已失效', backend: fakeBackend({getStatus: refuse('unauthenticated')})},
    contract: {title: '应答不符合约定', backend: fakeBackend({getStatus: () => Promise.resolve({} as Status)})},
    config: {title: '设置有误', backend: fakeBackend({getStatus: refuse('config', {where: 'base-url'})})},
  },
  notApplicable: {'not-applicable': home('不需要认证', {applicable: false})},
  home: {
    'not-certified': home('未认证', {}),
    methods: home('三种认证方式', {methods: threeMethods}),
    medium: home('已通过法人身份认证', {
      level: {id: 'medium', rank: 2, label: '中', advice: '建议提升实名认证等级'},
      aspects: {enterprise: true, accountHolder: true},
      methods: threeMethods.map((each) =>
        each.id === 'legal-rep' ? {...each, state: 'certified', verifiedAt: '2026-01-15T02:30:00Z'} : each,
      ),
    }),
    certified: home('已认证', {...certified, profile: 'complete'}),
    lasting: home('已认证，有效期至一年后', until('2026-12-31T16:00:00Z')),
    expiring: home('认证即将到期', until('2026-02-03T16:00:00Z')),
    ended: home('认证已到期', {
      now,
      methods: threeMethods.map((each) =>
        each.id === 'legal-rep'
          ? {...each, verifiedAt, validUntil: '2026-01-20T02:00:00Z', endReason: 'representative-changed'}
          : each,
      ),
    }),
    'next-level': home('重新登录后提升级别', {
      ...certified,
      nextLevel: {id: 'high', rank: 3, label: '高'},
      level: {id: 'medium', rank: 2, label: '中'},
    }),
    pending: home('认证中', icCard({state: 'pending'})),
    off: home('方式停用', icCard({enabled: false, reason: '系统维护至 18:00'})),
    required: {
      ...home('业务需要更高的级别', {methods: threeMethods}),
      go: (cert: RealnameCert) =>
        Promise.resolve(Object.assign(cert, {requiredLevel: 'medium', requiredFor: '提交报关单'})),
    },
    incomplete: {...home('资料不完整', {profile: 'incomplete'}), go: press((t) => t.profile.certify)},
    none: home('没有可用的方式', {methods: []}),
    assist: home('可以请管理员协助', {
      methods: [...fakeStatus().methods, {id: 'admin-assist', state: 'not-certified', enabled: true}],
    }),
    'assist-only': home('只能请管理员协助', {
      methods: [
        ...fakeStatus().methods.map((each) => ({...each, enabled: false, reason: '个人账号不能使用'})),
        {id: 'admin-assist', state: 'not-certified', enabled: true},
      ],
    }),
  },
  opening: {},
  notOpened: {},
  inMethod: {},
  interrupted: {
    'session-over': {
      title: '登录已失效，请重新登录',
      backend: fakeBackend({createCardChallenge: refuse('unauthenticated')}),
      go: toSignIn,
    },
    'user-changed': {
      title: '办理中换了人登录',
      backend: fakeBackend({createCardChallenge: refuse('subject-changed')}),
      go: toSignIn,
    },
  },
  returning: {returning: endedSession('正在核对登录的用户', never)},
  somebodyElse: {
    'somebody-else': endedSession('换了人登录', () => Promise.resolve(fakeStatus({subject: 'subject-2'}))),
  },
  result: {
    'next-sign-in': {title: '通过，重新登录生效', go: toSignIn},
    now: notVerified('通过，立即生效', () => Promise.resolve(fakeOutcome({effective: 'now'}))),
    steps: legalRepResult,
    'bank-result': bankUkeyResult,
    'result-pending': notVerified('处理中', () => Promise.resolve(fakePending(60))),
  },
} satisfies Record<Exclude<TopState<StateValueFrom<CertificationMachine>>, 'suspended'>, Scenes>;
