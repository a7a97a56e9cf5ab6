import type {PlanCommands} from './plan-commands.js';
import type {Way} from '../../src/domain/places.js';
import type {Plan} from './plan.js';
import {type Message, say, type Sentence} from './say.js';
import type {Session} from './session.js';
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
  levels: 'a-sub-apps-server',
  races: 'for-every-operation',
  limits: 'for-every-operation',
} as const;

export type Chapter = keyof typeof chapters;

interface Given {
  readonly plan: Plan;
  readonly hooks: PlanCommands;
  readonly allowsChanges: boolean;
}

/** What a rule may need, and what the report says where it is not given. */
const known = {
  changes: ({allowsChanges}: Given) => allowsChanges || say('changes-something'),
  stranger: ({plan}: Given) => plan.users.stranger !== undefined || say('not-in-plan', 'users.stranger'),
  colleague: ({plan}: Given) => plan.users.colleague !== undefined || say('not-in-plan', 'users.colleague'),
  csrf: ({plan}: Given) => plan.users.main.csrf !== undefined || say('not-in-plan', 'users.main.csrf'),
  'sign-in': ({plan}: Given) => plan.users.main.command !== undefined || say('no-sign-in', 'users.main'),
  card: ({plan: {card}}: Given) =>
    card?.simulator !== undefined || card?.command !== undefined || say('not-in-plan', 'card'),
  'simulated-card': ({plan}: Given) => plan.card?.simulator !== undefined || say('not-in-plan', 'card.simulator'),
  'legal-rep': ({plan}: Given) => plan.legalRep !== undefined || say('not-in-plan', 'legalRep'),
  holder: ({plan}: Given) => plan.holder !== undefined || say('not-in-plan', 'holder'),
  other: ({plan}: Given) => plan.other !== undefined || say('not-in-plan', 'other'),
  'other-enterprise': ({plan}: Given) => plan.otherEnterprise !== undefined || say('not-in-plan', 'otherEnterprise'),
  'other-enterprise-name': ({plan}: Given) =>
    plan.otherEnterpriseName !== undefined || say('not-in-plan', 'otherEnterpriseName'),
  'other-holder-name': ({plan}: Given) => plan.otherHolderName !== undefined || say('not-in-plan', 'otherHolderName'),
  'taken-id-number': ({plan}: Given) => plan.takenIdNumber !== undefined || say('not-in-plan', 'takenIdNumber'),
  'stranger-id-number': ({plan}: Given) =>
    plan.strangerIdNumber !== undefined || say('not-in-plan', 'strangerIdNumber'),
  'revoked-card': ({plan}: Given) => plan.card?.revoked !== undefined || say('lacks-in-plan', 'card', 'revoked'),
  consent: ({plan}: Given) => plan.consent !== undefined || say('not-in-plan', 'consent'),
  'legal-rep-declaration': ({plan}: Given) =>
    plan.legalRepConsent !== undefined || say('not-in-plan', 'legalRepConsent'),
  'bank-card': ({plan}: Given) =>
    (plan.legalRep?.bankCard !== undefined && plan.legalRep.mobile !== undefined) ||
    say('lacks-in-plan', 'legalRep', say('both', 'bankCard', 'mobile')),
  'holder-bank-card': ({plan}: Given) =>
    plan.holder?.bankCard !== undefined || say('lacks-in-plan', 'holder', 'bankCard'),
  'holder-mobile': ({plan}: Given) => plan.holder?.mobile !== undefined || say('lacks-in-plan', 'holder', 'mobile'),
  'sms-code': ({hooks}: Given) => hooks.smsCode !== undefined || say('not-in-plan', 'commands.smsCode'),
  handoff: ({plan}: Given) => plan.handoffs !== undefined || say('not-in-plan', 'handoffs'),
  decide: ({hooks}: Given) => hooks.decide !== undefined || say('not-in-plan', 'commands.decide'),
  scan: ({hooks}: Given) => hooks.scan !== undefined || say('not-in-plan', 'commands.scan'),
  assistance: ({plan: {users, helpingEnterprise}}: Given) =>
    (users.applicant !== undefined && users.administrator !== undefined && helpingEnterprise !== undefined) ||
    say('not-in-plan', say('one-of', 'users.applicant, users.administrator', 'helpingEnterprise')),
  'second-administrator': ({plan}: Given) =>
    plan.users.secondAdministrator !== undefined || say('not-in-plan', 'users.secondAdministrator'),
  'low-administrator': ({plan}: Given) =>
    plan.users.lowAdministrator !== undefined || say('not-in-plan', 'users.lowAdministrator'),
  crowd: ({plan}: Given) => plan.users.crowd?.command !== undefined || say('lacks-in-plan', 'users.crowd', 'command'),
  ended: ({plan}: Given) => plan.users.ended !== undefined || say('not-in-plan', 'users.ended'),
  'step-up': ({hooks}: Given) => hooks.stepUp !== undefined || say('not-in-plan', 'commands.stepUp'),
  levels: ({plan, hooks}: Given) =>
    (plan.levels !== undefined && hooks.portalTicket !== undefined) ||
    say('are-not-in-plan', say('both', 'levels', 'commands.portalTicket')),
  'second-secret': ({plan}: Given) =>
    plan.levels?.secondSecret !== undefined || say('lacks-in-plan', 'levels', 'secondSecret'),
  reset: ({hooks}: Given) => hooks.reset !== undefined || say('not-in-plan', 'commands.reset'),
  human: ({plan, hooks}: Given) =>
    (plan.users.human !== undefined && hooks.humanCheck !== undefined) ||
    say('are-not-in-plan', say('both', 'users.human', 'commands.humanCheck')),
} as const;

