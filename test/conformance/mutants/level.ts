import {endOfCard} from '../../../simulators/backend/card-verdict.js';
import {certificationOf, effectiveOf, levelIn, levels} from '../../../simulators/backend/status.js';
import {cardPasses, later, methodsSay, mutantsIn, replace, says, statusSays, stored} from './parts.js';

const dayMs = 86_400_000;
const afterRelogin = {order: Infinity};

const dataGiveMedium = says(
  (c) => c.req.path.includes('/legal-rep/'),
  (body) => ({...body, ...('level' in body && {level: levels.medium})}),
);

export const level = mutantsIn({
  'level-falls-by-the-card: A second certification by card counts from the next sign-in only, and the first one no more.':
    cardPasses(({happenings}, _, {store}) => ({happenings: stored(happenings, () => ({order: store.nextOrder()}))})),
  'level-falls-by-data: A certification by data takes the card’s level away.': (right) => ({
    ...dataGiveMedium(right),
    ...statusSays(({methods}, _, session, {certifications: {'ic-card': card, ...others}}) => {
      const fallen = card && Object.keys(others).length > 0 ? {level: levelIn(session, others)} : {};
      return {...fallen, methods: methods.map((each) => ({...each, leadsTo: card ? levels.medium : each.leadsTo}))};
    })(right),
  }),
  'level-of-the-method: An outcome has the level that its method has alone.': dataGiveMedium,
  'aspects-early: The aspects count a certification that takes effect at the next sign-in.': statusSays(({nextLevel}) =>
    nextLevel ? {aspects: {enterprise: true, accountHolder: true}} : {},
  ),
  'leads-to-of-another-level: Every method is said to lead to the same level.': methodsSay(() => ({
    leadsTo: levels.medium,
  })),
  'leads-to-the-highest: Every method is said to lead to the highest level.': methodsSay(() => ({
    leadsTo: levels.high,
  })),
  'leads-to-of-the-method: A method is said to lead to its own level, also where the account has a higher one.':
    methodsSay(({id}) => ({leadsTo: levelIn(afterRelogin, {[id]: {order: 0}})})),
  'effective-of-the-next-sign-in: The status says that every method counts from the next sign-in on.': methodsSay(
    () => ({effective: 'next-sign-in'}),
  ),
  'effective-of-a-first-card: The status says that a card counts from the next sign-in on, also where it renews what is in force.':
    methodsSay(({id}) => ({effective: effectiveOf(id)})),
  'effective-at-once: The status says that every method counts at once.': methodsSay(() => ({effective: 'now'})),
  'renewal-after-the-end: It asks for a renewal after the end.': methodsSay(({validUntil}) =>
    validUntil === undefined ? {} : {renewFrom: later(validUntil, 30 * dayMs)},
  ),
  'end-without-now: It says until when, and not what time it is.': says(
    (c) => c.req.path.endsWith('/status'),
    ({now: _, ...others}) => others,
  ),
  'renewal-shortens: A second certification ends the next day.': cardPasses(({happenings}, {user}, {store, now}) => ({
    happenings: stored(happenings, () =>
      certificationOf(store, user, 'ic-card') ? {validUntil: new Date(now() + dayMs).toISOString()} : {},
    ),
  })),
  'end-of-the-last-card: A certification ends with the card that was presented last.': cardPasses(
    ({happenings}, {verification}) => ({
      happenings: stored(happenings, () => ({validUntil: endOfCard(verification) ?? '', endReason: 'card-ends'})),
    }),
  ),
  'ended-still-certified: A certification that has ended is a certification as before.': ({store}) =>
    replace(store, (own) => ({
      certifications: (user) => [...own.certifications(user), ...own.endedCertifications(user)],
    })),
  'ended-still-counts: The level counts what has ended.': statusSays(
    (status, _user, session, {ended, certifications}) => {
      const counted = levelIn(session, {...ended, ...certifications});
      const isAny = counted.rank > levels.low.rank;
      return {level: counted, aspects: isAny ? {enterprise: true, accountHolder: true} : status.aspects};
    },
  ),
  'counts-at-once-after-the-end: A card that follows one that has ended counts at once, and is said to count later.':
    cardPasses(({happenings}, {user}, {store}) => ({
      happenings: stored(happenings, () => (store.endedCertifications(user.id).length > 0 ? {order: 0} : {})),
    })),
  'aspects-after-the-end: The enterprise counts as certified after the end.': statusSays(
    ({aspects}, _user, _session, {ended}) =>
      Object.keys(ended).length > 0 ? {aspects: {...aspects, enterprise: true}} : {},
  ),
  'pending-unsaid: A card is decided on later, and until then the status does not say `pending`.': cardPasses(
    ({happenings}, {user}, {store}) => {
      setTimeout(() => store.record(...happenings), 2_000);
      return {answer: {pending: true, subject: user.subject, checkAfter: 1}, happenings: []};
    },
  ),
  'time-read-eight-hours-off: The database reads `verifiedAt` as a local time.': methodsSay(({verifiedAt}) =>
    verifiedAt === undefined ? {} : {verifiedAt: later(verifiedAt, -8 * 3_600_000)},
  ),
});
