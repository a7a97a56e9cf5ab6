import type {PinError} from '../../domain/pin.js';
import type {TextTable} from '../locales/text-table.js';

/** Browsers that have the permission setting in different places. */
export type Browser = 'chrome' | 'edge' | '360' | 'firefox';

export const browserOf = (userAgent: string): Browser => {
  if (/Edg\//.test(userAgent)) return 'edge';
  if (/Firefox\//.test(userAgent)) return 'firefox';
  return /360(?:SE|EE)|QIHU/i.test(userAgent) ? '360' : 'chrome';
};

const texts = {
  title: 'IC卡实名认证',
  intro: '请使用本企业的中国电子口岸IC卡（或 Ikey）认证，法人卡、操作员卡均可。',
  atComputer: '手机、平板电脑不能连接读卡器，请在电脑上使用。',
  steps: ['在电脑上启动客户端控件，接好读卡器。', '插入IC卡，或插好 Ikey。', '读卡后输入卡密码，点击“登录”。'],
  /** Before the link to the download, if the host has one. */
  notInstalled: '如电脑中未安装客户端控件，请先安装：',
  read: '读取卡片',
  reread: '重新读卡',
  checkAgain: '重新检测',
  anotherCard: '换一张卡',
  startAgent: '启动客户端控件',
  downloadAgent: '下载客户端控件',
  explainTitle: '浏览器将会询问',
  explain: '读卡需要连接本机的客户端控件。浏览器询问是否允许访问本机应用时，请选择“允许”。',
  prompting: '浏览器正在询问是否允许访问本机应用，请选择“允许”。',
  checking: '正在准备…',
  connecting: '正在连接客户端控件，请勿拔卡…',
  reading: '正在读卡，请勿拔卡…',
  challenging: '正在连接服务器…',
  signing: '卡正在签名，请勿拔卡…',
  /** The card or its software needs longer than usual. */
  slow: '客户端控件尚未响应。请查看它的窗口是否在等待操作；如无窗口，请取消，重启客户端控件后再试。',
  verifying: '服务器正在核验…',
  enterprise: '企业名称',
  holder: '持卡人',
  validity: '卡内证书',
  /** No days left: only the PC's clock says so. */
  daysLeft: (days: number) => (days > 0 ? `有效，还剩 ${days} 天` : '可能已到期'),
  endsSoon: (days: number) =>
    days > 0
      ? `卡内证书还有 ${days} 天到期。可以继续认证，请尽快到制卡机构更新证书。`
      : '按本机日期，卡内证书已到期。如本机日期不准确，可以继续；否则请先到制卡机构更新证书。',
  anotherTitle: '卡内企业与当前登录的企业不同',
  /** Before a PIN is asked for. */
  anotherHow: '其他企业的卡不能用于认证，请换一张卡；如本企业已更名，可以使用这张卡。',
  signedIn: '当前登录的企业',
  onCard: '卡内企业',
  useThisCard: '使用这张卡',
  pin: '密码',
  pinHint: 'IC卡的密码，共 8 位，不是登录密码；连续输错会锁卡。',
  showPin: '显示密码',
  hidePin: '隐藏密码',
  signIn: '登录',
  pinErrors: {
    'pin.missing': '请输入卡密码。',
    'pin.length': '卡密码为 8 位，请核对后重新输入。',
    'pin.characters': '密码中有全角字符或空格，请切换到英文输入法后重新输入。',
    'pin.taken': '输入时光标被移到了页面的其他位置，已输入的密码已清除，请重新输入。',
  } satisfies Readonly<Record<PinError, string>>,
  pinHelp: '忘记密码或卡被锁定',
  pinHelpTitle: '忘记密码或卡被锁定',
  pinHelpText: [
    '新卡的初始密码由制卡机构告知。',
    '如忘记密码或卡已锁定，请持卡人携带卡和证件，到当地电子口岸制卡机构重置密码或解锁。',
  ],
  cardService: '查找制卡机构',
  close: '知道了',
};

export type IcCardTexts = typeof texts;

export const icCardTexts: TextTable<'ic-card', IcCardTexts> = {group: 'ic-card', reference: texts};
