import {bankOf} from '../../src/domain/banks.js';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import {
  type BankResult,
  type Objection,
  readResult,
  type Receipt,
  type SingleWindow,
  type Verdict,
} from '../bank/agreement.js';
import type {BankUkeyDependencies} from './bank-ukey.js';
import type {Asker} from './counted.js';
import type {Decision} from './decision.js';
import {type IssuedHandoff, isDecided} from './handoffs.js';
import {certificationsOf, levelIn} from './status.js';
import type {Certification} from './store.js';

/** Two clocks may differ by that much. */
const toleranceMs = 60_000;
const checkAfter = 5;

const object = (objection: Objection): Receipt => ({taken: false, objection});

/** As the manual has it: 认证方式：建设银行. */
const shortNameOf = (bank: string): string => (bankOf(bank)?.name['zh-CN'] ?? bank).replace(/^中国/, '');

const certify = (
  {store, now}: BankUkeyDependencies,
  {user, session}: Asker,
  {bank, bankCase}: IssuedHandoff,
): Decision<Outcome> => {
  const {enterpriseName, uscc} = bankCase;
  const certificationId = crypto.randomUUID();
  const verifiedAt = new Date(now()).toISOString();
  const via = shortNameOf(bank);
  // In force at once: in this session, and in those before it.
  const certification: Certification = {
    user: user.id,
    method: 'bank-ukey',
    via,
    uscc,
    certificationId,
    verifiedAt,
    order: 0,
  };
  const level = levelIn(session, {...certificationsOf(store, user), 'bank-ukey': certification});
  return {
    answer: {
      passed: true,
      certificationId,
      method: 'bank-ukey',
      via,
      enterpriseName,
      verifiedAt,
      effective: 'now',
      level,
    },
    happenings: [
      {type: 'certified', ...certification},
      {type: 'notice-to-administrators', uscc, certificationId, at: verifiedAt},
    ],
  };
};

const refusalOf = {rejected: 'bank-rejected', cancelled: 'bank-cancelled'} as const;

const decide = (
  dependencies: BankUkeyDependencies,
  asker: Asker,
  handoff: IssuedHandoff,
  verdict: Verdict,
): Decision<Outcome> => {
  if (verdict === 'passed') return certify(dependencies, asker, handoff);
  if (verdict === 'pending') return {answer: {pending: true, checkAfter}, happenings: []};
  return {answer: {passed: false, refusal: {code: refusalOf[verdict]}}, happenings: []};
};

/** The side that the banks see: what they are told of a handoff, and what is made of what they say. */
export const createSingleWindow = (dependencies: BankUkeyDependencies): SingleWindow => {
  const {store, handoffs, banks, currentUser, now} = dependencies;

  /** Who waits for it, as long as they are signed in for that enterprise. */
  const askerOf = (handoff: IssuedHandoff): Asker | undefined => {
    const session = store.session(handoff.session);
    const user = session && currentUser(session.user);
    return session && user?.enterprise.uscc === handoff.uscc ? {user, session} : undefined;
  };

  const objectionTo = (result: BankResult, handoff: IssuedHandoff): Objection | undefined => {
    if (result.bank !== handoff.bank || result.uscc !== handoff.uscc) return 'foreign';
    const isAgain = result.verdict === 'pending' && handoff.outcome !== undefined;
    if (isDecided(handoff) || isAgain) return 'used';
    const at = Date.parse(result.at);
    return at < handoff.issuedAt - toleranceMs || at > now() + toleranceMs ? 'time' : undefined;
  };

  return {
    open: async (bank, id) => {
      const handoff = handoffs.ofId(id);
      const isOpen = handoff?.bank === bank && handoff.outcome === undefined && !handoffs.isOver(handoff);
      return isOpen && askerOf(handoff) ? handoff.bankCase : undefined;
    },
    report: async (signed) => {
      const result = readResult(signed, (bank) => banks.keyOf(bank));
      if (!result) return object('signature');
      const handoff = handoffs.ofId(result.handoff);
      const asker = handoff && askerOf(handoff);
      if (!asker || handoffs.isOver(handoff)) return object('handoff');
      const objection = objectionTo(result, handoff);
      if (objection) return object(objection);
      // Without a pause in between, so of two results at a time the second finds the first one.
      const {answer, happenings} = decide(dependencies, asker, handoff, result.verdict);
      store.record(...happenings);
      handoffs.note(handoff, answer);
      return {taken: true};
    },
  };
};
