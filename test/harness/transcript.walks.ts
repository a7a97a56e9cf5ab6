import {adminAssist} from '../../src/components/admin-assist/admin-assist.method.js';
import {bankUkey} from '../../src/components/external/bank-ukey.method.js';
import {homeTexts} from '../../src/components/home/home.texts.js';
import {icCard} from '../../src/components/ic-card/ic-card.method.js';
import {icCardTexts} from '../../src/components/ic-card/ic-card.texts.js';
import {legalRep} from '../../src/components/legal-rep/legal-rep.method.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import type {CertBackend, InboxBackend} from '../../src/adapters/backend.js';
import type {CertErrorCode} from '../../src/domain/errors.js';
import type {PathId} from '../../src/domain/method-ids.js';
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
import {randomPin} from '../domain/random-pin.js';
import {otherUscc} from '../domain/profile-draft.harness.js';
import {soundCard} from '../machines/person-check.harness.js';
import {AssistPage, enterprise, saysOfAssist, texts as assist} from './admin-assist-page.js';
import {BankPage, ccb, isOpen, isPending, saysOfBanks, later, texts as bank, wake} from './bank-ukey-page.js';
import {CertPage, type PageOptions} from './cert-page.js';
import {deepAll} from '../../walks/dom.js';
import {InboxPage, texts as inbox} from './inbox-page.js';
import {person, texts as rep} from './legal-rep-texts.js';
import {fails, inTurn, refuses, type Answers} from './outside.js';
import {texts as profile} from './profile-texts.js';
import {slowly, type Transcript} from './transcript.js';

/** What of each path is walked, in sections: how it goes well, and how it mainly fails. */
export interface Walk {
  readonly name: string;
  readonly title: string;
  readonly go: (transcript: Transcript) => Promise<void>;
}

const path = pathTexts.reference;
const card = icCardTexts.reference;

type Open = (options: PageOptions) => CertPage;

/** Opens a page, whose answers all come after it has said that it waits. */
const opening =
  (transcript: Transcript, make: Open = (options) => new CertPage(options)) =>
  async (
    title: string,
    {readCard, sign, ...answers}: Answers = {},
    set: PageOptions['set'] = {},
  ): Promise<CertPage> => {
    // A path that was left open before goes on by itself.
    sessionStorage.clear();
    const page = make({
      ...slowly(fakeBackend(answers) as never as Record<string, () => Promise<unknown>>),
      ...(slowly({
        readCard: readCard ?? (() => Promise.resolve(fakeReading())),
        sign: sign ?? (() => Promise.resolve(fakeSignature())),
      } as never) as Answers),
      set: {lang: 'zh-CN', ...set},
    });
    await page.mount();
    transcript.begin(title, page);
    await transcript.settle(page);
    return page;
  };

const passes = (method: string) => () => Promise.resolve(fakeOutcome({method, effective: 'now'}));
const asks = <T>(...answers: (() => Promise<T>)[]) => inTurn<[], T>(...answers);
const lost = (code: CertErrorCode = 'network') => fails(code);

const profileWalk: Walk = {
  name: 'profile',
  title: '首页和用户信息',
  go: async (t) => {
    const open = opening(t);
    const toForm = async (page: CertPage, part: 'enterprise' | 'account'): Promise<void> => {
      await t.press(page, profile.change[part]);
    };
    const name = '上海浦东样例国际贸易有限公司';
    const atRecord = (title: string, answers: Partial<CertBackend> = {}) => open(title, answers, {view: 'profile'});

    const home = await open('从首页修改企业信息，成功', {
      getStatus: () => Promise.resolve({...saysComplete, now: new Date().toISOString()}),
    });
    await t.press(home, homeTexts.reference.profile);
    await toForm(home, 'enterprise');
    await t.type(home, 'enterpriseName', name);
    await t.press(home, profile.save);
    await t.press(home, profile.confirm);

    const many = await atRecord('第三项修改');
    await toForm(many, 'enterprise');
    await t.type(many, 'enterpriseName', name);
    await t.type(many, 'uscc', otherUscc);
    await t.press(many, profile.save);
    await t.press(many, profile.restore);

    const wrong = await atRecord('填写有误');
    await toForm(wrong, 'enterprise');
    await t.type(wrong, 'legalRepName', '李4');
    await t.press(wrong, profile.save);
    const [link] = deepAll(wrong.root, '[part=error-summary] a');
    await t.press(wrong, link?.innerText ?? '');

    const taken = await atRecord('证件号码已被使用', {
      updateAccount: refuses('id-number-taken', {fields: ['idNumber']}) as never,
    });
    await toForm(taken, 'account');
    await t.type(taken, 'holderName', '王五');
    await t.press(taken, profile.save);
    await t.press(taken, profile.confirm);
    const [reason] = deepAll(taken.root, '[part=error-summary] a');
    await t.press(taken, reason?.innerText ?? '');

    const broken = await atRecord('保存时没有网络，重试成功', {
      updateEnterprise: asks(lost(), () => Promise.resolve({effective: 'next-sign-in'} as const)),
    });
    await toForm(broken, 'enterprise');
    await t.type(broken, 'enterpriseName', name);
    await t.press(broken, profile.save);
    await t.press(broken, profile.confirm);
    await t.press(broken, path.retry);
  },
};

