import type {WhatAndHow} from '../failure/failure.texts.js';
import type {TextTable} from '../locales/text-table.js';

const correct = (others: readonly string[]): string =>
  `请核对后重新填写${others.length > 0 ? `，或改用${others.join('、')}` : ''}。`;

const texts = {
  title: '法人身份认证',
  /** The four steps. The last one is the result. */
  steps: ['核验企业信息', '核验法人身份信息', '核验管理员身份信息', '完成'] satisfies readonly [
    string,
    string,
    string,
    string,
  ],
  progress: (step: number, of: number) => `第 ${step} 步，共 ${of} 步`,
  stepNow: (step: number, of: number, name: string) => `第 ${step}/${of} 步 · ${name}`,
  stepDone: '已完成',
  scope: '共核验三项，缺一不可：企业信息、法定代表人、您本人。两人都可选身份证认证或银行卡认证。',
  advice: '本方式需要填写的信息较多。',
  /** If the method by card is available. */
  adviceCard: '本方式需要填写的信息较多。如有中国电子口岸IC卡，建议使用IC卡认证。',
  needsTitle: '需要准备',
  /** What each of the three steps needs. */
  needs: [
    '营业执照上的企业名称和代码。',
    '法定代表人的证件；如为身份证，需填写有效期。',
    '您本人的证件；如为身份证，需填写有效期。',
  ],
  needsOfBankCard: '如选银行卡认证，另需其本人的个人银行卡和能接收验证码的银行预留手机号。',
  start: '开始',
  enterpriseName: '企业名称',
  /** The authority with which the representative's document was filed. */
  filedHint: '按登记机关备案的证件填写。',
  next: '下一步',
  back: '上一步',
  confirmTitle: '请核对要发送的内容',
  confirm: '确认并核验',
  checking: '正在核验企业信息…',
  /** `others` are the names of the other methods, possibly none. */
  refused: (others: readonly string[]): WhatAndHow => ['法定代表人信息核验未通过', correct(others)],
  /** If only the enterprise's fields are wrong. */
  enterpriseRefused: (others: readonly string[]): WhatAndHow => ['企业信息核验未通过', correct(others)],
  /** After the page was loaded again. */
  notRecalled: ['此前的核验已失效', '请从第一步重新核验。本页不保存个人信息，请重新填写。'] satisfies WhatAndHow,
  notSupported: ['系统无法核验本企业的信息', '因特殊原因，本企业不能使用法人身份认证。'] satisfies WhatAndHow,
};

export type LegalRepTexts = typeof texts;

export const legalRepTexts: TextTable<'legal-rep', LegalRepTexts> = {group: 'legal-rep', reference: texts};
