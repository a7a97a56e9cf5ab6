import type {WhatAndHow} from '../failure/failure.texts.js';
import type {TextTable} from '../locales/text-table.js';

const texts = {
  title: '管理员协助验证',
  intro: '由企业管理员确认后，您的个人账号升级为该企业的操作员账号。',
  how: '申请发送后会显示一个两位数字，请当面或打电话告知管理员。',
  /** For an account that belongs to an enterprise. */
  introOfOwn: '由本企业的管理员确认后，您的账号即通过实名认证。',
  enterprise: '企业名称或代码',
  enterpriseHint: '请填写企业全称，或 18 位统一社会信用代码。',
  /** Why the enterprise that the user typed cannot be sent, or should be checked. */
  findings: {
    missing: '请填写企业全称或统一社会信用代码。',
    tooLong: '企业名称不超过 200 个字，请核对后重新填写。',
    code: '统一社会信用代码可能有误，请对照营业执照核对；如确认无误，请再次点击“发送申请”。',
  },
  send: '发送申请',
  confirmTitle: '请核对企业',
  confirmWhy: '申请将发给该企业的管理员。如名称或代码有误，申请不会送达，本页也不会提示。',
  confirm: '确认发送',
  sending: '正在发送申请…',
  tellNumber: '请将此数字告知管理员',
  tellHow: '请当面或打电话告知。管理员填写该数字后，验证即完成。',
  enterpriseNamed: '企业',
  until: '申请有效期至',
  waiting: '正在等待管理员确认。可以离开本页，稍后再回来查看。',
  pending: '管理员已确认，正在等待系统的结果。可以离开本页，稍后再回来查看。',
  /** The backend does not say whether an enterprise exists. */
  notTold: '为保护企业信息，本页不提示企业是否存在。如无回应，请核对名称或代码，并联系管理员。',
  stillAsking: '暂时查询不到结果，仍在继续查询。',
  endsSoon: '申请将在 1 分钟内过期。',
  codeTitle: '管理员提供了协助码',
  codeIntro: '管理员也可以生成一个 8 位协助码，由您在这里输入。',
  code: '协助码',
  codeChecks: {
    missing: '请输入管理员提供的 8 位数字。',
    'smsCode.length': '协助码为 8 位数字，请核对是否多填或漏填。',
    'smsCode.characters': '协助码只含数字，请去掉其他字符。',
  } as Readonly<Record<string, string>>,
  check: '验证',
  checking: '正在核对协助码…',
  withdraw: '撤回申请',
  withdrawing: '正在撤回…',
  backToRequest: '返回申请',
  withdrawn: '申请已撤回，管理员不能再确认。',
  again: '重新发起申请',
  /** Introduces the reason that the administrator typed. */
  theirReason: '管理员填写的原因：',
  declined: ['管理员未同意', '请联系企业管理员了解情况，再重新发起申请。'] satisfies WhatAndHow,
  expired: ['申请已过期，或已在别处撤回', '可以重新发起申请。'] satisfies WhatAndHow,
  codeIncorrect: (left: number | undefined): WhatAndHow =>
    left === 0
      ? ['协助码输错次数过多，已失效', '请管理员重新生成协助码，或告知管理员屏幕上的数字。']
      : [left === undefined ? '协助码不正确' : `协助码不正确，还可以输入 ${left} 次`, '请与管理员核对后重新输入。'],
  codeExpired: ['协助码已过期', '请管理员重新生成协助码，或告知管理员屏幕上的数字。'] satisfies WhatAndHow,
  notOwn: [
    '填写的不是本账号所属的企业',
    '本账号只能由所属企业的管理员协助，请填写所属企业的全称或统一社会信用代码。',
  ] satisfies WhatAndHow,
  limitReached: ['今天的申请次数已用完', '请明天再申请。'] satisfies WhatAndHow,
  recordDamaged: ['本页保存的申请记录已损坏', '请重新发起申请。'] satisfies WhatAndHow,
  dropped: ['本次认证已失效', '登记的信息可能有变化，请重新发起申请。'] satisfies WhatAndHow,
};

export type AdminAssistTexts = typeof texts;

export const adminAssistTexts: TextTable<'admin-assist', AdminAssistTexts> = {group: 'admin-assist', reference: texts};
