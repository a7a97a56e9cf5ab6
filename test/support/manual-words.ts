/* Every label, button, menu entry and quoted sentence of the user manual's chapter 2 that can be read in the scan. */

/** Where the manual's words show: a state of the gallery, or a page of the demo portal, by its path. */
type Place = `${string}/${string}`;

/** They do not show. */
interface Reason {
  readonly why: string;
  readonly ours?: undefined;
}

/** Ours show in their place. */
interface Ours {
  readonly why: string;
  readonly ours: string;
  readonly at: Place;
}

/** A chapter or figure, its words, where they show or why not. */
export type ManualRow = readonly [figure: string, words: string, place: Place | Reason | Ours];

const ofPortal = (why = '演示门户没有此功能'): Reason => ({why});
const atBank: Reason = {why: '银行的页面，由银行显示'};
const chapter: Reason = {why: '手册的章节号'};
const holder = '这一栏是账号归属人的信息；句子中的“管理员”只指协助验证的人';
const oneRefusal = '各种未通过只有一种说法';
const oneHelp = '每个页面同一名称';
const ours = (words: string, at: Place, why: string): Ours => ({ours: words, at, why});

const form = 'legal-rep/form';
const idCard = 'legal-rep/id-card';
const refused = 'legal-rep/id-card-refused';
const card = 'legal-rep/bank-card';
const own = 'legal-rep/holder';
const steps = 'home/steps';

/** Several words of one figure that show in one place. */
const all = (figure: string, place: ManualRow[2], words: string): ManualRow[] =>
  words.split('|').map((each) => [figure, each, place]);

