import {checkIdNumber, isIdType, type IdType} from './id-types.js';
import {isDate, longTerm, normaliseDate} from './identifiers/dates.js';
import {checkEnterpriseName, normaliseEnterpriseName} from './identifiers/enterprise-name.js';
import {checkIdValidity} from './identifiers/id-validity.js';
import type {CheckKey} from './identifiers/keys.js';
import {checkOrgCode, normaliseOrgCode} from './identifiers/org-code.js';
import {checkPersonName, normalisePersonName} from './identifiers/person-name.js';
import {birthOf} from './identifiers/person-number.js';
import type {CheckMode, CheckOptions, CheckResult} from './identifiers/result.js';
import {normaliseCode} from './identifiers/text.js';
import {orgCodeFromUscc} from './identifiers/uscc-parts.js';
import {checkUscc} from './identifiers/uscc.js';
import {editableFields, type EditableField, type ProfileChanges, type ProfilePart} from './profile-fields.js';
import type {Profile, ProfileField} from './profile.schemas.js';

/* The rules of correcting the record: what counts as a change, what a field makes of another, what may be sent. */

/** By what the fields are judged; the host's settings, and the day it is. */
export interface CheckRules {
  readonly mode: CheckMode;
  /** `YYYYMMDD`, in China. */
  readonly today: string;
  readonly acceptSarPassports: boolean;
}

/** What was typed, as it was typed. A field that is not named stands as it is on record. */
export interface Typed {
  readonly draft: ProfileChanges;
  /** The organisation code that was taken from the credit code, while nobody has typed another. */
  readonly filled: string | undefined;
}

export type FindingKey =
  | CheckKey
  | 'missing'
  /** The number on record is of the document that was chosen before. */
  | 'idNumber.ofAnotherType'
  | 'validFrom.missing'
  | 'validTo.missing';

/** What is to be said at a field. */
export interface Finding {
  readonly level: 'warn' | 'error';
  readonly key: FindingKey;
  /** A value that may be meant, never taken by itself. */
  readonly suggestion?: string | undefined;
  readonly suggestedType?: IdType | undefined;
}

export type Findings = Readonly<Partial<Record<EditableField, Finding>>>;

export interface Review {
  readonly findings: Findings;
  /** What would be sent. */
  readonly changes: ProfileChanges;
  /** How many changes count against the limit. */
  readonly counted: number;
  readonly verdict: 'ok' | 'warn' | 'error';
}

/** At most two of these may change at a time. */
const limitedFields: readonly EditableField[] = ['uscc', 'orgCode', 'enterpriseName'];
export const mostChanges = 2;

export const fieldOf = ({enterprise, account}: Profile, name: EditableField): ProfileField =>
  ({...enterprise, ...account})[name];

const normalisers: Readonly<Partial<Record<EditableField, (text: string) => string>>> = {
  uscc: normaliseCode,
  orgCode: normaliseOrgCode,
  enterpriseName: normaliseEnterpriseName,
  legalRepName: normalisePersonName,
  holderName: normalisePersonName,
  idNumber: normaliseCode,
  validFrom: normaliseDate,
  validTo: normaliseDate,
};

const normalised = (name: EditableField, value: string): string => normalisers[name]?.(value) ?? value;

/** What stands in a field, as far as it is known here: what was typed, or what is on record in clear. */
export const valueOf = (profile: Profile, draft: ProfileChanges, name: EditableField): string | undefined => {
  const {display, masked} = fieldOf(profile, name);
  return draft[name] ?? (masked ? undefined : display);
};

const isAsOnRecord = (profile: Profile, draft: ProfileChanges, name: EditableField): boolean => {
  const typed = draft[name];
  const {display, masked} = fieldOf(profile, name);
  return typed === undefined || (!masked && normalised(name, typed) === normalised(name, display));
};

