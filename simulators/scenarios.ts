import type {View} from '../src/domain/ids.js';
import type {DeskChanges} from './card-agent/simulated-agent.js';
import {type Fault, faults} from './backend/faults.js';
import type {CertificationEnd} from './backend/index.js';
import type {BehaviourId} from './places/behaviours.js';

/** A situation that a reviewer opens with `?scenario=`. Anything that a row does not name is in its initial state. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** The reader, the card in it, and the agent's faults. This applies to all users. */
  readonly desk?: DeskChanges;
  readonly cardLocked?: true;
  /** The authority has revoked the cards. This applies to all users. */
  readonly cardRevoked?: true;
  /** The page gets an address where nothing listens. */
  readonly agentAbsent?: true;
  /** The backend's fault, for the session of the page. */
  readonly fault?: Fault;
  /** Each POST and PUT of that session needs a human check. */
  readonly humanCheck?: true;
  readonly smsLifetimeMs?: number;
  /** How the places treat a user of that session. */
  readonly behaviour?: BehaviourId;
  readonly handoffLifetimeMs?: number;
  readonly forgetCertification?: true;
  /** A certification that the signed-in user then has. */
  readonly certification?: CertificationEnd;
  readonly forgetChanges?: true;
  /** A page cannot make such a card by itself. */
  readonly needsServer?: true;
  /** The view to show. Default: home. */
  readonly view?: View;
}

const openCard = 'cus-sec_SpcInitEnvEx';
const signing = 'cus-sec_SpcSignDataAsPEM';
const reading = 'cus-sec_SpcGetSignCertAsPEM';
const otherEnterprise = {name: '广州样例物流有限公司', uscc: '92440100PDY000036G', cardId: '8600000000002'};

