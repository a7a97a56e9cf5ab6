import type {Chapter, Rule} from './rule.js';

/* What a report says besides the rules' own words, in one language. */

export type Result = 'passed' | 'failed' | 'not-run';

export interface Words {
  readonly usage: string;
  /** In front of each rule. */
  readonly marks: Readonly<Record<Result, string>>;
  /** What a backend does. */
  readonly says: (rule: Pick<Rule, 'id' | 'says'>) => string;
  /** A message of the kit. */
  readonly message: (text: string) => string;
  /** Where a rule is explained. */
  readonly doc: (chapter: Chapter) => string;
  readonly summary: (counts: Readonly<Record<Result, number>>) => string;
  readonly notSeen: string;
  /** What no client can see. To be answered by those who know the backend. */
  readonly checklist: readonly string[];
  readonly forecast: (counts: {
    readonly run: number;
    readonly changing: number;
    readonly sms: number;
    readonly notRun: number;
  }) => string;
  readonly changes: string;
  readonly reads: string;
  readonly acceptsSimulatedCards: string;
  /** With `--require-all`. */
  readonly missing: (ids: readonly string[]) => string;
}
