import type {ConsentNotices} from '../src/domain/consent.js';

/**
 * The notices that the demo's pages show before they ask for another person's data. The demo's backend requires the
 * consent.
 */
export const demoNotices = {
  'legal-rep': {
    id: 'legal-rep-notice',
    version: '2026-11',
    text: [
      '为核验贵企业和您的身份，我们需要处理以下信息：企业名称和代码，法定代表人及账号归属人的姓名、证件类型和号码；根据您选择的方式，还有身份证有效期，或银行卡号、银行预留手机号和短信验证码。',
      '证件号码和银行卡号属于敏感个人信息。它们只用于这一次核验，会提交给市场监督管理、公安和银行等核验机构比对，比对后不保存。不提供不影响其他认证方式的使用。',
      '填写他人的信息前，请确认已经得到本人同意。',
    ].join('\n'),
    required: true,
  },
} as const satisfies ConsentNotices;
