import type {BackendClock} from '../../domain/clock.js';
import type {ConsentNotices} from '../../domain/consent.js';
import type {CheckRules} from '../../domain/findings.js';
import type {Links} from './links.js';

export interface Config {
  /** Level of the widget's first heading, 1 to 4. The headings below it use the next levels. */
  readonly headingLevel: number;
  readonly links: Links;
  readonly consent: ConsentNotices;
  /** How the bank's site opens. */
  readonly handoff: 'new-tab' | 'same-tab';
  /** The rules for checking identifiers, except today's date. */
  readonly checks: Omit<CheckRules, 'today' | 'isTodaySure'>;
  readonly clock: BackendClock;
  /** Announces a text to screen readers. */
  readonly announce: (text: string) => void;
}
