import type {CertEvent} from '../events/events.js';
import type {Trail} from '../../adapters/trail.js';
import type {ConsentNotices} from '../../domain/consent.js';
import type {Links} from './links.js';

export interface Config {
  /** Level of the widget's first heading, 1 to 4. The headings below it use the next levels. */
  readonly headingLevel: number;
  readonly headline?: 'own' | 'host';
  readonly links: Links;
  readonly consent: ConsentNotices;
  /** How the bank's site opens. */
  readonly handoff: 'new-tab' | 'same-tab';
  /** Announces a text to screen readers. */
  readonly announce: (text: string) => void;
  /** Tells the host. Returns false if it has cancelled the event. */
  readonly tell: (event: CertEvent) => boolean;
  /** The journey under way, for the diagnostics. */
  readonly trail: () => Trail;
}
