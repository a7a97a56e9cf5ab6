import type {Parts} from '../../../simulators/backend/index.js';
import {demoUsers} from '../../../simulators/backend/users.js';
import {type Change, mutantsIn, readEarly, replace} from './parts.js';

const dayMs = 86_400_000;

const unlimited =
  (what: keyof Parts['limits']): Change =>
  ({limits}) => ({limits: {...limits, [what]: {perUser: Infinity}}});

/** Paths where nothing is counted. */
const uncounted =
  (path: RegExp): Change =>
  ({once, counted}) => {
    let isMeant = false;
    return {
      once: (c, decide) => {
        isMeant = path.test(c.req.path);
        return once(c, decide);
      },
      counted: (asker, what, decide) => (isMeant ? decide() : counted(asker, what, decide)),
    };
  };

const misfitsUncounted =
  (whose: string): Change =>
  ({counted}) => ({
    counted: (asker, what, decide) => {
      if (!what.startsWith(whose)) return counted(asker, what, decide);
      const decision = decide();
      return counted(asker, what, () => decision);
    },
  });

export const limits = mutantsIn({
  'unlimited-challenges: Challenges have no limit.': unlimited('ic-card/challenges'),
  'unlimited-cards: Tries with a card have no limit.': unlimited('ic-card'),
  'unlimited-enterprises: Checks of an enterprise have no limit.': unlimited('legal-rep/enterprise'),
  'unlimited-id-cards: Checks of an ID card have no limit.': unlimited('legal-rep/id-card'),
  'unlimited-sms: Orders of an SMS have no limit.': unlimited('legal-rep/sms-codes'),
  'unlimited-codes: Tries with an SMS code have no limit.': unlimited('legal-rep/bank-card'),
  'unlimited-changes: Changes of the record have no limit.': unlimited('profile'),
  'unlimited-help: Requests for help have no limit.': unlimited('assistance'),
  'unlimited-handoffs: Handoffs have no limit.': unlimited('handoffs'),
  'misfits-uncounted: Tries that do not fit do not count.': misfitsUncounted(''),
  'limit-of-all: A limit is common to all users.': ({store}) =>
    replace(store, (own) => ({
      tries: (what) => demoUsers.flatMap(({id}) => own.tries(what, {user: id})).sort((one, other) => one - other),
    })),
  'limit-of-the-session: A new sign-in lifts the limits.': ({sessions, store}) =>
    replace(sessions, (own) => ({
      signIn: (user, by) => {
        store.record({type: 'forgotten', user, what: 'tries'});
        return own.signIn(user, by);
      },
    })),
  'limit-before-stored-answers: A repeated key is refused by the limit.': ({once}) => ({
    once: (c, decide) => {
      if (!c.req.path.endsWith('/challenges')) return once(c, decide);
      const issued = decide();
      return 'refusal' in issued.answer ? c.json(issued.answer) : once(c, () => issued);
    },
  }),
  'flood-evicts: Many challenges of one user push out another’s.': ({challenges}) => {
    const open = new Set<string>();
    return replace(challenges.open, (own) => ({
      issue: (owner, value) => {
        for (const id of [...open].slice(0, -4)) own.take(id, '');
        const id = own.issue(owner, value);
        open.add(id);
        return id;
      },
      take: (id, owner) => {
        open.delete(id);
        return own.take(id, owner);
      },
    }));
  },
  'unlimited-inbox: An administrator may answer without limit.': unlimited('assistance/inbox'),
  'misfits-uncounted-of-data: Tries of the legal representative’s path that do not fit do not count.':
    misfitsUncounted('legal-rep/'),
  'success-lifts-limits: A certification sets the tries of the day to zero.': ({store}) =>
    replace(store, (own) => ({
      record: (...happenings) => {
        own.record(...happenings);
        for (const each of happenings)
          if (each.type === 'certified') own.record({type: 'forgotten', user: each.user, what: 'tries'});
      },
    })),
  'unlimited-answers: Confirmations and refusals of an administrator have no limit.': uncounted(/(?:confirm|decline)$/),
  'unlimited-enterprise-saves: Changes of the enterprise have no limit.': uncounted(/\/profile\/enterprise$/),
  'limits-of-a-moment: Its limits are for two seconds, and none is for a day.': ({store, now}) =>
    replace(store, (own) => ({
      tries: (...asked) =>
        own
          .tries(...asked)
          .map((at) => at - dayMs + 2_000)
          .filter((at) => at > now() - dayMs),
    })),
  'tries-of-the-day-read-early: It reads how many tries with a card there were, and notes another one some milliseconds later.':
    readEarly(/verifications$/, ({store}, early) =>
      replace(store, (own) => ({tries: early((what, whose) => own.tries(what, whose))})),
    ),
  'limit-of-a-process: Each of its four processes counts tries by itself.': ({store}) => {
    const anyProcess = () => Math.floor(4 * Math.random());
    const processOf = Array.from({length: 200}, anyProcess);
    return replace(store, (own) => ({
      tries: (...asked) => {
        const mine = anyProcess();
        return own.tries(...asked).filter((_, at) => processOf[at] === mine);
      },
    }));
  },
});
