import {returnParameter} from '../../src/adapters/polling.key.js';
import {randomToken} from '../crypto.js';
import {
  type PlaceCase,
  type PlaceId,
  type Receipt,
  type SignedResult,
  signResult,
  type SingleWindow,
  type Verdict,
} from './agreement.js';
import type {Behaviour} from './behaviours.js';

export interface Settled {
  readonly verdict: Verdict;
  readonly receipts: readonly Receipt[];
  /** Undefined if there is none. */
  readonly wayBack: string | undefined;
}

export interface SettlingOptions {
  readonly singleWindow: SingleWindow;
  readonly keyOf: (at: PlaceId) => Uint8Array;
  readonly now: () => number;
  /** How long a late place takes for its decision. */
  readonly lateMs: number;
}

export interface Case extends PlaceCase, PlaceId {
  /** The place’s own number. */
  readonly order: string;
}

const most = 1_000;
const keyIn = ({method, place}: PlaceId, order: string): string => `${method} ${place} ${order}`;

/** Acts like an attacker between place and Single Window: changes every verdict to passed. */
const tamperWith = ({payload, signature}: SignedResult): SignedResult => ({
  payload: payload.replace(/"verdict":"\w+"/, '"verdict":"passed"'),
  signature,
});

/** Sends the place's decision to the Single Window only: the address back to the portal does not contain it. */
export const createSettling = ({singleWindow, keyOf, now, lateMs}: SettlingOptions) => {
  const settled = new Map<string, Promise<Settled>>();
  const seen = new Set<string>();
  const timers = new Set<ReturnType<typeof setTimeout>>();

  const report = (one: Case, verdict: Verdict, isTampered?: true): Promise<Receipt> => {
    const {handoff, method, place, uscc} = one;
    const result = {handoff, method, place, uscc, verdict, at: new Date(now()).toISOString()};
    const signed = signResult(result, keyOf(one));
    return singleWindow.report(isTampered ? tamperWith(signed) : signed);
  };

  const later = (act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, lateMs);
    timers.add(timer);
    // In Node, this timer alone does not keep the process running.
    if (typeof timer === 'object') timer.unref();
  };

  const wayBackOf = ({returnUrl, handoff}: Case, {wayBack}: Behaviour): string | undefined => {
    if (wayBack !== 'foreign' || returnUrl === undefined) return wayBack === 'none' ? undefined : returnUrl;
    const url = new URL(returnUrl);
    const another = [...seen].filter((each) => each !== handoff).at(-1);
    url.searchParams.set(returnParameter, another ?? randomToken(24));
    return url.href;
  };

  const decide = async (one: Case, behaviour: Behaviour, verdict: Verdict): Promise<Settled> => {
    const first = behaviour.isLate && verdict === 'passed' ? 'pending' : verdict;
    const receipts = [await report(one, first, behaviour.isTampered)];
    if (behaviour.isTwice) receipts.push(await report(one, verdict));
    if (first !== verdict) later(() => void report(one, verdict));
    return {verdict: first, receipts, wayBack: wayBackOf(one, behaviour)};
  };

  return {
    note: (handoff: string): void => {
      seen.add(handoff);
      for (const each of [...seen].slice(0, Math.max(0, seen.size - most))) seen.delete(each);
    },
    find: (at: PlaceId, order: string): Promise<Settled> | undefined => settled.get(keyIn(at, order)),
    /** Decides only once: pressing the button again has no further effect. */
    settle: async (one: Case, behaviour: Behaviour, verdict: Verdict): Promise<void> => {
      const key = keyIn(one, one.order);
      const settling = settled.get(key) ?? decide(one, behaviour, verdict);
      settled.set(key, settling);
      for (const each of [...settled.keys()].slice(0, Math.max(0, settled.size - most))) settled.delete(each);
      await settling;
    },
    close: (): void => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
};

export type Settling = ReturnType<typeof createSettling>;
