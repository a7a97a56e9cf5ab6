import type {IdType} from './id-type.js';
import {ageAt, anniversary, dayOr, daysBefore, daysBetween, isDate, longTerm, normaliseDate} from './dates.js';
import type {CheckKey} from './keys.js';
import {type CheckOptions, type CheckResult, finding, ok} from './result.js';
import {bounded, foldDashes, normaliseCode} from './text.js';

/** Both as YYYYMMDD. An end of `00000000` means long-term. */
export interface Validity {
  readonly from: string;
  readonly to: string;
}

export interface ValidityResult extends CheckResult<Validity> {
  /** The date that the finding is about. */
  readonly field?: keyof Validity;
}

/** Years for which a document may be valid, and its last day: 0 is the anniversary of its issue, -1 the day before. */
interface Convention {
  readonly years: readonly number[];
  readonly ends: readonly number[];
}

/** If a document has no known convention, its dates are not checked against one. */
const conventions: ReadonlyMap<IdType, Convention> = new Map([
  ['resident-id', {years: [5, 10, 20], ends: [0]}],
  ['hmt-residence-permit', {years: [5], ends: [0, -1]}],
  ['foreign-pr-id', {years: [5, 10], ends: [-1]}],
  ['passport-prc', {years: [5, 10], ends: [-1]}],
  ['hkm-travel-permit', {years: [3, 5, 10], ends: [-1]}],
  ['tw-travel-permit', {years: [3, 5, 10], ends: [-1]}],
]);

/** Start of the second-generation cards. */
const secondGeneration = '20040101';
/** The law uses the age at application, the card shows the day of issue. This many days may lie between the two. */
const issueDays = 60;
/** A card can be renewed from this many days before its end. */
const renewDays = 90;

/** Years for which a card is valid, by age; Infinity is long-term (Law on Resident Identity Cards, article 5). */
const termAt = (age: number): number => {
  if (age < 16) return 5;
  if (age < 26) return 10;
  return age < 46 ? 20 : Infinity;
};

/**
 * The correct end date if this one is wrong by one day. People often follow the habit of other documents, or use 28
 * February.
 */
const neighbour = ({from, to}: Validity, convention?: Convention): {proper: boolean; correct?: string} => {
  if (to === longTerm || !convention) return {proper: true};
  const {years, ends} = convention;
  const offs = years.flatMap((count) => {
    const date = anniversary(from, count);
    return ends.map((end) => ({end, date, off: daysBetween(date, to) - end}));
  });
  if (offs.some(({off}) => off === 0)) return {proper: true};
  const near = offs.find(({off}) => Math.abs(off) === 1);
  return near ? {proper: false, correct: daysBefore(near.date, -near.end)} : {proper: false};
};

type Finding = readonly [level: 'warn' | 'error', key: CheckKey, field: keyof Validity, suggestion?: string];

const impossible = ({from, to}: Validity, birth: string): Finding | undefined => {
  if (from === '') return ['error', 'input.empty', 'from'];
  if (!isDate(from)) return ['error', 'idValidity.fromDate', 'from'];
  if (to === '') return ['error', 'input.empty', 'to'];
  if (to !== longTerm && !isDate(to)) return ['error', 'idValidity.toDate', 'to'];
  if (from < birth) return ['error', 'idValidity.beforeBirth', 'from'];
  if (to === longTerm) return undefined;
  return to <= from ? ['error', 'idValidity.order', 'to'] : undefined;
};

const outOfDate = ({from, to}: Validity, day: string, level: 'warn' | 'error'): Finding | undefined => {
  if (from > day) return [level, 'idValidity.future', 'from'];
  return to !== longTerm && to < day ? [level, 'idValidity.expired', 'to'] : undefined;
};

/** What is unusual about a resident's card, whose rules are fully known. An unknown birth date is empty. */
const odd = ({from, to}: Validity, birth: string, proper: boolean): Finding | undefined => {
  if (from < secondGeneration) return ['warn', 'idValidity.firstGeneration', 'from'];
  if (!proper) return ['warn', 'idValidity.term', 'to'];
  if (birth === '') return undefined;
  const term = to === longTerm ? Infinity : Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  const ages = [ageAt(birth, from), ageAt(birth, daysBefore(from, issueDays))];
  if (ages.some((age) => termAt(age) === term)) return undefined;
  return ['warn', to === longTerm ? 'idValidity.longTerm' : 'idValidity.ageTerm', 'to'];
};

const find = (
  validity: Validity,
  birth: string,
  {day, isSure, idType}: {day: string; isSure: boolean; idType: IdType},
): Finding | undefined => {
  const problem = impossible(validity, birth) ?? outOfDate(validity, day, isSure ? 'error' : 'warn');
  if (problem) return problem;
  const {proper, correct} = neighbour(validity, conventions.get(idType));
  if (correct !== undefined) return ['warn', 'idValidity.oneDayOff', 'to', correct];
  return idType === 'resident-id' ? odd(validity, birth, proper) : undefined;
};

/**
 * 有效期 of an identity document, with from and to as in GA 214.8-2004. The rules about age need the holder's birth date.
 * Each document has its own rules for terms and their ends.
 */
export const checkIdValidity = (value: unknown, options: CheckOptions = {}): ValidityResult => {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const validity = {from: normaliseDate(bounded(given['from'])), to: normaliseDate(bounded(given['to']))};
  const birth = normaliseDate(bounded(given['birth'] ?? options.birth));
  const day = dayOr(options.today);
  const {idType = 'resident-id', isTodaySure: isSure = true} = options;
  const found = find(validity, isDate(birth) ? birth : '', {day, isSure, idType});
  if (found) {
    const [level, key, field, suggestion] = found;
    return {...finding(level, key, validity, suggestion), field};
  }
  // For long-term, the number of days is NaN, so the comparison is false.
  return idType === 'resident-id' && daysBetween(day, validity.to) <= renewDays
    ? {...ok(validity, 'idValidity.renew'), field: 'to'}
    : ok(validity);
};

/** Both dates of a pasted range, such as 2006.03.15-2026.03.15 or 20060315-长期. Undefined if the text is not a range. */
export const splitValidity = (text: unknown): Validity | undefined => {
  const code = foldDashes(normaliseCode(bounded(text)));
  // A date is 8 to 11 characters long, and there may be no separator after it.
  for (let end = 11; end >= 8; end--) {
    const from = normaliseDate(code.slice(0, end));
    const to = normaliseDate(code.slice(end).replace(/^[-~〜至到/]+/, ''));
    if (/^\d{8}$/.test(from) && /^\d{8}$/.test(to)) return {from, to};
  }
  return undefined;
};
