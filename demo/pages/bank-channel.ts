import type {Verdict} from '../../simulators/places/agreement.js';
import type {PlaceVisit} from '../../simulators/memory/index.js';

/* Between `bank.html` and the page in which the backend is. */

export const bankChannel = 'sw-demo-bank';

export interface BankDecision {
  readonly visit: PlaceVisit;
  readonly verdict: Verdict;
}

export interface BankAnswer {
  readonly order: string;
  /** False if the handoff is not open. */
  readonly ok: boolean;
  readonly wayBack?: string;
}

export const bankPage = ({method, place, order, behaviour}: PlaceVisit): string => {
  const url = new URL('bank.html', location.href);
  url.search = new URLSearchParams({method, place, order, ...(behaviour && {demo: behaviour})}).toString();
  url.hash = '';
  return url.href;
};
