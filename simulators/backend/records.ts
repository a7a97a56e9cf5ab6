import type {Profile} from '../../src/domain/profile.schemas.js';

/*
 * The initial records. All persons and data are fictitious: the organisation codes are from the range that is never
 * assigned, the ID numbers belong to no district and have right check characters, the mobile numbers belong to nobody.
 */

/** Stored in clear; masked before it is sent out. Empty if nothing is on record. */
export type EnterpriseRecord = Readonly<Record<keyof Profile['enterprise'], string>>;
export type AccountRecord = Readonly<Record<keyof Profile['account'], string>>;
export type ProfileRecord = EnterpriseRecord & AccountRecord;

export const pudong: EnterpriseRecord = {
  enterpriseName: '上海浦东样例贸易有限公司',
  uscc: '91310000PDY000028G',
  orgCode: 'PDY000028',
  legalRepName: '陈静',
  legalRepIdType: 'resident-id',
  legalRepIdNumber: '310100196902040139',
  address: '上海市浦东新区样例路 100 号',
};

export const beijing: EnterpriseRecord = {
  enterpriseName: '北京样例进出口有限公司',
  uscc: '91100000PDY00001XY',
  orgCode: 'PDY00001X',
  legalRepName: '刘洋',
  legalRepIdType: 'resident-id',
  legalRepIdNumber: '110100197811030020',
  address: '北京市朝阳区样例街 8 号',
};

/** The codes from the pictures in the user manual: well formed, but with wrong check characters. */
export const sample: EnterpriseRecord = {
  enterpriseName: '单一窗口样例有限公司',
  uscc: 'DYCK12345671234567',
  orgCode: '567123456',
  legalRepName: '王芳',
  legalRepIdType: 'passport-prc',
  legalRepIdNumber: 'E00007654',
  address: '深圳市福田区样例大道 1 号',
};

export const guangzhou: EnterpriseRecord = {
  enterpriseName: '广州样例物流有限公司',
  uscc: '92440100PDY000036G',
  orgCode: 'PDY000036',
  legalRepName: '吴敏',
  legalRepIdType: 'resident-id',
  legalRepIdNumber: '440100196608150053',
  address: '广州市黄埔区样例路 6 号',
};

export const shenzhen: EnterpriseRecord = {
  enterpriseName: '深圳样例报关服务有限公司',
  uscc: '91440300PDY000052K',
  orgCode: 'PDY000052',
  legalRepName: '林涛',
  legalRepIdType: 'resident-id',
  legalRepIdNumber: '440300197409180060',
  address: '深圳市盐田区样例街 2 号',
};

/** Of a personal account. */
export const noEnterprise: EnterpriseRecord = {
  enterpriseName: '',
  uscc: '',
  orgCode: '',
  legalRepName: '',
  legalRepIdType: '',
  legalRepIdNumber: '',
  address: '',
};

export const enterpriseRecordOf = (uscc: string): EnterpriseRecord =>
  [pudong, beijing, sample, guangzhou, shenzhen].find((record) => record.uscc === uscc) ?? noEnterprise;

const holder = (
  holderName: string,
  idNumber: string,
  validFrom: string,
  validTo: string,
  mobile: string,
): AccountRecord => ({holderName, idType: 'resident-id', idNumber, validFrom, validTo, mobile});

export const accounts = {
  zhangsan: holder('张三', '310100198506120013', '20180309', '20380309', '13800000001'),
  lisi: holder('李四', '110100199003070015', '20200518', '20400518', '13800000002'),
  wangwu: holder('王五', '310100198804230077', '20170420', '20370420', '13800000003'),
  zhaoliu: holder('赵六', '310100198008080098', '20190715', '20390715', '13800000004'),
  sunqi: holder('孙七', '310100196508200034', '20150401', '00000000', '13800000005'),
  zhouba: holder('周八', '310100199301150088', '20210610', '20410610', '13800000006'),
  wujiu: holder('吴九', '310100197512250119', '20160902', '20360902', '13800000007'),
  zhengshi: holder('郑十', '', '', '', '13800000008'),
  // The last character of the number is wrong, and the card has expired.
  qianyi: holder('钱一', '310100198706010127', '20100104', '20200104', '13800000009'),
  fenger: {...holder('冯二', 'E00001234', '', '', '13800000010'), idType: 'passport-prc'},
  chensan: holder('陈三', '310100198305300149', '20120706', '20320706', '13800000011'),
  weisi: holder('卫四', '310100197209110068', '20180911', '20380911', '13800000012'),
  wumin: holder(guangzhou.legalRepName, guangzhou.legalRepIdNumber, '20160901', '00000000', '13800000013'),
  hanwu: holder('韩五', '440300199102230077', '20180702', '20380702', '13800000014'),
  jiangqi: holder('蒋七', '310100199408160040', '20210605', '20410605', '13800000015'),
} as const satisfies Record<string, AccountRecord>;
