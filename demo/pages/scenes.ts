import type {StateValueFrom} from 'xstate';
import type {CertBackend} from '../../src/adapters/backend.js';
import type {CardAgent} from '../../src/adapters/card-agent.js';
import type {RealnameCert} from '../../src/components/shell/whole.js';
import type {TopState} from '../../src/components/lit/top-state.js';
import type {ConsentNotice} from '../../src/domain/consent.js';
import type {CertErrorCode, CertErrorDetails} from '../../src/domain/errors.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import type {MethodStatus, Status} from '../../src/domain/schemas.js';
import type {certificationMachine} from '../../src/machines/certification.machine.js';
import type {ProfilePart} from '../../src/domain/profile-fields.js';
import type {icCardMachine} from '../../src/machines/ic-card.machine.js';
import type {profileMachine} from '../../src/machines/profile.machine.js';
import {
  fakeAgent,
  fakeBackend,
  fakeField,
  fakeOutcome,
  fakePending,
  fakeProfile,
  fakeReading,
  fakeRefused,
  fakeStatus,
  never,
  type FakeProfileChanges,
} from '../../src/testing.js';
import {cancel, choose, confirm, enterPin, fill, press, refuse, submit} from './drive.js';
import {adminAssistScenes} from './admin-assist-scenes.js';
import {adminRequestsScenes, type InboxScene} from './admin-requests-scenes.js';
import {bankUkeyScenes} from './bank-ukey-scenes.js';
import {holderScenes, legalRepResult, legalRepScenes, personScenes} from './legal-rep-scenes.js';

/** One state of one screen, rendered with fakes: their responses, and the user's actions to reach the state. */
export interface Scene {
  readonly title: string;
  readonly backend?: CertBackend;
  readonly agent?: CardAgent;
  readonly go?: (cert: RealnameCert) => Promise<unknown>;
}

export type Scenes = Readonly<Record<string, Scene>>;

const home = (title: string, status: Partial<Status>): Scene => ({
  title,
  backend: fakeBackend({getStatus: () => Promise.resolve(fakeStatus(status))}),
});

const icCard = (changes: Partial<MethodStatus>): Partial<Status> => ({
  methods: [{id: 'ic-card', state: 'not-certified', enabled: true, ...changes}],
});

const certified: Partial<Status> = {
  level: {id: 'high', rank: 3, label: '高'},
  aspects: {enterprise: true, accountHolder: true},
  ...icCard({state: 'certified', verifiedAt: '2026-01-15T02:30:00Z'}),
};

const toCard = (cert: RealnameCert) => choose(cert, 'ic-card');
const toSignIn = async (cert: RealnameCert) => {
  await toCard(cert);
  await enterPin(cert, 'fake-pin');
};

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

const notVerified = (title: string, verifyCard: CertBackend['verifyCard']): Scene => ({
  title,
  backend: fakeBackend({verifyCard}),
  go: toSignIn,
});

const refused = (code: string, title: string, more: Partial<Refusal> = {}): Scene =>
  notVerified(title, () => Promise.resolve(fakeRefused(code, more)));

/** The session ends at the card's step. If the scene is shown again, it starts with a valid session. */
const endedSession = (
  title: string,
  whenAskedAgain: CertBackend['getStatus'],
  code: CertErrorCode = 'unauthenticated',
): Scene => {
  let hasEnded = false;
  return {
    title,
    backend: fakeBackend({
      getStatus: (...asked) => {
        const answer = hasEnded ? whenAskedAgain(...asked) : Promise.resolve(fakeStatus());
        hasEnded = false;
        return answer;
      },
      createCardChallenge: () => {
        hasEnded = true;
        return refuse(code)();
      },
    }),
    go: async (cert) => {
      await toSignIn(cert);
      await press(cert, 'sw-rc-failure > button');
    },
  };
};

/** Home and its surrounding screens. Every state of the machine has a scene; the compiler checks this. */
export const journeyScenes = {
  asking: {loading: {title: '正在查询', backend: fakeBackend({getStatus: never})}},
  paused: {
    paused: {title: '已停止查询', backend: fakeBackend({getStatus: never}), go: cancel},
  },
  notAsked: {
    backend: {
      title: '后台不可用',
      backend: fakeBackend({getStatus: refuse('backend', {status: 503, requestId: 'r-1'})}),
    },
    network: {title: '没有网络', backend: fakeBackend({getStatus: refuse('network')})},
    unauthenticated: {title: '登录已失效', backend: fakeBackend({getStatus: refuse('unauthenticated')})},
    contract: {
      title: '应答不符合约定',
      backend: fakeBackend({getStatus: () => Promise.resolve({} as Status)}),
    },
    config: {title: '设置有误', backend: fakeBackend({getStatus: refuse('config', {where: 'base-url'})})},
  },
  notApplicable: {'not-applicable': home('不需要认证', {applicable: false})},
  home: {
    'not-certified': home('未认证', {}),
    certified: home('已认证', {...certified, profile: 'complete'}),
    'next-level': home('重新登录后提升级别', {
      ...certified,
      nextLevel: {id: 'high', rank: 3, label: '高'},
      level: {id: 'medium', rank: 2, label: '中'},
    }),
    pending: home('认证中', icCard({state: 'pending'})),
    off: home('方式停用', icCard({enabled: false, reason: '系统维护至 18:00'})),
    incomplete: {
      ...home('资料不完整', {profile: 'incomplete'}),
      go: async (cert) => {
        await press(cert, 'section ~ .actions button');
      },
    },
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
    'result-pending': notVerified('处理中', () => Promise.resolve(fakePending(60))),
  },
} satisfies Record<TopState<StateValueFrom<typeof certificationMachine>>, Scenes>;

