import {type ProfileField, savedSchema} from '../../../src/domain/profile.schemas.js';
import type {Status} from '../../../src/domain/schemas.js';
import {expect, refusalOf, shown, Undecided} from '../answers.js';
import type {Session} from '../session.js';
import {finding, type PlainCode, say} from '../say.js';
import type {World} from '../world.js';
import {expectEditable, expectSaved, readProfile} from './record.js';

/* Changes of the record that last as long as a rule needs them. */

export type Changed = Readonly<Record<string, string | undefined>>;

/** Saves another value of a field, and puts the former one back afterwards, whatever happens. */
const withOther = async (
  world: World,
  session: Session,
  operation: 'updateAccount' | 'updateEnterprise',
  change: Changed,
  use: () => Promise<void>,
): Promise<void> => {
  const profile = await readProfile(session);
  expectEditable(profile, operation === 'updateAccount' ? 'account' : 'enterprise');
  const shown: Readonly<Record<string, ProfileField>> = {...profile.account, ...profile.enterprise};
  const former = Object.fromEntries(Object.keys(change).map((name) => [name, shown[name]?.display]));
  expectSaved(await world.save(session, change, operation));
  try {
    await use();
  } finally {
    // A masked value cannot be put back.
    if (Object.keys(change).some((name) => shown[name]?.masked)) await world.reset(session);
    else await world.save(session, former, operation);
  }
};

export const withOtherHolder = (world: World, session: Session, use: () => Promise<void>): Promise<void> =>
  withOther(world, session, 'updateAccount', {holderName: world.plan.otherHolderName}, use);

export const withOtherEnterpriseName = (world: World, session: Session, use: () => Promise<void>): Promise<void> =>
  withOther(world, session, 'updateEnterprise', {enterpriseName: world.plan.otherEnterpriseName}, use);

/** An ID card that nobody has: the number is in no district. Its dates are those of a holder of 16 years. */
export const madeUpCard = {
  idType: 'resident-id',
  idNumber: '110100200606150028',
  validFrom: '20230301',
  validTo: '20330301',
} as const;

/**
 * Gives the account holder another ID number for a while. The former one is told masked only, so the user is made as
 * they were: for rules that need `reset`.
 */
const withNumber = async (world: World, session: Session, card: Changed, use: () => Promise<void>): Promise<void> => {
  expectEditable(await readProfile(session), 'account');
  try {
    const answer = await world.save(session, card);
    expect.that(refusalOf(answer)?.code !== 'id-number-taken', 'updateAccount', 'taken-elsewhere');
    // A backend may ask the population register before it saves, or know each district.
    if (refusalOf(answer) || answer.status === 400) throw new Undecided(finding('updateAccount', 'number-refused'));
    expect.answer(answer, savedSchema);
    await use();
  } finally {
    await world.reset(session);
  }
};

export const withOtherNumber = (world: World, session: Session, use: () => Promise<void>): Promise<void> =>
  withNumber(world, session, madeUpCard, use);

/** For an account that belongs to no enterprise: in that of the plan the number is taken. */
export const withTakenNumber = (world: World, session: Session, use: () => Promise<void>): Promise<void> =>
  withNumber(world, session, {idType: 'resident-id', idNumber: world.plan.takenIdNumber}, use);

/** The number is of an account of another enterprise. */
export const withStrangersNumber = (world: World, session: Session, use: () => Promise<void>): Promise<void> =>
  withNumber(world, session, {idType: 'resident-id', idNumber: world.plan.strangerIdNumber}, use);

const canSignIn = ({plan}: World): boolean => plan.users.main.command !== undefined;

/** A session in which all that was certified is in force, where the plan says how `main` signs in. */
export const inForce = async (world: World, session: Session): Promise<Session> =>
  canSignIn(world) ? world.again(session) : session;

/** The status of `main` without a certification; undefined where the plan does not say how they come to be so. */
export const uncertified = async (world: World, session: Session): Promise<Status | undefined> => {
  if (world.hooks.reset) await world.reset(session);
  const status = await world.status(await inForce(world, session));
  return status.methods.every(({state}) => state === 'not-certified') ? status : undefined;
};

/** Neither level nor aspects are more than they were. */
export const expectNotRaised = ({level, aspects}: Status, before: Status, why: PlainCode): void => {
  expect.that(level.rank <= before.level.rank, 'getStatus.level', why);
  for (const aspect of ['enterprise', 'accountHolder'] as const)
    expect.that(!aspects[aspect] || before.aspects[aspect], `getStatus.aspects.${aspect}`, why);
};

/** `before`: the status before there was a certification. */
const expectNothingCounts = (status: Status, before: Status | undefined): void => {
  const {methods, level, nextLevel = level} = status;
  const certified = methods.filter(({state}) => state === 'certified').map(({id}) => id);
  expect.that(certified.length === 0, 'getStatus.methods', 'still-certified', say('list', ...certified.map(shown)));
  if (!before) return;
  const why = 'counts-dropped';
  expectNotRaised(status, before, why);
  const {nextLevel: formerNext = before.level} = before;
  expect.that(nextLevel.rank <= formerNext.rank, 'getStatus.nextLevel', why);
};

/** No certification counts any more: not in this session, and not in the next one of `main`. */
export const expectNotCertified = async (world: World, session: Session, before: Status | undefined): Promise<void> => {
  expectNothingCounts(await world.status(session), before);
  if (canSignIn(world)) expectNothingCounts(await world.status(await world.again(session)), before);
};
