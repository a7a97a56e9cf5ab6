import type {CardErrorCode, CertErrorCode, CertErrorDetails, HostErrorCode} from '../../domain/errors.js';
import type {Refusal} from '../../domain/outcome.schemas.js';
import type {CardRefusalCode, RefusalCode} from '../../domain/refusals.js';
import {defaultHotline} from '../config/links.js';
import type {TextTable} from '../locales/text-table.js';

/** What happened, and what the user can do. */
export type WhatAndHow = readonly [what: string, how: string];

/** What the text of an error may name. */
export interface ErrorFacts extends CertErrorDetails {
  readonly hotline?: string | undefined;
}

/** Texts for some errors and some refusals. */
export interface FailureWords<E extends CertErrorCode, R extends RefusalCode> {
  readonly errors: Readonly<Record<E, WhatAndHow | ((details: ErrorFacts) => WhatAndHow)>>;
  readonly refusals: Readonly<Record<R, WhatAndHow>>;
}

export type AllWords = FailureWords<CertErrorCode, RefusalCode>;

/** A path's own texts, which replace or extend the general texts. */
export interface OwnWords {
  readonly errors?: Partial<AllWords['errors']>;
  readonly refusals?: Readonly<Partial<Record<RefusalCode, WhatAndHow | ((refusal: Refusal) => WhatAndHow)>>>;
  readonly unknownRefusal?: WhatAndHow;
  /** Introduces the words of whoever refused. */
  readonly theirWords?: string;
}

/** Texts for the codes that every path can have. The codes of one path alone are in that path's own texts. */
export interface FailureTexts extends FailureWords<
  Exclude<CertErrorCode, CardErrorCode | HostErrorCode>,
  Exclude<RefusalCode, CardRefusalCode>
> {
  readonly unknownRefusal: WhatAndHow;
  /** Introduces the other side's own text. */
  readonly theirWords: string;
  readonly relogin: string;
  readonly details: string;
  readonly copy: string;
  readonly codes: (code: string, requestId: string | undefined) => string;
}

const texts = (): FailureTexts => ({
  errors: {
    'handoff-expired': ['前往银行的地址已过期', '请点击“重新获取地址”，再前往银行。'],
    'handoff-unknown': ['找不到本次银行认证的记录', '请在本页重新选择银行。'],
    'handoff-record-damaged': ['上次银行认证的记录已损坏', '请在本页重新选择银行。'],
    'encrypt-failed': ['信息加密失败，内容未发送', '请再试一次，或联系本网站的客服。'],
    'human-check-failed': ['人机验证未通过', '请再试一次。'],
    offline: ['电脑未连接网络', '请检查网络连接，再试一次。'],
    network: ['无法连接服务器', '请检查网络连接，过几分钟再试。'],
    timeout: ['服务器长时间未响应', '请稍后再试。'],
    cancelled: ['已取消', '需要时可以重新开始。'],
    unauthenticated: ['登录已失效', '请重新登录后继续。'],
    'subject-changed': ['登录的用户已更换', '未以当前用户的名义办理任何业务，此前填写的内容不会显示。'],
    'rate-limited': ({retryAfter}) => [
      '操作过于频繁',
      retryAfter ? `请 ${Math.ceil(retryAfter / 60)} 分钟后再试。` : '请稍后再试。',
    ],
    backend: ['服务器暂时无法处理', '请过几分钟再试。'],
    contract: ['无法识别服务器的响应', '请过几分钟再试，或将下面的查询码告知客服。'],
    conflict: ['登记的信息刚刚有变化', '请核对最新的登记信息，再提交一次。'],
    config: ['认证组件的配置有误', '请将下面的代码告知客服。'],
    'page-polluted': ({hotline = defaultHotline}) => [
      '本页面的其他脚本与认证组件冲突',
      `请拨打客服热线 ${hotline}，并告知下面的代码。`,
    ],
    'not-configured': ['认证组件尚未配置完成', '请将下面的代码告知客服。'],
    unexpected: ['出现意外情况', '请重新开始，或将下面的查询码告知客服。'],
  },
  refusals: {
    'not-applicable': ['当前账号不需要实名认证', '通过单一窗口注册或用电子口岸卡登录的账号，无需再做实名认证。'],
    'already-certified': ['已经通过实名认证', '返回后即可查看结果。'],
    'enterprise-mismatch': ['企业信息与登记机关的信息不一致', '请对照营业执照核对后重新填写。'],
    'enterprise-not-supported': ['系统无法核验本企业的信息', '如有疑问，请联系客服。'],
    'too-many-changes': ['一次修改的项目过多', '企业名称、统一社会信用代码、组织机构代码一次最多修改两项。'],
    'id-number-taken': ['该证件号码已被本企业的其他账号使用', '请核对证件号码后重新填写。'],
    'passport-not-prc': ['只接受中华人民共和国制发的护照', '请改用中华人民共和国护照或其他证件。'],
    'person-mismatch': ['人员信息核验未通过', '请逐项核对后重新填写。'],
    'id-card-expired': ['身份证已过有效期', '请换用有效的身份证。'],
    'ctid-not-enrolled': [
      '身份信息尚未同步',
      '请用国家网络身份认证 App（原 CTID）认证一次后再试，或切换到银行卡认证。',
    ],
    'sms-incorrect': ['验证码不正确', '请核对最近一条短信后重新输入。'],
    'sms-expired': ['验证码已过期', '请重新获取验证码。'],
    'sms-too-many': ['验证码输错次数过多', '请重新获取验证码。'],
    'sms-not-sent': ['验证码未发出', '请稍后重新获取。'],
    'ticket-expired': ['停留时间过长，此前的核验已失效', '请从第一步重新核验，填写的内容仍然保留。'],
    'record-changed': ['认证期间登记的信息有变化', '请核对后重新认证。'],
    'handoff-cancelled': ['已在银行页面取消', '请重新选择银行。'],
    'handoff-rejected': ['银行核验未通过', '请向银行了解原因。'],
    'place-unavailable': ['银行暂时无法认证', '请稍后再试，或换一家银行。'],
    'assistance-declined': ['管理员未同意', '请联系企业管理员了解原因。'],
    'assistance-expired': ['申请已过期', '请重新发起申请。'],
    'assistance-code-incorrect': ['协助码不正确', '请与管理员核对后重新输入。'],
    'assistance-number-incorrect': ['管理员填写的数字不一致，本次申请已结束', '请与管理员核对后重新发起申请。'],
    'assistance-answered': ['该申请已由另一位管理员处理', '无需再处理。'],
    'assistance-withdrawn': ['申请人已撤回该申请', '无需再处理。'],
    'step-up-required': ['身份确认未完成', '请再试一次，并完成身份确认。'],
    'human-check-required': ['需要先完成人机验证', '请完成验证后再试一次。'],
    'consent-required': ['需要先同意个人信息处理告知', '请阅读并同意后继续。'],
    'method-disabled': ['这种认证方式暂时不能使用', '请稍后再试。'],
    'limit-reached': ['今天的次数已用完', '请明天再试。'],
  },
  unknownRefusal: ['核验未通过', '请核对后再试。'],
  details: '详情',
  copy: '复制错误信息（给客服）',
  theirWords: '系统返回的说明：',
  relogin: '重新登录',
  codes: (code, requestId) => `代码 ${code}${requestId ? ` · 请求编号 ${requestId}` : ''}`,
});

export const failureTexts: TextTable<'failure', FailureTexts> = {
  group: 'failure',
  get reference() {
    return texts();
  },
};
