import {longTerm, normaliseDate} from '../../../src/domain/identifiers/dates.js';
import {maskText} from '../../../src/domain/identifiers/masking.js';
import type {Refused} from '../../../src/domain/outcome.schemas.js';
import type {ProfileField} from '../../../src/domain/profile.schemas.js';
import {type Decision, refuse} from '../../../simulators/backend/answer-with-events.js';
import {readGiven} from '../../../simulators/backend/read-field.js';
import type {Parts} from '../../../simulators/backend/index.js';
import {Problem} from '../../../simulators/backend/problem.js';
import type {BackendEvent} from '../../../simulators/backend/store.js';
import type {CurrentUser} from '../../../simulators/backend/users.js';
import type {FrontOptions} from '../front.js';
import {around, cardPasses, type Change, methodsSay, replace, says, statusSays} from '../mutants/parts.js';
import type {Variant} from './variant.js';

/* Answers that the contract allows. */

const lateMs = 800;

/** What a place says has its effect a moment later. */
const placeLate = ({store, handoffs}: Parts, isTold: boolean): Partial<Parts> => ({
  ...replace(store, (own) => ({
    record: (...happenings) => {
      const [first] = happenings;
      const isOfPlace = first?.type === 'certified' && !/^(?:ic-card|legal-rep|admin-assist)$/.test(first.method);
      if (isOfPlace) setTimeout(() => own.record(...happenings), lateMs);
      else own.record(...happenings);
    },
  })),
  ...replace(handoffs, (own) => ({
    note: (handoff, result) => {
      if (isTold) own.note(handoff, 'pending');
      setTimeout(() => own.note(handoff, result), lateMs);
    },
    noteScan: (handoff) => void setTimeout(() => own.noteScan(handoff), isTold ? 0 : lateMs),
  })),
});

/** A certification is stored a moment later, unless there is one; until then the status says `pending`. */
const pending: Change = (right) => {
  const {store, checkIdCard} = right;
  const deciding = new Set<string>();
  const decideLater = (user: CurrentUser, happenings: readonly BackendEvent[]) => {
    const methods = happenings.flatMap((each) => (each.type === 'certified' ? user.id + each.method : []));
    const record = () => {
      for (const each of methods) deciding.delete(each);
      store.record(...happenings);
    };
    for (const each of methods) deciding.add(each);
    if (store.certifications(user.id).length > 0) record();
    else setTimeout(record, lateMs);
    return {answer: {pending: true, subject: user.subject, checkAfter: 1} as const, happenings: []};
  };
  return {
    ...placeLate(right, true),
    ...cardPasses(({happenings}, {user}) => decideLater(user, happenings))(right),
    ...methodsSay(({id, state}, user) =>
      state === 'not-certified' && deciding.has(user.id + id) ? {state: 'pending'} : {},
    )(right),
    checkIdCard: (parts, asker, claim) => {
      const decision = checkIdCard(parts, asker, claim);
      const hasPassed = 'passed' in decision.answer && decision.answer.passed;
      return hasPassed ? {...decision, ...decideLater(asker.user, decision.happenings)} : decision;
    },
    standingOf: (...asked) => {
      const standing = right.standingOf(...asked);
      return 'pending' in standing ? {...standing, checkAfter: 1} : standing;
    },
  };
};

const own = {noticeId: 'a', version: '1'};
const legalRep = {noticeId: 'account-holder-notice', version: '2026-11'};
const consent = {'legal-rep': legalRep, 'ic-card': own, 'bank-ukey': own, 'e-licence': own, 'admin-assist': own};

/** Each method needs a consent. The requests on these paths are refused without one. */
export const consenting = (paths = /(?:verifications|handoffs|requests)$/) => ({
  parts: ({once}: Parts): Partial<Parts> => ({
    once: (c, decide) =>
      once(c, () => {
        const decision = decide();
        const isWithout = paths.test(c.req.path) && !/"noticeId":"a","version":"1"/.test(c.get('text'));
        return isWithout && !('refusal' in decision.answer) ? refuse({code: 'consent-required'}) : decision;
      }),
  }),
  run: () => ({plan: {consent}}),
});

/** An ID card is for 5, 10 or 20 years, or long-term. */
const refuseOddYears = (validFrom: string, validTo: string): void => {
  const isOdd =
    validTo !== '' && validTo !== longTerm && ![5, 10, 20].includes((Number(validTo) - Number(validFrom)) / 1e4);
  if (isOdd) throw new Problem('invalid-request');
};

const isMismatch = ({answer}: Decision<object>): boolean =>
  'refusal' in answer && (answer as Refused).refusal.code === 'person-mismatch';

/** Every object of an answer in JSON, changed. */
const eachObject =
  (change: (object: Readonly<Record<string, unknown>>) => object): (() => FrontOptions) =>
  () => ({
    after: (answer) => {
      if (!/json/.test(String(answer.headers['content-type']))) return answer;
      const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
        typeof value === 'object' && value !== null && !Array.isArray(value);
      const text = JSON.stringify(
        JSON.parse(answer.text, (_, value: unknown) => (isObject(value) ? change(value) : value)),
      );
      return {...answer, text};
    },
  });

