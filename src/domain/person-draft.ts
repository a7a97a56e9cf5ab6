import {error, verdictOf, type CheckRules, type Findings, type Verdict} from './findings.js';
import type {PersonClaim} from './legal-rep.schemas.js';
import {givenIn, judgeEach, judgeType, judgeValidity, valueIn, type Draft, type Fields} from './recorded-form.js';

/* Checks whether a person is who they say: the fields to ask for, by ID card or by bank card. */

const identity = ['name', 'idType', 'idNumber'] as const;
const dates = ['validFrom', 'validTo'] as const;
const card = ['bankCard', 'mobile'] as const;

export type PersonField = (typeof identity)[number] | (typeof dates)[number] | (typeof card)[number];
export type PersonFields = Fields<PersonField>;
export type PersonDraft = Draft<PersonField>;

/** The two ways to check a person. */
export type PersonWay = 'id-card' | 'bank-card';

/** Only a resident's ID card can be checked as an ID card. Any other document leads to the bank card. */
export const hasIdCard = (fields: PersonFields, draft: PersonDraft): boolean =>
  (valueIn(fields, draft, 'idType') ?? '') === 'resident-id';

/** The fields without the person's identity, which was checked before. */
export const withoutIdentity = ({
  name: _name,
  idType: _idType,
  idNumber: _idNumber,
  ...others
}: PersonDraft): PersonDraft => others;

/** The fields of a form, in their order. */
export const askedOfPerson = (way: PersonWay, fields: PersonFields, draft: PersonDraft): readonly PersonField[] => {
  if (way === 'bank-card') return [...identity, ...card];
  return hasIdCard(fields, draft) ? [...identity, ...dates] : identity;
};

/** `identity` is checked before the bank card is asked for, and is not checked again there. */
export const reviewPerson = (
  way: PersonWay | 'identity',
  fields: PersonFields,
  draft: PersonDraft,
  rules: CheckRules,
): {readonly findings: Findings<PersonField>; readonly verdict: Verdict} => {
  if (way === 'bank-card') {
    const findings = judgeEach(card, fields, draft, rules, () => true);
    return {findings, verdict: verdictOf(findings)};
  }
  const isDated = way === 'id-card' && hasIdCard(fields, draft);
  const missing = dates.filter((name) => isDated && valueIn(fields, draft, name) === '');
  const findings = {
    ...(isDated ? judgeValidity(fields, draft, rules) : {}),
    ...Object.fromEntries(missing.map((name) => [name, error('missing')])),
    ...judgeType('idType', fields, draft),
    ...judgeEach(identity, fields, draft, rules, () => true),
  };
  return {findings, verdict: verdictOf(findings)};
};

export const personClaim = (fields: PersonFields, draft: PersonDraft): PersonClaim => ({
  name: givenIn(fields, draft, 'name'),
  idType: givenIn(fields, draft, 'idType'),
  idNumber: givenIn(fields, draft, 'idNumber'),
});
