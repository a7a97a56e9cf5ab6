import type {BackendClock} from '../../domain/clock.js';
import type {ConsentNotices} from '../../domain/consent.js';
import type {CheckRules} from '../../domain/findings.js';
import type {Links} from './links.js';

export interface Config {
  /** Level of the widget's first heading, 1 to 4; those below it follow. */
  readonly headingLevel: number;
  readonly links: Links;
  readonly consent: ConsentNotices;
  /** How a bank is gone to. */
  readonly handoff: 'new-tab' | 'same-tab';
  /** By what identifiers are judged, but for the day. */
  readonly checks: Omit<CheckRules, 'today' | 'isTodaySure'>;
  readonly clock: BackendClock;
  /** Says something to screen readers. */
  readonly announce: (text: string) => void;
}