/** The ID cards that there are, and whoever has no mobile on record. */
const otherRecords: Change = (right) => {
  const {checkIdCard, saveProfile, profileOf, statusOf, profiles} = right;
  const lacksMobile = (user: CurrentUser): boolean => profiles.recordOf(user).mobile === '';
  return {
    ...replace(profiles, (own) => ({
      recordOf: ({record, ...user}) =>
        own.recordOf({...user, record: record.mobile === '13800000015' ? {...record, mobile: ''} : record}),
    })),
    checkIdCard: (parts, asker, claim) => {
      const decision = checkIdCard(parts, asker, claim);
      const known = claim.whose === 'account-holder' ? profiles.recordOf(asker.user) : {validFrom: '', validTo: ''};
      const [from, to] = [readGiven(claim.validFrom, known.validFrom), readGiven(claim.validTo, known.validTo)];
      refuseOddYears(normaliseDate(from), normaliseDate(to));
      return decision;
    },
    saveProfile: (parts, request) => {
      const {validFrom, validTo} = {...profiles.recordOf(request.user), ...request.values};
      if (request.values.validFrom ?? request.values.validTo)
        refuseOddYears(normaliseDate(validFrom), normaliseDate(validTo));
      return saveProfile(parts, request);
    },
    statusOf: (user, ...asked) => {
      const status = statusOf(user, ...asked);
      return status.applicable && lacksMobile(user) ? {...status, profile: 'incomplete'} : status;
    },
    profileOf: (record, facts) => {
      const profile = profileOf(record, facts);
      const {enterprise, account} = profile;
      const masked = ({display, ...field}: ProfileField): ProfileField => ({
        ...{...field, masked: field.onRecord},
        display: maskText(display, 'name'),
      });
      return {
        ...profile,
        enterprise: {...enterprise, legalRepName: masked(enterprise.legalRepName)},
        account: {
          ...{...account, holderName: masked(account.holderName)},
          ...(record.mobile === '' && {mobile: {...account.mobile, issue: {state: 'missing'}}}),
        },
        complete: profile.complete && record.mobile !== '',
      };
    },
  };
};

const otherwise: Change = (right) => {
  const {createHandoff, parseBody, checkEnterprise, requestAssistance, ticketStandingOf, handoffs, inSession} = right;
  let left = 1_000;
  const records = otherRecords(right);
  return {
    ...consenting().parts(right),
    ...records,
    limits: {...right.limits, assistance: {perUser: 2}},
    createHandoff: (...asked) => {
      const {answer, ...decision} = createHandoff(...asked);
      const {code, message} = 'refusal' in answer ? answer.refusal : {};
      if (code === 'place-unavailable' && message === undefined) throw new Problem('invalid-request');
      return {answer, ...decision};
    },
    // The kit's id for what there is not. A DELETE has the same answer for each.
    inSession: [
      inSession[0],
      async (c, next) => {
        if (c.req.method !== 'DELETE' && /\/none(?:\/|$)/.test(c.req.path)) throw new Problem('invalid-request');
        return inSession[1](c, next);
      },
    ],
    parseBody: (text, schema) => {
      if (text.includes('"certificate":"MAAA"')) throw new Problem('invalid-request');
      return parseBody(text, schema);
    },
    checkEnterprise: (parts, asker, claim) => {
      const {legalRepName} = parts.profiles.recordOf(asker.user);
      const decision = checkEnterprise(parts, asker, claim);
      const isOther = readGiven(claim.legalRepName, legalRepName) !== legalRepName;
      if (!isMismatch(decision) || !isOther) return decision;
      return {
        ...decision,
        ...refuse({code: 'person-mismatch', fields: ['legalRepName', 'address']}, decision.happenings),
      };
    },
    checkIdCard: (...asked) => {
      const decision = (records.checkIdCard ?? right.checkIdCard)(...asked);
      return isMismatch(decision) ? refuse({code: 'person-mismatch', triesLeft: (left -= 1)}) : decision;
    },
    declineAssistance: (parts, asker, asked) => {
      const decision = right.declineAssistance(parts, asker, asked);
      const isProven = 'refusal' in decision.answer || parts.stepUps.use(asked.stepUp, asker.user.id);
      return isProven ? decision : {...refuse({code: 'step-up-required'}), isForgotten: true};
    },
    requestAssistance: (parts, asker, asked) =>
      asker.user.personal ? requestAssistance(parts, asker, asked) : refuse({code: 'not-applicable'}),
    ticketStandingOf: (...asked) => {
      const standing = ticketStandingOf(...asked);
      if (!('expiresAt' in standing)) return standing;
      const until = Math.round(Date.parse(standing.expiresAt) / 1_000) * 1_000;
      return {...standing, expiresAt: new Date(until).toISOString()};
    },
    ...replace(right.tickets, (own) => ({
      issue: (holder, findings) => {
        if (findings.next === 'legal-rep') own.end(holder.subject);
        return own.issue(holder, findings);
      },
    })),
    ...replace(handoffs, () => ({cancel: () => undefined})),
    ...says(
      (c) => c.req.method === 'DELETE' && c.req.path.includes('/handoffs/') && c.res.ok,
      (answer, c) => ({
        ...answer,
        ...(answer['state'] === 'ended' &&
          handoffs.find(c.req.path.split('/').at(-1) ?? '', c.get('subject')) && {state: 'open'}),
      }),
    )(right),
    // In the inbox, requests of one second stand in any order.
    ...replace(right.requests, (own) => ({
      inboxOf: (uscc) =>
        [...own.inboxOf(uscc)].sort(
          (one, other) =>
            Math.trunc(one.requestedAt / 1_000) - Math.trunc(other.requestedAt / 1_000) || (one.id > other.id ? 1 : -1),
        ),
    })),
  };
};

