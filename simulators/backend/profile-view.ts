import {checkIdNumber, isIdType} from '../../src/domain/id-types.js';
import {longTerm} from '../../src/domain/identifiers/dates.js';
import {maskText, type MaskStyle} from '../../src/domain/identifiers/masking.js';
import type {Profile, ProfileField} from '../../src/domain/profile.schemas.js';
import type {ProfileRecord} from './records.js';
import {differencesOf, type PublicField} from './registry.js';

/* The public view of a record: its fields as they may be shown, and their problems. */

type Field = keyof ProfileRecord;
type Issue = NonNullable<ProfileField['issue']>;

/** The fields that certification needs. The dates of an ID card are asked for, but not required. */
const ofHolder: readonly Field[] = ['holderName', 'idType', 'idNumber'];
const required: readonly Field[] = ['enterpriseName', 'uscc', 'orgCode', 'legalRepName', ...ofHolder];

const differences: Readonly<Record<PublicField, string>> = {
  uscc: '登记机关的公示信息中没有这个代码',
  orgCode: '应为统一社会信用代码的第 9 至 17 位',
  enterpriseName: '与登记机关公示的企业名称不一致',
  legalRepName: '与登记机关公示的法定代表人不一致',
};

const suspect = (reason: string): Issue => ({state: 'suspect', reason});

const judgeAccount = ({idType, idNumber, validTo}: ProfileRecord, today: string): Partial<Record<Field, Issue>> => ({
  ...(isIdType(idType) &&
    idNumber !== '' &&
    checkIdNumber(idType, idNumber, {today}).level === 'error' && {
      idNumber: suspect('证件号码有误，请核对后重新填写'),
    }),
  ...(validTo !== '' && validTo !== longTerm && validTo < today && {validTo: suspect('身份证已过期')}),
});

export const issuesOf = (record: ProfileRecord, today: string): Readonly<Partial<Record<Field, Issue>>> => {
  const differing = differencesOf(record).map((field) => [field, suspect(differences[field])] as const);
  // A personal account need not have the data of an enterprise.
  const missing = (record.uscc === '' ? ofHolder : required)
    .filter((field) => record[field] === '')
    .map((field) => [field, {state: 'missing'}] as const);
  return {
    ...judgeAccount(record, today),
    ...(Object.fromEntries([...differing, ...missing]) as Partial<Record<Field, Issue>>),
  };
};

/** Whether the data that certification needs is complete and has no known problems. */
export const isComplete = (record: ProfileRecord, today: string): boolean =>
  Object.keys(issuesOf(record, today)).length === 0;

/** Shows enough of a user's own number to recognise it, and less of another person's. Names and dates are shown. */
const styleOf = (record: ProfileRecord, field: Field): MaskStyle | undefined => {
  if (field === 'mobile') return 'mobile';
  if (field === 'idNumber') return record.idType === 'resident-id' ? 'id-3-4' : 'passport';
  if (field === 'legalRepIdNumber') return record.legalRepIdType === 'resident-id' ? 'id-1-1' : 'passport';
  return undefined;
};

export interface ProfileFacts {
  readonly subject: string;
  readonly editable: Profile['editable'];
  readonly isCertified: boolean;
  /** `YYYYMMDD` in China. */
  readonly today: string;
}

/** The body of the response. The version goes into its ETag. */
export const profileOf = (record: ProfileRecord, facts: ProfileFacts): Omit<Profile, 'version'> => {
  const {subject, editable, isCertified, today} = facts;
  const issues = issuesOf(record, today);
  const show = (field: Field): ProfileField => {
    const [value, style, issue] = [record[field], styleOf(record, field), issues[field]];
    const onRecord = value !== '';
    const masked = onRecord && style !== undefined;
    return {display: masked ? maskText(value, style) : value, onRecord, masked, ...(issue && {issue})};
  };
  return {
    subject,
    enterprise: {
      enterpriseName: show('enterpriseName'),
      uscc: show('uscc'),
      orgCode: show('orgCode'),
      legalRepName: show('legalRepName'),
      legalRepIdType: show('legalRepIdType'),
      legalRepIdNumber: show('legalRepIdNumber'),
      address: show('address'),
    },
    account: {
      holderName: show('holderName'),
      idType: show('idType'),
      idNumber: show('idNumber'),
      validFrom: show('validFrom'),
      validTo: show('validTo'),
      mobile: show('mobile'),
    },
    complete: isComplete(record, today),
    editable,
    ...(isCertified && {ifChanged: '修改企业信息，或更换账号归属人的姓名、证件后，现有认证失效，需要重新认证。'}),
  };
};