const saysComplete = {
  subject: 'subject-1',
  enterprise: {name: enterprise, uscc: '91310000PDY000028G'},
  applicable: true,
  level: {id: 'low', rank: 1, label: '低', advice: '建议提升实名认证等级'},
  aspects: {enterprise: false, accountHolder: false},
  profile: 'complete' as const,
  methods: [{id: 'ic-card', state: 'not-certified' as const, enabled: true}],
};

const icCardWalk: Walk = {
  name: 'ic-card',
  title: 'IC卡实名认证',
  go: async (t) => {
    const open = opening(t);
    const choose = icCard.card.reference.action;
    const enter = async (page: CertPage, pin = randomPin()): Promise<void> => {
      await t.type(page, 'pin', pin, pin && '········');
      await t.press(page, card.signIn);
    };

    const passed = await open('漏填密码、密码错误，然后成功', {
      sign: asks(fails('pin-incorrect', {triesLeft: 4}), () => Promise.resolve(fakeSignature())),
    });
    await t.press(passed, choose);
    await t.press(passed, card.signIn);
    await enter(passed);
    await enter(passed);

    const none = await open('没有卡', {readCard: asks(fails('card-missing'), () => Promise.resolve(fakeReading()))});
    await t.press(none, choose);
    await t.press(none, card.reread);

    const locked = await open('卡被锁定', {sign: fails('pin-locked')});
    await t.press(locked, choose);
    await enter(locked);

    const refused = await open('后台没有通过', {verifyCard: refuses('card-revoked')});
    await t.press(refused, choose);
    await enter(refused);

    const ends = await open('证书即将到期，后台没有应答', {
      readCard: () => Promise.resolve(fakeReading({daysLeft: 12})),
      createCardChallenge: lost(),
    });
    await t.press(ends, choose);
    await enter(ends);
  },
};

