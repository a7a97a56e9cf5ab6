import type {WhatAndHow} from '../failure/failure.texts.js';
import type {TextTable} from '../locales/texts.js';

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
  stepDone: '已完成',
  advice: '这种方式需要填写的信息较多。如有中国电子口岸 IC 卡，用 IC 卡认证更简便。',
  /** Before a link to the administrator's help. */
  assist: '也可以由本企业的管理员协助：',
  needsTitle: '需要准备',
  needs: [
    '营业执照上的企业名称和代码。',
    '法定代表人的证件；身份证要填写有效期。',
    '管理员（即您本人）的证件。',
    '用银行卡核验时：被核验人本人的银行卡，以及接收验证码的预留手机。',
  ],
  start: '开始',
  enterpriseName: '企业名称',
  /** The authority with which the representative's document was filed. */
  filedHint: '与在市场监督管理部门备案的一致；事业单位与登记管理机关的一致。',
  next: '下一步',
  back: '上一步',
  confirmTitle: '核对要发送的内容',
  confirm: '确认并核验',
  checking: '正在核验企业信息…',
  refused: ['法定代表人信息验证不通过', '核对后重新填写；如确认无误，改用下面的其他认证方式。'] satisfies WhatAndHow,
};

export type LegalRepTexts = typeof texts;

export const legalRepTexts: TextTable<LegalRepTexts> = {
  group: 'legal-rep',
  reference: texts,
  others: {en: () => import('./legal-rep.texts.en.js'), 'zh-TW': () => import('./legal-rep.texts.zh-TW.js')},
};
