import {expect} from 'chai';
import fc from 'fast-check';
import {createActor, type ActorRefFrom, type AnyActorRef, type SnapshotFrom} from 'xstate';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import {wireCertification} from '../../src/adapters/wiring.js';
import {cardVerificationSchema} from '../../src/domain/ic-card.schemas.js';
import {Secret} from '../../src/domain/secret.js';
import type {certificationMachine} from '../../src/machines/certification.machine.js';
import type {icCardMachine, IcCardEvent} from '../../src/machines/ic-card.machine.js';
import {randomPin} from '../domain/random-pin.js';
import {behaviour, type Behaviour} from './exchange.js';
import {backendPlan, HostileBackend, httpBackend, type BackendPlan} from './hostile-backend.js';
import type {HostileHost} from './hostile-host.js';
import {expectError, expectUnpolluted, pinCodes} from './judge.js';
import {Case, inTime, SocketClass} from './one-case.js';

export interface Journey {
  readonly agent: Behaviour;
  readonly backend: BackendPlan;
  readonly overHttp: boolean;
  readonly solo: boolean;
  /** Which of the ways on is taken, time after time. */
  readonly picks: readonly number[];
  /** At which call or question the user cancels. */
  readonly cancelAt: readonly number[];
}

export const journey: fc.Arbitrary<Journey> = fc.record({
  agent: behaviour(40, 8, 3),
  backend: backendPlan,
  overHttp: fc.boolean(),
  solo: fc.boolean(),
  picks: fc.array(fc.nat({max: 11}), {minLength: 2, maxLength: 8}),
  cancelAt: fc.oneof({weight: 3, arbitrary: fc.constant<number[]>([])}, fc.array(fc.nat({max: 24}), {maxLength: 2})),
});

type Whole = SnapshotFrom<typeof certificationMachine>;
type Card = SnapshotFrom<typeof icCardMachine>;

const homePlaces = ['asking', 'paused', 'notAsked', 'notApplicable', 'home', 'opening', 'notOpened', 'result'];
const cardPlaces = ['introducing', 'explaining', 'notRead', 'awaitingPin', 'locked', 'unverified', 'refused'];

const cardOf = ({context}: Whole): ActorRefFrom<typeof icCardMachine> | undefined =>
  context.method as AnyActorRef as ActorRefFrom<typeof icCardMachine> | undefined;

const isBusy = (whole: Whole): boolean =>
  whole.hasTag('busy') || whole.matches({home: 'refreshing'}) || (cardOf(whole)?.getSnapshot().hasTag('busy') ?? false);

const placeOf = (whole: Whole): string => {
  const value: unknown = (cardOf(whole)?.getSnapshot() ?? whole).value;
  return typeof value === 'string' ? value : (Object.keys(value as object)[0] ?? '');
};

type Way = {readonly name: string; readonly go: () => void};

