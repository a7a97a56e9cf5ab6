import type {ProfilePart} from '../../domain/profile-fields.js';
import type {Profile} from '../../domain/profile.schemas.js';
import type {RefusalCode} from '../../domain/refusals.js';
import type {WhatAndHow} from '../failure/failure.texts.js';
import type {TextTable} from '../locales/texts.js';

/** Every field of the record, the ones that are only shown included. */
export type RecordField = keyof Profile['enterprise'] | keyof Profile['account'];

export interface ProfileTexts {
  readonly title: string;
  readonly loading: string;
  readonly parts: Readonly<Record<ProfilePart, string>>;
  readonly labels: Readonly<Record<RecordField, string>>;
  readonly complete: string;
  /** What to do where a part is not in order. */
  readonly todo: Readonly<Record<ProfilePart, string>>;
  readonly missing: string;
  readonly suspect: string;
  readonly notOnRecord: string;
  /** A masked value, as it is heard: names are masked, too, and of some nothing is left. */
  readonly tail: (end: string) => string;
  readonly longTerm: string;
  readonly change: Readonly<Record<ProfilePart, string>>;
  readonly notEditable: string;
  readonly needsRelogin: string;
  readonly toMethods: string;
  readonly editTitles: Readonly<Record<ProfilePart, string>>;
  readonly required: string;
  readonly hints: Readonly<Partial<Record<RecordField, string>>>;
  readonly counted: (changed: number, most: number) => string;
  readonly tooMany: string;
  readonly nothingChanged: string;
  /** Offers the organisation code that stands in the credit code. */
  readonly fill: (code: string) => string;
  /** Only the change of a value that was on record counts. */
  readonly filled: (code: string, counts: boolean) => string;
  readonly wasBefore: (value: string) => string;
  readonly restore: string;
  readonly retype: string;
  readonly useRecorded: (number: boolean) => string;
  readonly choose: string;
  readonly take: (value: string) => string;
  readonly ofField: (label: string, message: string) => string;
  /** Of a change, where the code says nothing to us. */
  readonly unknownRefusal: WhatAndHow;
  readonly errorSummary: string;
  readonly warningSummary: string;
  readonly refusedFields: Readonly<Partial<Record<RefusalCode, string>>>;
  readonly refusedField: string;
  readonly save: string;
  readonly cancel: string;
  readonly confirmTitle: string;
  readonly confirm: string;
  readonly from: string;
  readonly to: string;
  readonly correct: string;
  readonly saving: string;
  readonly reload: string;
  readonly retry: string;
  readonly leave: string;
  readonly resume: string;
  readonly resumeHow: string;
  readonly resuming: string;
  readonly compareTitle: string;
  readonly compareHow: string;
  readonly mine: string;
  readonly theirs: string;
  readonly goOn: string;
  readonly abandonTitle: string;
  readonly abandonWhat: string;
  readonly abandon: string;
  readonly keep: string;
  readonly savedTitle: string;
  readonly savedNow: string;
  readonly savedLater: string;
  readonly relogin: string;
  readonly view: string;
  readonly startOver: string;
  readonly waysTitle: string;
  readonly askAdministrator: string;
  readonly lookUp: string;
  readonly lookUpLink: string;
  readonly service: (hotline: string) => string;
  readonly copy: (label: string) => string;
}

