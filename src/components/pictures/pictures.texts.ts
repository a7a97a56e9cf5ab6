import type {TextTable} from '../locales/text-table.js';

const texts = {
  /* What each picture shows, for those who do not see it. */
  'id-card-dates':
    '身份证有国徽的一面：最下面一行是有效期限，例如 2020.03.10-2040.03.10，前面是起始日期，后面是截止日期。',
  'licence-codes':
    '营业执照：统一社会信用代码共 18 位，例如 91310000PDY000028G；其中第 9 至 17 位 PDY000028 是组织机构代码。',
  'card-and-readers': '两种卡：IC卡须插入读卡器，读卡器连接电脑；Ikey 直接插入电脑的 USB 接口。',
  'bank-key': '银行发给企业的网银UKEY（例如网银盾），直接插入电脑的 USB 接口；与电子口岸的IC卡、Ikey 不同。',
  'browser-question': '浏览器在地址栏下方询问是否允许本站访问本机的应用。请选择其中的“允许”按钮。',
  'ie-mode':
    'Edge 浏览器右上角的“…”菜单，其中有“在 Internet Explorer 模式下重新加载”。进入该模式后，地址栏左侧有 IE 标志。',
  /* Words in the pictures. Little room: a few characters each. */
  startDate: '起始日期',
  endDate: '截止日期',
  orgCode: '组织机构代码（第 9 至 17 位）',
  icCard: 'IC卡',
  ikey: 'Ikey',
  reader: '读卡器',
  bankKey: '网银UKEY（网银盾）',
  usb: '电脑的 USB 接口',
  /** Two lines. */
  asks: '本站想要',
  access: '访问本机的应用',
  block: '禁止',
  allow: '允许',
  reload: '在 Internet Explorer 模式下重新加载',
  badge: 'IE 标志',
};

export type PictureTexts = typeof texts;

export const pictureTexts: TextTable<'pictures', PictureTexts> = {group: 'pictures', reference: texts};
