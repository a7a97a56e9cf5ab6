import type {ProfilePart} from '../../src/domain/profile-fields.js';

/** What a user goes by, in each language: the manual's labels and ours. */
export interface Words {
  readonly home: string;
  readonly certifyByCard: string;
  readonly pin: string;
  readonly signIn: string;
  readonly result: string;
  readonly passed: string;
  readonly relogin: string;
  readonly finish: string;
  readonly certified: string;
  readonly profile: ProfileWords;
}

/** Of the record of the enterprise and of the account holder. */
export interface ProfileWords {
  readonly title: string;
  readonly complete: string;
  /** What to do first, where the enterprise's data are not in order. */
  readonly enterpriseFirst: string;
  readonly missing: string;
  readonly toMethods: string;
  readonly change: Readonly<Record<ProfilePart, string>>;
  readonly form: Readonly<Record<ProfilePart, string>>;
  readonly orgCode: string;
  readonly legalRep: string;
  readonly idNumber: string;
  readonly retype: string;
  readonly save: string;
  readonly check: string;
  readonly confirm: string;
  readonly saved: string;
  readonly effectiveLater: string;
  readonly view: string;
}

export type Language = 'zh-CN' | 'en' | 'zh-TW';

export const wordsIn: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    home: '实名认证方式选择',
    certifyByCard: 'IC卡认证',
    pin: '密码',
    signIn: '登录',
    result: '认证结果',
    passed: '已通过企业实名认证',
    relogin: '重新登录',
    finish: '完成',
    certified: '已认证',
    profile: {
      title: '企业信息和账号信息',
      complete: '登记的信息完整，可以进行实名认证。',
      enterpriseFirst: '企业信息不完整或需要核对，请先修改企业信息。',
      missing: '未登记，需要补充',
      toMethods: '选择认证方式',
      change: {enterprise: '修改企业信息', account: '修改账号信息'},
      form: {enterprise: '用户企业信息修改', account: '账号归属人信息修改'},
      orgCode: '组织机构代码（主体标识码）',
      legalRep: '法人姓名',
      idNumber: '*证件号码',
      retype: '重新填写',
      save: '保存',
      check: '请核对要保存的内容',
      confirm: '确认保存',
      saved: '修改已保存',
      effectiveLater: '新的信息在重新登录后生效。',
      view: '查看登记的信息',
    },
  },
  en: {
    home: 'Choose a real-name certification method',
    certifyByCard: 'Certify by IC card',
    pin: 'PIN',
    signIn: 'Sign in',
    result: 'Certification result',
    passed: 'Enterprise real-name certification passed',
    relogin: 'Sign in again',
    finish: 'Done',
    certified: 'Certified',
    profile: {
      title: 'Enterprise and account details',
      complete: 'The details on record are complete. You can continue with real-name certification.',
      enterpriseFirst: 'The enterprise details are incomplete or need checking. Edit them first.',
      missing: 'Not on record, needs completing',
      toMethods: 'Choose a certification method',
      change: {enterprise: 'Edit enterprise details', account: 'Edit account details'},
      form: {enterprise: 'Edit enterprise details', account: 'Edit account holder details'},
      orgCode: 'Organisation code (entity identifier)',
      legalRep: 'Legal representative’s name',
      idNumber: '*ID number',
      retype: 'Enter again',
      save: 'Save',
      check: 'Check what will be saved',
      confirm: 'Confirm and save',
      saved: 'Changes saved',
      effectiveLater: 'The new details take effect after you sign in again.',
      view: 'View the details on record',
    },
  },
  'zh-TW': {
    home: '實名認證方式選擇',
    certifyByCard: 'IC卡認證',
    pin: '密碼',
    signIn: '登入',
    result: '認證結果',
    passed: '已通過企業實名認證',
    relogin: '重新登入',
    finish: '完成',
    certified: '已認證',
    profile: {
      title: '企業資訊和帳號資訊',
      complete: '登記的資訊完整，可以進行實名認證。',
      enterpriseFirst: '企業資訊不完整或需要核對，請先修改企業資訊。',
      missing: '未登記，需要補充',
      toMethods: '選擇認證方式',
      change: {enterprise: '修改企業資訊', account: '修改帳號資訊'},
      form: {enterprise: '使用者企業資訊修改', account: '帳號歸屬人資訊修改'},
      orgCode: '組織機構代碼（主體標識碼）',
      legalRep: '法人姓名',
      idNumber: '*證件號碼',
      retype: '重新填寫',
      save: '儲存',
      check: '請核對要儲存的內容',
      confirm: '確認儲存',
      saved: '修改已儲存',
      effectiveLater: '新的資訊在重新登入後生效。',
      view: '檢視登記的資訊',
    },
  },
};
