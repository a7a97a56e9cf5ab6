import type {CertErrorCode} from '../../src/domain/errors.js';
import type {PathId} from '../../src/domain/ids.js';
import {
  fakeAssistance,
  fakeBackend,
  fakeHandoff,
  fakeInboxBackend,
  fakeNext,
  fakeOpenAssistance,
  fakeOutcome,
  fakeReading,
  fakeRefused,
  fakeSignature,
  fakeSmsCode,
} from '../../src/fakes.js';
import {byCodeWalk} from '../../walks/admin-assist.walk.js';
import {codeWalk, confirmedWalk, declinedWalk} from '../../walks/admin-requests.walk.js';
import {bankUkeyWalk} from '../../walks/external.walk.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {byBankCardWalk, byIdCardsWalk} from '../../walks/legal-rep.walk.js';
import {accountWalk, enterpriseWalk} from '../../walks/profile.walk.js';
import {take, type Said, type Walk, type Way} from '../../walks/walk.js';
import {otherUscc} from '../domain/profile-draft.harness.js';
import {soundCard} from '../machines/person-check.harness.js';
import {enterprise, saysOfAssist} from './admin-assist-page.js';
import {isOpen, isPending, later, saysOfBanks, wake} from './bank-ukey-page.js';
import {CertPage, type PageOptions} from './cert-page.js';
import {InboxPage, texts as inboxTexts} from './inbox-page.js';
import {validity} from './legal-rep-page.js';
import {fails, inTurn, refuses, says} from './outside.js';
import {slowly, Transcript} from './transcript.js';

type Act = (transcript: Transcript) => Promise<void>;
type Answers = Readonly<Record<string, (...asked: never[]) => Promise<unknown>>>;

/** What is walked on certain answers; the others are the fakes'. All come after the page has said that it waits. */
interface Section {
  readonly title: string;
  readonly answers?: Answers;
  readonly set?: PageOptions['set'];
  readonly acts: readonly Act[];
}

/** What of each path is walked: how it goes well, and how it mainly fails. */
interface Part {
  readonly title: string;
  readonly sections: readonly Section[];
}

/** All that is heard of a section. */
export const heard = async ({title, answers, set, acts}: Section, isInbox: boolean): Promise<readonly string[]> => {
  // A path that was left open before goes on by itself.
  sessionStorage.clear();
  const page = isInbox
    ? new InboxPage(slowly({...fakeInboxBackend(), ...answers}), {lang: 'zh-CN', stepUp: async () => 'checked'})
    : new CertPage({
        ...slowly({
          ...fakeBackend(),
          ...{readCard: async () => fakeReading(), sign: async () => fakeSignature()},
          ...answers,
        }),
        set: {lang: 'zh-CN', ...set},
      });
  await page.mount();
  const transcript = new Transcript(title, page);
  try {
    await transcript.settle();
    for (const act of acts) await act(transcript);
    return transcript.lines;
  } catch (thrown) {
    throw new Error(`${String(thrown)}\nHeard until then:\n${transcript.lines.join('\n')}`, {cause: thrown});
  } finally {
    transcript.stop();
    sessionStorage.clear();
  }
};

const goes =
  (walk: Walk, way?: Way): Act =>
  (transcript) =>
    take(transcript, walk, way);
/** One step, on which this is typed. */
const does = (walk: Walk, step: string, typed: Readonly<Record<string, string>>): Act =>
  goes(walk, {from: step, through: step, typed: {[step]: typed}});
const presses =
  (said: Said): Act =>
  async (transcript) =>
    transcript.press(await transcript.find(said));
/** The one of the links that stand there. */
const follows =
  (list: string, index: number): Act =>
  async (transcript) =>
    transcript.press(await transcript.link(list, index));
const happens =
  (...what: Parameters<Transcript['happens']>): Act =>
  (transcript) =>
    transcript.happens(...what);

const lost = (code: CertErrorCode = 'network') => fails(code);
const passes = (method: string) => async () => fakeOutcome({method, effective: 'now'});
const retries = presses((t) => t.path.retry);

const inProfile = {set: {startView: 'profile'}} as const;
const renamed = {typed: {editing: {enterpriseName: '上海浦东样例国际贸易有限公司'}}};

