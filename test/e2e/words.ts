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
  },
};