const legalRepWalk: Walk = {
  name: 'legal-rep',
  title: '法人身份认证',
  go: async (t) => {
    const open = opening(t);
    const choose = legalRep.card.reference.action;
    const notice = {id: 'notice-1', version: '1', text: '我们需要处理以下信息。', required: true};
    const toCheck = async (page: CertPage): Promise<void> => {
      await t.press(page, choose);
      await t.press(page, rep.start);
      await t.press(page, rep.next);
    };
    const byIdCard = async (page: CertPage): Promise<void> => {
      await t.type(page, 'validFrom', '20200310');
      await t.type(page, 'validTo', '20400310');
      await t.press(page, person.next);
      await t.press(page, person.confirm);
    };

    const passed = await open('同意须知，核验两张身份证，成功', {}, {consent: {'legal-rep': notice}});
    await t.press(passed, choose);
    await t.press(passed, rep.start);
    await t.tick(passed, ({id}) => id === 'consent');
    await t.press(passed, rep.start);
    await t.press(passed, rep.next);
    await byIdCard(passed);
    await t.press(passed, person.next);

    const refused = await open('第一步没有通过', {
      checkEnterprise: refuses('enterprise-mismatch', {fields: ['legalRepName', 'legalRepIdNumber']}) as never,
    });
    await toCheck(refused);
    const [, number] = deepAll(refused.root, 'ul.links a');
    await t.press(refused, number?.innerText ?? '');

    const twice = await open('身份证没有通过，切换到银行卡，验证码错误，然后通过', {
      checkIdCard: refuses('person-mismatch'),
      checkBankCard: asks<never>(
        refuses('sms-incorrect', {triesLeft: 2}) as never,
        (() => Promise.resolve(fakeNext('account-holder'))) as never,
      ),
    });
    await toCheck(twice);
    await byIdCard(twice);
    await t.press(twice, person.toBankCard);
    await t.type(twice, 'bankCard', soundCard.bankCard);
    await t.type(twice, 'mobile', soundCard.mobile);
    await t.press(twice, person.sendCode);
    await t.press(twice, person.check);
    await t.type(twice, 'smsCode', '111111');
    await t.press(twice, person.check);
    await t.type(twice, 'smsCode', '123456');
    await t.press(twice, person.check);

    const ends = await open('验证码即将过期', {
      sendSmsCode: () => Promise.resolve(fakeSmsCode({expiresAt: new Date().toISOString(), retryAfter: 0})),
    });
    await toCheck(ends);
    await t.press(ends, person.toBankCard);
    await t.type(ends, 'bankCard', soundCard.bankCard);
    await t.type(ends, 'mobile', soundCard.mobile);
    await t.press(ends, person.sendCode);

    const late = () => Promise.resolve({...fakeNext('legal-rep'), expiresAt: new Date().toISOString()});
    const extended = await open('上一步即将失效，延长失败，重试成功', {
      checkEnterprise: asks(late, lost(), () => Promise.resolve(fakeNext('legal-rep'))),
    });
    await toCheck(extended);
    await t.type(extended, 'validFrom', '20200310');
    await t.press(extended, person.extend);
    await t.press(extended, path.retry);

    const expired = await open('上一步已失效', {checkIdCard: refuses('ticket-expired')});
    await toCheck(expired);
    await byIdCard(expired);
  },
};

const bankWalk: Walk = {
  name: 'bank-ukey',
  title: '银行UKEY认证',
  go: async (t) => {
    const open = opening(t, (options) => new BankPage({...options, set: {view: 'home', ...options.set}}));
    const choose = bankUkey.card.reference.action;
    const getStatus = saysOfBanks();
    const toWait = async (page: CertPage): Promise<void> => {
      await t.press(page, choose);
      await t.press(page, bank.choose(ccb));
    };
    const looks = async (page: CertPage, what: string): Promise<void> => {
      await t.happens(page, what, wake);
    };

    const passed = await open('等待银行，银行先受理，然后通过', {
      getStatus,
      getHandoff: asks<never>(isOpen as never, isPending as never, passes('bank-ukey') as never),
    });
    await toWait(passed);
    await looks(passed, '银行已经受理');
    await looks(passed, '银行已经通过');
    sessionStorage.clear();

    const refused = await open('银行没有通过', {
      getStatus,
      getHandoff: asks<never>(isOpen as never, refuses('handoff-rejected') as never),
    });
    await toWait(refused);
    await looks(refused, '银行没有通过');
    sessionStorage.clear();

    const expiresAt = new Date().toISOString();
    const ends = await open('地址即将过期，然后过期', {
      getStatus,
      createHandoff: () => Promise.resolve(fakeHandoff({expiresAt})),
      getHandoff: async () => ({...(await isOpen()), expiresAt}),
    });
    await toWait(ends);
    await t.happens(ends, '地址过期', () => (ends as BankPage).expire());
    sessionStorage.clear();

    const broken = await open('准备时没有网络', {getStatus, createHandoff: lost()});
    await toWait(broken);
    sessionStorage.clear();
  },
};

