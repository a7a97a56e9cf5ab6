import type {ConsentNotice, ConsentNotices, NoticesByPerson} from '../src/domain/consent.js';
import type {Locale} from '../src/domain/locales.js';

interface Texts {
  /** About both persons, in one notice. */
  readonly both: readonly string[];
  readonly accountHolder: readonly string[];
  readonly legalRep: readonly string[];
}

const texts: Readonly<Record<Locale, Texts>> = {
  'zh-CN': {
    both: [
      '为核验企业和您的身份，我们需要处理以下信息：企业名称和代码，法定代表人及账号归属人的姓名、证件类型和号码；根据您选择的方式，还有身份证有效期，或银行卡号、银行预留手机号和短信验证码。',
      '证件号码和银行卡号属于敏感个人信息。它们只用于本次核验，会提交给市场监督管理部门、公安机关和银行等核验机构比对，比对后不保存。如不同意，可以改用其他认证方式。',
      '填写他人的信息前，请确认已经得到本人同意。',
    ],
    accountHolder: [
      '为核验您的身份，我们需要处理您的姓名、证件类型和号码；根据您选择的方式，还有身份证有效期，或银行卡号、银行预留手机号和短信验证码。',
      '证件号码和银行卡号属于敏感个人信息，只用于本次核验，由国际贸易单一窗口提交给公安、银行比对，比对后不保存。如不同意，可以改用其他认证方式。',
    ],
    legalRep: [
      '法定代表人的姓名、证件类型和号码，以及下一步填写的身份证有效期或银行卡信息，只用于本次核验，由国际贸易单一窗口提交给市场监督管理部门、公安机关和银行比对，比对后不保存。请先把以上内容告知法定代表人。',
    ],
  },
  'zh-TW': {
    both: [
      '為驗證企業和您的身分，我們需要處理以下資料：企業名稱和代碼，法定代表人及帳號持有人的姓名、證件類型和號碼；依您選擇的方式，還有身分證有效期限，或銀行卡號、銀行留存手機號碼和簡訊驗證碼。',
      '證件號碼和銀行卡號屬於敏感個人資料。它們只用於本次驗證，會提交給市場監督管理部門、公安機關和銀行等驗證機構比對，比對後不保存。如不同意，可以改用其他認證方式。',
      '填寫他人的資料前，請確認已經得到本人同意。',
    ],
    accountHolder: [
      '為驗證您的身分，我們需要處理您的姓名、證件類型和號碼；依您選擇的方式，還有身分證有效期限，或銀行卡號、銀行留存手機號碼和簡訊驗證碼。',
      '證件號碼和銀行卡號屬於敏感個人資料，只用於本次驗證，由國際貿易單一窗口提交給公安、銀行比對，比對後不保存。如不同意，可以改用其他認證方式。',
    ],
    legalRep: [
      '法定代表人的姓名、證件類型和號碼，以及下一步填寫的身分證有效期限或銀行卡資料，只用於本次驗證，由國際貿易單一窗口提交給市場監督管理部門、公安機關和銀行比對，比對後不保存。請先把以上內容告知法定代表人。',
    ],
  },
  en: {
    both: [
      'To check the enterprise and you, we need the enterprise’s name and codes, and the name, ID type and ID number of the legal representative and of the account holder; depending on the way you choose, also the validity of the ID card, or the bank card number, the mobile number on file with the bank and the SMS code.',
      'ID numbers and bank card numbers are sensitive personal information. They are used for this check only, sent to the authorities for market regulation and public security and to banks for comparison, and not kept afterwards. If you do not agree, you can use another certification method.',
      'Before you enter the details of other people, make sure that they agree.',
    ],
    accountHolder: [
      'To check who you are, we need your name, ID type and ID number; depending on the way you choose, also the validity of your ID card, or your bank card number, the mobile number on file with the bank and the SMS code.',
      'ID numbers and bank card numbers are sensitive personal information. They are used for this check only, sent by the International Trade Single Window to the public security authority and to banks for comparison, and not kept afterwards. If you do not agree, you can use another certification method.',
    ],
    legalRep: [
      'The name, ID type and ID number of the legal representative, and the validity of the ID card or the bank card details entered in the next step, are used for this check only, sent by the International Trade Single Window to the authorities for market regulation and public security and to banks for comparison, and not kept afterwards. Tell the legal representative about this first.',
    ],
  },
};

/** The same notice in each language has the same id and version: who has agreed to one has agreed to all. */
const notice = (id: string, lang: Locale, paragraphs: readonly string[]): ConsentNotice => ({
  id,
  version: '2026-11',
  lang,
  text: paragraphs.join('\n'),
  required: true,
});

/** One notice about both persons. The demo's backend requires this consent, or the two below. */
export const demoNoticesIn = (lang: Locale) => ({'legal-rep': notice('legal-rep-notice', lang, texts[lang].both)});

export const demoNotices = demoNoticesIn('zh-CN');

const byPersonIn = (lang: Locale): NoticesByPerson => ({
  accountHolder: notice('account-holder-notice', lang, texts[lang].accountHolder),
  legalRep: notice('legal-rep-declaration', lang, texts[lang].legalRep),
});

/** The two that the demo's own pages show: nobody consents in another's place. */
export const noticesByPerson = byPersonIn('zh-CN');

/** What the demo's pages set as `consent`, in the language of the widget. */
export const pageNoticesIn = (lang: Locale): ConsentNotices => ({'legal-rep': byPersonIn(lang)});
