import {checkIdNumber, isIdType} from '../../src/domain/id-types.js';
import {checkEnterpriseName} from '../../src/domain/identifiers/enterprise-name.js';
import {normaliseDate, today} from '../../src/domain/identifiers/dates.js';
import {checkOrgCode} from '../../src/domain/identifiers/org-code.js';
import {checkPersonName} from '../../src/domain/identifiers/person-name.js';
import type {CheckOptions, CheckResult} from '../../src/domain/identifiers/result.js';
import {checkUscc} from '../../src/domain/identifiers/uscc.js';
import type {EditableField, ProfileChanges, ProfilePart} from '../../src/domain/profile-fields.js';
import type {SaveAnswer} from '../../src/domain/profile.schemas.js';
import {type Decision, refuse} from './answer-with-events.js';
import type {judgeAccount} from './account-verdict.js';
import type {judgeEnterprise} from './enterprise-verdict.js';
import type {isNumberTaken} from './members.js';
import {Problem} from './problem.js';
import type {Profiles} from './profiles.js';
import type {Store} from './store.js';
import type {DemoUser} from './users.js';

export interface SaveNeeds {
  readonly store: Store;
  readonly profiles: Profiles;
  readonly now: () => number;
  readonly isNumberTaken: typeof isNumberTaken;
  readonly judgeAccount: typeof judgeAccount;
  readonly judgeEnterprise: typeof judgeEnterprise;
}

export interface SaveRequest {
  readonly user: DemoUser;
  readonly part: ProfilePart;
  /** The values as received, with the right fields only. */
  readonly values: ProfileChanges;
}

/** Made-up codes have no right check digits. */
const rules: CheckOptions = {mode: 'lenient'};

const checks: Readonly<Partial<Record<EditableField, (value: string, options: CheckOptions) => CheckResult>>> = {
  uscc: checkUscc,
  orgCode: checkOrgCode,
  enterpriseName: checkEnterpriseName,
  legalRepName: checkPersonName,
  holderName: checkPersonName,
};

/** Numbers and dates are checked later, together with the fields they belong to. */
const others = (field: EditableField, value: string, idType: string): string => {
  if (field === 'idType') return value;
  if (field !== 'idNumber') return normaliseDate(value);
  return isIdType(idType) ? checkIdNumber(idType, value).value : '';
};

/** The page has already normalised the values. A value that is no code or name at all does not come from our page. */
const normalise = (field: EditableField, value: string, idType: string): string => {
  const checked = checks[field]?.(value, rules);
  const normalised = checked ? checked.value : others(field, value, idType);
  if (checked?.level === 'error' || normalised === '') throw new Problem('invalid-request');
  return normalised;
};

/** A change of these makes it another enterprise or person than the certified one. A renewed ID card does not. */
const whoHoldsIt: readonly EditableField[] = ['holderName', 'idType', 'idNumber'];
export const whoItIs: readonly EditableField[] = ['uscc', 'orgCode', 'enterpriseName', 'legalRepName', ...whoHoldsIt];

/** Changes a record, and drops what was based on it: the certification, and the membership that a person got. */
export const changeRecord = (
  {store, profiles}: Pick<SaveNeeds, 'store' | 'profiles'>,
  user: DemoUser,
  changes: ProfileChanges,
): Omit<Decision<never>, 'answer'> => {
  const changesAny = (fields: readonly EditableField[]) => fields.some((field) => changes[field] !== undefined);
  const isAnother = changesAny(whoItIs);
  const forgets = (what: 'certification' | 'membership') => ({type: 'forgotten', user: user.id, what}) as const;
  return {
    happenings: [
      ...(isAnother && store.certifications(user.id).length > 0 ? [forgets('certification')] : []),
      // An administrator confirmed a person, and not whoever holds the account later, before or after the next sign-in.
      ...(changesAny(whoHoldsIt) && store.membership(user.id) ? [forgets('membership')] : []),
    ],
    effect: () => profiles.change(user, changes, isAnother),
  };
};

export const saveProfile = (parts: SaveNeeds, request: SaveRequest): Decision<SaveAnswer> => {
  const {profiles} = parts;
  const {user, part, values} = request;
  const now = parts.now();
  const record = profiles.recordOf(user);
  const entries = Object.entries(values) as [EditableField, string][];
  const {idType = record.idType} = values;
  const normalised = entries.map(([field, value]) => [field, normalise(field, value, idType)] as const);
  const changes: ProfileChanges = Object.fromEntries(normalised.filter(([field, value]) => record[field] !== value));
  const input = {record, changes, today: today(new Date(now))};
  const judged = part === 'enterprise' ? parts.judgeEnterprise(input) : parts.judgeAccount(input);
  if ('code' in judged) return refuse(judged);
  const {uscc, idNumber} = judged;
  if ((uscc ?? idNumber) !== undefined && parts.isNumberTaken(parts, user, {...record, ...judged}))
    return refuse({code: 'id-number-taken', ...(idNumber !== undefined && {fields: ['idNumber']})});
  const {happenings, effect} = changeRecord(parts, user, judged);
  return {answer: {effective: 'next-sign-in'}, happenings, ...(effect && {effect})};
};