const texts: ProfileTexts = {
  title: '企业信息和账号信息',
  loading: '正在读取登记的信息…',
  parts: {enterprise: '企业信息', account: '账号信息'},
  labels: {
    enterpriseName: '企业中文名称',
    uscc: '统一社会信用代码',
    orgCode: '组织机构代码',
    legalRepName: '法人姓名',
    legalRepIdType: '法人证件类型',
    legalRepIdNumber: '法人证件号码',
    address: '企业地址',
    holderName: '姓名',
    idType: '证件类型',
    idNumber: '证件号码',
    validFrom: '身份证有效起始日期',
    validTo: '身份证有效截止日期',
    mobile: '绑定手机',
  },
  complete: '登记的信息完整，可以进行实名认证。',
  todo: {
    enterprise: '企业信息不完整或需要核对，先修改企业信息。',
    account: '账号信息不完整或需要核对，先修改账号信息。',
  },
  missing: '需要补充',
  suspect: '需要核对',
  notOnRecord: '未登记',
  tail: (end) => (end === '' ? '已隐藏' : `以 ${end} 结尾`),
  longTerm: '长期有效',
  change: {enterprise: '修改企业信息', account: '修改账号信息'},
  notEditable: '这部分信息不能在这里修改；需要修改时，联系本网站的客服。',
  needsRelogin: '修改信息后需要重新登录。',
  toMethods: '选择认证方式',
  editTitles: {enterprise: '用户企业信息修改', account: '企业管理员信息修改'},
  required: '带 * 的项目必须填写。',
  hints: {
    uscc: '18 位，见营业执照。',
    orgCode: '统一社会信用代码的第 9 至 17 位。',
    enterpriseName: '与营业执照上的名称一致。',
    idNumber: '如为护照，只接受中华人民共和国制发的。',
    validFrom: '8 位数字，例如 20200310。两个日期可以都不填。',
    validTo: '8 位数字，例如 20400310；如为长期有效，勾选下面一项。',
  },
  counted: (changed, most) => `企业名称、统一社会信用代码、组织机构代码：已修改 ${changed}/${most} 项`,
  tooMany: '企业名称和两种代码，一次最多修改两项。三项都要改时，分两次保存：先保存两种代码，再保存企业名称。',
  nothingChanged: '还没有修改任何内容，修改后再保存。',
  fill: (code) => `填入 ${code}`,
  filled: (code, counts) => `已按统一社会信用代码填入组织机构代码 ${code}${counts ? '，计为一项修改' : ''}。`,
  wasBefore: (value) => `已修改，原为：${value}`,
  restore: '恢复',
  retype: '重新填写',
  useRecorded: (number) => (number ? '使用登记的号码' : '使用登记的内容'),
  choose: '选择证件类型',
  take: (value) => `改为 ${value}`,
  ofField: (label, message) => `${label}：${message}`,
  unknownRefusal: ['修改没有通过核验', '核对后再保存；如果仍不行，联系本网站的客服。'],
  errorSummary: '以下内容需要改正：',
  warningSummary: '核对以下内容，确认无误后再按一次“保存”：',
  refusedFields: {
    'id-number-taken': '这个证件号码已被本企业其他账号使用，核对后重新填写。',
    'passport-not-prc': '只接受中华人民共和国制发的护照，改用这种护照或其他证件。',
    'id-card-expired': '身份证已过有效期，换用有效的身份证。',
    'too-many-changes': '一次最多修改两项，恢复其中一项后再保存。',
    'enterprise-mismatch': '与登记机关的信息不一致，对照营业执照核对。',
  },
  refusedField: '没有通过核验，核对后重新填写。',
  save: '保存',
  cancel: '取消',
  confirmTitle: '核对要保存的内容',
  confirm: '确认保存',
  from: '原为',
  to: '改为',
  correct: '返回修改',
  saving: '正在保存…',
  reload: '重新加载页面',
  retry: '重试',
  leave: '返回选择认证方式',
  resume: '已重新登录，继续',
  resumeHow: '不要关闭本页，填写的内容还在。重新登录（可以在另一个窗口）后，按“已重新登录，继续”。',
  resuming: '正在核对登记的信息…',
  compareTitle: '登记的信息已在别处修改',
  compareHow: '逐项选择要保留的内容，再按“继续”。',
  mine: '您填写的：',
  theirs: '现在登记的：',
  goOn: '继续',
  abandonTitle: '放弃修改？',
  abandonWhat: '填写的内容还没有保存，离开后不再保留。',
  abandon: '放弃修改',
  keep: '继续修改',
  savedTitle: '修改已保存',
  savedNow: '新的信息已经生效。',
  savedLater: '重新登录后，新的信息才能生效。',
  relogin: '重新登录',
  view: '查看登记的信息',
  startOver: '重新开始',
  waysTitle: '核对后仍没有通过怎么办',
  askAdministrator: '推荐：由本企业的管理员协助验证，把个人账号升级为企业操作员账号。',
  lookUp: '到国家企业信用信息公示系统查询本企业，把查到的内容填到这里。查询时可以复制：',
  lookUpLink: '打开国家企业信用信息公示系统',
  service: (hotline) => `如果查到的内容与您填写的一致，准备好证明材料，联系客服 ${hotline} 更正。`,
  copy: (label) => `复制${label}`,
};

export const profileTexts: TextTable<ProfileTexts> = {
  group: 'profile',
  reference: texts,
  others: {en: () => import('./profile.texts.en.js'), 'zh-TW': () => import('./profile.texts.zh-TW.js')},
};
