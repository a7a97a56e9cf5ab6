import type {BankId} from './bank-ids.js';
import type {ExternalMethodInfo, Place} from './places.js';

/* The banks that check an enterprise's UKey on their own sites. */

const usualSteps: Place['steps'] = {
  'zh-CN': ['插入企业网银UKEY并登录', '核对企业信息', '输入UKEY密码，完成认证'],
  'zh-TW': ['插入企業網路銀行UKEY並登入', '核對企業資料', '輸入UKEY密碼，完成認證'],
  en: ['Plug in the UKey and sign in', 'Check the enterprise’s details', 'Enter the UKey’s password to certify'],
};

const usualNeeds: Place['needs'] = {
  'zh-CN': '对公账号的网银UKEY及其密码。',
  'zh-TW': '公司帳戶的網路銀行UKEY及其密碼。',
  en: 'The UKey of the enterprise’s corporate account, and its password.',
};

/** Every bank of this build. A page adds others with `externalMethods`. */
export const banks: readonly (Place & {readonly id: BankId})[] = [
  {
    id: 'ccb',
    name: {'zh-CN': '中国建设银行', 'zh-TW': '中國建設銀行', en: 'China Construction Bank'},
    monogram: {'zh-CN': '建', 'zh-TW': '建', en: 'C'},
    hosts: ['ccb.com', '*.ccb.com'],
    needs: {
      'zh-CN': '“跨境 e+”网银盾及其密码。',
      'zh-TW': '「跨境 e+」網銀盾及其密碼。',
      en: 'The “跨境 e+” UKey and its password.',
    },
    steps: {
      'zh-CN': ['插入“跨境 e+”网银盾', '核对企业信息，选择“单一窗口企业实名认证”', '输入网银盾密码，完成认证'],
      'zh-TW': ['插入「跨境 e+」網銀盾', '核對企業資料，選擇「单一窗口企业实名认证」', '輸入網銀盾密碼，完成認證'],
      en: [
        'Plug in the “跨境 e+” UKey',
        'Check the enterprise’s details, choose 单一窗口企业实名认证',
        'Enter the UKey’s password to certify',
      ],
    },
    ownWords: ['跨境 e+', '单一窗口企业实名认证'],
    inInternetExplorer: true,
  },
  {
    id: 'abc',
    name: {'zh-CN': '中国农业银行', 'zh-TW': '中國農業銀行', en: 'Agricultural Bank of China'},
    monogram: {'zh-CN': '农', 'zh-TW': '農', en: 'A'},
    hosts: ['abchina.com', '*.abchina.com', 'abchina.com.cn', '*.abchina.com.cn'],
    needs: usualNeeds,
    steps: usualSteps,
  },
  {
    id: 'cmbc',
    name: {'zh-CN': '中国民生银行', 'zh-TW': '中國民生銀行', en: 'China Minsheng Bank'},
    monogram: {'zh-CN': '民', 'zh-TW': '民', en: 'M'},
    hosts: ['cmbc.com.cn', '*.cmbc.com.cn'],
    needs: usualNeeds,
    steps: usualSteps,
  },
];

/** The external method of the banks, with further banks of a host. */
export const bankMethod = (more: readonly Place[] = []): ExternalMethodInfo => ({
  id: 'bank-ukey',
  ways: ['link'],
  places: [...banks, ...more],
});