/** One journey of a user who presses what can be pressed. Tells where it was, time after time. */
export const runJourney = async (host: HostileHost, script: Journey): Promise<string[]> => {
  const self = new Case();
  const {fetch} = globalThis;
  let happened = 0;
  const onOutside = (): void => {
    if (script.cancelAt.includes(happened++)) cancel();
  };
  const outside = new HostileBackend(script.backend, onOutside, () => self.timeIsUp());
  const url = host.expect(self, script.agent, onOutside);
  const agent = new EportAgent({urls: [url], WebSocket: SocketClass});
  globalThis.fetch = outside.fetch;
  const backend = script.overHttp ? httpBackend() : outside.direct;
  const logic = wireCertification({backend, agent: async () => agent, origin: 'https://swapp.example.cn'});
  const input = {known: ['ic-card'], only: undefined, startWith: 'ic-card', solo: script.solo};
  let look = (): void => undefined;
  const actor = createActor(logic, {input, inspect: () => queueMicrotask(() => look())});
  const failures: unknown[] = [];
  actor.subscribe({error: (error) => failures.push(error)});

  const cancel = (): void => {
    const whole = actor.getSnapshot();
    const event = {type: 'cancelled'} as const;
    const card = cardOf(whole);
    if (card?.getSnapshot().hasTag('busy')) {
      if (!card.getSnapshot().can(event)) failures.push(`${placeOf(whole)} cannot be cancelled`);
      card.send(event);
    } else if (whole.hasTag('busy')) {
      actor.send(event);
    }
  };

  const idle = async (): Promise<Whole> => {
    const settled = new Promise<void>((resolve) => {
      look = () => {
        if (!isBusy(actor.getSnapshot())) resolve();
      };
      look();
    });
    await inTime(settled, `busy in ${placeOf(actor.getSnapshot())}`);
    return actor.getSnapshot();
  };

  const pins: string[] = [];
  const sent = (pin: string): number => self.heard.filter((frame) => frame.includes(pin)).length;

  const waysOn = (whole: Whole): Way[] => {
    const card = cardOf(whole);
    const pin = randomPin();
    const cardEvents: IcCardEvent[] = [
      {type: 'pinEntered', pin: new Secret(pin)},
      {type: 'retried'},
      {type: 'readRequested'},
    ];
    if (card) {
      return cardEvents
        .filter((event) => card.getSnapshot().can(event))
        .map((event) => ({
          name: event.type,
          go: () => {
            if (event.type === 'pinEntered') pins.push(pin);
            card.send(event);
          },
        }));
    }
    const events = [
      {type: 'methodChosen', method: 'ic-card', pressed: true},
      {type: 'retried'},
      {type: 'refreshRequested'},
      {type: 'finished'},
    ] as const;
    return events.filter((event) => whole.can(event)).map((event) => ({name: event.type, go: () => actor.send(event)}));
  };

  const judge = (whole: Whole, last: string | undefined): void => {
    expect(failures, 'failures of a machine').to.deep.equal([]);
    const card: Card | undefined = cardOf(whole)?.getSnapshot();
    expect(card ? cardPlaces : homePlaces).to.include(placeOf(whole));
    expect(waysOn(whole), `ways on from ${placeOf(whole)}`).not.to.deep.equal([]);
    for (const problem of [whole.context.problem, card?.context.problem]) if (problem) expectError(problem);
    const pin = pins.at(-1);
    if (card) expect(card.context.pin, 'kept').to.equal(undefined);
    if (
      card?.context.problem &&
      last === 'pinEntered' &&
      pin !== undefined &&
      sent(pin) > 0 &&
      !card.matches('unverified')
    ) {
      expect([...pinCodes, 'card-changed']).to.include(card.context.problem.code);
    }
  };

  const places: string[] = [];
  try {
    await self.run(async () => {
      actor.start();
      let last: string | undefined;
      for (const pick of script.picks) {
        const whole = await idle();
        judge(whole, last);
        const {problem, refusal} = cardOf(whole)?.getSnapshot().context ?? (whole.context as Partial<Card['context']>);
        places.push([placeOf(whole), problem?.code ?? (refusal && 'a refusal')].filter(Boolean).join(': '));
        const ways = waysOn(whole);
        // The first way is the one forward.
        const way = ways[Math.max(0, pick - 8) % ways.length];
        last = way?.name;
        way?.go();
      }
      judge(await idle(), last);
      actor.stop();
    });
    await self.closed();
    expect(self.waiting, 'timers left').to.equal(0);
  } finally {
    look = () => undefined;
    actor.stop();
    globalThis.fetch = fetch;
    host.forget(self);
  }
  for (const pin of pins) expect(sent(pin), 'times a PIN was sent').to.be.at.most(1);
  for (const {question, input: given} of outside.asked) {
    if (question === 'verifyCard') expect(cardVerificationSchema().safeParse(given).success, 'fits').to.equal(true);
  }
  expectUnpolluted();
  return places;
};