const profile: Part = {
  title: '首页和用户信息',
  sections: [
    {
      title: '从首页修改企业信息，成功',
      answers: {
        getStatus: says({profile: 'complete', methods: [{id: 'ic-card', state: 'not-certified', enabled: true}]}),
      },
      acts: [goes(enterpriseWalk, renamed)],
    },
    {
      ...{title: '第三项修改', ...inProfile},
      acts: [
        goes(enterpriseWalk, {through: 'editing', typed: {editing: {...renamed.typed.editing, uscc: otherUscc}}}),
        presses((t) => t.record.restore),
      ],
    },
    {
      ...{title: '填写有误', ...inProfile},
      acts: [
        goes(enterpriseWalk, {through: 'editing', typed: {editing: {legalRepName: '李4'}}}),
        follows('[part=error-summary]', 0),
      ],
    },
    {
      ...{title: '证件号码已被使用', ...inProfile},
      answers: {updateAccount: refuses('id-number-taken', {fields: ['idNumber']})},
      acts: [
        goes(accountWalk, {through: 'confirming', typed: {editing: {holderName: '王五'}}}),
        follows('[part=error-summary]', 0),
      ],
    },
    {
      ...{title: '保存时没有网络，重试成功', ...inProfile},
      answers: {updateEnterprise: inTurn<[], unknown>(lost(), async () => ({effective: 'next-sign-in'}))},
      acts: [goes(enterpriseWalk, {...renamed, through: 'confirming'}), retries],
    },
  ],
};

const entersPin = goes(icCardWalk, {from: 'awaitingPin', through: 'awaitingPin'});
const choosesCard = goes(icCardWalk, {through: 'home'});

const icCard: Part = {
  title: 'IC卡实名认证',
  sections: [
    {
      title: '漏填密码、密码错误，然后成功',
      answers: {sign: inTurn<[], unknown>(fails('pin-incorrect', {triesLeft: 4}), async () => fakeSignature())},
      acts: [choosesCard, does(icCardWalk, 'awaitingPin', {}), entersPin, entersPin],
    },
    {
      title: '没有卡',
      answers: {readCard: inTurn<[], unknown>(fails('card-missing'), async () => fakeReading())},
      acts: [choosesCard, presses((t) => t['ic-card'].reread)],
    },
    {title: '卡被锁定', answers: {sign: fails('pin-locked')}, acts: [choosesCard, entersPin]},
    {title: '后台未通过', answers: {verifyCard: refuses('card-revoked')}, acts: [choosesCard, entersPin]},
    {
      title: '证书即将到期，后台没有应答',
      answers: {readCard: async () => fakeReading({daysLeft: 12}), createCardChallenge: lost()},
      acts: [choosesCard, entersPin],
    },
  ],
};

const notice = {id: 'notice-1', version: '1', text: '我们需要处理以下信息。', required: true};
const typed = {'legalRep.idCard': validity};
const byCard = {through: 'legalRep.bankCard', typed: {'legalRep.bankCard': soundCard}};
const checksEnterprise = goes(byIdCardsWalk, {through: 'enterprise'});
const checksIdCard = goes(byIdCardsWalk, {through: 'legalRep.confirming', typed});

const legalRep: Part = {
  title: '法人身份认证',
  sections: [
    {
      title: '同意须知，核验两张身份证，成功',
      set: {consent: {'legal-rep': notice}},
      acts: [
        goes(byIdCardsWalk, {through: 'introducing', unticked: 'introducing'}),
        goes(byIdCardsWalk, {from: 'introducing', typed}),
      ],
    },
    {
      title: '第一步未通过',
      answers: {checkEnterprise: refuses('enterprise-mismatch', {fields: ['legalRepName', 'legalRepIdNumber']})},
      acts: [checksEnterprise, follows('ul.links', 1)],
    },
    {
      title: '身份证未通过，切换到银行卡，验证码错误，然后通过',
      answers: {
        checkIdCard: refuses('person-mismatch'),
        checkBankCard: inTurn<[], unknown>(refuses('sms-incorrect', {triesLeft: 2}), async () =>
          fakeNext('account-holder'),
        ),
      },
      acts: [
        checksIdCard,
        goes(byBankCardWalk, {...byCard, from: 'legalRep.idCard'}),
        ...[{}, {smsCode: '111111'}, {smsCode: '123456'}].map((each) => does(byBankCardWalk, 'legalRep.code', each)),
      ],
    },
    {
      title: '验证码即将过期',
      answers: {sendSmsCode: async () => fakeSmsCode({expiresAt: new Date().toISOString(), retryAfter: 0})},
      acts: [goes(byBankCardWalk, byCard)],
    },
    {
      title: '上一步即将失效，延长失败，重试成功',
      answers: {
        checkEnterprise: inTurn<[], unknown>(
          async () => ({...fakeNext('legal-rep'), expiresAt: new Date().toISOString()}),
          lost(),
          async () => fakeNext('legal-rep'),
        ),
      },
      acts: [
        goes(byIdCardsWalk, {through: 'legalRep.idCard', typed}),
        presses((t) => t.path.correct),
        presses((t) => t['person-check'].extend),
        retries,
      ],
    },
    {title: '上一步已失效', answers: {checkIdCard: refuses('ticket-expired')}, acts: [checksIdCard]},
  ],
};

