import type {Page} from './page.js';
import type {World} from './world.js';

/** What a user brings to a path and does there, beside pressing the one button that leads on. */
export interface Path {
  readonly name: string;
  readonly user: string;
  /** The button on home. Without one, home is all of it. */
  readonly opens?: string;
  /** What is typed, by the id of the field. */
  readonly fields?: Readonly<Record<string, string | ((world: World) => string)>>;
  /** At which step the page is loaded again, once. */
  readonly reloadsAt?: string;
  /** At a step: the words of another button, or what is done once, elsewhere. */
  readonly at?: Readonly<Record<string, string | ((page: Page, world: World) => Promise<unknown>)>>;
  /** Where it ends, if not with the certification. */
  readonly ends?: readonly string[];
}

const legalRep: Omit<Path, 'name'> = {
  user: 'zhangsan',
  opens: '法人身份认证',
  // The representative by ID card, the account holder by bank card.
  fields: {validFrom: '20140310', validTo: '20340310', bankCard: '6200000000000000067', smsCode: '123456'},
  at: {'holder.idCard': '切换到银行卡认证'},
};
const bank: Omit<Path, 'name'> = {
  user: 'zhangsan',
  opens: '银行UKEY认证',
  at: {
    choosing: '选择中国农业银行',
    waiting: async (page, world) => {
      const link = page.pressable('中国农业银行');
      if (link) page.press(link);
      await world.decide();
    },
  },
};
const help = {user: 'jiangqi', opens: '管理员协助验证'};
const enterprise = '91310000PDY000028G';
const record = {user: 'zhangsan', opens: '查看企业信息和账号信息', ends: ['saved']};

export const paths: readonly Path[] = [
  {name: 'home', user: 'zhangsan', ends: ['home']},
  {name: 'ic-card', user: 'zhangsan', opens: 'IC卡认证', fields: {pin: ({pin}) => pin}},
  {name: 'legal-rep', ...legalRep},
  {name: 'legal-rep, loaded again', ...legalRep, reloadsAt: 'legalRep.idCard'},
  {name: 'bank-ukey', ...bank},
  {name: 'bank-ukey, loaded again', ...bank, reloadsAt: 'waiting'},
  {name: 'bank-ukey, given up', ...bank, at: {...bank.at, waiting: '取消这次认证'}, ends: ['choosing']},
  {name: 'admin-assist', ...help, fields: {enterprise}, at: {waiting: ({number}, world) => world.confirm(number)}},
  {
    ...{name: 'admin-assist, by code', ...help},
    fields: {enterprise, code: ({code}) => code},
    at: {waiting: (_, world) => world.tellCode()},
  },
  // If the answer is lost, the next one says that the request was withdrawn, as a refusal.
  {
    name: 'admin-assist, withdrawn',
    ...help,
    fields: {enterprise},
    at: {waiting: '撤回申请'},
    ends: ['withdrawn', 'refused'],
  },
  {name: 'profile, enterprise', ...record, fields: {legalRepName: '何平'}, at: {viewing: '修改企业信息'}},
  {name: 'profile, account', ...record, fields: {validTo: '20400309'}, at: {viewing: '修改账号信息'}},
];
