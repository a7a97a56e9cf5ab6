import {methodIds} from '../../src/domain/ids.js';
import {phoneMustShow} from '../../src/domain/method-status.js';
import {contracts, type Level, type MethodStatus, type Status} from '../../src/domain/schemas.js';
import type {PassedOutcome} from '../../src/domain/outcome.schemas.js';
import {kindIn, type SimulatedKind} from '../places/kinds.js';
import type {Certification, Session, Store} from './store.js';
import {type CurrentUser, reasonOff} from './users.js';

/** The manual's levels. The widget knows none of them by name. The methods without a card lead to medium. */
export const levels = {
  low: {id: 'low', rank: 1, label: '低'},
  medium: {id: 'medium', rank: 2, label: '中'},
  high: {id: 'high', rank: 3, label: '高'},
} as const satisfies Record<string, Level>;

/** A certification by card takes effect at the next sign-in, not in the session in which it was made. */
export const isInForce = (certification: Pick<Certification, 'order'>, session: Pick<Session, 'order'>): boolean =>
  certification.order < session.order;

/**
 * When a certification that is made now by this method counts. Data and other places certify for every session, a card and
 * an administrator from the next sign-in on. A card that renews what is in force leaves it in force.
 */
export const effectiveOf = (method: string, isRenewal = false): PassedOutcome['effective'] =>
  method === 'admin-assist' || (method === 'ic-card' && !isRenewal) ? 'next-sign-in' : 'now';

/** A user's certification by this method: made here, or by card before the demo started. */
export const certificationOf = (store: Store, user: CurrentUser, method: string): Certification | undefined => {
  const {id, certifiedAt} = user;
  const {uscc} = user.enterprise;
  // The enterprise of a personal account is the one for which it was confirmed, from the next sign-in on.
  const isFor = (each: Certification) => each.method === method && (each.uscc === uscc || user.personal === true);
  const here = store.certifications(id).find(isFor);
  if (here) return here;
  if (certifiedAt === undefined || method !== 'ic-card') return undefined;
  return {user: id, method, uscc, certificationId: `before-${id}`, verifiedAt: certifiedAt, order: 0};
};

/** A session in which everything that was certified is in force. */
const afterRelogin = {order: Infinity};

export const isCertified = (store: Store, user: CurrentUser): boolean =>
  Object.keys(certificationsOf(store, user)).length > 0;

/** The contract's version, who is signed in, for which enterprise (if any), and the backend's time. */
const headOf = ({subject, enterprise: {name, uscc}}: CurrentUser, now: number) => ({
  contract: contracts[0],
  subject,
  now: new Date(now).toISOString(),
  ...(uscc !== '' && {enterprise: {name, uscc}}),
});

const notApplicable = (user: CurrentUser, now: number): Status => ({
  ...headOf(user, now),
  applicable: false,
  level: levels.high,
  aspects: {enterprise: true, accountHolder: true},
  methods: [],
});

export type Certifications = Readonly<Record<string, Certification>>;

export const certificationsOf = (store: Store, user: CurrentUser): Certifications =>
  Object.fromEntries(
    ['ic-card', ...store.certifications(user.id).map(({method}) => method)].flatMap((method) => {
      const certification = certificationOf(store, user, method);
      return certification ? [[method, certification]] : [];
    }),
  );

/** The highest level in force: another method never lowers the level from a card. */
export const levelIn = (
  session: Pick<Session, 'order'>,
  certifications: Readonly<Record<string, Pick<Certification, 'order'>>>,
): Level => {
  const {'ic-card': card, ...others} = certifications;
  if (card && isInForce(card, session)) return levels.high;
  return Object.values(others).some((each) => isInForce(each, session)) ? levels.medium : levels.low;
};

/** A user's level in this session. An account that needs no certification has the highest. */
export const levelOf = (store: Store, user: CurrentUser, session: Pick<Session, 'order'>): Level =>
  user.applicable ? levelIn(session, certificationsOf(store, user)) : levels.high;

export const endedOf = (store: Store, {id, enterprise}: CurrentUser): Certifications =>
  Object.fromEntries(
    store.endedCertifications(id).flatMap((each) => (each.uscc === enterprise.uscc ? [[each.method, each]] : [])),
  );

const dayMs = 86_400_000;
const renewalMs = 30 * dayMs;

const termOf = (certification: Certification | undefined): Partial<MethodStatus> => {
  if (!certification) return {};
  const {verifiedAt, via, validUntil, endReason} = certification;
  return {
    verifiedAt,
    ...(via !== undefined && {via}),
    ...(validUntil !== undefined && {
      validUntil,
      renewFrom: new Date(Date.parse(validUntil) - renewalMs).toISOString(),
    }),
    ...(endReason && {endReason}),
  };
};

export interface Standing {
  readonly certifications: Certifications;
  readonly ended: Certifications;
  readonly kinds: readonly SimulatedKind[];
  readonly profile: 'complete' | 'incomplete';
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Where a method is decided, if elsewhere, and what the page on a phone names there. */
const elsewhereOf = ({placesOff}: CurrentUser, kind: SimulatedKind | undefined): Partial<MethodStatus> =>
  kind
    ? {
        places: kind.places.map(({id}) => {
          const reason = placesOff?.[`${kind.id}/${id}`];
          return {id, enabled: reason === undefined, ...(reason !== undefined && {reason})};
        }),
        ...(kind.ways.includes('code') && {phoneShows: [...phoneMustShow]}),
      }
    : {};

export const statusOf = (user: CurrentUser, session: Session, standing: Standing): Status => {
  const {certifications, ended, kinds, profile, now} = standing;
  if (!user.applicable) return notApplicable(user, now);
  const level = levelIn(session, certifications);
  const nextLevel = levelIn(afterRelogin, certifications);
  const isAny = level.rank > levels.low.rank;
  const isRaised = nextLevel.id !== level.id;
  return {
    ...headOf(user, now),
    applicable: true,
    // Whoever only has to sign in again is told so by the widget.
    level: isRaised || level.id === 'high' ? level : {...level, advice: '建议提升实名认证等级'},
    ...(isRaised && {nextLevel}),
    aspects: {enterprise: isAny, accountHolder: isAny},
    profile,
    // A personal account belongs to no enterprise that another method could certify.
    methods: [...new Set([...methodIds, ...kinds.map(({id}) => id)])]
      .filter((id) => !user.personal || id === 'admin-assist')
      .map((id) => {
        const [certification, reason] = [certifications[id], reasonOff(user, id)];
        return {
          id,
          state: certification ? 'certified' : 'not-certified',
          ...termOf(certification ?? ended[id]),
          leadsTo: levelIn(afterRelogin, {...certifications, [id]: {order: 0}}),
          effective: effectiveOf(id, certification && isInForce(certification, session)),
          enabled: reason === undefined,
          ...(reason !== undefined && {reason}),
          ...elsewhereOf(user, kindIn(kinds, id)),
        };
      }),
  };
};
