import type {Profile} from '../../domain/profile.schemas.js';
import type {WhatAndHow} from '../failure/failure.texts.js';
import type {TextTable} from '../locales/text-table.js';

/** Every field of the record, including the fields that are only shown. */
export type RecordField = keyof Profile['enterprise'] | keyof Profile['account'];

const texts = {
  title: '企业信息和账号信息',
  parts: {enterprise: '企业信息', account: '账号信息'},
  labels: {
    enterpriseName: '企业中文名称',
    address: '企业地址',
    holderName: '姓名',
    mobile: '绑定手机',
  },
  complete: '登记的信息完整，可以进行实名认证。',
  /** What to do if a part has problems. */
  todo: {
    enterprise: '企业信息不完整或需要核对，请先修改企业信息。',
    account: '账号信息不完整或需要核对，请先修改账号信息。',
  },
  missing: '需要补充',
  suspect: '需要核对',
  notOnRecord: '未登记',
  notOnRecordMissing: '未登记，需要补充',
  change: {enterprise: '修改企业信息', account: '修改账号信息'},
  notEditable: '这部分信息不能在此修改；如需修改，请联系本网站的客服。',
  needsRelogin: '修改信息后需要重新登录。',
  certify: '选择认证方式',
  editTitles: {enterprise: '用户企业信息修改', account: '企业管理员信息修改'},
  hints: {validFrom: '8 位数字，例如 20200310。'},
  /** The same, while both dates may be left empty. */
  datesOptional: '8 位数字，例如 20200310。两个日期可以都不填。',
  /** Above the form of the enterprise, before anything is changed. */
  rule: '企业名称、统一社会信用代码、组织机构代码最多修改两项，法人姓名可另行修改。',
  /** Above the form of the account. */
  ruleOfAccount: '同一企业各账号归属人的证件号码不能重复。',
  tooMany: (changed: number, most: number) =>
    `最多改 ${most} 项，请将其中 ${changed - most} 项恢复原内容。如都要修改，请分两次保存：先保存两个代码，再保存企业名称。`,
  /** Beside the button that saves: the labels of what has to be filled in first. */
  unfilled: (labels: readonly string[]) => `还有 ${labels.length} 项必填内容未填写：${labels.join('、')}。`,
  /** What else of the record is missing or to be checked: the labels. */
  remaining: (labels: readonly string[]) => `登记的信息中，需要补充或核对的还有：${labels.join('、')}。`,
  /** After `remaining`, before the other changes are saved. */
  savedApart: '本次不会保存这些内容，请在保存后再修改。',
  /** After `remaining`, when the other changes are saved. */
  reloginOnce: '请先修改这些内容，再重新登录，以免登录两次。',
  nothingChanged: '未作修改，无需保存。',
  /** For a refused change with an unknown code. */
  unknownRefusal: ['修改的信息核验未通过', '请核对后再保存；仍然失败时，请联系本网站的客服。'] satisfies WhatAndHow,
  limitReached: ['今天的修改次数已用完', '请明天再修改。'] satisfies WhatAndHow,
  save: '保存',
  confirmTitle: '请核对要保存的内容',
  confirm: '确认保存',
  from: '原为',
  to: '改为',
  saving: '正在保存…',
  /** The record changed during the editing, and reading it again failed. */
  unsavedConflict: '登记的信息已在别处修改，本次未保存。填写的内容仍然保留。',
  compareTitle: '登记的信息已在别处修改',
  compareHow: '请逐项选择要保留的内容，再点击“继续”。',
  mine: '您填写的：',
  theirs: '现在登记的：',
  abandonTitle: '放弃修改？',
  abandonWhat: '填写的内容尚未保存，离开后不再保留。',
  abandon: '放弃修改',
  keep: '继续修改',
  savedTitle: '修改已保存',
  savedNow: '新的信息已经生效，无需重新登录。',
  savedLater: '新的信息在重新登录后生效。',
  relogin: '重新登录',
  view: '查看登记的信息',
  waysTitle: '确认填写无误时，您可以',
  askAdministrator: '请本企业的管理员协助验证，将个人账号升级为企业操作员账号（推荐）。',
  lookUp: '到国家企业信用信息公示系统查询本企业，将查到的内容填写在此。查询时可以复制：',
  lookUpLink: '打开国家企业信用信息公示系统',
  service: (hotline: string) => `如果查到的内容与您填写的一致，请准备好证明材料，联系客服 ${hotline} 更正。`,
  copy: (label: string) => `复制${label}`,
};

export type ProfileTexts = typeof texts;

export const profileTexts: TextTable<'profile', ProfileTexts> = {group: 'profile', reference: texts};
