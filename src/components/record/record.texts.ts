import type {RefusalCode} from '../../domain/refusals.js';
import type {TextTable} from '../locales/text-table.js';

const texts = {
  /** Labels of the fields that several forms use. */
  labels: {
    uscc: '统一社会信用代码',
    orgCode: '组织机构代码（主体标识码）',
    legalRepName: '法人姓名',
    legalRepIdType: '法人证件类型',
    legalRepIdNumber: '法人证件号码',
    idType: '证件类型',
    idNumber: '证件号码',
    validFrom: '身份证有效起始日期',
    validTo: '身份证有效截止日期',
  },
  hints: {
    uscc: '18 位，见营业执照。',
    orgCode: '统一社会信用代码的第 9 至 17 位。',
    enterpriseName: '请与营业执照上的名称一致。',
    idNumber: '护照须为中华人民共和国制发。',
    validTo: '如 20400310；长期有效请勾选“长期有效”。',
  },
  /** For a picture: what it is an example of, and the same in words for whom it does not reach. */
  examples: {
    validTo: {summary: '示例：身份证有效期限', where: '有效期限在身份证有国徽的一面。'},
    orgCode: {
      summary: '示例：营业执照上的两个代码',
      where: '统一社会信用代码在营业执照的上方，组织机构代码是其中的第 9 至 17 位。',
    },
  },
  /** A masked value for screen readers. Names are masked too, and of some names no character is visible. */
  tail: (end: string) => (end === '' ? '已隐藏' : `以 ${end} 结尾`),
  longTerm: '长期有效',
  required: '带 * 的项目必填。',
  /** Offers the organisation code that the credit code contains. */
  fill: (code: string) => `填入 ${code}`,
  /** If changes are counted, this one counts only if a value was on record before. */
  filled: (code: string, counts: boolean) =>
    `已按统一社会信用代码填入组织机构代码 ${code}${counts ? '，计为一项修改' : ''}。`,
  wasBefore: (value: string) => `已修改，原为：${value}`,
  restore: '恢复',
  retype: '重新填写',
  /** A field whose recorded value was found wrong, in the name of the button to type another. */
  invalid: (label: string) => `${label}（内容有误）`,
  useRecorded: (number: boolean): string => (number ? '使用登记的号码' : '使用登记的内容'),
  choose: '请选择证件类型',
  take: (value: string) => `改为 ${value}`,
  ofField: (label: string, message: string) => `${label}：${message}`,
  errorSummary: '以下内容需要改正：',
  /** `action` is the label of the button to press again. */
  warningSummary: (action: string) => `请核对以下内容，确认无误后再次点击“${action}”：`,
  refusedFields: {
    'id-number-taken': '该证件号码已被本企业的其他账号使用，请核对后重新填写。',
    'passport-not-prc': '只接受中华人民共和国制发的护照，请改用中华人民共和国护照或其他证件。',
    'id-card-expired': '身份证已过有效期，请换用有效的身份证。',
    'too-many-changes': '一次最多修改两项，请恢复其中一项后再保存。',
    'enterprise-mismatch': '与登记机关的信息不一致，请核对后重新填写。',
  } satisfies Readonly<Partial<Record<RefusalCode, string>>>,
  refusedField: '核验未通过，请核对后重新填写。',
};

/** Texts of every form over the record. */
export type RecordTexts = typeof texts;

export const recordTexts: TextTable<'record', RecordTexts> = {group: 'record', reference: texts};
