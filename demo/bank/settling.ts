import {type KeyObject, randomBytes} from 'node:crypto';
import {returnParameter} from '../../src/adapters/bank-ukey.pending.js';
import {
  type BankCase,
  type Receipt,
  type SignedResult,
  signResult,
  type SingleWindow,
  type Verdict,
} from './agreement.js';
import type {Behaviour} from './behaviours.js';

/** A case that the bank is done with. */
export interface Settled {
  readonly verdict: Verdict;
  /** What the Single Window said to each result that it was sent. */
  readonly receipts: readonly Receipt[];
  /** Undefined where there is none. */
  readonly wayBack: string | undefined;
}

export interface SettlingOptions {
  readonly singleWindow: SingleWindow;
  readonly keyOf: (bank: string) => KeyObject;
  readonly now: () => number;
  /** How long a bank that is late looks into it. */
  readonly lateMs: number;
}

export interface Case extends BankCase {
  readonly bank: string;
  readonly handoff: string;
}

const most = 1_000;

/** As somebody between bank and Single Window would: everybody passes. */
const tamperWith = ({payload, signature}: SignedResult): SignedResult => ({
  payload: payload.replace(/"verdict":"\w+"/, '"verdict":"passed"'),
  signature,
});

/** What the bank decides, and tells the Single Window. It tells nobody else: the way back says nothing of it. */
export const createSettling = ({singleWindow, keyOf, now, lateMs}: SettlingOptions) => {
  const settled = new Map<string, Promise<Settled>>();
  const seen = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();

  const report = ({bank, handoff, uscc}: Case, verdict: Verdict, isTampered?: true): Promise<Receipt> => {
    const result = {handoff, bank, uscc, verdict, at: new Date(now()).toISOString()};
    const signed = signResult(result, keyOf(bank));
    return singleWindow.report(isTampered ? tamperWith(signed) : signed);
  };

  const later = (act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, lateMs);
    timers.add(timer.unref());
  };

  const wayBackOf = ({returnUrl, handoff}: Case, {wayBack}: Behaviour): string | undefined => {
    if (wayBack !== 'foreign') return wayBack === 'none' ? undefined : returnUrl;
    const url = new URL(returnUrl);
    const another = [...seen].filter((each) => each !== handoff).at(-1);
    url.searchParams.set(returnParameter, another ?? randomBytes(24).toString('base64url'));
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
    /** Somebody has come with this handoff. */
    note: (handoff: string): void => {
      seen.add(handoff);
      for (const each of [...seen].slice(0, Math.max(0, seen.size - most))) seen.delete(each);
    },
    find: (bank: string, handoff: string): Promise<Settled> | undefined => settled.get(`${bank} ${handoff}`),
    /** Once: pressed again meanwhile, the button does nothing more. */
    settle: async (one: Case, behaviour: Behaviour, verdict: Verdict): Promise<void> => {
      const key = `${one.bank} ${one.handoff}`;
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
