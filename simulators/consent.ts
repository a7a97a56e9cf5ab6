import type {ConsentNotice, ConsentNotices, NoticesByPerson} from '../src/domain/consent.js';

/** One notice about both persons. The demo's backend requires this consent, or the two below. */
export const demoNotices = {
  'legal-rep': {
    id: 'legal-rep-notice',
    version: '2026-11',
    text: [
      '为核验企业和您的身份，我们需要处理以下信息：企业名称和代码，法定代表人及账号归属人的姓名、证件类型和号码；根据您选择的方式，还有身份证有效期，或银行卡号、银行预留手机号和短信验证码。',
      '证件号码和银行卡号属于敏感个人信息。它们只用于本次核验，会提交给市场监督管理、公安和银行等核验机构比对，比对后不保存。如不同意，可以改用其他认证方式。',
      '填写他人的信息前，请确认已经得到本人同意。',
    ].join('\n'),
    required: true,
  },
} satisfies Record<string, ConsentNotice>;

/** The two that the demo's own pages show: nobody consents in another's place. */
export const noticesByPerson: NoticesByPerson = {
  accountHolder: {
    id: 'account-holder-notice',
    version: '2026-11',
    text: [
      '为核验您的身份，我们需要处理您的姓名、证件类型和号码；根据您选择的方式，还有身份证有效期，或银行卡号、银行预留手机号和短信验证码。',
      '证件号码和银行卡号属于敏感个人信息，只用于本次核验，由国际贸易单一窗口提交给公安、银行比对，比对后不保存。如不同意，可以改用其他认证方式。',
    ].join('\n'),
    required: true,
  },
  legalRep: {
    id: 'legal-rep-declaration',
    version: '2026-11',
    text: '法定代表人的姓名、证件类型和号码，以及下一步填写的身份证有效期或银行卡信息，只用于本次核验，由国际贸易单一窗口提交给市场监督管理、公安、银行比对，比对后不保存。请先把以上内容告知法定代表人。',
    required: true,
  },
};

/** What the demo's pages set as `consent`. */
export const pageNotices: ConsentNotices = {'legal-rep': noticesByPerson};
