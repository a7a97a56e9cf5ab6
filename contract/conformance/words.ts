import type {Chapter} from './rule.js';
import type {Tongue} from './say.js';

/* What a report says besides rules and messages, in one language. */

export type Result = 'passed' | 'failed' | 'not-run';

export interface Words {
  readonly tongue: Tongue;
  readonly usage: string;
  /** In front of each rule. */
  readonly marks: Readonly<Record<Result, string>>;
  /** Where a rule is explained. */
  readonly doc: (chapter: Chapter) => string;
  /** Rules that failed by the same finding as the one before. */
  readonly alsoFailed: (ids: readonly string[]) => string;
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
  /** Seconds, each as it is written. */
  readonly times: (seconds: Readonly<Record<'all' | 'commands' | 'waiting' | 'requests', string>>) => string;
  readonly slowest: (rules: readonly string[]) => string;
  /** With `--require-all`. */
  readonly missing: (ids: readonly string[]) => string;
}