export const manualRows: readonly ManualRow[] = [
  ...all('2.1', '/sign-in.html', '登录|用户名|密码|验证码|卡介质|卡密码|客户端控件|单一窗口'),
  ...all('2.1', '/sign-in.html', '全部应用|服务热线|95198'),
  ['2.1', '全部应用', '/'],
  ['2.1', '业务应用——标准版应用', '/'],
  ...all('2.1 用户管理', '/', '用户管理|安全退出|系统公告|企业操作员信息|我的IC卡'),
  ['2.1 用户管理', '操作员实名认证', '/?user=jiangqi'],
  ['2.1 用户管理', '关闭操作', '/'],
  ...all('2.2', chapter, '2.5章节|2.3章节|2.4章节'),
  ...all('2.2', 'profile/complete', '修改企业信息|修改账号信息|修改'),
  ...all('2.2 企业基本信息', 'profile/complete', '企业信息|企业中文名称|统一社会信用代码|组织机构代码（主体标识码）'),
  ...all('2.2 企业基本信息', 'profile/complete', '法人姓名|法人证件类型|法人证件号码|企业地址|绑定手机'),
  ['2.2 企业基本信息', '护照', 'profile/passport'],
  ['2.2 企业基本信息', '企业管理员', ours('账号信息', 'profile/complete', holder)],
  [
    '2.2 企业基本信息',
    '可修改企业名称、统一社会信用代码、组织机构代码中任意一项或两项，法人姓名可修改',
    ours(
      '企业名称、统一社会信用代码、组织机构代码最多修改两项，法人姓名可另行修改',
      'profile/enterprise',
      '手册的话像是法人姓名也算在两项之内',
    ),
  ],
  ['2.2 企业基本信息', '修改信息后需要重新登录', 'profile/complete'],
  ...all('2.2 企业基本信息', '/', '登录密码|IC卡密码|账户设置|用户注册协议'),
  ...all('2.3', 'profile/enterprise', '用户企业信息修改|统一社会信用代码|组织机构代码|企业中文名称|法人姓名|保存'),
  ['2.3', '取消', 'profile/enterprise'],
  ['2.3', '组织机构代码会反填', ours('已按统一社会信用代码填入组织机构代码', 'profile/back-filled', '说明填入了什么')],
  ['2.3', '管理员协助验证', 'home/assist'],
  ['2.3', '将个人账号升级为企业操作员', 'profile/mismatch'],
  ['2.3', '国家企业信用信息公示系统', 'profile/mismatch'],
  ['2.4', '企业管理员信息修改', 'profile/account'],
  ...all('2.4', 'profile/account', '姓名|证件类型|证件号码|身份证有效起始日期|身份证有效截止日期|保存|取消'),
  ['2.4', '护照', 'profile/passport'],
  ['2.4', '中华人民共和国制发', 'profile/passport'],
  ['2.4', '归属人的证件号码不能重复', 'profile/account'],
  ['2.5', '用户实名认证', ofPortal('手册的图中，菜单为“企业实名认证”')],
  ...all('2.5', '/', '企业实名认证|我的IC卡|我的资质'),
  ['2.5', '实名认证方式选择', 'home/methods'],
  ['2.5', '您当前的实名认证程度', ours('企业信息', 'home/methods', '只读给读屏软件，否则首屏看不到第一个按钮')],
  ...all('2.5', 'home/methods', '安全级别|中国电子口岸IC卡|IC卡认证|补充企业信息'),
  ...all('2.5', 'home/methods', '法人身份认证|登录网银对公账号|银行UKEY认证|未认证|建议使用电子口岸IC卡认证'),
  ['2.5', '了解实名认证，点击帮助', ours('帮助', 'home/methods', oneHelp)],
  ['2.5', '企业信息认证', ours('企业信息', 'home/methods', '后面写着“已认证”或“未认证”')],
  ['2.5', '账号所有人身份信息认证', ours('账号所有人身份', 'home/methods', '后面写着“已认证”或“未认证”')],
  ['2.5', '法定代表人身份证件信息认证', ours('法人身份认证', 'home/methods', '手册的图中，按钮为“法人身份认证”')],
  ...all('2.5.1', 'ic-card/pin', 'IC卡实名认证|密码|登录'),
  ...all('2.5.1', 'ic-card/introduction', '法人卡|操作员卡|电脑中未安装客户端控件'),
  ['2.5.1', '认证结果', ours('已通过企业实名认证', 'home/next-sign-in', '标题直接写结果')],
  ['2.5.1', '重新登录才能生效', ours('重新登录后生效', 'home/next-sign-in', '与首页同一说法')],
  ['2.5.3.1', '法人身份认证', 'legal-rep/advice'],
  ['2.5.3.1', '了解法人身份认证，点击帮助', ours('帮助', form, oneHelp)],
  ['2.5.3.1', '第一步：核验企业信息', ours('核验企业信息', form, '步骤栏有序号')],
  ['2.5.3.1', '核验企业信息', form],
  ['2.5.3.1', '核验法人身份信息', idCard],
  ['2.5.3.1', '核验管理员身份信息', own],
  ['2.5.3.1', '完成', steps],
  ...all('2.5.3.1', form, '企业名称|统一社会信用代码|组织机构代码|法人姓名|法人证件类型|法人证件号码'),
  ['2.5.3.1', '身份证', idCard],
  ['2.5.3.1', '下一步', form],
  ['2.5.3.1', '国家市场监督管理总局备案信息一致', ours('按登记机关备案的证件填写', form, '也包括事业单位的登记机关')],
  [
    '2.5.3.1',
    '本方式验证信息较多',
    ours('本方式需要填写的信息较多', 'legal-rep/advice', '说的是要填写的内容，不是验证'),
  ],
  ['2.5.3.1', '建议使用IC卡认证', 'legal-rep/advice'],
  ['2.5.3.1', '法定代表人信息验证不通过', ours('法定代表人信息核验未通过', 'legal-rep/refused', oneRefusal)],
  ['2.5.3.1', '请核对后重新填写', 'legal-rep/refused'],
  ['2.5.3.1', '或可尝试银行卡认证方式', {why: '这一步没有银行卡认证；手册的按钮是“银行Ukey认证”'}],
  ['2.5.3.1', '银行Ukey认证', 'legal-rep/refused'],
  ['2.5.3.1', '中国电子口岸IC卡认证（推荐此方法）', ours('IC卡认证（推荐）', 'legal-rep/refused', '按钮的名称，较短')],
  ['2.5.3.1 提示框', '取消', {why: '提示在表单上方，没有可取消的对话框'}],
  ['2.5.3.2', '了解身份证认证、CTID，点击帮助', ours('帮助', idCard, oneHelp)],
  ['2.5.3.2', '帮助', idCard],
  ['2.5.3.2', '第二步：核验法人身份信息', ours('核验法人身份信息', idCard, '步骤栏有序号')],
  ...all('2.5.3.2', idCard, '法人姓名|法人证件类型|法人证件号码|身份证有效起始日期|身份证有效截止日期'),
  ['2.5.3.2', '日期格式：YYYYMMDD', ours('8位数字，如20200310', idCard, '举例比格式代号好懂')],
  ['2.5.3.2', '长期有效请输入8个0', ours('长期有效请勾选“长期有效”', idCard, '不用记代码')],
  ['2.5.3.2', '用00000000代替', ours('长期有效请勾选“长期有效”', idCard, '不用记代码')],
  ...all('2.5.3.2', idCard, '下一步|银行卡认证'),
  ['2.5.3.2', '身份证认证', card],
  [
    '2.5.3.2',
    '身份证有效开始时间和有效截止时间未通过验证',
    ours('身份证有效起始、截止日期核验未通过', refused, oneRefusal),
  ],
  ['2.5.3.2', '请仔细检查', refused],
  ['2.5.3.2', '使用CTID APP开通CTID', ours('国家网络身份认证App（原CTID）', refused, 'CTID 已改名')],
  ['2.5.3.2', '切换到银行卡认证', refused],
  ['2.5.3.2 提示框', '取消', {why: '提示在表单上方，没有可取消的对话框'}],
  ...all('2.5.3.2', card, '银行卡实名认证|姓名|证件类型|证件号|银行卡号|银行预留手机号|手机验证码|获取验证码|确定'),
  ['2.5.3.2', '法定代表人个人银行卡', ours('法定代表人本人的个人卡', card, '不会误作企业的卡')],
  ['2.5.3.3', '第三步：核验管理员身份信息', ours('核验管理员身份信息', own, '步骤栏有序号')],
  ...all('2.5.3.3', own, '管理员|本人姓名|本人证件类型|本人证件号码|身份证有效起始日期|身份证有效截止日期|下一步'),
  ['2.5.3.3', '已完成实名认证，点击“完成”按钮，返回“企业实名认证”菜单', {why: '按钮就在标题下方'}],
  ['2.5.3.3', '完成', steps],
  ['2.5.3.3', '安全级别', 'home/medium'],
  ['2.5.3.3', '建议提升实名认证等级', ours('可通过IC卡认证提升至高', 'home/medium', '写明怎样提升')],
  ['2.5.6', '银行UKEY认证', 'bank-ukey/banks'],
  ['2.5.6', '银行账号实名认证', ours('银行UKEY认证', 'bank-ukey/banks', '与首页的按钮同名')],
  ...all('2.5.6', 'bank-ukey/banks', '中国建设银行|中国农业银行|中国民生银行'),
  ['2.5.6', '可能需要本企业财务人员的帮助', ours('可能需要本企业的财务人员协助', 'bank-ukey/banks', '同义，较短')],
  ['2.5.6', '资产、交易', 'bank-ukey/banks'],
  ['2.5.6', '仅支持IE8及以上浏览器', ours('InternetExplorer打开', 'bank-ukey/banks', '今天是 Edge 的 IE 模式')],
  ...all('2.5.6', 'bank-ukey/banks', '跨境e+|单一窗口企业实名认证|网银盾密码'),
  [
    '2.5.6',
    '请务必退出系统并关闭浏览器',
    ours('请退出网银，拔下UKEY，关闭银行窗口', 'home/bank-result', '要退出的是网银，结果还在本页'),
  ],
  ['2.5.6', '签名内容', atBank],
  ['2.5.6', '社会信用代码', atBank],
  ...all('2.5.6 认证结果', 'home/bank-result', '已通过企业实名认证|企业名称|认证方式|建设银行'),
];

/** However it is spaced: the scan has no reliable spaces, and ours stand between Chinese and Latin characters. */
export const plain = (words: string): string => words.replace(/[\s*\u2060]/g, '').toLowerCase();
