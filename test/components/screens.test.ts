import {expect} from '../harness/expect.js';
import {states} from '../harness/states.js';
import {until} from '../../walks/dom.js';

/* What is particular to a state of the gallery, as a clerk reads it. What holds of every state: `accessible`. */

interface Screen {
  /** In this order. */
  readonly says?: readonly string[];
  readonly lacks?: readonly string[];
  readonly focus?: string;
  /** All that can be pressed, but for what leads back, to help and to other methods. */
  readonly offers?: readonly string[];
  readonly primary?: string;
  /** Among others. */
  readonly facts?: Readonly<Record<string, string>>;
  readonly fields?: readonly string[];
  /** Of those fields that have one. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Errors and refusals of which the host is told. */
  readonly told?: readonly string[];
}

const around = /^(返回选择认证方式|帮助|下载客户端控件（.*|IC卡认证（推荐）|法人身份认证|银行UKEY认证|取消)$/;

const mismatch = '与登记机关的信息不一致，请核对后重新填写。';
const unknown = '核验未通过 请核对后再试。 系统返回的说明：';
const legalRep = {法人姓名: '李四', 法人证件类型: '身份证', 法人证件号码: '3****************7'};
const toBankCard = '切换到银行卡认证';
const endsAtInbox = (focus: string, how: string): Screen => ({focus, says: [focus, how], offers: ['返回申请列表']});
const endsAtBank = (code: string, focus: string, ...says: readonly string[]): Screen => ({
  ...{focus, says: [focus, ...says], offers: ['重新选择银行'], primary: '重新选择银行', told: [`bank-ukey ${code}`]},
});

