import type {EnterpriseClaim} from './legal-rep.schemas.js';
import {
  givenIn,
  validateEach,
  validateType,
  validationOf,
  type CheckRules,
  type Fields,
  type TypedValues,
  type Validation,
} from './record-draft.js';

/* The first step of the legal representative's path: who the enterprise is, and who represents it. */

export const enterpriseFields = [
  'enterpriseName',
  'uscc',
  'orgCode',
  'legalRepName',
  'legalRepIdType',
  'legalRepIdNumber',
] as const;

/** The fields that identify the legal representative. */
export const legalRepIdentity: readonly EnterpriseField[] = ['legalRepName', 'legalRepIdType', 'legalRepIdNumber'];

export type EnterpriseField = (typeof enterpriseFields)[number];

/** Every field is required and checked, whether the user typed its value or the record has it in clear. */
export const validateEnterprise = (
  fields: Fields<EnterpriseField>,
  draft: TypedValues<EnterpriseField>,
  rules: CheckRules,
): Validation<EnterpriseField> =>
  validationOf({
    ...validateType('legalRepIdType', fields, draft),
    ...validateEach(enterpriseFields, fields, draft, rules, () => true),
  });

export const enterpriseClaim = (
  fields: Fields<EnterpriseField>,
  draft: TypedValues<EnterpriseField>,
): Pick<EnterpriseClaim, EnterpriseField> =>
  Object.fromEntries(enterpriseFields.map((name) => [name, givenIn(fields, draft, name)])) as Pick<
    EnterpriseClaim,
    EnterpriseField
  >;
