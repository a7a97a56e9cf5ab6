import {refuse} from '../../../simulators/backend/answer-with-events.js';
import {humanCheckIn, humanCheckRequired} from '../../../simulators/backend/human-checks.js';
import type {Parts} from '../../../simulators/backend/index.js';
import {OneTimeTokens} from '../../../simulators/backend/one-time-tokens.js';
import {givenBack, mutantsIn, refusalIn} from './parts.js';

const usedLate = (tokens: Parts['humanChecks']): Parts['humanChecks'] => {
  const recent = new Set<unknown>();
  return {
    use: (token, user) => {
      const isNew = tokens.use(token, user);
      if (isNew) {
        recent.add(token);
        setTimeout(() => recent.delete(token), 3);
      }
      return isNew || recent.has(token);
    },
  };
};

export const human = mutantsIn({
  'human-check-unasked: It asks for no human check.': () => ({isHuman: () => true}),
  'human-check-unverified: It takes whatever a page says of a human check.': () => ({
    humanChecks: new OneTimeTokens(/./),
  }),
  'human-check-never-passes: It takes no human check.': () => ({humanChecks: {use: () => false}}),
  'human-check-reusable: One human check is enough for many requests.': () => ({
    humanChecks: {use: (token) => /^demo-human-/.test(String(token))},
  }),
  'human-check-not-for-put: It asks for no human check before a PUT.': ({isHuman}) => ({
    isHuman: (c) => c.req.method !== 'POST' || isHuman(c),
  }),
  'human-check-of-an-operation: One human check is enough for a request of each operation.': (right) => {
    let operation = '';
    return {
      isHuman: (c) => {
        operation = c.req.path.slice(-8).replace('/', '_');
        return right.isHuman(c);
      },
      humanChecks: {use: (token) => right.humanChecks.use(`${String(token)}${operation}`)},
    };
  },
  'human-check-is-a-try: A request that lacks the human check is counted as a try.': ({isHuman, store, now}) => ({
    isHuman: (c) => {
      const hasPassed = isHuman(c);
      const {user} = c.get('session');
      if (!hasPassed) store.record({type: 'tried', user, what: 'ic-card/challenges', at: now(), uscc: ''});
      return hasPassed;
    },
  }),
  'human-check-used-late: It notes a human check as used some milliseconds after it has found it unused.': (right) => ({
    humanChecks: usedLate(right.humanChecks),
    stepUps: usedLate(right.stepUps),
  }),
  'human-check-after-use: It uses the challenge up before it asks for a human check.': ({isHuman, once}) => ({
    isHuman: () => true,
    once: (c, decide) =>
      once(c, () => {
        const decision = decide();
        return isHuman(c) ? decision : {...refuse(humanCheckRequired.refusal), isForgotten: true};
      }),
  }),
  'human-check-before-stored-answers: It asks for a human check before it looks for a stored answer.': (right) => ({
    isHuman: () => true,
    once: (c, decide) => (right.isHuman(c) ? right.once(c, decide) : c.json(humanCheckRequired)),
  }),
  'human-check-not-for-a-code: No human check is asked for before a code that is typed for a request for help.': (
    right,
  ) => ({isHuman: (c) => /requests\/[^/]+\/code$/.test(c.req.path) || right.isHuman(c)}),
  'human-check-back-after-a-refusal: Who is refused has the human check back.': ({humanChecks, once}) => {
    const [tokens, giveBack] = givenBack(humanChecks);
    return {
      humanChecks: tokens,
      once: (c, decide) =>
        once(c, () => {
          const decision = decide();
          if (refusalIn(decision)) giveBack(humanCheckIn(c.get('text')));
          return decision;
        }),
    };
  },
});
