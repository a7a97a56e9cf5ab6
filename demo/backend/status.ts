import type {Level, Status} from '../../src/domain/schemas.js';
import type {Certification, Session, Store} from './store.js';
import type {CurrentUser} from './users.js';

/** The manual's levels. The widget knows none of them by name. Medium is what the ways without a card lead to. */
export const levels = {
  low: {id: 'low', rank: 1, label: '低'},
  medium: {id: 'medium', rank: 2, label: '中'},
  high: {id: 'high', rank: 3, label: '高'},
} as const satisfies Record<string, Level>;

/** A certification that was made in this very session takes effect at the next sign-in. */
export const isInForce = (certification: Certification, session: Session): boolean =>
  certification.order < session.order;

/** What a user has been certified by: here, or before the demo began. */
export const certificationOf = (store: Store, user: CurrentUser): Certification | undefined => {
  const {id, certifiedAt} = user;
  const {uscc} = user.enterprise;
  const here = store.certification(id);
  if (here?.uscc === uscc) return here;
  if (certifiedAt === undefined) return undefined;
  return {user: id, uscc, certificationId: `before-${id}`, verifiedAt: certifiedAt, order: 0};
};

const notApplicable = ({subject}: CurrentUser): Status => ({
  subject,
  applicable: false,
  level: levels.high,
  aspects: {enterprise: true, accountHolder: true},
  methods: [],
});

export interface Standing {
  readonly certification: Certification | undefined;
  readonly profile: 'complete' | 'incomplete';
}

export const statusOf = (user: CurrentUser, session: Session, {certification, profile}: Standing): Status => {
  if (!user.applicable) return notApplicable(user);
  const inForce = certification !== undefined && isInForce(certification, session);
  const advice = certification ? '认证已通过，重新登录后生效' : '建议提升实名认证等级';
  return {
    subject: user.subject,
    applicable: true,
    level: inForce ? levels.high : {...levels.low, advice},
    aspects: {enterprise: inForce, accountHolder: inForce},
    profile,
    methods: [
      {
        id: 'ic-card',
        state: certification ? 'certified' : 'not-certified',
        ...(certification && {verifiedAt: certification.verifiedAt}),
        enabled: user.cardMethodOff === undefined,
        ...(user.cardMethodOff !== undefined && {reason: user.cardMethodOff}),
      },
    ],
  };
};
