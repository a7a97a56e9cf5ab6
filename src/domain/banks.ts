import type {Locale} from './locales.js';
/** A text in the widget's three languages. */
type Words<T = string> = Readonly<Record<Locale, T>>;

/** A bank that checks an enterprise's UKey on its own site. */
export interface Bank {
  readonly id: string;
  readonly name: Words;
  /** A character shown in place of the bank's logo, because a logo needs a licence. */
  readonly monogram: Words;
  /** Hosts of the bank's site. Their subdomains are included. */
  readonly hosts: readonly string[];
  /** What the user needs on the bank's site. */
  readonly needs: Words;
  /** The steps on the bank's site, in order. */
  readonly steps: Words<readonly string[]>;
  /** Words of its site and key that `needs` and `steps` quote as they stand there. */
  readonly ownWords?: readonly string[];
  /** The bank's site works only in Internet Explorer, which today is a mode of Edge. */
  readonly inInternetExplorer?: true;
}

const usualSteps: Bank['steps'] = {
  'zh-CN': ['插入企业网银 UKey 并登录', '核对企业信息', '输入 UKey 密码，完成认证'],
  'zh-TW': ['插入企業網路銀行 UKey 並登入', '核對企業資料', '輸入 UKey 密碼，完成認證'],
  en: ['Plug in the UKey and sign in', 'Check the enterprise’s details', 'Enter the UKey’s password to certify'],
};

const usualNeeds: Bank['needs'] = {
  'zh-CN': '企业对公账户的网银 UKey 及其密码。',
  'zh-TW': '企業銀行帳戶的網路銀行 UKey 及其密碼。',
  en: 'The UKey of the enterprise’s corporate account, and its password.',
};

/** Every bank of this build. To add a bank, add a row. */
export const banks: readonly Bank[] = [
  {
    id: 'ccb',
    name: {'zh-CN': '中国建设银行', 'zh-TW': '中國建設銀行', en: 'China Construction Bank'},
    monogram: {'zh-CN': '建', 'zh-TW': '建', en: 'C'},
    hosts: ['ccb.com'],
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
    hosts: ['abchina.com', 'abchina.com.cn'],
    needs: usualNeeds,
    steps: usualSteps,
  },
  {
    id: 'cmbc',
    name: {'zh-CN': '中国民生银行', 'zh-TW': '中國民生銀行', en: 'China Minsheng Bank'},
    monogram: {'zh-CN': '民', 'zh-TW': '民', en: 'M'},
    hosts: ['cmbc.com.cn'],
    needs: usualNeeds,
    steps: usualSteps,
  },
];

export const bankOf = (id: string): Bank | undefined => banks.find((bank) => bank.id === id);

/** The status of a bank, as the backend reports it. */
export interface BankStatus {
  readonly id: string;
  readonly enabled: boolean;
  readonly reason?: string | undefined;
}

/**
 * The banks to choose from: those that this build knows and the host wants, in the host's order. If the backend names
 * banks, only these.
 */
export const offeredBanks = (
  named: readonly BankStatus[] | undefined,
  wanted: readonly string[] | undefined,
): readonly BankStatus[] => {
  const all = named ?? banks.map(({id}) => ({id, enabled: true}));
  return (wanted ?? all.map(({id}) => id)).flatMap((id) => {
    const status = bankOf(id) && all.find((each) => each.id === id);
    return status ? [status] : [];
  });
};

const isHostOf = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

const loopback = ['127.0.0.1', 'localhost'];

/**
 * The host of an address that may lead to a bank: https on one of the bank's hosts, at the usual port, without user and
 * password. For a demo, http on loopback is allowed if the page itself is on loopback. Undefined for any other address.
 */
export const bankHostIn = (url: string, bankId: string, pageOrigin: string): string | undefined => {
  const found = /^(https?):\/\/([a-z0-9.-]+)(?::(\d{1,5}))?(?:[/?#]|$)/i.exec(url);
  if (!found) return undefined;
  const [, scheme = '', rawHost = '', port = '443'] = found;
  const host = rawHost.toLowerCase();
  const isBanks =
    scheme.toLowerCase() === 'https' &&
    port === '443' &&
    bankOf(bankId)?.hosts.some((domain) => isHostOf(host, domain));
  const isDemo = loopback.includes(host) && loopback.some((name) => pageOrigin.startsWith(`http://${name}:`));
  return isBanks || isDemo ? host : undefined;
};