const getStatus = saysOfBanks();
const choosesBank = goes(bankUkeyWalk, {through: 'choosing'});

const bankUkey: Part = {
  title: '银行UKEY认证',
  sections: [
    {
      title: '等待银行，银行先受理，然后通过',
      answers: {getStatus, getHandoff: inTurn<[], unknown>(isOpen, isPending, passes('bank-ukey'))},
      acts: [choosesBank, happens('银行已经受理', wake), happens('银行已经通过', wake)],
    },
    {
      title: '银行未通过',
      answers: {getStatus, getHandoff: inTurn<[], unknown>(isOpen, refuses('handoff-rejected'))},
      acts: [choosesBank, happens('银行未通过', wake)],
    },
    {
      title: '地址即将过期，然后过期',
      answers: {
        getStatus,
        createHandoff: async () => fakeHandoff({expiresAt: new Date().toISOString()}),
        getHandoff: async () => ({...(await isOpen()), expiresAt: new Date().toISOString()}),
      },
      acts: [choosesBank, happens('地址过期', (page) => page.expire())],
    },
    {title: '准备时没有网络', answers: {getStatus, createHandoff: lost()}, acts: [choosesBank]},
  ],
};

const asks = goes(byCodeWalk, {through: 'naming', typed: {naming: {enterprise}}});

const adminAssist: Part = {
  title: '管理员协助验证：申请人',
  sections: [
    {
      title: '漏填企业，然后发送申请；协助码错误，然后正确',
      answers: {
        sendAssistanceCode: inTurn<[], unknown>(
          refuses('assistance-code-incorrect', {triesLeft: 4}),
          passes('admin-assist'),
        ),
      },
      acts: [
        goes(byCodeWalk, {through: 'naming', typed: {naming: {enterprise: ''}}}),
        does(byCodeWalk, 'naming', {enterprise}),
        ...[{}, {code: '00000000'}, {code: '20481357'}].map((each) => does(byCodeWalk, 'waiting', each)),
      ],
    },
    {
      title: '管理员拒绝',
      answers: {
        getAssistance: inTurn<[], unknown>(
          async () => fakeOpenAssistance(),
          refuses('assistance-declined', {message: '不认识申请人'}),
        ),
      },
      acts: [asks, happens('管理员拒绝', wake)],
    },
    {
      title: '申请即将过期，然后过期',
      answers: {
        requestAssistance: async () => fakeAssistance({expiresAt: new Date().toISOString()}),
        getAssistance: async () => fakeOpenAssistance({expiresAt: new Date().toISOString()}),
      },
      acts: [asks, happens('申请过期', (page) => page.expire())],
    },
    {
      title: '今天的申请次数已用完',
      answers: {requestAssistance: async () => fakeRefused('limit-reached', {retryAfter: 7200})},
      acts: [asks],
    },
  ].map((section) => ({...section, answers: {getStatus: saysOfAssist(), ...section.answers}})),
};

const adminRequests: Part = {
  title: '管理员协助验证：管理员',
  sections: [
    {
      title: '刷新，漏填数字，然后同意',
      acts: [
        presses((t) => t['admin-requests'].refresh),
        goes(confirmedWalk, {through: 'deciding', typed: {deciding: {}}}),
        goes(confirmedWalk, {from: 'deciding'}),
      ],
    },
    {
      title: '填错数字',
      answers: {confirmAssistance: refuses('assistance-number-incorrect')},
      acts: [goes(confirmedWalk, {through: 'askingYes', typed: {deciding: {number: '12'}}})],
    },
    {
      title: '漏填原因，然后拒绝',
      acts: [
        goes(declinedWalk, {through: 'declining', typed: {declining: {}}}),
        does(declinedWalk, 'declining', {reason: '不认识申请人'}),
      ],
    },
    {
      title: '生成协助码，即将过期',
      acts: [
        goes(codeWalk),
        happens('协助码不到 1 分钟就要过期', async (page) => {
          later(9.5 * 60_000);
          await page.shows(inboxTexts.codeEndsSoon);
        }),
      ],
    },
    {
      title: '提交时没有网络',
      answers: {confirmAssistance: lost()},
      acts: [goes(confirmedWalk, {through: 'askingYes'})],
    },
  ],
};

export const parts: Readonly<Record<PathId | 'admin-requests', Part>> = {
  ...{profile, 'ic-card': icCard, 'legal-rep': legalRep},
  ...{'bank-ukey': bankUkey, 'admin-assist': adminAssist, 'admin-requests': adminRequests},
};
