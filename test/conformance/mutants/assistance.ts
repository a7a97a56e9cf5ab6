import type {InboxRequest} from '../../../src/domain/assistance.schemas.js';
import {refuse} from '../../../simulators/backend/answer-with-events.js';
import type {HelpRequest, RequestEnd} from '../../../simulators/backend/help-requests.js';
import type {BackendEvent} from '../../../simulators/backend/events.js';
import type {Parts} from '../../../simulators/backend/index.js';
import {pudong} from '../../../simulators/backend/records.js';
import {usccsNamed} from '../../../simulators/backend/registry.js';
import {levels} from '../../../simulators/backend/status.js';
import {demoUsers, findUser} from '../../../simulators/backend/users.js';
import {keyless} from './keys.js';
import {
  type Change,
  deletionSays,
  differsOnlyIn,
  dropping,
  inLocalTime,
  type Json,
  methodsSay,
  mutantsIn,
  replace,
  says,
  stored,
} from './parts.js';

/** A certification by help is stored otherwise. */
const certifies =
  (change: (happenings: readonly BackendEvent[]) => readonly BackendEvent[]): Change =>
  ({confirmAssistance, sendAssistanceCode}) => ({
    confirmAssistance: (...asked) => {
      const decision = confirmAssistance(...asked);
      return {...decision, happenings: change(decision.happenings)};
    },
    sendAssistanceCode: (...asked) => {
      const decision = sendAssistanceCode(...asked);
      return {...decision, happenings: change(decision.happenings)};
    },
  });

/** A request has an id by which it tells whether there is such an enterprise. */
const hasIds =
  (idOf: (drawn: string, isKnown: boolean) => string): Change =>
  ({requests}) =>
    replace(requests, (own) => ({
      issue: (requester, asked) => {
        const {id: drawn, ...request} = own.issue(requester, asked);
        const id = idOf(drawn, asked.registered.length > 0);
        requests.all.delete(drawn);
        requests.all.set(id, {...request, id});
        return {...request, id};
      },
    }));

const withParts =
  (others: Partial<Parts>): Change =>
  ({confirmAssistance, sendAssistanceCode}) => ({
    confirmAssistance: (parts, ...asked) => confirmAssistance({...parts, ...others}, ...asked),
    sendAssistanceCode: (parts, ...asked) => sendAssistanceCode({...parts, ...others}, ...asked),
  });

/** What an answer says of a certification by help. */
const helpSays = (change: () => object): Change =>
  says(
    (c) => c.req.path.includes('/assistance/'),
    (body) => (body['method'] === 'admin-assist' ? {...body, ...change()} : body),
  );

const withdrawalSays = (change: Parameters<typeof deletionSays>[1]): Change => deletionSays('/assistance/', change);

/** How a request ends, if it does. */
const ends =
  (change: (end: RequestEnd) => RequestEnd | undefined): Change =>
  ({requests}) =>
    replace(requests, (own) => ({
      end: (request, end) => {
        const other = change(end);
        if (other) own.end(request, other);
      },
    }));

const codeOf = (end: RequestEnd): string | undefined =>
  typeof end === 'object' && 'code' in end ? end.code : undefined;

/** A withdrawal of such a request is told that there is none. */
const withdrawalFails =
  (isMeant: (request: HelpRequest | undefined) => boolean): Change =>
  ({once, requests}) => ({
    once: (c, decide) =>
      c.req.method === 'DELETE' &&
      c.req.path.includes('/assistance/') &&
      isMeant(requests.find(c.req.param('id') ?? '', c.get('subject')))
        ? c.json({code: 'not-found', status: 404}, 404)
        : once(c, decide),
  });

/** What the status says of an open request. */
export const openRequestSays =
  (change: (request: HelpRequest, expiresAt: string) => object): Change =>
  ({statusOfRequest}) => ({
    statusOfRequest: (parts, request) => {
      const status = statusOfRequest(parts, request);
      return request && 'open' in status ? {...status, ...change(request, status.expiresAt)} : status;
    },
  });

/** What the inbox says of a request. */
export const inboxSays =
  (change: (shown: InboxRequest, request: HelpRequest) => object): Change =>
  ({inboxOf, requests}) => ({
    inboxOf: (...asked) => {
      const answer = inboxOf(...asked);
      if (!('requests' in answer)) return answer;
      const shown = answer.requests.map((each) => {
        const request = requests.all.get(each.id);
        return request ? {...each, ...change(each, request)} : each;
      });
      return {...answer, requests: shown};
    },
  });

