import {expect} from 'chai';
import fc from 'fast-check';
import type {ActorRefFrom, AnyActorRef, SnapshotFrom} from 'xstate';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import {cardVerificationSchema} from '../../src/domain/ic-card.schemas.js';
import {Secret} from '../../src/domain/secret.js';
import type {icCardMachine} from '../../src/machines/ic-card.machine.js';
import type {IcCardEvent} from '../../src/machines/ic-card.setup.js';
import {randomPin} from '../domain/random-pin.js';
import {behaviour, type Behaviour} from './exchange.js';
import {sign, type PollAnswer} from '../adapters/eport-agent.harness.js';
import {cardPlan, type BackendPlan, type Question} from './hostile-answers.js';
import type {HostileHost} from './hostile-host.js';
import {expectError, expectUnpolluted, pinCodes} from './judge.js';
import {SocketClass} from './one-case.js';
import {homePlaces, Walk, type Way} from './walk.js';

export interface Journey {
  readonly agent: Behaviour;
  readonly backend: BackendPlan;
  readonly overHttp: boolean;
  readonly solo: boolean;
  /** Which of the ways on is taken, time after time. */
  readonly picks: readonly number[];
  readonly cancelAt: readonly number[];
}

export const journey: fc.Arbitrary<Journey> = fc.record({
  agent: behaviour(40, 8, 3),
  backend: cardPlan,
  overHttp: fc.boolean(),
  solo: fc.boolean(),
  picks: fc.array(fc.nat({max: 11}), {minLength: 2, maxLength: 8}),
  cancelAt: fc.oneof({weight: 3, arbitrary: fc.constant<number[]>([])}, fc.array(fc.nat({max: 24}), {maxLength: 2})),
});

type Card = SnapshotFrom<typeof icCardMachine>;

const cardPlaces = [
  'introducing',
  'explaining',
  'notRead',
  'anotherEnterprise',
  'awaitingPin',
  'locked',
  'notVerified',
  'refused',
];

/** One journey of a user who presses what can be pressed. Tells where it was, time after time. */
export const runJourney = async (host: HostileHost, script: Journey): Promise<string[]> => {
  const walk = new Walk({
    ...script,
    plan: script.backend,
    startWith: 'ic-card',
    agent: async (self, onOutside) =>
      new EportAgent({urls: [host.expect(self, script.agent, onOutside)], WebSocket: SocketClass}),
  });
  const {self, outside, failures} = walk;

  const card = (): ActorRefFrom<typeof icCardMachine> | undefined =>
    walk.method as AnyActorRef as ActorRefFrom<typeof icCardMachine> | undefined;

  const pins: string[] = [];
  const sent = (pin: string): number => self.heard.filter((frame) => frame.includes(pin)).length;

  const waysOn = (): Way[] => {
    const actor = card();
    if (!actor) return walk.homeWays('ic-card');
    const pin = randomPin();
    const events: IcCardEvent[] = [
      {type: 'pinEntered', pin: new Secret(pin)},
      {type: 'confirmed'},
      {type: 'retried'},
      {type: 'readRequested'},
    ];
    return events
      .filter((event) => actor.getSnapshot().can(event))
      .map((event) => ({
        name: event.type,
        go: () => {
          if (event.type === 'pinEntered') pins.push(pin);
          actor.send(event);
        },
      }));
  };

  const judge = (last: string | undefined): void => {
    expect(failures, 'failures of a machine').to.deep.equal([]);
    const snapshot: Card | undefined = card()?.getSnapshot();
    expect(snapshot ? cardPlaces : homePlaces).to.include(walk.place);
    expect(waysOn(), `ways on from ${walk.place}`).not.to.deep.equal([]);
    for (const problem of [walk.now.context.problem, snapshot?.context.problem]) if (problem) expectError(problem);
    const pin = pins.at(-1);
    if (snapshot) expect(snapshot.context.pin, 'kept').to.equal(undefined);
    if (
      snapshot?.context.problem &&
      last === 'pinEntered' &&
      pin !== undefined &&
      sent(pin) > 0 &&
      !snapshot.matches('notVerified')
    ) {
      expect([...pinCodes, 'card-changed']).to.include(snapshot.context.problem.code);
    }
  };

  const places: string[] = [];
  try {
    await self.run(async () => {
      walk.actor.start();
      let last: string | undefined;
      for (const pick of script.picks) {
        await walk.idle();
        judge(last);
        const {problem, refusal} = card()?.getSnapshot().context ?? (walk.now.context as Partial<Card['context']>);
        places.push([walk.place, problem?.code ?? (refusal && 'a refusal')].filter(Boolean).join(': '));
        const ways = waysOn();
        // The first way is the one forward.
        const way = ways[Math.max(0, pick - 8) % ways.length];
        last = way?.name;
        way?.go();
      }
      await walk.idle();
      judge(last);
      walk.actor.stop();
    });
    await self.closed();
    expect(self.waiting, 'timers left').to.equal(0);
  } finally {
    walk.end();
    host.forget(self);
  }
  for (const pin of pins) expect(sent(pin), 'times a PIN was sent').to.be.at.most(1);
  /** Whom the backend named, one time or another. */
  const named = (by: Question): unknown[] =>
    outside.asked
      .filter(({question}) => question === by)
      .map(({said}) => (Object(said) as {subject?: unknown}).subject);
  for (const frame of self.heard) {
    const {_method, args} = JSON.parse(frame) as PollAnswer;
    if (_method !== sign) continue;
    const subject = String(args['inData']).split('\n')[2];
    for (const question of ['getStatus', 'createCardChallenge'] as const) expect(named(question)).to.include(subject);
  }
  for (const {question, input: given} of outside.asked) {
    if (question === 'verifyCard') expect(cardVerificationSchema().safeParse(given).success, 'fits').to.equal(true);
  }
  expectUnpolluted();
  return places;
};
