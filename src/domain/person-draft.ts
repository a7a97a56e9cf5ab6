import type {PersonClaim} from './legal-rep.schemas.js';
import {
  error,
  givenIn,
  validateDates,
  validateEach,
  validateType,
  validationOf,
  valueIn,
  type CheckRules,
  type Fields,
  type Findings,
  type TypedValues,
  type Validation,
  type Verdict,
} from './record-draft.js';

/* Checks whether a person is who they say: the fields to ask for, by ID card or by bank card. */

const identity = ['name', 'idType', 'idNumber'] as const;
const dates = ['validFrom', 'validTo'] as const;
const card = ['bankCard', 'mobile'] as const;

export type PersonField = (typeof identity)[number] | (typeof dates)[number] | (typeof card)[number];
export type PersonFields = Fields<PersonField>;
export type PersonValues = TypedValues<PersonField>;

/** The two ways to check a person. */
export type PersonWay = 'id-card' | 'bank-card';

/** Only a resident's ID card can be checked as an ID card. Any other document leads to the bank card. */
export const hasIdCard = (fields: PersonFields, draft: PersonValues): boolean =>
  (valueIn(fields, draft, 'idType') ?? '') === 'resident-id';

/** The fields without the person's identity, which was checked before. */
export const withoutIdentity = ({
  name: _name,
  idType: _idType,
  idNumber: _idNumber,
  ...others
}: PersonValues): PersonValues => others;

/** The fields of a form, in their order. */
export const askedOfPerson = (way: PersonWay, fields: PersonFields, draft: PersonValues): readonly PersonField[] => {
  if (way === 'bank-card') return [...identity, ...card];
  return hasIdCard(fields, draft) ? [...identity, ...dates] : identity;
};

export interface PersonValidation extends Validation<PersonField> {
  /** The verdict of the person's identity alone. It is checked before the bank card is asked for. */
  readonly identity: Verdict;
}

export const validatePerson = (
  way: PersonWay,
  fields: PersonFields,
  draft: PersonValues,
  rules: CheckRules,
): PersonValidation => {
  const ofIdentity = {
    ...validateType('idType', fields, draft),
    ...validateEach(identity, fields, draft, rules, () => true),
  };
  const isDated = hasIdCard(fields, draft);
  const missing = dates.filter((name) => isDated && valueIn(fields, draft, name) === '');
  const findings: Findings<PersonField> =
    way === 'bank-card'
      ? validateEach(card, fields, draft, rules, () => true)
      : {
          ...(isDated ? validateDates(fields, draft, rules) : {}),
          ...Object.fromEntries(missing.map((name) => [name, error('missing')])),
          ...ofIdentity,
        };
  return {...validationOf(findings), identity: validationOf(ofIdentity).verdict};
};

export const personClaim = (fields: PersonFields, draft: PersonValues): PersonClaim => ({
  name: givenIn(fields, draft, 'name'),
  idType: givenIn(fields, draft, 'idType'),
  idNumber: givenIn(fields, draft, 'idNumber'),
});
