import {
  type BankResult,
  type Objection,
  readResult,
  type Receipt,
  type SingleWindow,
  type Verdict,
} from '../bank/agreement.js';
import type {HandoffDependencies} from './handoff-dependencies.js';
import {isRecordChanged, recordChanged} from './handoff-standing.js';
import {type HandoffResult, type IssuedHandoff, isDecided} from './handoffs.js';
import type {CurrentUser} from './users.js';

/** Allowed difference between two clocks. */
const toleranceMs = 60_000;

const object = (objection: Objection): Receipt => ({taken: false, objection});

/** The certification takes effect at once, in every session. */
const certify = (
  {store, handoffs, now}: HandoffDependencies,
  {id: user}: CurrentUser,
  handoff: IssuedHandoff,
): void => {
  const {bank: via, bankCase} = handoff;
  const {uscc} = bankCase;
  const certificationId = crypto.randomUUID();
  const verifiedAt = new Date(now()).toISOString();
  const certification = {user, method: 'bank-ukey', via, uscc, certificationId, verifiedAt, order: 0} as const;
  store.record(
    {type: 'certified', ...certification},
    {type: 'notice-to-administrators', uscc, certificationId, at: verifiedAt},
  );
  handoffs.note(handoff, {certification, drops: store.drops(user)});
};

const resultOf = {
  pending: 'pending',
  rejected: {passed: false, refusal: {code: 'handoff-rejected'}},
  cancelled: {passed: false, refusal: {code: 'handoff-cancelled'}},
} as const satisfies Record<Exclude<Verdict, 'passed'>, HandoffResult>;

/** The interface for banks: what they are told about a handoff, and how their results are handled. */
export const createSingleWindow = (dependencies: HandoffDependencies): SingleWindow => {
  const {store, handoffs, banks, currentUser, now} = dependencies;

  const objectionTo = (result: BankResult, handoff: IssuedHandoff): Objection | undefined => {
    if (result.bank !== handoff.bank || result.uscc !== handoff.bankCase.uscc) return 'foreign';
    const isAgain = result.verdict === 'pending' && handoff.result !== undefined;
    if (isDecided(handoff) || isAgain) return 'used';
    const at = Date.parse(result.at);
    return at < handoff.issuedAt - toleranceMs || at > now() + toleranceMs ? 'time' : undefined;
  };

  return {
    open: async (bank, order) => {
      const handoff = handoffs.ofOrder(order);
      const isOpen = handoff?.bank === bank && handoff.result === undefined && !handoffs.isOver(handoff);
      const user = isOpen && currentUser(handoff.user);
      return user && !isRecordChanged(dependencies, handoff, user) ? handoff.bankCase : undefined;
    },
    report: async (signed) => {
      const result = readResult(signed, (bank) => banks.keyOf(bank));
      if (!result) return object('signature');
      const handoff = handoffs.ofId(result.handoff);
      // Whether or not the user is signed in now: a session may end while its user is at the bank.
      const user = handoff && currentUser(handoff.user);
      if (!user || handoffs.isOver(handoff)) return object('handoff');
      // No pause (`await`) from here on, so that the second of two parallel results finds the first one.
      const objection = objectionTo(result, handoff);
      if (objection) return object(objection);
      if (isRecordChanged(dependencies, handoff, user)) {
        handoffs.note(handoff, recordChanged);
        return object('record');
      }
      if (result.verdict === 'passed') certify(dependencies, user, handoff);
      else handoffs.note(handoff, resultOf[result.verdict]);
      // The bank reports only once.
      await store.kept();
      return {taken: true};
    },
  };
};
