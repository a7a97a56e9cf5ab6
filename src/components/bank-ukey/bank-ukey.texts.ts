import type {TextTable} from '../locales/texts.js';

const texts = {
  title: '银行UKEY认证',
  intro: [
    '用本企业的网银 UKey，在银行自己的网站上完成认证，可能需要本企业财务人员协助。',
    '认证不会查询或展示资产、交易等无关信息，更不会发生交易。',
  ],
  needs: '需要准备',
  steps: '认证步骤',
  inInternetExplorer:
    '这家银行的网站要用 Internet Explorer 打开。复制地址，在 Edge 的 IE 模式或 360 浏览器的兼容模式中打开。',
  choose: (bank: string) => `选择${bank}`,
  none: '目前没有可用的银行，改用其他认证方式。',
  notNow: (reason: string | undefined) => (reason ? `暂时不能使用：${reason}` : '暂时不能使用。'),
  creating: '正在准备前往银行…',
  go: (bank: string) => `前往${bank}`,
  again: (bank: string) => `再次打开${bank}`,
  newTab: '（在新窗口打开）',
  host: (host: string) => `银行网址以 ${host} 开头，到达后先核对。`,
  copy: '复制地址，用其他浏览器打开',
  waiting: '正在等待银行的结果。在银行完成认证后回到这里，本页会自动更新。',
  pending: '银行已经受理，还没有给出结果。可以离开本页，结果会显示在实名认证首页。',
  stillAsking: '暂时查询不到结果，仍在继续查询。',
  until: (time: string) => `这个地址 ${time} 前有效。`,
  endsSoon: '地址不到 1 分钟就要过期；来不及时，重新获取。',
  renew: '重新获取地址',
  abandon: '取消这次认证',
  cancelling: '正在取消…',
  afterwards: '认证完成后，退出网银并关闭浏览器。',
  chooseAgain: '重新选择银行',
};

export type BankUkeyTexts = typeof texts;

export const bankUkeyTexts: TextTable<BankUkeyTexts> = {
  group: 'bank-ukey',
  reference: texts,
  others: {en: () => import('./bank-ukey.texts.en.js'), 'zh-TW': () => import('./bank-ukey.texts.zh-TW.js')},
};
