import type {Hooks} from './hooks.js';
import type {Way} from '../../src/domain/places.js';
import type {Plan} from './plan.js';
import type {World} from './world.js';

/** Where a rule is explained: a heading of docs/backend.md. */
export const chapters = {
  doors: 'for-every-operation',
  keys: 'for-every-operation',
  card: 'the-first-three',
  certificate: 'the-first-three',
  record: 'the-record',
  'legal-rep': 'the-legal-representative',
  handoff: 'decided-elsewhere',
  assistance: 'an-administrator-helps-the-account-holder',
  human: 'for-every-operation',
  races: 'for-every-operation',
  limits: 'for-every-operation',
} as const;

export type Chapter = keyof typeof chapters;

interface Given {
  readonly plan: Plan;
  readonly hooks: Hooks;
  readonly allowsChanges: boolean;
}

/** What a rule may need, and what the report says where it is not given. */
export const needs = {
  changes: ({allowsChanges}: Given) => allowsChanges || 'it changes something; see --allow-changes',
  stranger: ({plan}: Given) => plan.users.stranger !== undefined || 'users.stranger is not in the plan',
  colleague: ({plan}: Given) => plan.users.colleague !== undefined || 'users.colleague is not in the plan',
  csrf: ({plan}: Given) => plan.users.main.csrf !== undefined || 'users.main.csrf is not in the plan',
  'sign-in': ({plan}: Given) => plan.users.main.command !== undefined || 'users.main has no command that signs in anew',
  card: ({plan: {card}}: Given) =>
    card?.simulator !== undefined || card?.command !== undefined || 'card is not in the plan',
  'simulated-card': ({plan}: Given) => plan.card?.simulator !== undefined || 'card.simulator is not in the plan',
  'legal-rep': ({plan}: Given) => plan.legalRep !== undefined || 'legalRep is not in the plan',
  holder: ({plan}: Given) => plan.holder !== undefined || 'holder is not in the plan',
  other: ({plan}: Given) => plan.other !== undefined || 'other is not in the plan',
  'other-enterprise': ({plan}: Given) => plan.otherEnterprise !== undefined || 'otherEnterprise is not in the plan',
  'other-enterprise-name': ({plan}: Given) =>
    plan.otherEnterpriseName !== undefined || 'otherEnterpriseName is not in the plan',
  'other-holder-name': ({plan}: Given) => plan.otherHolderName !== undefined || 'otherHolderName is not in the plan',
  'taken-id-number': ({plan}: Given) => plan.takenIdNumber !== undefined || 'takenIdNumber is not in the plan',
  consent: ({plan}: Given) => plan.consent !== undefined || 'consent is not in the plan',
  'legal-rep-declaration': ({plan}: Given) =>
    plan.legalRepConsent !== undefined || 'legalRepConsent is not in the plan',
  'bank-card': ({plan}: Given) =>
    (plan.legalRep?.bankCard !== undefined && plan.legalRep.mobile !== undefined) ||
    'legalRep has no bankCard and mobile in the plan',
  'holder-bank-card': ({plan}: Given) => plan.holder?.bankCard !== undefined || 'holder has no bankCard in the plan',
  'holder-mobile': ({plan}: Given) => plan.holder?.mobile !== undefined || 'holder has no mobile in the plan',
  'sms-code': ({hooks}: Given) => hooks.smsCode !== undefined || 'commands.smsCode is not in the plan',
  handoff: ({plan}: Given) => plan.handoffs !== undefined || 'handoffs is not in the plan',
  decide: ({hooks}: Given) => hooks.decide !== undefined || 'commands.decide is not in the plan',
  scan: ({hooks}: Given) => hooks.scan !== undefined || 'commands.scan is not in the plan',
  assistance: ({plan: {users, helpingEnterprise}}: Given) =>
    (users.applicant !== undefined && users.administrator !== undefined && helpingEnterprise !== undefined) ||
    'users.applicant, users.administrator or helpingEnterprise is not in the plan',
  'second-administrator': ({plan}: Given) =>
    plan.users.secondAdministrator !== undefined || 'users.secondAdministrator is not in the plan',
  'low-administrator': ({plan}: Given) =>
    plan.users.lowAdministrator !== undefined || 'users.lowAdministrator is not in the plan',
  crowd: ({plan}: Given) => plan.users.crowd?.command !== undefined || 'users.crowd has no command in the plan',
  ended: ({plan}: Given) => plan.users.ended !== undefined || 'users.ended is not in the plan',
  'step-up': ({hooks}: Given) => hooks.stepUp !== undefined || 'commands.stepUp is not in the plan',
  reset: ({hooks}: Given) => hooks.reset !== undefined || 'commands.reset is not in the plan',
  human: ({plan, hooks}: Given) =>
    (plan.users.human !== undefined && hooks.humanCheck !== undefined) ||
    'users.human and commands.humanCheck are not in the plan',
} as const;

export type Need = keyof typeof needs;

export interface Rule {
  /** Stays the same between versions. */
  readonly id: string;
  readonly chapter: Chapter;
  /** What a backend does, in one sentence. */
  readonly says: string;
  readonly needs: readonly Need[];
  /** Of the chapter `handoff`: only about entries of the plan by this way. */
  readonly way?: Way;
  /** SMS that it costs. */
  readonly sms?: number;
  /** Which of the users with limits it uses up. */
  readonly limited?: number;
  /** Resolves if the backend does it. Throws `Broken` if not. */
  readonly check: (world: World) => Promise<unknown>;
}

/** Why a rule cannot be checked, with everything that is missing; or undefined. */
export const missingFor = ({needs: needed, limited, way}: Rule, given: Given): string | undefined => {
  const reasons = needed.map((need) => needs[need](given)).filter((each) => typeof each === 'string');
  const isLimitedMissing = limited !== undefined && given.plan.users.limits?.[limited] === undefined;
  const isWayMissing = way !== undefined && given.plan.handoffs?.every(({by = 'link'}) => by !== way);
  const all = [
    ...reasons,
    ...(isWayMissing ? [`handoffs has no entry by ${way}`] : []),
    ...(isLimitedMissing ? [`users.limits.${String(limited)} is not in the plan`] : []),
  ];
  return all.length > 0 ? all.join('; ') : undefined;
};
