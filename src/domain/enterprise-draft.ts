import {verdictOf, type CheckRules, type Findings, type Verdict} from './findings.js';
import type {EnterpriseClaim} from './legal-rep.schemas.js';
import {givenIn, judgeEach, judgeType, type Draft, type Fields} from './recorded-form.js';

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
export const reviewEnterprise = (
  fields: Fields<EnterpriseField>,
  draft: Draft<EnterpriseField>,
  rules: CheckRules,
): {readonly findings: Findings<EnterpriseField>; readonly verdict: Verdict} => {
  const findings = {
    ...judgeType('legalRepIdType', fields, draft),
    ...judgeEach(enterpriseFields, fields, draft, rules, () => true),
  };
  return {findings, verdict: verdictOf(findings)};
};

export const enterpriseClaim = (
  fields: Fields<EnterpriseField>,
  draft: Draft<EnterpriseField>,
): Omit<EnterpriseClaim, 'consent' | 'version'> =>
  Object.fromEntries(enterpriseFields.map((name) => [name, givenIn(fields, draft, name)])) as Omit<
    EnterpriseClaim,
    'consent' | 'version'
  >;
