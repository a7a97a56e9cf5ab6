import type {CheckKey} from '../../domain/identifiers/keys.js';
import type {PersonRole} from '../../domain/legal-rep.schemas.js';
import type {WhatAndHow} from '../failure/failure.texts.js';
import type {TextTable} from '../locales/text-table.js';

type CardCheck = Extract<CheckKey, `${'bankCard' | 'mobile' | 'smsCode'}.${string}`> | 'missing';

const texts = {
  /** The account holder is the reader of this text. */
  labels: {
    'legal-rep': {name: '法人姓名', idType: '法人证件类型', idNumber: '法人证件号码'},
    'account-holder': {name: '本人姓名', idType: '本人证件类型', idNumber: '本人证件号码'},
    bankCard: '银行卡号',
    mobile: '银行预留手机号',
    smsCode: '手机验证码',
  },
  hints: {
    validFrom: '8 位数字，如 20200310，见国徽一面。',
    mobile: '该卡在银行预留的手机号，用于接收验证码。',
  },
  /** Whose card it must be. */
  bankCardHints: {
    'legal-rep': '法定代表人本人的个人卡，非对公账号或他人的卡。',
    'account-holder': '您本人的个人卡，非对公账号或他人的卡。',
  } satisfies Readonly<Record<PersonRole, string>>,
  holder: '即您本人（账号归属人）。',
  /** For documents other than the resident's ID card. */
  leadsToBankCard: '该证件使用银行卡认证，请点击“下一步”。',
  bankCardTitle: '银行卡实名认证',
  bankCardIntro: '银行只核对这些信息是否属于同一人，不会扣款，也不查询余额和交易。',
  toBankCard: '切换到银行卡认证',
  toIdCard: '切换到身份证认证',
  next: '下一步',
  back: '上一步',
  confirmTitle: '请核对要发送的内容',
  confirm: '确认并核验',
  checkingIdCard: '正在核验身份证…',
  checkingBankCard: '正在核验银行卡…',
  sendCode: '获取验证码',
  sendingCode: '正在发送验证码…',
  codeSent: (mobile: string, until: string) => `验证码已发送至 ${mobile}，${until} 前有效。`,
  resendIn: (seconds: number) => `${seconds} 秒后可重新获取`,
  resend: '重新获取验证码',
  codeEnds: '验证码将在 1 分钟内过期；如来不及输入，请重新获取。',
  codeExpired: '验证码已过期，请重新获取。',
  /** Before the earlier step's result ends. It still shows after that. */
  ticketEnds: (until: string) => `上一步的核验 ${until} 前有效。如来不及完成，请点击“延长”，填写的内容仍然保留。`,
  /** Of a ticket from before the page was loaded again. */
  ticketEndsForGood: (until: string) => `上一步的核验 ${until} 前有效，此后须从第一步重新核验。`,
  extend: '延长',
  extendCode: '延长后，请重新获取手机验证码。',
  check: '确定',
  waysTitle: '确认填写无误时，您可以',
  youCan: '您可以',
  /** Between what a form is about and whose data it asks for. */
  colon: '：',
  ctid: '使用国家网络身份认证 App（原 CTID）认证一次，再回到本页重试。身份证信息可能尚未同步。',
  ctidLink: '了解国家网络身份认证 App（原 CTID）',
  ctidScan: '用手机扫描二维码打开',
  idCardRefused: [
    '身份证姓名、号码和有效起始、截止日期核验未通过',
    '请仔细检查，更正后重新提交。',
  ] satisfies WhatAndHow,
  /** Name and number come from an earlier step. */
  lockedRefused: [
    '身份证有效起始、截止日期核验未通过',
    '请仔细检查；姓名或号码有误时，请点击“上一步”修改。',
  ] satisfies WhatAndHow,
  notEnrolled: ['身份证信息尚未同步，暂时无法核验', '请按下面的方法处理。'] satisfies WhatAndHow,
  bankCardRefused: [
    '银行卡信息核验未通过',
    '姓名、证件号码、银行卡号和预留手机号须属于同一人，并与银行登记的信息一致。请逐项核对后重新填写。',
  ] satisfies WhatAndHow,
  /* What stands at the field of the code. `seconds`: until the next one can be asked for; 0 for at once. */
  codeNotAskedFor: '请先获取验证码。',
  codeIncorrect: (triesLeft: number | undefined) =>
    triesLeft === undefined
      ? '验证码不正确，请核对最近一条短信，重新输入。'
      : `验证码不正确，还可以试 ${triesLeft} 次，请核对最近一条短信，重新输入。`,
  codeTooMany: (seconds: number) =>
    seconds > 0 ? `该验证码已失效，请在 ${seconds} 秒后重新获取。` : '该验证码已失效，请重新获取。',
  codeNotSent: (seconds: number) =>
    seconds > 0
      ? `验证码未发出，请在 ${seconds} 秒后重新获取；如仍收不到，请核对手机号。`
      : '验证码未发出，请重新获取；如仍收不到，请核对手机号。',
  /** The backend's own words about it. */
  codeQuote: (words: string, quote: string) => `${words}系统返回的说明：“${quote}”`,
  checks: {
    missing: '请输入短信中的 6 位数字。',
    'bankCard.length': '卡号为 16 至 19 位，请核对是否多填或漏填。',
    'bankCard.characters': '卡号只含数字，请去掉其他字符。',
    'bankCard.leadingZero': '卡号不以 0 开头，请核对是否填错了位置。',
    'bankCard.repeated': '这不是银行卡号，请对照卡面重新填写。',
    'bankCard.luhn': '校验位不符，可能有填错的数字，请对照卡面逐位核对。',
    'bankCard.foreignScheme': '这可能是境外卡组织的卡，建议换用银联卡。',
    'mobile.length': '手机号为 11 位，请核对是否多填或漏填。',
    'mobile.characters': '手机号只含数字，请去掉其他字符。',
    'mobile.prefix': '这可能不是手机号的号段，请核对后重新填写。',
    'mobile.landline': '这是座机号，收不到短信，请填写手机号。',
    'mobile.machine': '这是物联网号码，请填写手机号。',
    'mobile.foreign': '只支持中国内地的手机号，请填写在银行预留的号码。',
    'smsCode.length': '验证码为 6 位数字，请核对后重新输入。',
    'smsCode.characters': '验证码只含数字，请核对后重新输入。',
  } satisfies Readonly<Record<CardCheck, string>>,
};

export type PersonCheckTexts = typeof texts;

export const personCheckTexts: TextTable<'person-check', PersonCheckTexts> = {group: 'person-check', reference: texts};