/** How long the stored answer with a code is kept. */
const codeIsKept =
  (isKept: (request: HelpRequest | undefined) => boolean): Change =>
  ({requests}) =>
    replace(requests, (own) => ({
      makeCode: (request, by) => {
        const made = own.makeCode(request, by);
        return {...made, isOpen: () => made.isOpen() || isKept(requests.all.get(request.id))};
      },
    }));

const always = {use: () => true};

export const assistance = mutantsIn({
  'help-for-days: A request for help is valid for days.': ({requests}) =>
    replace(requests, () => ({lifetimeMs: 3_000 * 60_000})),
  'unknown-enterprise-told: It tells that there is no such enterprise.': ({requestAssistance}) => ({
    requestAssistance: (parts, asker, asked) => {
      const named = usccsNamed(asked.enterprise);
      const isKnown = demoUsers.some(({administers}) => administers !== undefined && named.includes(administers));
      return isKnown ? requestAssistance(parts, asker, asked) : refuse({code: 'enterprise-mismatch'});
    },
  }),
  'enterprise-told-by-a-character: The tenth character of an id is K where the enterprise is known.': hasIds(
    (id, isKnown) => `${id.slice(0, 9)}${isKnown ? 'K' : 'U'}${id.slice(10)}`,
  ),
  'enterprise-told-by-the-length: An id is longer where the enterprise is unknown.': hasIds((id, isKnown) =>
    isKnown ? id : id + id.slice(-1),
  ),
  'enterprise-told-by-digits: An id has digits alone where the enterprise is known.': hasIds((id, isKnown) =>
    isKnown ? id.replace(/\D/g, (character) => String(character.charCodeAt(0) % 10)) : id,
  ),
  'pause-for-known-enterprises: Who names no enterprise that there is may ask again at once.': ({requests}) =>
    replace(requests, (own) => {
      const free = new Set<string>();
      return {
        issue: (requester, asked) => {
          if (asked.uscc === '') free.add(requester.user);
          else free.delete(requester.user);
          return own.issue(requester, asked);
        },
        waitFor: (user) => (free.has(user) ? 0 : own.waitFor(user)),
      };
    }),
  'code-for-nobody-fails: A code for a request to an unknown enterprise is a failure.': ({requests}) =>
    replace(requests, (own) => ({
      isCode: (request, code) => {
        if (request.uscc === '') throw new Error('no enterprise');
        return own.isCode(request, code);
      },
    })),
  'unknown-never-withdrawn: The next request does not withdraw one to an unknown enterprise.': ({requests}) =>
    replace(requests, (own) => ({openOf: (subject) => own.openOf(subject).filter(({uscc}) => uscc !== '')})),
  'help-of-anybody: Another user can read and withdraw a request.': ({requests}) =>
    replace(requests, () => ({find: (id) => requests.all.get(id)})),
  'everybody-administers: Everybody has the inbox of an enterprise.': ({administeredBy}) => ({
    administeredBy: (...asked) => administeredBy(...asked) ?? pudong.uscc,
  }),
  'applicant-unmasked: The inbox tells the whole name.': ({requests, currentUser}) =>
    replace(requests, (own) => ({
      issue: (requester, asked) =>
        own.issue({...requester, name: currentUser(requester.user)?.name ?? requester.name}, asked),
    })),
  'no-step-up: It asks for no step-up.': () => ({stepUps: always}),
  'step-up-reusable: One step-up is enough for many answers.': () => ({
    stepUps: {use: (token, user = '') => String(token).startsWith(`demo-step-up-${user}-`)},
  }),
  'help-in-force-now: It says that help is in force at once.': helpSays(() => ({effective: 'now'})),
  'help-said-to-count-now: The status says that help counts at once.': methodsSay(({id}) =>
    id === 'admin-assist' ? {effective: 'now'} : {},
  ),
  'help-counts-now: Help counts in the running session.': certifies((happenings) =>
    stored(happenings, () => ({order: 0})),
  ),
  'help-in-another-zone: The end of an open request is eight hours later than was told.': openRequestSays(
    (_, expiresAt) => ({expiresAt: inLocalTime(expiresAt)}),
  ),
  'help-not-in-the-status: It does not store a certification by help.': certifies((happenings) =>
    stored(happenings, () => undefined),
  ),
  'numbers-guessable: After a wrong number another may be picked.': ends((end) =>
    codeOf(end) === 'assistance-number-incorrect' ? undefined : end,
  ),
  'no-reason: It does not pass on the reason.': ends((end) => {
    const code = codeOf(end);
    return code === undefined ? end : {code};
  }),
  'never-withdrawn: A withdrawn request goes on.': ends((end) => (end === 'withdrawn' ? undefined : end)),
  'withdrawn-for-nobody: The answer to a withdrawal names nobody.': withdrawalSays(({subject: _, ...others}) => others),
  'withdrawn-for-another: The answer to a withdrawal names another subject.': withdrawalSays((answer) => ({
    ...answer,
    subject: 'somebody',
  })),
  'withdrawn-for-its-owner: Who withdraws another user’s request learns that user’s subject.': withdrawalSays(
    (answer, id, {requests}) => ({...answer, subject: requests.all.get(id)?.requester.subject ?? answer['subject']}),
  ),
  'withdrawn-late-untold: Who withdraws a request that is answered is told that it has ended.': ({requests}) =>
    replace(requests, () => ({isAnswered: () => false})),
  'withdrawal-of-another-is-404: Who withdraws another user’s request is told that there is none.': withdrawalFails(
    (request) => request === undefined,
  ),
  'key-optional-to-withdraw: A withdrawal of a request for help needs no key.': keyless(
    (c) => c.req.method === 'DELETE' && c.req.path.includes('/assistance/'),
  ),
  'withdrawn-twice-is-404: A withdrawal that is sent again by its key is told that there is none.': withdrawalFails(
    (request) => request?.end !== undefined,
  ),
  'helps-themselves: An administrator can answer a request of their own.': () => ({isOwnRequest: () => false}),
  'confirms-themselves: An administrator’s own request is in no inbox of theirs, and can be confirmed by its id.': ({
    confirmAssistance,
  }) => ({
    confirmAssistance: (parts, ...asked) => confirmAssistance({...parts, isOwnRequest: () => false}, ...asked),
  }),
  'declined-goes-on: A request that was declined is still open.': ends((end) =>
    codeOf(end) === 'assistance-declined' ? undefined : end,
  ),
  'confirms-what-was-withdrawn: An administrator can answer a request that was withdrawn.': ({requests}) =>
    replace(requests, (own) => ({
      sentTo: (...asked) => {
        const {end, ...request} = own.sentTo(...asked) ?? {};
        return 'id' in request ? {...request, ...(end !== undefined && end !== 'withdrawn' && {end})} : undefined;
      },
    })),
  'two-answers: Two administrators can answer one request.': ({requests}) =>
    replace(requests, (own) => ({
      sentTo: (...asked) => {
        const request = own.sentTo(...asked);
        if (!request || request.end === 'withdrawn') return request;
        const {end: _, ...open} = request;
        return open;
      },
    })),
  'code-never-right: No code is the right one.': ({requests}) => replace(requests, () => ({isCode: () => false})),
  'code-tries-uncounted: It does not count wrong codes of an administrator.': ({requests}) =>
    replace(requests, () => ({miscount: () => undefined})),
  'code-right-after-five-tries: It counts wrong codes, and takes the right one all the same.': ({requests}) =>
    replace(requests, (own) => ({
      find: (...asked) => {
        const request = own.find(...asked);
        return request?.triesLeft === 0 ? {...request, triesLeft: 1} : request;
      },
    })),
  'former-code-works: A code that was replaced works, too.': ({requests}) => {
    const made = new Map<string, string[]>();
    return replace(requests, (own) => ({
      makeCode: (request, by) => {
        const code = own.makeCode(request, by);
        made.set(request.id, [...(made.get(request.id) ?? []), code.code]);
        return code;
      },
      isCode: (request, typed) => own.isCode(request, typed) || (made.get(request.id) ?? []).includes(typed),
    }));
  },
  'code-of-any-request: A code works for another request.': ({requests}) =>
    replace(requests, (own) => ({
      find: (...asked) => {
        const request = own.find(...asked);
        const code = request?.code ?? [...requests.all.values()].flatMap((each) => each.code ?? []).at(-1);
        return request && {...request, ...(code && {code})};
      },
    })),
  'code-answer-kept: The stored answer with a code is kept for a day.': ({createAssistanceCode}) => ({
    createAssistanceCode: (...asked) => {
      const {isKept: _, ...decision} = createAssistanceCode(...asked);
      return decision;
    },
  }),
  'code-kept-whoever-made-it: The stored answer with a code is kept when its administrator is none any more, or the asker is another holder.':
    ({createAssistanceCode}) => ({
      createAssistanceCode: (parts, ...asked) => createAssistanceCode({...parts, isVouched: () => true}, ...asked),
    }),
  'code-outlives-its-administrator: A code certifies after who made it has ceased to be an administrator.': withParts({
    isVouched: () => true,
  }),
  'code-kept-after-a-withdrawal: The stored answer with a code is kept when the request is withdrawn.': codeIsKept(
    (request) => request?.end === 'withdrawn',
  ),
  'code-kept-after-five-tries: The stored answer with a code is kept when no try is left.': codeIsKept(
    (request) => request?.triesLeft === 0,
  ),
  'code-in-another-zone: The inbox tells an end of a code that is eight hours later.': inboxSays(({codeExpiresAt}) => ({
    ...(codeExpiresAt !== undefined && {codeExpiresAt: inLocalTime(codeExpiresAt)}),
  })),
  'help-as-high-as-a-card: Help gives the level of a card.': helpSays(() => ({level: levels.high})),
  'subject-of-the-person: A confirmed account keeps the subject of the personal account.': ({userOf}) => ({
    userOf: (c) => {
      const user = userOf(c);
      return {...user, subject: findUser(user.id)?.subject ?? user.subject};
    },
  }),
  'help-for-another-holder: A request outlives a change of the account’s holder.': () => ({
    isHolderChanged: () => false,
  }),
  'help-for-another-number: A request outlives a change of the account holder’s number.': ({
    isHolderChanged,
    profiles,
  }) => ({
    isHolderChanged: (parts, request) => {
      const user = parts.currentUser(request.requester.user);
      const isOther = user && differsOnlyIn('idNumber', request.requester.certifies, profiles.recordOf(user));
      return isHolderChanged(parts, request) && !isOther;
    },
  }),
  'membership-of-the-account: A confirmed account belongs to the enterprise, whoever holds it later.': dropping(
    'membership',
    (dropped, {user}) => (user.personal ? [dropped] : []),
  ),
  'joins-with-a-taken-number: An account joins an enterprise that has another account of the same ID number.':
    withParts({isNumberTaken: () => false}),
  'step-up-before-the-request: It asks for a step-up, and uses it up, before it looks whether the request is open.': (
    right,
  ) => ({
    stepUps: always,
    once: (c, decide) =>
      right.once(c, () => {
        if (!/confirm$|inbox.*code$/.test(c.req.path)) return decide();
        const {stepUp} = JSON.parse(c.get('text')) as Json;
        const isPresent = right.stepUps.use(stepUp, right.userOf(c).id);
        return isPresent ? decide() : {...refuse({code: 'step-up-required'}), isForgotten: true};
      }),
  }),
  'code-after-the-end: A code certifies whatever has become of the request and of its holder.': (right) => ({
    sendAssistanceCode: (parts, ...asked) =>
      right.sendAssistanceCode(
        {
          ...parts,
          statusOfRequest: (others, request) =>
            request?.code && !('certification' in Object(request.end))
              ? {open: true, subject: '', enterprise: '', number: '', expiresAt: ''}
              : right.statusOfRequest(others, request),
        },
        ...asked,
      ),
  }),
  'help-code-fixed: Each code of an administrator is the same.': ({requests}) =>
    replace(requests, () => ({newCode: () => '20481357'})),
  'help-without-pause: An account may ask for help again at once.': ({requests}) =>
    replace(requests, () => ({waitFor: () => 0})),
  'membership-of-any-number: A confirmed account stays in the enterprise when its holder has another number.': dropping(
    'membership',
    (dropped, {values}) => (values.holderName === undefined ? [] : [dropped]),
  ),
  'another-record-lifts-limits: Another holder on record is another account: refusals and tries of the day are forgotten.':
    ({saveProfile}) => ({
      saveProfile: (parts, request) => {
        const decision = saveProfile(parts, request);
        const {holderName, idType, idNumber} = request.values;
        if ((holderName ?? idType ?? idNumber) === undefined) return decision;
        const tries: BackendEvent = {type: 'forgotten', user: request.user.id, what: 'tries'};
        return {...decision, happenings: [tries, ...decision.happenings]};
      },
    }),
});
