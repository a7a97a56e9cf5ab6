import {expect} from 'chai';
import fc from 'fast-check';
import type {ActorRefFrom, AnyActorRef, SnapshotFrom} from 'xstate';
import {validateRecord} from '../../src/domain/profile-draft.js';
import {editableFields, type ProfileChanges} from '../../src/domain/profile-fields.js';
import {profileSchema, type Profile} from '../../src/domain/profile.schemas.js';
import type {profileMachine} from '../../src/machines/profile.machine.js';
import type {ProfileEvent} from '../../src/machines/profile.setup.js';
import {fakeAgent} from '../../src/fakes.js';
import {idNumbers, otherUscc, rules} from '../domain/profile-draft.harness.js';
import {profilePlan, type BackendPlan} from './hostile-answers.js';
import {Attempts} from './attempts.js';
import {expectError, expectShowable, expectUnpolluted, secretName} from './judge.js';
import {homePlaces, Walk, type Way} from './walk.js';
import {wildText} from './wild.js';

export interface ProfileJourney {
  readonly backend: BackendPlan;
  readonly overHttp: boolean;
  /** Whether it is opened because it is incomplete, and not because the host begins with it. */
  readonly incomplete: boolean;
  readonly solo: boolean;
  readonly part: 'enterprise' | 'account';
  /** What is typed besides what is right, in turn. */
  readonly wild: readonly ProfileChanges[];
  readonly picks: readonly number[];
  readonly cancelAt: readonly number[];
}

const names = Object.values(editableFields).flat();
const typed = fc.oneof(wildText, fc.constantFrom('', otherUscc, 'DYCK12345671234567', ...idNumbers, 'passport-prc'));

export const profileJourney: fc.Arbitrary<ProfileJourney> = fc.record({
  backend: profilePlan,
  overHttp: fc.boolean(),
  incomplete: fc.boolean(),
  solo: fc.boolean(),
  part: fc.constantFrom('enterprise', 'account'),
  wild: fc.array(fc.dictionary(fc.constantFrom(...names), typed, {minKeys: 1, maxKeys: 2}), {
    minLength: 1,
    maxLength: 3,
  }),
  picks: fc.array(fc.nat({max: 11}), {minLength: 4, maxLength: 14}),
  cancelAt: fc.oneof({weight: 3, arbitrary: fc.constant<number[]>([])}, fc.array(fc.nat({max: 8}), {maxLength: 2})),
});

type Snapshot = SnapshotFrom<typeof profileMachine>;

const profilePlaces = [
  ...['notLoaded', 'viewing', 'editing', 'confirming', 'notSaved', 'notResumed', 'comparing', 'abandoning', 'saved'],
];

const expectRecord = (profile: Profile): void => {
  expect(profileSchema().safeParse(profile).success, 'fits').to.equal(true);
  for (const {display} of Object.values({...profile.enterprise, ...profile.account})) expectShowable(display, 'field');
  validateRecord(profile, rules);
};