const screens: readonly (readonly [title: string, id: string, screen: Screen])[] = [
  [
    'A method that is off has its reason, and no button',
    'home/off',
    {says: ['暂时不能使用：系统维护至 18:00'], offers: []},
  ],
  [
    'Home without methods says so',
    'home/none',
    {says: ['目前无可用的认证方式，'], lacks: ['建议使用电子口岸IC卡认证']},
  ],
  [
    'The administrator’s help is a card where nothing else can be used',
    'home/assist-only',
    {
      says: ['管理员协助验证 未认证', '企业管理员的联系方式。'],
      lacks: ['无法使用IC卡和UKEY？'],
      primary: '管理员协助验证',
    },
  ],
  [
    'A status that cannot be asked for has advice, the code and the request’s number',
    'home/backend',
    {says: ['服务器暂时无法处理 请过几分钟再试。', '代码 backend / 503 · 请求编号 r-1'], offers: ['重试']},
  ],
  ['A method that is pending says so', 'home/pending', {says: ['中国电子口岸IC卡 认证中 ']}],
  [
    'A method that has certified says so, and when',
    'home/certified',
    {says: ['IC卡 已认证 ', '2026年1月15日 通过认证']},
  ],
  [
    'A method that has not certified says so',
    'home/assist',
    {says: ['IC卡 未认证 ', '无法使用IC卡和UKEY？ 管理员协助验证']},
  ],
  ['Who needs no certification sees no method', 'home/not-applicable', {says: ['当前账号不需要实名认证'], offers: []}],
  [
    'A result that the backend decides later can be left',
    'home/result-pending',
    {
      focus: '认证正在处理中',
      says: ['认证正在处理中 现在可以离开本页，结果会显示在实名认证首页。 完成'],
      offers: ['完成'],
    },
  ],

  [
    'A card of another enterprise shows both names before the PIN',
    'ic-card/another-name',
    {
      focus: '卡内企业与当前登录的企业不同',
      facts: {当前登录的企业: '上海浦东样例贸易有限公司', 卡内企业: '北京样例报关有限公司'},
      offers: ['换一张卡', '使用这张卡'],
    },
  ],
  [
    'A card that was read shows its enterprise, its holder and its days',
    'ic-card/pin',
    {facts: {企业名称: '上海浦东样例贸易有限公司', 持卡人: '*三', 卡内证书: '有效，还剩 800 天'}, lacks: ['到期']},
  ],
  ['A card that ends soon has a warning', 'ic-card/ends-soon', {says: ['卡内证书还有 12 天到期', '有效，还剩 12 天']}],
  [
    'A card that has expired by the clock of the PC alone has a warning, and can be used',
    'ic-card/perhaps-expired',
    {
      facts: {卡内证书: '可能已到期'},
      says: ['按本机日期，卡内证书已到期'],
      lacks: ['已过期'],
      primary: '登录',
      told: [],
    },
  ],
  [
    'A card that has expired cannot be used',
    'ic-card/card-expired',
    {focus: '卡内证书已过期', offers: ['查找制卡机构', '换一张卡']},
  ],
  [
    'A card that is not there can be read again',
    'ic-card/card-missing',
    {says: ['代码 card-missing / Err:Custom50200'], offers: ['重新读卡']},
  ],
  [
    'The agent that does not answer in time can be asked again',
    'ic-card/agent-timeout',
    {says: ['代码 agent-timeout'], primary: '启动客户端控件', offers: ['启动客户端控件', '重新检测']},
  ],
  [
    'A try that may have counted is told at the field of the PIN, which is empty',
    'ic-card/pin-unknown-answer',
    {focus: '*密码', errors: {pin: '未能确认密码是否正确'}, says: ['刚才的输入可能已计入输错次数'], primary: '登录'},
  ],
  [
    'A card that is locked leads to another one',
    'ic-card/locked',
    {focus: '卡已锁定', offers: ['查找制卡机构', '换一张卡']},
  ],
  [
    'A card that the backend refuses leads to another one',
    'ic-card/another-enterprise',
    {focus: '这张卡不属于当前登录的企业', offers: ['换一张卡'], told: ['ic-card card-of-another-enterprise']},
  ],
  [
    'An unknown refusal of a card has the backend’s text',
    'ic-card/unknown',
    {says: [`${unknown} 该企业正在年检，请于次月办理。`, '代码 x-not-known']},
  ],

  [
    'The advice has the steps, what each needs and the easier method',
    'legal-rep/advice',
    {
      says: ['共核验三项，缺一不可', '建议使用IC卡认证。', '需要准备 核验企业信息', '如选银行卡认证，'],
      ...{offers: ['开始'], primary: '开始'},
    },
  ],
  [
    'A passport must be of the PRC',
    'legal-rep/passport',
    {says: ['*法人证件号码 护照须为中华人民共和国制发。'], offers: ['下一步', '上一步']},
  ],
  [
    'What is missing of an enterprise stands at each field, and in a summary with links that has the focus',
    'legal-rep/empty',
    {
      focus:
        '以下内容需要改正： 企业名称：此项必填。 组织机构代码（主体标识码）：此项必填。 法人姓名：此项必填。 法人证件类型：此项必填。 法人证件号码：此项必填。',
      errors: Object.fromEntries(
        ['enterpriseName', 'orgCode', 'legalRepName', 'legalRepIdType', 'legalRepIdNumber'].map((name) => [
          name,
          '此项必填。',
        ]),
      ),
    },
  ],
  [
    'What will be sent of an enterprise can be corrected first',
    'legal-rep/confirming',
    {focus: '请核对要发送的内容', facts: {法人姓名: '何平'}, offers: ['确认并核验', '返回修改'], primary: '确认并核验'},
  ],
  [
    'An enterprise that is refused has the reason above and at the fields, and other methods',
    'legal-rep/refused',
    {
      focus: '法定代表人信息核验未通过',
      says: ['请核对后重新填写，或改用IC卡认证、银行UKEY认证。', 'IC卡认证（推荐） 银行UKEY认证 客服查询码'],
      errors: {legalRepName: mismatch, legalRepIdNumber: mismatch},
      told: ['legal-rep enterprise-mismatch'],
    },
  ],
  [
    'An enterprise of which the backend has no data leads to another method',
    'legal-rep/not-supported',
    {
      focus: '系统无法核验本企业的信息',
      says: ['因特殊原因，本企业不能使用法人身份认证。'],
      primary: 'IC卡认证（推荐）',
    },
  ],
  [
    'A record that has changed is to be checked before it is sent again',
    'legal-rep/conflict',
    {
      focus: '登记的信息刚刚有变化',
      says: ['请核对最新的登记信息，再提交一次。'],
      primary: '下一步',
      told: ['conflict'],
    },
  ],
  [
    'The representative’s ID card needs only its dates',
    'legal-rep/id-card',
    {facts: legalRep, fields: ['validFrom', 'validTo'], offers: ['下一步', '上一步', toBankCard], lacks: ['本人']},
  ],
  [
    'Errors of an ID card stand at its fields, and in a summary that has the focus',
    'legal-rep/id-card-errors',
    {
      focus:
        '以下内容需要改正： 身份证有效起始日期：起始日期不存在或格式不对，请写成 20200310 这样的 8 位数字。 身份证有效截止日期：此项必填。',
      errors: {
        validFrom: '起始日期不存在或格式不对，请写成 20200310 这样的 8 位数字。',
        validTo: '此项必填。',
      },
    },
  ],
  [
    'An ID card that has expired is not for the CTID app',
    'legal-rep/id-card-expired',
    {
      focus: '身份证已过有效期',
      says: ['确认填写无误时，您可以'],
      lacks: ['国家网络身份认证 App'],
      offers: [toBankCard, '下一步', '上一步', toBankCard],
    },
  ],
  [
    'What will be sent of an ID card is shown first',
    'legal-rep/id-card-confirming',
    {
      focus: '请核对要发送的内容',
      facts: {...legalRep, 身份证有效起始日期: '2020-03-10', 身份证有效截止日期: '长期有效'},
      offers: ['确认并核验', '返回修改'],
    },
  ],
  [
    'A bank card needs its number, its mobile and a code',
    'legal-rep/bank-card',
    {
      focus: '银行卡实名认证：李四',
      says: ['法定代表人本人的个人卡', '该卡在银行预留的手机号', '银行只核对这些信息是否属于同一人'],
      facts: legalRep,
      fields: ['bankCard', 'mobile', 'smsCode'],
      primary: '获取验证码',
    },
  ],
  [
    'Errors of a bank card stand at its fields',
    'legal-rep/bank-card-errors',
    {
      says: ['以下内容需要改正： 银行卡号：', '银行预留手机号：'],
      errors: {
        bankCard: '卡号为 16 至 19 位，请核对是否多填或漏填。',
        mobile: '这是座机号，收不到短信，请填写手机号。',
      },
    },
  ],
  [
    'A representative with a passport is checked by bank card at once',
    'legal-rep/bank-card-only',
    {
      facts: {法人证件类型: '护照', 法人证件号码: 'E*******4'},
      fields: ['bankCard', 'mobile', 'smsCode'],
      offers: ['获取验证码', '确定', '上一步'],
    },
  ],
  [
    'The account holder’s ID card is the current user’s own',
    'legal-rep/holder',
    {
      says: ['即您本人（账号归属人）。'],
      fields: ['name', 'idType', 'idNumber', 'validFrom', 'validTo'],
    },
  ],
  [
    'A doubtful enterprise is to be checked before it is sent',
    'legal-rep/warned',
    {
      focus:
        '请核对以下内容，确认无误后再次点击“下一步”： 统一社会信用代码：第 3 至 8 位应为数字，请对照营业执照核对。 组织机构代码（主体标识码）：校验位不符，可能有填错的字符，请对照营业执照逐位核对。',
      errors: {},
    },
  ],
  [
    'An account holder with a passport is led to the bank card',
    'legal-rep/holder-passport',
    {
      says: ['该证件使用银行卡认证，请点击“下一步”。'],
      fields: ['name', 'idType', 'idNumber'],
      offers: ['重新填写', '下一步', '上一步'],
    },
  ],

  [
    'A bank that is off has the reason in place of its button',
    'bank-ukey/bank-off',
    {
      says: ['民 中国民生银行 暂时不能使用：系统维护至 18:00'],
      offers: ['选择中国建设银行', '选择中国农业银行'],
    },
  ],
  [
    'The only bank that may be used is not chosen',
    'bank-ukey/only-bank',
    {
      says: ['认证步骤', '民 中国民生银行 暂时不能使用。'],
      offers: ['复制地址，用其他浏览器打开', '仍在本浏览器中前往中国建设银行 （在新窗口打开）', '取消本次认证'],
    },
  ],
  ['Other methods are offered where no bank is', 'bank-ukey/no-bank', {says: ['目前无可用的银行，'], offers: []}],
  [
    'A bank that is closed is told, and another can be chosen',
    'bank-ukey/place-unavailable',
    {
      focus: '银行暂时无法认证',
      says: ['请稍后再试，或换一家银行。'],
      offers: ['选择中国建设银行', '选择中国农业银行', '选择中国民生银行'],
      told: ['bank-ukey place-unavailable'],
    },
  ],
  [
    'A handoff whose record is damaged is told',
    'bank-ukey/record-damaged',
    {says: ['上次银行认证的记录已损坏'], told: ['handoff-record-damaged']},
  ],
  [
    'A pass that the status does not confirm is none',
    'bank-ukey/dropped-since',
    {says: ['找不到本次银行认证的记录'], lacks: ['已通过'], told: ['handoff-unknown']},
  ],
  ['An address that ends soon has a warning', 'bank-ukey/ends-soon', {says: ['该地址将在 1 分钟内过期；']}],
  ['A bank that cannot be asked about is waited for', 'bank-ukey/still-asking', {says: ['暂时查询不到结果']}],
  [
    'A bank that decides later says what to do now',
    'bank-ukey/pending',
    {says: ['银行已受理，正在处理。请退出网银，拔下UKEY；可以离开本页，结果会显示在实名认证首页。 取消本次认证']},
  ],
  [
    'A certification that was cancelled at the bank leads to the choice',
    'bank-ukey/handoff-cancelled',
    endsAtBank('handoff-cancelled', '已在银行页面取消', '请重新选择银行。'),
  ],
  [
    'An unknown refusal of a bank has its text',
    'bank-ukey/unknown-words',
    endsAtBank('x-not-known', '核验未通过', '系统返回的说明： 网银盾即将到期，请到网点更换。', '代码 x-not-known'),
  ],
  [
    'An address that has expired can be asked for again',
    'bank-ukey/expired',
    {focus: '前往银行的地址已过期', offers: ['重新获取地址', '重新选择银行'], told: ['handoff-expired']},
  ],
  [
    'A method of a host has a link beside its code',
    'e-licence/both-ways',
    {offers: ['用手机扫码', '前往样例执照夹'], primary: '用手机扫码'},
  ],

  [
    'Another enterprise than one’s own is shown back before its administrators are asked',
    'admin-assist/enterprise-confirming',
    {
      facts: {企业: '91310000PDY000028G'},
      says: ['申请不会送达'],
      offers: ['确认发送', '返回修改'],
      primary: '确认发送',
    },
  ],
  [
    'A doubtful code is warned of at its field',
    'admin-assist/code-doubtful',
    {focus: '*企业名称或代码', says: ['统一社会信用代码可能有误，'], primary: '发送申请'},
  ],
  [
    'A request that cannot be asked about is waited for with its number',
    'admin-assist/request-still-asking',
    {says: ['请将此数字告知管理员 47', '暂时查询不到结果，仍在继续查询。'], offers: ['撤回申请', '验证']},
  ],
  [
    'A code of too many tries is told at its field',
    'admin-assist/code-used-up',
    {focus: '*协助码', says: ['请将此数字告知管理员 47'], errors: {code: '协助码输错次数过多，已失效'}},
  ],
  [
    'A code that has expired is told at its field',
    'admin-assist/code-expired',
    {focus: '*协助码', says: ['请将此数字告知管理员 47'], errors: {code: '协助码已过期'}},
  ],
  [
    'A request that was withdrawn leads to another',
    'admin-assist/withdrawn',
    {focus: '申请已撤回，管理员不能再确认。', offers: ['重新发起申请']},
  ],
  [
    'A request with the wrong number leads to another',
    'admin-assist/number-incorrect',
    {
      focus: '管理员填写的数字不一致，本次申请已结束',
      says: ['请与管理员核对后重新发起申请。'],
      primary: '重新发起申请',
    },
  ],
  [
    'A pause between two requests says how long it is',
    'admin-assist/request-pause',
    {focus: '操作过于频繁', says: ['请 1 分钟后再试。'], lacks: ['今天', '改用'], primary: '发送申请'},
  ],
  [
    'A limit of requests is one of the day',
    'admin-assist/request-limit',
    {focus: '今天的申请次数已用完', says: ['请明天再申请。'], primary: '发送申请'},
  ],
  [
    'A yes that the status does not confirm is none',
    'admin-assist/assist-dropped',
    {says: ['本次认证已失效 登记的信息可能有变化，请重新发起申请。'], told: ['handoff-unknown'], primary: '发送申请'},
  ],

  [
    'The inbox says which request of an account it is, and what is left out',
    'admin-requests/limit-reached',
    {
      says: [
        '另有 10 项申请未列出',
        '今天有 3 项申请已由申请人撤回。',
        '今天申请的账号已达上限',
        '该账号的第 1 次申请',
      ],
    },
  ],
  ['An empty inbox can be read again', 'admin-requests/empty', {says: ['目前无待处理的申请。'], offers: ['刷新']}],
  [
    'An inbox that cannot be read again keeps what it had',
    'admin-requests/not-refreshed',
    {says: ['暂时不能刷新，以下内容可能不是最新的。', '以下人员申请由您协助验证身份。 申请人 *三']},
  ],
  [
    'Who is no administrator is refused',
    'admin-requests/not-administrator',
    {says: ['当前账号不能处理协助申请 请使用本企业管理员的账号登录']},
  ],
  [
    'A step-up that was not passed is told, and the request stays open',
    'admin-requests/step-up',
    {focus: '身份确认未完成', offers: ['同意', '拒绝', '生成协助码', '返回申请列表']},
  ],
  ['A code is shown in two groups of digits', 'admin-requests/code', {says: ['2048 1357']}],
  [
    'A request that a colleague has answered is gone',
    'admin-requests/answered',
    endsAtInbox('该申请已由另一位管理员处理', '无需再处理。'),
  ],
  [
    'A request that was withdrawn is gone',
    'admin-requests/withdrawn',
    endsAtInbox('申请人已撤回该申请', '无需再处理。'),
  ],
  [
    'A request that has expired is gone',
    'admin-requests/expired',
    endsAtInbox('该申请已过期', '请申请人重新发起申请。'),
  ],

  [
    'A record that is not complete has the reason at each field, and what to change first',
    'profile/incomplete',
    {
      facts: {
        企业中文名称: '上海浦东样列贸易有限公司 需要核对 与登记机关的名称不一致',
        '组织机构代码（主体标识码）': '未登记，需要补充',
        身份证有效起始日期: '未登记',
      },
      primary: '修改企业信息',
    },
  ],
  [
    'A record has warnings of what is doubtful, and the backend’s words about a change',
    'profile/suspect',
    {
      says: ['修改企业信息后，已有的实名认证失效，需要重新认证。'],
      facts: {
        统一社会信用代码: 'DYCK12345671234567 第 3 至 8 位应为数字，请对照营业执照核对。',
        '组织机构代码（主体标识码）': '567123456 校验位不符，可能有填错的字符，请对照营业执照逐位核对。',
      },
    },
  ],
  [
    'A part of the record that cannot be changed has the reason in place of its button',
    'profile/not-editable',
    {says: ['企业信息 这部分信息不能在此修改；'], offers: ['选择认证方式', '修改账号信息']},
  ],
  [
    'A change that is refused has the reason at its field, and three contacts',
    'profile/mismatch',
    {
      focus: `以下内容需要改正： 企业中文名称：${mismatch}`,
      says: [
        '确认填写无误时，您可以 请本企业的管理员协助验证',
        '到国家企业信用信息公示系统查询本企业',
        '请准备好证明材料，联系客服 95198 更正。',
      ],
      errors: {enterpriseName: mismatch},
      told: ['profile enterprise-mismatch'],
    },
  ],
  [
    'A refusal of no field is told above the form',
    'profile/limit-reached',
    {focus: '今天的修改次数已用完', says: ['请明天再修改。'], lacks: ['以下内容需要改正'], errors: {}},
  ],
  [
    'A field that was changed elsewhere, too, shows both values',
    'profile/comparing',
    {
      focus: '登记的信息已在别处修改',
      says: ['您填写的：上海浦东样例国际贸易有限公司 现在登记的：上海浦东样例实业有限公司'],
      ...{offers: ['继续'], told: ['conflict']},
    },
  ],
  [
    'A changed record that cannot be read again says that nothing was saved',
    'profile/not-resumed',
    {says: ['登记的信息已在别处修改，本次未保存。', '代码 backend / 503'], told: ['conflict', 'backend']},
  ],
  [
    'What will be saved has the old and the new value of each field, and can be corrected first',
    'profile/confirming',
    {
      facts: {
        统一社会信用代码: '原为 91310000PDY000028G 改为 91100000PDY00001XY',
        '组织机构代码（主体标识码）': '原为 PDY000028 改为 PDY00001X',
      },
      says: ['修改信息后需要重新登录'],
      offers: ['确认保存', '返回修改'],
      primary: '确认保存',
    },
  ],
  [
    'The form of the account has the manual’s fields',
    'profile/account',
    {
      says: ['*姓名', '*证件类型', '*证件号码 3****************4 重新填写', '*身份证有效起始日期', '长期有效 保存'],
      fields: ['holderName', 'idType', 'idNumber', 'validFrom', 'validTo'],
    },
  ],
  [
    'The form of the enterprise has the manual’s fields and its rule',
    'profile/enterprise',
    {
      says: ['最多修改两项', '*统一社会信用代码', '*组织机构代码（主体标识码）', '*企业中文名称', '*法人姓名'],
      offers: ['保存'],
    },
  ],
];

describe('In the gallery', () => {
  for (const [title, id, {says = [], lacks = [], focus, offers, primary, facts, fields, errors, told}] of screens)
    it(`${title}: ${id}`, async () => {
      const page = await (states.find((state) => state.id === id) ?? expect.fail('There is no such state.')).show();
      const order = new RegExp(says.map((each) => each.replace(/[.*+?()]/gu, '\\$&')).join('.*'), 'u');
      await until(
        () => `it says “${says.join()}”; it says “${page.words}”`,
        () => order.test(page.words),
      );
      for (const each of lacks) expect(page.words).not.to.contain(each);
      if (focus) await page.focuses(focus);
      if (offers) expect(page.pressables.filter((words) => !around.test(words))).to.deep.equal(offers);
      if (primary) expect(page.primary).to.deep.equal([primary]);
      expect(page.facts).to.include(facts ?? {});
      const {names} = page.fields;
      if (fields) expect(names).to.deep.equal(fields);
      const found = names.flatMap((name) => (page.fields.error(name) ? [[name, page.fields.error(name)]] : []));
      if (errors) expect(Object.fromEntries(found)).to.deep.equal(errors);
      if (told) expect([...page.errors, ...page.refusals]).to.deep.equal(told);
    });
});