/** The dates are those of the resident ID card; no other document's are asked for. */
const isAsked = (profile: Profile, draft: ProfileChanges, name: EditableField): boolean =>
  !name.startsWith('valid') || valueOf(profile, draft, 'idType') === 'resident-id';

export const askedFields = (profile: Profile, part: ProfilePart, draft: ProfileChanges): readonly EditableField[] =>
  editableFields[part].filter((name) => isAsked(profile, draft, name));

export const changedFields = (profile: Profile, part: ProfilePart, draft: ProfileChanges): readonly EditableField[] =>
  askedFields(profile, part, draft).filter((name) => !isAsOnRecord(profile, draft, name));

export const requiredFields: ReadonlySet<EditableField> = new Set(['holderName', 'idType', 'idNumber']);

type Check = (value: string, options: CheckOptions) => CheckResult;

const checks: Readonly<Partial<Record<EditableField, Check>>> = {
  uscc: checkUscc,
  orgCode: checkOrgCode,
  enterpriseName: checkEnterpriseName,
  legalRepName: checkPersonName,
  holderName: checkPersonName,
};

const error = (key: FindingKey): Finding => ({level: 'error', key});

const findingOf = ({level, key, suggestion, suggestedType}: CheckResult & {suggestedType?: IdType}) => {
  if (level === 'ok' || !key) return undefined;
  // A real document, and still nothing to send: a child's data takes a guardian's consent (PIPL, article 31).
  return key === 'residentId.under14' ? error(key) : {level, key, suggestion, suggestedType};
};

/** What a field gives rise to, by itself and by what became of the one that it hangs on. */
const judge = (
  profile: Profile,
  draft: ProfileChanges,
  name: EditableField,
  rules: CheckRules,
): Finding | undefined => {
  const value = valueOf(profile, draft, name);
  const idType = valueOf(profile, draft, 'idType') ?? '';
  if (value === undefined) {
    const isKept = name === 'idNumber' && !isAsOnRecord(profile, draft, 'idType');
    return isKept ? error('idNumber.ofAnotherType') : undefined;
  }
  if (normalised(name, value) === '') {
    return requiredFields.has(name) || !isAsOnRecord(profile, draft, name) ? error('missing') : undefined;
  }
  const uscc = valueOf(profile, draft, 'uscc');
  const check = checks[name];
  if (check) return findingOf(check(value, {...rules, ...(uscc !== undefined && {uscc})}));
  return name === 'idNumber' && isIdType(idType) ? findingOf(checkIdNumber(idType, value, rules)) : undefined;
};

/** The dates are judged together; each finding stands at the field that it is about. */
const judgeValidity = (profile: Profile, draft: ProfileChanges, rules: CheckRules): Findings => {
  const [from, to] = (['validFrom', 'validTo'] as const).map((name) => {
    const value = valueOf(profile, draft, name);
    return value === undefined ? undefined : normalised(name, value);
  });
  if (from === undefined || to === undefined) {
    // One is masked: whether they go together is the backend's to say.
    return {
      ...(from && !isDate(from) && {validFrom: error('idValidity.fromDate')}),
      ...(to && to !== longTerm && !isDate(to) && {validTo: error('idValidity.toDate')}),
    };
  }
  if (from === '' && to === '') return {};
  if (from === '') return {validFrom: error('validFrom.missing')};
  if (to === '') return {validTo: error('validTo.missing')};
  const birth = birthOf(valueOf(profile, draft, 'idNumber')) ?? '';
  const {level, key, suggestion, field} = checkIdValidity({birth, from, to}, rules);
  if (level === 'ok' || !key) return {};
  return {[field === 'from' ? 'validFrom' : 'validTo']: {level, key, suggestion}};
};

const judgeEach = (
  names: readonly EditableField[],
  profile: Profile,
  draft: ProfileChanges,
  rules: CheckRules,
): Findings =>
  Object.fromEntries(
    names.flatMap((name) => {
      const finding = judge(profile, draft, name, rules);
      return finding ? [[name, finding]] : [];
    }),
  );