const toProfile = async (cert: RealnameCert): Promise<void> => {
  await choose(cert, undefined);
  cert.start('profile');
};
const toForm = (part: ProfilePart) => async (cert: RealnameCert) => {
  await toProfile(cert);
  await press(cert, `section[aria-labelledby=${part}] button`);
};
const toEdited =
  (part: ProfilePart, values: Readonly<Record<string, string>>) =>
  async (cert: RealnameCert): Promise<void> => {
    await toForm(part)(cert);
    await fill(cert, values);
  };
const toSubmitted = (part: ProfilePart, values: Readonly<Record<string, string>>) => async (cert: RealnameCert) => {
  await toEdited(part, values)(cert);
  await submit(cert);
};
const toSaved = (part: ProfilePart, values: Readonly<Record<string, string>>) => async (cert: RealnameCert) => {
  await toSubmitted(part, values)(cert);
  await confirm(cert);
};

const newName = {enterpriseName: '上海浦东样例国际贸易有限公司'};
const newCode = {uscc: '91100000PDY00001XY'};

const profileOf = (title: string, record: FakeProfileChanges, go = toProfile): Scene => ({
  title,
  backend: fakeBackend({getProfile: () => Promise.resolve(fakeProfile(record))}),
  go,
});

const notSaved = (title: string, updateEnterprise: CertBackend['updateEnterprise']): Scene => ({
  title,
  backend: fakeBackend({updateEnterprise}),
  go: toSaved('enterprise', newName),
});

const refusedChange = (refusal: Refusal) => () => Promise.resolve({passed: false, refusal} as const);

/** The record has changed when something is saved. If the scene is shown again, it starts with the old record. */
const movedRecord = (title: string, whenReadAgain: CertBackend['getProfile']): Scene => {
  let hasMoved = false;
  return {
    title,
    backend: fakeBackend({
      getProfile: (...asked) => {
        const answer = hasMoved ? whenReadAgain(...asked) : Promise.resolve(fakeProfile());
        hasMoved = false;
        return answer;
      },
      updateEnterprise: () => {
        hasMoved = true;
        return refuse('conflict', {status: 412})();
      },
    }),
    go: toSaved('enterprise', newName),
  };
};

const missing = {issue: {state: 'missing'}} as const;

