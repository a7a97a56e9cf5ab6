import {mostInInbox} from '../../../src/domain/assistance.schemas.js';
import {normaliseCode} from '../../../src/domain/identifiers/text.js';
import {inboxLimits} from '../../../simulators/backend/inbox-day.js';
import {enterpriseRecordOf, pudong} from '../../../simulators/backend/records.js';
import {inboxSays, openRequestSays} from './assistance.js';
import {asIf, type Change, givenBack, mutantsIn, refusalIn, replace, says} from './parts.js';

/** It finds the enterprise that has an inbox by other texts, too. */
const finds =
  (isFound: (text: string) => boolean): Change =>
  ({usccsNamed}) => ({usccsNamed: (text) => (isFound(text) ? [pudong.uscc] : usccsNamed(text))});

const inboxWithout = (name: string): Change =>
  says(
    (c) => c.req.path.endsWith('/inbox'),
    ({[name]: _, ...others}) => others,
  );

const inboxLimited =
  (limits: Partial<typeof inboxLimits>): Change =>
  ({inboxDayOf}) => ({inboxDayOf: (store, uscc) => inboxDayOf(store, uscc, {...inboxLimits, ...limits})});

/** Who sees a request, what the inbox tells of it, and what it remembers of a day. */
export const assistanceInbox = mutantsIn({
  'number-in-the-inbox: The inbox tells three numbers to pick from.': inboxSays((_, {number}) => ({
    choices: [number, '12', '83'].sort(),
  })),
  'number-as-an-integer: The inbox tells the number as an integer.': inboxSays((_, {number}) => ({
    key: Number(number),
  })),
  'applicant-in-full: The inbox has the applicant’s ID number in a further field.': inboxSays((_, {requester}) => ({
    of: requester.certifies,
  })),
  'number-fixed: Each request has the same number.': ({requests}) =>
    replace(requests, () => ({drawNumber: (numbers) => numbers[7]})),
  'number-by-the-words: Open requests of one inbox have the same number, where they name the enterprise in other words.':
    ({requests}) =>
      replace(requests, (own) => ({issue: (requester, asked) => own.issue(requester, {...asked, registered: []})})),
  'inbox-newest-first: The newest request comes first.': ({requests}) =>
    replace(requests, (own) => ({inboxOf: (uscc) => [...own.inboxOf(uscc)].reverse()})),
  'inbox-of-all: The inbox has all requests, however many there are.': () => ({mostInInbox: Infinity}),
  'inbox-of-the-newest-fifty: Of more than 50 requests it has the newest.': ({requests}) =>
    replace(requests, (own) => ({
      inboxOf: (uscc) => {
        const open = own.inboxOf(uscc);
        return [...open.slice(-mostInInbox), ...open.slice(0, -mostInInbox)];
      },
    })),
  'more-untold: It does not tell how many requests it leaves out.': inboxWithout('more'),
  'inbox-of-every-enterprise: The inbox has the requests to all enterprises.': ({requests}) =>
    replace(requests, (own) => ({
      inboxOf: () => [...requests.all.values()].filter((each) => !each.end && !own.isOver(each)),
    })),
  'answers-for-every-enterprise: An administrator can answer a request to another enterprise.': ({requests}) =>
    replace(requests, () => ({sentTo: (_, id) => requests.all.get(id)})),
  'colleagues-administer: Each account of an enterprise that has the level counts as its administrator.': ({
    administeredBy,
  }) => ({
    administeredBy: (parts, asker) => {
      const {uscc} = asker.user.enterprise;
      return administeredBy(parts, uscc === '' ? asker : asIf(asker, {administers: uscc}));
    },
  }),
  'administrator-of-any-level: An administrator who is not certified can answer.': () => ({
    administeredBy: (_, {user: {administers, enterprise}}) =>
      administers === enterprise.uscc ? administers : undefined,
  }),
  'step-up-of-anybody: Another administrator’s step-up counts.': ({stepUps}) => ({
    stepUps: {use: (token) => stepUps.use(token, /^demo-step-up-(\w+)-/.exec(String(token))?.[1])},
  }),
  'step-up-after-the-number: It compares the number before it asks for a step-up.': (right) => ({
    confirmAssistance: (parts, asker, action) => {
      const isRight = right.requests.all.get(action.id)?.number === action.number;
      return right.confirmAssistance(isRight ? parts : {...parts, stepUps: {use: () => true}}, asker, action);
    },
  }),
  'two-requests-open: An account may have two open requests, until its tries are forgotten.': ({requests, store}) => ({
    ...replace(requests, () => ({openOf: () => []})),
    ...replace(store, (own) => ({
      record: (...happenings) => {
        own.record(...happenings);
        for (const each of happenings)
          if (each.type === 'forgotten' && each.what === 'tries')
            for (const request of requests.all.values())
              if (request.requester.user === each.user) requests.end(request, 'withdrawn');
      },
    })),
  }),
  'half-a-name: A part of a name finds the enterprise.': finds((text) => pudong.enterpriseName.includes(text)),
  'half-a-code: A part of a code finds the enterprise.': finds((text) => pudong.uscc.endsWith(normaliseCode(text))),
  'name-in-a-statement: The name is put into a statement of the database as it is.': finds((text) =>
    /['"]\s*or\b/i.test(text),
  ),
  'quote-is-a-failure: A quotation mark in the name is a failure.': finds((text) => {
    if (text.includes("'")) throw new Error('syntax error');
    return false;
  }),
  'enterprise-by-its-full-name: The status of a request has the registered name of a known enterprise.':
    openRequestSays(({uscc, enterprise}) => ({
      enterprise: uscc === '' ? enterprise : enterpriseRecordOf(uscc).enterpriseName,
    })),
  'asks-again-after-wrong-numbers: After two wrong numbers the account may go on.': inboxLimited({
    wrongNumbers: Infinity,
  }),
  'asks-again-after-a-refusal: After a refusal the account may go on.': inboxLimited({declined: Infinity}),
  'withdrawal-lifts-a-refusal: Who withdraws a request that was declined may go on.': (right) => ({
    withdrawAssistance: (parts, asker, id) => {
      const {id: user, subject} = asker.user;
      if (right.requests.isAnswered(id, subject)) right.store.record({type: 'forgotten', user, what: 'tries'});
      right.withdrawAssistance(parts, asker, id);
    },
  }),
  'one-wrong-number-silences: After the first wrong number no request arrives.': inboxLimited({wrongNumbers: 1}),
  'nth-untold: It does not count the requests of an account.': inboxSays(() => ({nthToday: 1})),
  'withdrawn-untold: It does not tell what was withdrawn.': inboxWithout('withdrawnToday'),
  'withdrawn-fill-the-inbox: Requests that were withdrawn use up what the inbox takes in a day.': (right) => {
    const reached = new Map<string, number>();
    return {
      ...replace(right.requests, (own) => ({
        issue: (requester, asked) => {
          reached.set(asked.uscc, (reached.get(asked.uscc) ?? 0) + 1);
          return own.issue(requester, asked);
        },
      })),
      inboxDayOf: (store, uscc) => {
        const day = right.inboxDayOf(store, uscc);
        const isFull = (reached.get(uscc) ?? 0) >= 20;
        return {...day, isFull, isOpenTo: (user) => !isFull && day.isOpenTo(user)};
      },
    };
  },
  'step-up-back-after-a-wrong-number: After a wrong number the administrator has the step-up back.': (right) => {
    const [tokens, giveBack] = givenBack(right.stepUps);
    return {
      stepUps: tokens,
      confirmAssistance: (parts, asker, action) => {
        const decision = right.confirmAssistance(parts, asker, action);
        if (refusalIn(decision)?.code === 'assistance-number-incorrect') giveBack(action.stepUp);
        return decision;
      },
    };
  },
});
