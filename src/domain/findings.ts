import type {IdType} from './id-types.js';
import type {CheckKey} from './identifiers/keys.js';
import type {CheckMode, CheckResult} from './identifiers/result.js';

/** By what fields are judged; the host's settings, and the day it is. */
export interface CheckRules {
  readonly mode: CheckMode;
  /** `YYYYMMDD`, in China. */
  readonly today: string;
  /** Whether that is the backend's day. By a PC's clock alone nothing is refused, only warned of. */
  readonly isTodaySure: boolean;
  readonly acceptSarPassports: boolean;
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

export type Findings<Name extends string> = Readonly<Partial<Record<Name, Finding>>>;

export type Verdict = 'ok' | 'warn' | 'error';

export const error = (key: FindingKey): Finding => ({level: 'error', key});

export const findingOf = ({
  level,
  key,
  suggestion,
  suggestedType,
}: CheckResult & {suggestedType?: IdType}): Finding | undefined => {
  if (level === 'ok' || !key) return undefined;
  // A real document, and still nothing to send: a child's data takes a guardian's consent (PIPL, article 31).
  return key === 'residentId.under14' ? error(key) : {level, key, suggestion, suggestedType};
};

export const verdictOf = (findings: Findings<string>): Verdict => {
  const levels = Object.values(findings).map((finding) => finding?.level);
  if (levels.includes('error')) return 'error';
  return levels.includes('warn') ? 'warn' : 'ok';
};
