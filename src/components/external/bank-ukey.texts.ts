import type {ExternalTexts} from './external.texts.js';
import type {TextTable} from '../locales/text-table.js';

const texts = {
  title: '银行UKEY认证',
  intro: [
    '请使用本企业的网银UKEY，在银行网站上完成认证，可能需要本企业的财务人员协助。',
    '认证不会查询或展示资产、交易等无关信息，也不会发生交易。',
  ],
  atComputer: '手机、平板电脑不能使用网银UKEY，请在电脑上使用。',
  keyExample: '示例：网银UKEY',
  ieExample: '示例：Edge 的 IE 模式',
  needs: '需要准备',
  steps: '认证步骤',
  inInternetExplorer:
    '该银行的网站须用 Internet Explorer 打开。请复制地址，在 Edge 的 IE 模式或 360 浏览器的兼容模式中打开。',
  choose: (bank) => `选择${bank}`,
  next: '下一步',
  none: '目前无可用的银行，请稍后再试。',
  notNow: (reason) => (reason ? `暂时不能使用：${reason}` : '暂时不能使用。'),
  creating: '正在准备前往银行…',
  go: (bank) => `前往${bank}`,
  again: (bank) => `再次打开${bank}`,
  newTab: '（在新窗口打开）',
  openHere: (bank) => `仍在本浏览器中前往${bank}`,
  host: (host) => `到银行网站后先看地址栏：网站应为 ${host}。如不一致，请立即关闭，切勿输入密码。`,
  copy: '复制地址，用其他浏览器打开',
  notLeft: '请点击下面的按钮前往银行，认证完成后回到本页查看结果。',
  notLeftByCopy: '点击“复制地址，用其他浏览器打开”，在 Edge 的 IE 模式中粘贴打开。认证完成后回到本页查看结果。',
  copied: (inInternetExplorer) =>
    `地址已复制。请在${inInternetExplorer ? ' Edge 的 IE 模式' : '其他浏览器'}中粘贴打开；认证完成后回到本页，结果会自动显示。`,
  waiting: '正在等待银行的结果。在银行完成认证后请回到本页，本页会自动更新。',
  pending: '银行已受理，正在处理。请退出网银，拔下UKEY；可以离开本页，结果会显示在实名认证首页。',
  stillAsking: '暂时查询不到结果，仍在继续查询。',
  until: (time) => `该地址 ${time} 前有效。`,
  endsSoon: '该地址将在 1 分钟内过期；如来不及前往，请重新获取。',
  renew: '重新获取地址',
  abandon: '取消本次认证',
  cancelling: '正在取消…',
  cancelled: '本次认证已取消。',
  stillValid: (time) =>
    `刚才的认证未能取消：之前的银行页面在 ${time} 前仍然有效，请不要在那里继续。如已在银行确认，结果仍会生效。`,
  afterwards: '认证完成后，请退出网银，拔下UKEY，关闭银行窗口；等本页显示结果后，再关闭浏览器。',
  chooseAgain: '重新选择银行',
} satisfies ExternalTexts;

export type BankUkeyTexts = typeof texts;

export const bankUkeyTexts: TextTable<'bank-ukey', BankUkeyTexts> = {group: 'bank-ukey', reference: texts};