/** Of a document's number, how it is written depends on the document. */
const toBeSent = (profile: Profile, draft: ProfileChanges, name: EditableField): string => {
  const idType = valueOf(profile, draft, 'idType');
  const typed = draft[name] ?? '';
  return name === 'idNumber' && isIdType(idType) ? checkIdNumber(idType, typed).value : normalised(name, typed);
};

/** What to say of a form, and what would be sent. Only what is touched, or has to be filled, is judged. */
export const reviewDraft = (profile: Profile, part: ProfilePart, draft: ProfileChanges, rules: CheckRules): Review => {
  const changed = changedFields(profile, part, draft);
  const isJudged = (name: EditableField): boolean =>
    draft[name] !== undefined ||
    !fieldOf(profile, name).onRecord ||
    (name === 'idNumber' && changed.includes('idType')) ||
    (name === 'orgCode' && changed.includes('uscc'));
  const findings = {
    ...(changed.some((name) => name.startsWith('valid')) ? judgeValidity(profile, draft, rules) : {}),
    ...judgeEach(askedFields(profile, part, draft).filter(isJudged), profile, draft, rules),
  };
  const counted = changed.filter((name) => limitedFields.includes(name) && fieldOf(profile, name).onRecord).length;
  const levels = Object.values(findings).map(({level}) => level);
  const isBlocked = levels.includes('error') || counted > mostChanges || changed.length === 0;
  return {
    findings,
    changes: Object.fromEntries(changed.map((name) => [name, toBeSent(profile, draft, name)])),
    counted,
    verdict: isBlocked ? 'error' : levels.includes('warn') ? 'warn' : 'ok',
  };
};

/** What is found in the record where it comes in clear, whatever the backend says of it. */
export const reviewRecord = (profile: Profile, rules: CheckRules): Findings => {
  const names = Object.values(editableFields).flat();
  const clear = names.filter((name) => fieldOf(profile, name).onRecord && !fieldOf(profile, name).masked);
  return {
    ...(isAsked(profile, {}, 'validTo') ? judgeValidity(profile, {}, rules) : {}),
    ...judgeEach(clear, profile, {}, rules),
  };
};

/**
 * Takes in what was typed. A whole credit code fills the organisation code, unless somebody has typed one by hand;
 * a value that was filled in follows the code.
 */
export const edit = (profile: Profile, {draft, filled}: Typed, values: ProfileChanges): Typed => {
  const next = {...draft, ...values};
  if (values.orgCode !== undefined) return {draft: next, filled: undefined};
  const code = values.uscc === undefined ? undefined : orgCodeFromUscc(values.uscc);
  const isTypedByHand = Boolean(draft.orgCode) && draft.orgCode !== filled;
  if (code === undefined || isTypedByHand) return {draft: next, filled};
  const {orgCode: _, ...others} = next;
  return isAsOnRecord(profile, {orgCode: code}, 'orgCode')
    ? {draft: others, filled: undefined}
    : {draft: {...others, orgCode: code}, filled: code};
};

/** Gives a field back to the record, and what it had filled. */
export const putBack = ({draft, filled}: Typed, name: EditableField): Typed => {
  const wasFilled = name === 'orgCode' || (name === 'uscc' && filled !== undefined);
  const kept = Object.entries(draft).filter(([each]) => each !== name && !(wasFilled && each === 'orgCode'));
  return {draft: Object.fromEntries(kept), filled: wasFilled ? undefined : filled};
};

/** The fields of a draft under which the record has changed meanwhile. */
export const movedFields = (before: Profile, now: Profile, draft: ProfileChanges): readonly EditableField[] =>
  (Object.keys(draft) as EditableField[]).filter(
    (name) => fieldOf(before, name).display !== fieldOf(now, name).display && !isAsOnRecord(now, draft, name),
  );