export const scenarios: readonly Scenario[] = [
  {id: 'normal', title: '一切正常（读卡器、卡片、后台、用户信息恢复原状）', forgetChanges: true},
  {id: 'fresh', title: '从头开始（同时撤销当前用户在演示中的认证）', forgetCertification: true, forgetChanges: true},
  {
    id: 'certification-ends-soon',
    title: '认证将在 12 天后到期：IC卡的有效期届满',
    forgetCertification: true,
    certification: {method: 'ic-card', endReason: 'card-ends', inDays: 12},
  },
  {
    id: 'certification-ended',
    title: '认证已在 3 天前到期：认证期限届满',
    forgetCertification: true,
    certification: {method: 'ic-card', endReason: 'term', inDays: -3},
  },
  {
    id: 'representative-changed',
    title: '认证已在 1 天前失效：法定代表人变更',
    forgetCertification: true,
    certification: {method: 'legal-rep', endReason: 'representative-changed', inDays: -1},
  },
  {id: 'card-rsa', title: '2022 年以前的 RSA 卡', desk: {card: 'rsa'}, needsServer: true},
  {id: 'no-card', title: '读卡器中没有卡', desk: {card: 'none'}},
  {id: 'no-reader', title: '没有读卡器', desk: {reader: 'none'}},
  {id: 'reader-903', title: '白色 903 读卡器', desk: {reader: '903'}},
  {id: 'card-expired', title: '卡已过期', desk: {expiresInDays: -3}},
  {id: 'card-ends-soon', title: '卡将在 12 天后到期', desk: {expiresInDays: 12}},
  {id: 'card-locked', title: '卡的密码已锁死', cardLocked: true},
  {id: 'other-enterprise', title: '另一家企业的卡', desk: {enterprise: otherEnterprise}},
  {id: 'agent-absent', title: '客户端控件没有应答', agentAbsent: true},
  {id: 'agent-slow', title: '客户端控件缓慢（每次答复 1.5 秒）', desk: {fault: {kind: 'slow', ms: 1_500}}},
  {id: 'agent-hangs', title: '客户端控件接受连接，但不答复', desk: {fault: {kind: 'hang-answer'}}},
  {id: 'agent-hangs-connecting', title: '客户端控件的连接一直不建立', desk: {fault: {kind: 'hang-handshake'}}},
  {
    id: 'agent-hangs-signing',
    title: '输入密码后，客户端控件不答复',
    desk: {fault: {kind: 'hang-answer', method: signing}},
  },
  {id: 'agent-garbage', title: '客户端控件的答复无法识别', desk: {fault: {kind: 'garbage'}}},
  {id: 'agent-drops', title: '读卡时连接中断', desk: {fault: {kind: 'drop', method: reading}}},
  {
    id: 'agent-drops-signing',
    title: '输入密码后连接中断（一次）',
    desk: {fault: {kind: 'drop', method: signing, times: 1}},
  },
  {id: 'agent-old', title: '客户端控件版本过低（1.5.5）', desk: {version: '1.5.5'}},
  {
    id: 'agent-busy',
    title: '客户端控件正被其他软件占用（一次）',
    desk: {fault: {kind: 'busy', times: 1, method: openCard}},
  },
  {id: 'card-unreadable', title: '卡读不出来（复位读卡器失败）', desk: {fault: {kind: 'unreadable'}}},
  {id: 'card-swapped', title: '读卡之后换了一张卡', desk: {fault: {kind: 'card-swapped', times: 1}}},
  {id: 'card-pulled-out', title: '签名途中拔卡', desk: {fault: {kind: 'pull-out-mid-sign', times: 1}}},
  {id: 'pin-unknown', title: '输入密码后，答复含义不明（一次）', desk: {fault: {kind: 'pin-unknown', times: 1}}},
  {id: 'not-customs', title: '不是海关的卡（由其他机构签发）', desk: {certificate: 'foreign-ca'}},
  {id: 'not-customs-code', title: '不是海关的卡（证书中没有组织机构代码）', desk: {certificate: 'no-org-code'}},
  {id: 'card-revoked', title: '后台答复：卡已注销', cardRevoked: true},
  {id: 'challenge-expired', title: '后台答复：验证超时', fault: faults.challengeExpired},
  {id: 'backend-down', title: '后台不可用（提交时）', fault: faults.down},
  {id: 'backend-status-down', title: '后台不可用（打开页面时）', fault: faults.statusDown},
  {id: 'backend-slow', title: '后台缓慢（每次 4 秒）', fault: faults.slow},
  {id: 'rate-limited', title: '请求过于频繁', fault: faults.rateLimited},
  {id: 'signed-out', title: '登录已失效（提交时）', fault: faults.signedOut},
  {id: 'human-check', title: '每次提交前须通过人机验证', humanCheck: true},
  {id: 'contract', title: '后台的答复不符合约定', fault: faults.unfit},
  {id: 'contract-challenge', title: '后台要求签署不符合约定的内容', fault: faults.unfitChallenge},
  {id: 'profile-unread', title: '用户信息读不出来', view: 'profile', fault: faults.profileUnread},
  {id: 'profile-unfit', title: '用户信息不符合约定', view: 'profile', fault: faults.profileUnfit},
  {id: 'profile-refused', title: '保存企业信息：核验不通过', view: 'profile', fault: faults.enterpriseRefused},
  {
    id: 'profile-conflict',
    title: '保存用户信息：其间管理员改了企业名称和账号归属人（一次）',
    view: 'profile',
    fault: faults.conflict,
  },
  {
    id: 'profile-session-ends',
    title: '保存用户信息：登录已失效，在另一窗口重新登录后才能继续（一次）',
    view: 'profile',
    fault: faults.sessionEnds,
  },
  {id: 'profile-down', title: '保存用户信息：后台不可用', view: 'profile', fault: faults.profileDown},
  {id: 'profile-lost', title: '保存用户信息：已保存，但答复丢失（一次）', view: 'profile', fault: faults.lost},
  {id: 'profile-unfit-saved', title: '保存用户信息：答复不符合约定', view: 'profile', fault: faults.saveUnfit},
  {
    id: 'legal-rep-session-ends',
    title: '核验法人身份：登录已失效，在另一窗口重新登录后可继续（一次）',
    view: 'legal-rep',
    fault: faults.personSessionEnds,
  },
  {
    id: 'legal-rep-down',
    title: '法人身份认证：后台不可用（每一步的首次提交）',
    view: 'legal-rep',
    fault: faults.stepsDown,
  },
  {
    id: 'legal-rep-lost',
    title: '法人身份认证：已处理，但答复丢失（每一步的首次提交）',
    view: 'legal-rep',
    fault: faults.stepsLost,
  },
  {
    id: 'legal-rep-unfit',
    title: '法人身份认证：答复不符合约定（每一步的首次提交）',
    view: 'legal-rep',
    fault: faults.stepsUnfit,
  },
  {id: 'legal-rep-slow', title: '法人身份认证：后台缓慢（每次 4 秒）', view: 'legal-rep', fault: faults.stepsSlow},
  // The page counts at least one minute, so this is the shortest time at which page and backend agree.
  {id: 'sms-expires', title: '法人身份认证：手机验证码 1 分钟后过期', view: 'legal-rep', smsLifetimeMs: 60_000},
  {
    id: 'sms-ends-early',
    title: '法人身份认证：手机验证码 5 秒后失效，比页面所示的早',
    view: 'legal-rep',
    smsLifetimeMs: 5_000,
  },
  {id: 'handoff-rejected', title: '银行UKEY认证：银行认证不通过', view: 'bank-ukey', behaviour: 'rejected'},
  {id: 'handoff-cancelled', title: '银行UKEY认证：在银行页面取消', view: 'bank-ukey', behaviour: 'cancelled'},
  {id: 'bank-slow', title: '银行UKEY认证：银行缓慢（每页 4 秒）', view: 'bank-ukey', behaviour: 'slow'},
  {id: 'bank-pending', title: '银行UKEY认证：银行先受理，20 秒后通过', view: 'bank-ukey', behaviour: 'pending'},
  {id: 'bank-twice', title: '银行UKEY认证：银行送来两次结果', view: 'bank-ukey', behaviour: 'twice'},
  {id: 'bank-foreign', title: '银行UKEY认证：返回地址中是另一次认证的编号', view: 'bank-ukey', behaviour: 'foreign'},
  {id: 'bank-tampered', title: '银行UKEY认证：结果在途中被篡改', view: 'bank-ukey', behaviour: 'tampered'},
  {id: 'bank-no-return', title: '银行UKEY认证：银行页面不提供返回', view: 'bank-ukey', behaviour: 'no-return'},
  {id: 'handoff-expires', title: '银行UKEY认证：5 秒后过期', view: 'bank-ukey', handoffLifetimeMs: 5_000},
];

/** Those of a page without a server. */
export const pageScenarios = scenarios.filter(({needsServer}) => !needsServer);
export const findScenario = (id: string): Scenario | undefined => scenarios.find((scenario) => scenario.id === id);
