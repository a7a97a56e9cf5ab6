import type {Verdict} from '../../simulators/bank/agreement.js';
import type {BankVisit} from '../../simulators/memory/index.js';

/* Between `bank.html` and the page in which the backend is. */

export const bankChannel = 'sw-demo-bank';

export interface BankDecision {
  readonly visit: BankVisit;
  readonly verdict: Verdict;
}

export interface BankAnswer {
  readonly order: string;
  /** False if the handoff is not open. */
  readonly ok: boolean;
  readonly wayBack?: string;
}

export const bankPage = ({bank, order, behaviour}: BankVisit): string => {
  const url = new URL('bank.html', location.href);
  url.search = new URLSearchParams({bank, order, ...(behaviour && {demo: behaviour})}).toString();
  url.hash = '';
  return url.href;
};
