import type {TextTable} from '../locales/text-table.js';

/** What its button is for somebody who waits for the user to leave the result. */
export interface ResultButton {
  /** Whether it also does what the level is needed for. */
  readonly sends: () => boolean;
  readonly press: () => void;
}

const texts = {
  passed: '已通过企业实名认证',
  /** An administrator helped: the user is an operator of the enterprise. */
  passedAsOperator: '已通过操作员实名认证',
  pending: '认证正在处理中',
  pendingHow: '现在可以离开本页，结果会显示在实名认证首页。',
  enterprise: '企业名称',
  method: '认证方式',
  via: (via: string) => `（${via}）`,
  time: '认证时间',
  level: '安全级别',
  samePerson: '账号归属人与刚才核验的法定代表人是同一人，第 3 步无需再核验。',
  effectiveNow: '认证已生效。',
  effectiveNextSignIn: '重新登录后生效。',
  /* What to do after a method. */
  afterBank: '请退出网银，拔下UKEY，关闭银行窗口。',
  finish: '完成',
  finishAnd: (purpose: string) => `完成并${purpose}`,
  /** In place of `finish` where what was certified counts only then. */
  later: '稍后再登录',
  relogin: '重新登录',
};

export type ResultTexts = typeof texts;

export const resultTexts: TextTable<'result', ResultTexts> = {group: 'result', reference: texts};