const assistWalk: Walk = {
  name: 'admin-assist',
  title: '管理员协助验证：申请人',
  go: async (t) => {
    const open = opening(t, (options) => new AssistPage({...options, set: {view: 'home', ...options.set}}));
    const choose = adminAssist.card.reference.action;
    const getStatus = saysOfAssist();
    const toWait = async (page: CertPage): Promise<void> => {
      await t.press(page, choose);
      await t.type(page, 'enterprise', enterprise);
      await t.press(page, assist.send);
    };
    const enter = async (page: CertPage, code: string): Promise<void> => {
      await t.type(page, 'code', code);
      await t.press(page, assist.check);
    };

    const passed = await open('漏填企业，然后发送申请；协助码错误，然后正确', {
      getStatus,
      sendAssistanceCode: asks<never>(
        refuses('assistance-code-incorrect', {triesLeft: 4}) as never,
        passes('admin-assist') as never,
      ),
    });
    await t.press(passed, choose);
    await t.type(passed, 'enterprise', '');
    await t.press(passed, assist.send);
    await t.type(passed, 'enterprise', enterprise);
    await t.press(passed, assist.send);
    await t.press(passed, assist.check);
    await enter(passed, '00000000');
    await enter(passed, '20481357');
    sessionStorage.clear();

    const declined = await open('管理员拒绝', {
      getStatus,
      getAssistance: asks<never>(
        (() => Promise.resolve(fakeOpenAssistance())) as never,
        refuses('assistance-declined', {message: '不认识申请人'}) as never,
      ),
    });
    await toWait(declined);
    await t.happens(declined, '管理员拒绝', wake);
    sessionStorage.clear();

    const expiresAt = new Date().toISOString();
    const ends = await open('申请即将过期，然后过期', {
      getStatus,
      requestAssistance: () => Promise.resolve(fakeAssistance({expiresAt})),
      getAssistance: () => Promise.resolve(fakeOpenAssistance({expiresAt})),
    });
    await toWait(ends);
    await t.happens(ends, '申请过期', () => (ends as AssistPage).expire());
    sessionStorage.clear();

    const limited = await open('申请次数已达上限', {
      getStatus,
      requestAssistance: () => Promise.resolve(fakeRefused('limit-reached', {retryAfter: 3600}) as never),
    });
    await toWait(limited);
    sessionStorage.clear();
  },
};

const inboxWalk: Walk = {
  name: 'admin-requests',
  title: '管理员协助验证：管理员',
  go: async (t) => {
    const open = async (title: string, answers: Partial<InboxBackend> = {}): Promise<InboxPage> => {
      const page = new InboxPage(slowly(fakeInboxBackend(answers) as never), {
        lang: 'zh-CN',
        stepUp: () => Promise.resolve('checked'),
      });
      await page.mount();
      t.begin(title, page);
      await t.settle(page);
      return page;
    };
    const toRequest = async (page: InboxPage): Promise<void> => {
      await t.press(page, inbox.open);
    };
    const agreed = await open('刷新，漏填数字，然后同意');
    await t.press(agreed, inbox.refresh);
    await toRequest(agreed);
    await t.press(agreed, inbox.agree);
    await t.type(agreed, 'number', '47');
    await t.press(agreed, inbox.agree);
    await t.press(agreed, inbox.agreeConfirm);

    const wrong = await open('填错数字', {confirmAssistance: refuses('assistance-number-incorrect') as never});
    await toRequest(wrong);
    await t.type(wrong, 'number', '12');
    await t.press(wrong, inbox.agree);
    await t.press(wrong, inbox.agreeConfirm);

    const declined = await open('漏填原因，然后拒绝');
    await toRequest(declined);
    await t.press(declined, inbox.decline);
    await t.press(declined, inbox.sendDecline);
    await t.type(declined, 'reason', '不认识申请人');
    await t.press(declined, inbox.sendDecline);

    const code = await open('生成协助码，即将过期');
    await toRequest(code);
    await t.press(code, inbox.createCode);
    await t.press(code, inbox.codeConfirm);
    await t.happens(code, '协助码不到 1 分钟就要过期', async () => {
      later(9.5 * 60_000);
      await code.shows(inbox.codeEndsSoon);
    });

    const broken = await open('提交时没有网络', {confirmAssistance: lost()});
    await toRequest(broken);
    await t.type(broken, 'number', '47');
    await t.press(broken, inbox.agree);
    await t.press(broken, inbox.agreeConfirm);
  },
};

const walkOf: Readonly<Record<PathId | 'admin-requests', Walk>> = {
  profile: profileWalk,
  'ic-card': icCardWalk,
  'legal-rep': legalRepWalk,
  'bank-ukey': bankWalk,
  'admin-assist': assistWalk,
  'admin-requests': inboxWalk,
};

export const walks: readonly Walk[] = Object.values(walkOf);
