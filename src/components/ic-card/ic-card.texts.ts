import type {PinError} from '../../domain/pin.js';
import type {Browser} from './browser.js';
import type {TextTable} from '../locales/texts.js';

const texts = {
  title: 'IC卡实名认证',
  intro: '请使用本企业的中国电子口岸 IC 卡（或 Ikey）认证，法人卡、操作员卡均可。',
  steps: ['在电脑上启动客户端控件，接好读卡器。', '插入 IC 卡，或插好 Ikey。', '读卡后输入卡密码，点击“登录”。'],
  /** Before the link to the download, if the host has one. */
  notInstalled: '电脑中未安装客户端控件的，请先安装：',
  read: '读取卡片',
  reread: '重新读卡',
  checkAgain: '重新检测',
  anotherCard: '换一张卡',
  startAgent: '启动客户端控件',
  downloadAgent: '下载客户端控件',
  explainTitle: '浏览器将会询问',
  explain: '读卡需要连接本机的客户端控件。浏览器会询问是否允许本站访问本机的应用，请选择“允许”；本页只连接客户端控件。',
  prompting: '浏览器正在询问是否允许访问本机应用，请选择“允许”。',
  checking: '正在准备…',
  /** Where to change the browser's permission. */
  unblock: {
    chrome: '请点击地址栏左侧的图标，打开“网站设置”，将“本机应用”（或“本地网络访问”）改为“允许”。',
    edge: '请点击地址栏左侧的锁形图标，打开“此站点的权限”，将“本机应用”（或“本地网络访问”）改为“允许”。',
    360: '请切换到极速模式，点击地址栏左侧的图标，在网站权限中允许访问本机应用（本地网络）。',
    firefox: '请点击地址栏左侧的权限图标，清除对“本机应用和服务”的阻止，再重新检测。',
  } satisfies Readonly<Record<Browser, string>>,
  reading: '正在连接客户端控件并读卡，请勿拔卡…',
  challenging: '正在连接服务器…',
  signing: '卡正在签名，请勿拔卡…',
  verifying: '服务器正在验证…',
  enterprise: '企业名称',
  holder: '持卡人',
  validity: '卡内证书',
  /** No days left: only the PC's clock says so. */
  daysLeft: (days: number) => (days > 0 ? `有效，还剩 ${days} 天` : '可能已到期'),
  endsSoon: (days: number) =>
    days > 0
      ? `卡内证书还有 ${days} 天到期。本次可以继续认证，之后请尽快到制卡机构更新证书。`
      : '按本机日期，卡内证书已到期。如果本机日期不准确，可以继续；否则请先到制卡机构更新证书。',
  anotherTitle: '卡内企业与当前登录的企业名称不同',
  /** Before a PIN is asked for. */
  anotherHow: '请确认这是本企业的卡。如果是其他企业的卡，请换一张卡；企业更名后尚未换卡的，可以继续。',
  signedIn: '当前登录的企业',
  onCard: '卡内企业',
  useThisCard: '使用这张卡',
  pin: '密码',
  pinHint: '卡密码共 8 位，连续输错会锁卡。',
  signIn: '登录',
  errorSummary: '还不能登录',
  pinErrors: {
    'pin.missing': '请输入卡密码。',
    'pin.length': '卡密码为 8 位，请核对后重新输入。',
    'pin.characters': '密码中有中文、全角字符或空格，请切换到英文输入法后重新输入。',
  } satisfies Readonly<Record<PinError, string>>,
  pinHelp: '忘记密码或卡被锁定',
  pinHelpTitle: '忘记密码或卡被锁定',
  pinHelpText: [
    '密码共 8 位，可以包含字母。新卡的初始密码由制卡机构告知。',
    '连续输错多次后，卡会被锁定，请勿逐个猜试。',
    '忘记密码或卡已锁定的，请持卡人携带卡和证件，到当地电子口岸制卡机构重置密码或解锁。',
  ],
  cardService: '查找制卡机构',
  close: '知道了',
};

export type IcCardTexts = typeof texts;

export const icCardTexts: TextTable<IcCardTexts> = {
  group: 'ic-card',
  reference: texts,
  others: {en: () => import('./ic-card.texts.en.js'), 'zh-TW': () => import('./ic-card.texts.zh-TW.js')},
};
