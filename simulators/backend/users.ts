import type {MethodId} from '../../src/domain/ids.js';
import {accounts, beijing, guangzhou, noEnterprise, type ProfileRecord, pudong, sample, shenzhen} from './records.js';

/** The users who can sign in to the demo. All of them are fictitious. */
export interface DemoUser {
  readonly id: string;
  readonly name: string;
  /**
   * Stands for this account in this enterprise, and reveals nothing about either. It is fixed here, so that it stays
   * the same at each sign-in and after restarts. A real backend computes it as an HMAC of both ids. A correction of the
   * record does not change it, because the account is the same.
   */
  readonly subject: string;
  /** The user's initial record. Each user has an own record, so that users do not disturb each other. */
  readonly record: ProfileRecord;
  /** False for accounts that were registered in the Single Window itself. They need no certification. */
  readonly applicable: boolean;
  /** Time of a certification by card before the demo started. */
  readonly certifiedAt?: string;
  readonly methodsOff?: Readonly<Partial<Record<MethodId, string>>>;
  /** Why a place is not available, by the ids of its method and of itself. */
  readonly placesOff?: Readonly<Record<string, string>>;
  /** The enterprise's data is kept elsewhere and cannot be changed here. */
  readonly enterpriseIsFixed?: true;
  /** A personal account. It belongs to no enterprise until an enterprise's administrator has confirmed it. */
  readonly personal?: boolean;
  /** Credit code of the enterprise whose administrator this user is. Not from the record, which the user may change. */
  readonly administers?: string;
  readonly shows: string;
}

/** A user with the present record. The enterprise of a personal account has empty texts. */
export interface CurrentUser extends DemoUser {
  readonly enterprise: {readonly name: string; readonly uscc: string};
}

const onlyInEnterprises = '个人账号还不属于任何企业。';

type Row = Omit<DemoUser, 'id' | 'name' | 'record' | 'applicable'> & {
  readonly record?: Partial<ProfileRecord>;
  readonly applicable?: false;
};

const user = (id: keyof typeof accounts, {record, ...row}: Row): DemoUser => ({
  id,
  name: accounts[id].holderName,
  applicable: true,
  ...row,
  record: {...pudong, ...accounts[id], ...record},
});

export const demoUsers: readonly DemoUser[] = [
  user('zhangsan', {
    subject: 'sub-5hQ2nWcX8u',
    administers: pudong.uscc,
    shows: '尚未认证；读卡器中的卡属于本企业；企业管理员，通过认证后才能协助他人',
  }),
  user('lisi', {
    subject: 'sub-Vt0kR7mYbE',
    record: beijing,
    shows: '另一家企业：同一张卡会被拒绝；法人未开通网络身份认证，只能用银行卡认证',
  }),
  user('wangwu', {
    subject: 'sub-9aJdL3sGxP',
    applicable: false,
    administers: pudong.uscc,
    shows: '在单一窗口注册的账号，无需认证；企业管理员',
  }),
  user('zhaoliu', {
    subject: 'sub-Ze6wUf1iCo',
    certifiedAt: '2025-03-18T02:30:00.000Z',
    administers: pudong.uscc,
    shows: '已通过IC卡认证；修改企业信息后需要重新认证；企业管理员',
  }),
  user('sunqi', {
    subject: 'sub-M4yTq8rBhN',
    methodsOff: {'ic-card': 'IC卡认证正在维护，请稍后再来。', 'bank-ukey': '银行UKEY认证正在维护，请稍后再来。'},
    shows: 'IC卡认证、银行UKEY认证暂时关闭',
  }),
  user('zhouba', {
    subject: 'sub-Kc3vXn7LpA',
    record: {orgCode: '', legalRepName: '', legalRepIdType: '', legalRepIdNumber: ''},
    shows: '企业信息缺失：没有组织机构代码和法人姓名',
  }),
  user('wujiu', {
    subject: 'sub-Qe8bTz1HsD',
    record: {enterpriseName: '上海浦东样列贸易有限公司'},
    shows: '企业信息存疑：企业名称与登记机关的不一致（“样列”应为“样例”）',
  }),
  user('zhengshi', {subject: 'sub-Wy5gJo2RfV', shows: '账号信息缺失：没有证件号码和有效期'}),
  user('qianyi', {subject: 'sub-Nd9mPu4CxS', shows: '账号信息存疑：证件号码有误，身份证已过期'}),
  user('fenger', {
    subject: 'sub-Lr6hKa0WqZ',
    placesOff: {'bank-ukey/cmbc': '民生银行正在维护，请稍后再来。'},
    shows: '持护照的账号归属人：只能用银行卡认证；民生银行暂停服务',
  }),
  user('chensan', {
    subject: 'sub-Bf2tYi8MgJ',
    record: sample,
    shows: '使用手册中的示例代码 DYCK12345671234567：可用，但有提醒；法人持护照',
  }),
  user('weisi', {
    subject: 'sub-Hx7cEv3NkU',
    enterpriseIsFixed: true,
    methodsOff: {'legal-rep': '法人身份认证正在维护，请稍后再来。'},
    shows: '企业信息不能在此修改；法人身份认证暂时关闭',
  }),
  user('wumin', {
    subject: 'sub-Tg3sRw9XeO',
    record: guangzhou,
    shows: '账号归属人就是法人（身份证长期有效）：只核验一次',
  }),
  user('hanwu', {subject: 'sub-Jp8uDz2KmF', record: shenzhen, shows: '企业的法人信息无法核验：不能用法人身份认证'}),
  user('jiangqi', {
    subject: 'sub-Yw4nGb6ZtE',
    record: noEnterprise,
    personal: true,
    methodsOff: {'ic-card': onlyInEnterprises, 'legal-rep': onlyInEnterprises, 'bank-ukey': onlyInEnterprises},
    shows: '个人账号，不属于任何企业：由企业管理员协助',
  }),
];

/** Why this user cannot use a method; undefined: it is on. */
export const reasonOff = ({methodsOff, personal}: DemoUser, method: string): string | undefined =>
  new Map(Object.entries(methodsOff ?? {})).get(method) ??
  (personal && method !== 'admin-assist' ? onlyInEnterprises : undefined);

export const defaultUserId = 'zhangsan';

/** More personal accounts than an inbox shows requests. They are in no list: the conformance kit signs in as them. */
const crowd = /^crowd\.\d{1,2}$/;

export const findUser = (id: string): DemoUser | undefined => {
  const isOfCrowd = crowd.test(id);
  const found = demoUsers.find((user) => user.id === (isOfCrowd ? 'jiangqi' : id));
  return found && isOfCrowd ? {...found, id, subject: `sub-${id}`} : found;
};