/** One journey of a user who corrects the record. Tells where it was, time after time. */
export const runProfileJourney = async (script: ProfileJourney): Promise<{places: string[]; asked: number}> => {
  const walk = new Walk({
    ...script,
    plan: script.backend,
    changes: script.incomplete ? {getStatus: {profile: 'incomplete'}} : {},
    startWith: script.incomplete && !script.solo ? undefined : 'profile',
    agent: async () => fakeAgent(),
  });
  const {self, outside, failures} = walk;
  const secrets: string[] = [];
  const told: unknown[] = [];
  const attempts = new Attempts();
  let turn = 0;
  let known: AnyActorRef | undefined;
  let shown: Profile | undefined;

  const profile = (): ActorRefFrom<typeof profileMachine> | undefined => {
    const actor = walk.method as AnyActorRef as ActorRefFrom<typeof profileMachine> | undefined;
    if (actor && actor !== known) {
      for (const type of ['problem', 'refused', 'profileSaved'] as const) actor.on(type, (event) => told.push(event));
    }
    known = actor;
    return actor;
  };
  walk.actor.on('problem', (event) => told.push(event));

  const right = (): ProfileEvent => {
    const secret = secretName();
    secrets.push(secret);
    return {
      type: 'edited',
      values: script.part === 'enterprise' ? {legalRepName: secret} : {holderName: secret, idNumber: idNumbers[0]},
    };
  };

  /** The likeliest first. */
  const eventsIn = (snapshot: Snapshot): ProfileEvent[] => {
    const {moved} = snapshot.context;
    const wild: ProfileEvent = {type: 'edited', values: script.wild[turn++ % script.wild.length] ?? {}};
    const isTyped = Object.keys(snapshot.context.typed.draft).length > 0;
    const submitted: ProfileEvent = {type: 'submitted'};
    const other = script.part === 'enterprise' ? 'account' : 'enterprise';
    return [
      ...(isTyped ? [submitted, wild, right()] : [right(), wild, submitted]),
      {type: 'editRequested', part: script.part},
      {type: 'editRequested', part: other},
      {type: 'confirmed'},
      {type: 'compared', theirs: turn % 2 === 0 ? [] : moved},
      {type: 'kept'},
      {type: 'abandoned'},
      {type: 'retried'},
      {type: 'corrected'},
      {type: 'cancelled'},
      {type: 'closed'},
      {type: 'left'},
    ];
  };

  const waysOn = (): Way[] => {
    const actor = profile();
    if (!actor) return walk.homeWays('profile');
    const before = actor.getSnapshot();
    return eventsIn(before)
      .filter((event) => before.can(event))
      .map((event) => ({
        name: event.type,
        go: () => {
          actor.send(event);
          attempts.follow(before, event, actor.getSnapshot());
        },
      }));
  };

  const judge = (): Way[] => {
    expect(failures, 'failures of a machine').to.deep.equal([]);
    const snapshot = profile()?.getSnapshot();
    expect(snapshot ? profilePlaces : homePlaces).to.include(walk.place);
    const ways = waysOn();
    expect(ways.length, `ways on from ${walk.place}`).to.be.greaterThan(0);
    for (const problem of [walk.now.context.problem, snapshot?.context.problem]) if (problem) expectError(problem);
    if (walk.place === 'somebodyElse') expectNone(JSON.stringify(walk.now.context), 'kept');
    if (!snapshot) return ways;
    const {context} = snapshot;
    if (context.profile && context.profile !== shown) expectRecord(context.profile);
    shown = context.profile;
    if (['viewing', 'saved'].includes(walk.place)) expectNone(JSON.stringify(context), 'kept');
    return ways;
  };

  const expectNone = (text: string, where: string): void => {
    for (const secret of secrets) expect(text.includes(secret), where).to.equal(false);
  };

  /** What was typed, on the path or while that is interrupted, and whose it is; undefined elsewhere. */
  const draft = (): {subject: string | undefined; typed: object} | undefined => {
    const {status, drafts} = walk.now.context;
    const context = profile()?.getSnapshot().context ?? (drafts['profile'] as Snapshot['context'] | undefined);
    if (!profile() && walk.place !== 'interrupted') return undefined;
    return {subject: status?.subject, typed: context?.typed.draft ?? {}};
  };

  const places: string[] = [];
  try {
    await self.run(async () => {
      walk.actor.start();
      let left: ReturnType<typeof draft>;
      for (const pick of script.picks) {
        await walk.idle();
        const ways = judge();
        // What comes from outside takes nothing away of what was typed, but where it is saved or somebody else's.
        const now = draft();
        if (left && now?.subject === left.subject && walk.place !== 'saved') {
          expect(now, `draft in ${walk.place}`).to.deep.equal(left);
        }
        const {problem, refusal} =
          profile()?.getSnapshot().context ?? (walk.now.context as Partial<Snapshot['context']>);
        places.push([walk.place, refusal ? 'a refusal' : problem?.code].filter(Boolean).join(': '));
        // The first way is the one forward.
        ways[Math.max(0, pick - 8) % ways.length]?.go();
        left = draft();
      }
      await walk.idle();
      judge();
      walk.actor.stop();
    });
    expect(self.waiting, 'timers left').to.equal(0);
  } finally {
    walk.end();
  }
  attempts.expectKept(outside.asked);
  expectNone(JSON.stringify(told), 'told');
  for (const event of told) expectNone(String((event as {error?: unknown}).error), 'told');
  expectNone(outside.lines.join(), 'in a line');
  expectUnpolluted();
  return {places, asked: outside.asked.length};
};
