import type {IdType} from './id-types.js';
import type {CheckKey} from './identifiers/keys.js';
import type {CheckMode, CheckResult} from './identifiers/result.js';

/** The rules for checking fields: the host's settings, and today's date. */
export interface CheckRules {
  readonly mode: CheckMode;
  /** `YYYYMMDD`, in China. */
  readonly today: string;
  /** Whether this is the backend's date. A date from a PC's clock only gives warnings, never errors. */
  readonly isTodaySure: boolean;
  readonly acceptSarPassports: boolean;
}

export type FindingKey =
  | CheckKey
  | 'missing'
  /** The number on record belongs to the document type that was chosen before. */
  | 'idNumber.ofAnotherType'
  | 'validFrom.missing'
  | 'validTo.missing';

/** A message to show at a field. */
export interface Finding {
  readonly level: 'warn' | 'error';
  readonly key: FindingKey;
  /** A value that the user may have meant. It is never applied automatically. */
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
  // A child's document may be real, but it must not be sent: a child's data needs a guardian's consent (PIPL, article
  // 31).
  return key === 'residentId.under14' ? error(key) : {level, key, suggestion, suggestedType};
};

export const verdictOf = (findings: Findings<string>): Verdict => {
  const levels = Object.values(findings).map((finding) => finding?.level);
  if (levels.includes('error')) return 'error';
  return levels.includes('warn') ? 'warn' : 'ok';
};
