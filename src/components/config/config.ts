import type {CertEvent} from '../events/events.js';
import type {JourneyLog} from '../../adapters/journey-log.js';
import type {ConsentNotices} from '../../domain/consent.js';
import {type Links, safeLinks} from './links.js';
import {memoizeLast} from '../../domain/lazy.js';

export interface Config {
  /** Level of the widget's first heading, 1 to 4. The headings below it use the next levels. */
  readonly headingLevel: number;
  /** How much there is across the element, as classes of what follows it: `fair`, with it `medium`, with both `wide`. */
  readonly room: string;
  readonly heading?: 'own' | 'host';
  readonly links: Links;
  readonly consent: ConsentNotices;
  /** How the bank's site opens. */
  readonly handoff: 'new-tab' | 'same-tab';
  /** Announces a text to screen readers. */
  readonly announce: (text: string) => void;
  /** Tells the host. Returns false if it has cancelled the event. */
  readonly emit: (event: CertEvent) => boolean;
  /** The journey under way, for the diagnostics. */
  readonly log: () => JourneyLog;
}

/** Completes an element's configuration with what is not needed before home. */
export const completeConfig = (element: {readonly links: Links; readonly log: JourneyLog}) => {
  const complete = memoizeLast((config: Omit<Config, 'links' | 'log'>, links: Links): Config => ({
    ...config,
    links: safeLinks(links),
    log: () => element.log,
  }));
  return (config: Omit<Config, 'links' | 'log'>): Config => complete(config, element.links);
};