export type Need = keyof typeof known;

/** In each language, in one sentence: what a backend does. */
export interface Rule extends Sentence {
  /** Stays the same between versions. */
  readonly id: string;
  readonly chapter: Chapter;
  readonly needs: readonly Need[];
  /** Of the chapter `handoff`: only about entries of the plan by this way. */
  readonly way?: Way;
  /** SMS that it costs. */
  readonly sms?: number;
  /** Which of the users with limits it uses up. */
  readonly limited?: number;
  /** Before all rules of the run: what the check finds at its end, such as after its time is over. */
  readonly first?: (world: World) => Promise<unknown>;
  /** Resolves if the backend does it. Throws `Broken` if not. `session`: of the plan’s user `main`. */
  readonly check: (world: World, session: Session) => Promise<unknown>;
}

export type UnnamedRule = Omit<Rule, 'id' | 'chapter' | 'needs'> & Partial<Pick<Rule, 'chapter' | 'needs'>>;

/** A rule about something that is made first, and tried last. */
export const madeFirst = <T>(
  make: (world: World) => Promise<T>,
  check: (world: World, made: T) => Promise<unknown>,
): Pick<Rule, 'first' | 'check'> => {
  const all = new WeakMap<World, Promise<T>>();
  return {
    first: async (world) => {
      const made = make(world);
      all.set(world, made);
      // The check says what went wrong.
      await made.catch(() => undefined);
    },
    check: async (world) => {
      const made = all.get(world) ?? make(world);
      all.delete(world);
      await check(world, await made);
    },
  };
};

/** Rules by id, of one chapter and with the same needs, where a rule has no others. */
export const rulesIn = (
  chapter: Chapter,
  needs: Rule['needs'],
  all: Readonly<Record<string, UnnamedRule>>,
): readonly Rule[] => Object.entries(all).map(([id, rule]) => ({id, chapter, needs, ...rule}));

/** Why a rule cannot be checked, with everything that is missing; or undefined. */
export const missingFor = ({needs: needed, limited, way}: Rule, given: Given): Message | undefined => {
  const reasons = needed.map((need) => known[need](given)).filter((each) => each !== true);
  const isLimitedMissing = limited !== undefined && given.plan.users.limits?.[limited] === undefined;
  const isWayMissing = way !== undefined && given.plan.handoffs?.every(({by = 'link'}) => by !== way);
  const all = [
    ...reasons,
    ...(isWayMissing ? [say('no-entry-by', way)] : []),
    ...(isLimitedMissing ? [say('not-in-plan', `users.limits.${String(limited)}`)] : []),
  ];
  return all.length > 0 ? say('all', ...all) : undefined;
};