/** The profile. */
export const profileScenes = {
  beginning: {},
  loading: {loading: {title: '正在读取', backend: fakeBackend({getProfile: never}), go: toProfile}},
  notLoaded: {
    'not-loaded': {
      title: '读取失败',
      backend: fakeBackend({getProfile: refuse('backend', {status: 503})}),
      go: toProfile,
    },
  },
  viewing: {
    complete: profileOf('信息完整', {}),
    incomplete: profileOf('信息有缺失和疑问', {
      complete: false,
      enterprise: {
        orgCode: fakeField('', missing),
        enterpriseName: fakeField('上海浦东样列贸易有限公司', {
          issue: {state: 'suspect', reason: '与登记机关的名称不一致'},
        }),
      },
      account: {idNumber: fakeField('', missing), validFrom: fakeField(''), validTo: fakeField('')},
    }),
    suspect: profileOf('测试代码', {
      enterprise: {uscc: fakeField('DYCK12345671234567'), orgCode: fakeField('567123456')},
      ifChanged: '修改企业信息后，已有的实名认证失效，需要重新认证。',
    }),
    'not-editable': profileOf('企业信息不能修改', {editable: {enterprise: false, account: true}}),
  },
  editing: {
    enterprise: {title: '企业信息修改', go: toForm('enterprise')},
    account: {title: '账号信息修改', go: toForm('account')},
    'back-filled': {title: '反填组织机构代码', go: toEdited('enterprise', newCode)},
    'too-many': {title: '修改超过两项', go: toSubmitted('enterprise', {...newCode, ...newName})},
    warned: {title: '需要再核对', go: toSubmitted('enterprise', {uscc: 'DYCK12345671234567'})},
    errors: {
      title: '填写有误',
      go: toSubmitted('account', {holderName: '', validFrom: '20200231'}),
    },
    retyped: profileOf('重新填写证件号码', {}, async (cert) => {
      await toForm('account')(cert);
      await press(cert, '#idNumber');
      await submit(cert);
    }),
    passport: profileOf(
      '护照',
      {account: {idType: fakeField('passport-prc'), idNumber: fakeField('')}},
      toForm('account'),
    ),
    mismatch: notSaved('与登记机关不一致', refusedChange({code: 'enterprise-mismatch', fields: ['enterpriseName']})),
    'id-number-taken': {
      title: '证件号码已被使用',
      backend: fakeBackend({updateAccount: refusedChange({code: 'id-number-taken', fields: ['idNumber']})}),
      go: toSaved('account', {holderName: '张小三'}),
    },
    'limit-reached': notSaved('次数已用完', refusedChange({code: 'limit-reached'})),
  },
  confirming: {confirming: {title: '核对要保存的内容', go: toSubmitted('enterprise', newCode)}},
  saving: {saving: notSaved('正在保存', never)},
  notSaved: {'not-saved': notSaved('保存失败', refuse('network'))},
  resuming: {resuming: movedRecord('正在核对登记的信息', never)},
  notResumed: {'not-resumed': movedRecord('核对登记的信息失败', refuse('backend', {status: 503}))},
  comparing: {
    comparing: movedRecord('别处已修改', () =>
      Promise.resolve(
        fakeProfile({version: '"2"', enterprise: {enterpriseName: fakeField('上海浦东样例实业有限公司')}}),
      ),
    ),
  },
  abandoning: {
    abandoning: {
      title: '放弃修改',
      go: async (cert) => {
        await toEdited('enterprise', newName)(cert);
        cert.back();
      },
    },
  },
  saved: {saved: {title: '已保存', go: toSaved('enterprise', newName)}},
  closed: {},
  interrupted: {},
  left: {},
} satisfies Record<TopState<StateValueFrom<typeof profileMachine>>, Scenes>;

const cardNotice: ConsentNotice = {
  id: 'ic-card-notice',
  version: '1',
  text: '认证时读取卡内证书，其中有持卡人的姓名和证件号码。\n它们只用于核验本企业的身份。不提供不影响其他认证方式的使用。',
  required: true,
};

/** The IC card's path. */
export const icCardScenes = {
  beginning: {},
  introducing: {
    introduction: {
      title: '单独嵌入时的说明',
      go: async (cert) => {
        await choose(cert, undefined);
        cert.start('ic-card');
      },
    },
  },
  checking: {},
  explaining: {
    explaining: {
      title: '浏览器将会询问',
      agent: {...fakeAgent(), willPrompt: () => Promise.resolve(true)},
      go: toCard,
    },
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
    reading: {title: '正在读卡', agent: fakeAgent({readCard: (options) => never(undefined, options)}), go: toCard},
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
    'pin-missing': {
      title: '没有填密码',
      go: async (cert) => {
        await toCard(cert);
        await enterPin(cert, '');
      },
    },
    'pin-incorrect': notSigned('pin-incorrect', '密码不正确', {triesLeft: 4}),
    'pin-unknown-answer': notSigned('pin-unknown-answer', '没有明确答复', {foreignCode: 'agent-lost'}),
    'challenge-failed': {
      title: '后台不可用',
      backend: fakeBackend({createCardChallenge: refuse('backend')}),
      go: toSignIn,
    },
    'challenge-expired': refused('challenge-expired', '验证超时'),
    consent: {
      title: '需要同意',
      go: async (cert) => {
        cert.consent = {'ic-card': cardNotice};
        await toSignIn(cert);
      },
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
  verifying: {verifying: notVerified('正在验证', never)},
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
} satisfies Record<TopState<StateValueFrom<typeof icCardMachine>>, Scenes>;

const flatten = (
  screen: string,
  states: Readonly<Record<string, Readonly<Record<string, Scene | InboxScene>>>>,
): (readonly [string, Scene | InboxScene])[] =>
  Object.values(states).flatMap((scenes) =>
    Object.entries(scenes).map(([name, scene]) => [`${screen}/${name}`, scene] as const),
  );

/** Each scene with the name of its deep link. */
export const namedScenes: readonly (readonly [string, Scene | InboxScene])[] = [
  ...flatten('home', journeyScenes),
  ...flatten('profile', profileScenes),
  ...flatten('ic-card', icCardScenes),
  ...flatten('legal-rep', legalRepScenes),
  ...flatten('legal-rep', personScenes),
  ...flatten('legal-rep', holderScenes),
  ...flatten('bank-ukey', bankUkeyScenes),
  ...flatten('admin-assist', adminAssistScenes),
  ...flatten('admin-requests', adminRequestsScenes),
];

/** Scenes by the name of their deep link. */
export const scenes: ReadonlyMap<string, Scene | InboxScene> = new Map(namedScenes);