export const answers: readonly Variant[] = [
  {
    id: 'pending',
    does: 'A card and a person are decided on later, and the status tells; a place takes its time, and the handoff is pending.',
    parts: pending,
  },
  {
    id: 'place-late',
    does: 'The backend hears of a place’s decision, and of a code that was opened, a moment later.',
    parts: (right) => placeLate(right, false),
  },
  {
    id: 'unknown-fields-and-nulls',
    does: 'Each answer has fields that the contract does not know, other ones each time; what is absent is null, in refusals, too.',
    front: eachObject((object) => ({
      ...('code' in object && {fields: null, triesLeft: null, retryAfter: null, message: null}),
      ...('methods' in object && {profile: null, nextLevel: null}),
      ...('passed' in object && {via: null, verifiedAt: null, samePerson: null}),
      ...{...object, traceId: crypto.randomUUID(), timestamp: Date.now()},
    })),
  },
  {
    id: 'masks-of-other-kinds',
    does: 'What is hidden is ● or x, of a mobile only the last four digits are shown, of an ID number the first three and the last four, and each refusal has a number.',
    front: () => ({
      after: (answer) => ({
        ...answer,
        text: answer.text
          .replace(/(?<="\d{3})\d{3}(?=\*{8})/g, '***')
          .replace(/\d{3}\*{4}(?=\d{4})/g, '尾号')
          .replace(/\*\*?/g, '●x')
          .replace('"refusal":{', `$&"message":"编号 ${crypto.randomUUID()}",`),
      }),
    }),
  },
  {
    id: 'otherwise',
    does: 'A place that there is not is 400; a refusal names the legal representative, whose name is public, or has the tries that are left; only a personal account may ask for help; to decline takes a step-up. Two requests for help a day are enough. An id is checked before `Sw-Subject`, and bytes that are no certificate are 400. Times are kept in seconds, names are masked, a record without a mobile is incomplete, an ID card is for 5, 10 or 20 years, and a new ticket ends the former one. Each method needs a consent. A place cannot be stopped.',
    ...consenting(),
    parts: otherwise,
  },
  {
    id: 'few-tries',
    does: 'A user has few tries a day of each kind: what they do not last for is not run.',
    parts: ({limits}) => ({
      limits: {
        ...limits,
        ...Object.fromEntries(Object.keys(limits).map((what) => [what, {perUser: 6}])),
        // The demo counts renewals, too, which are no tries.
        'legal-rep/enterprise': limits['legal-rep/enterprise'],
      },
    }),
    leavesOut: true,
  },
  {
    id: 'without-ends',
    does: 'Nothing tells the backend’s own time, nor when a certification ends.',
    front: eachObject(({now: _, validUntil: __, renewFrom: ___, endReason: ____, until: _____, ...others}) => others),
    leavesOut: true,
  },
  {
    id: 'without-banks',
    does: 'It has no method by a link; its plan has none, either.',
    parts: (right) => ({
      kinds: right.kinds.filter(({id}) => id !== 'bank-ukey'),
      ...statusSays(({methods}) => ({methods: methods.filter(({id}) => id !== 'bank-ukey')}))(right),
    }),
    run: () => ({
      plan: {handoffs: [{method: 'e-licence', place: 'licence-app', by: 'code', hosts: ['licence.example.cn']}]},
    }),
    leavesOut: true,
  },
  {
    id: 'without-tickets',
    does: 'It cannot be asked about a ticket, and the account’s data are changed elsewhere: it has no PUT for them.',
    parts: (right) => ({
      ...around(async (c, goOn) => {
        if (/\/(?:legal-rep\/tickets\/.*|profile\/account)$/.test(c.req.path)) throw new Problem('not-found');
        await goOn();
      })(right),
      editableBy: (user) => ({...right.editableBy(user), account: false}),
    }),
    leavesOut: true,
  },
];
