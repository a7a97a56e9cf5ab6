import type {AnyActorRef, AnyMachineSnapshot} from 'xstate';
import {personCheckOf, stateOf} from '../src/components/element/report/step-names.js';
import type {Consent, DeclaredConsent} from '../src/domain/consent.js';
import {Secret} from '../src/domain/secret.js';
import type {Driver, Known, Step} from './walk.js';

/** What the page knows, and who acts when the user waits for somebody. */
export interface Outside extends Partial<Known> {
  /** To the host's notice, if it has one. */
  readonly consent?: Consent;
  readonly declaration?: DeclaredConsent;
  readonly place?: () => void;
  readonly administrator?: () => void;
}

export interface MachineEvent {
  readonly type: string;
  readonly [more: string]: unknown;
}

export const nowOf = (actor: AnyActorRef): AnyMachineSnapshot => actor.getSnapshot() as AnyMachineSnapshot;

/** The journey or the inbox, the method that is open in it, and the check of a person in that. */
export const machinesIn = (actor: AnyActorRef): readonly AnyActorRef[] => {
  const {method} = nowOf(actor).context as {readonly method?: AnyActorRef};
  const inner = method && personCheckOf(method);
  return [actor, ...(method ? [method] : []), ...(inner ? [inner] : [])];
};

/** The state of what the user sees. */
export const stateIn = (actor: AnyActorRef): string => {
  const [journey, method = journey] = machinesIn(actor);
  return stateOf(method as AnyActorRef);
};

/** Nothing is on its way that the user waits for, or that could move them on. */
export const isTurn = (actor: AnyActorRef): boolean =>
  machinesIn(actor).every((each) => {
    const now = nowOf(each);
    const {wait} = now.children as Readonly<Record<string, AnyActorRef | undefined>>;
    const isRefreshing = ['home', 'inbox'].some((place) => now.matches({[place]: 'refreshing'}));
    return !isRefreshing && !now.hasTag('busy') && (!wait || nowOf(wait).value !== 'asking');
  });

/** The innermost machine that takes this event now. */
export const takerOf = (actor: AnyActorRef, event: MachineEvent): AnyActorRef | undefined =>
  [...machinesIn(actor)].reverse().find((each) => nowOf(each).can(event));

const secretFields: Readonly<Record<string, 'pin' | 'code'>> = {pinEntered: 'pin', codeEntered: 'code'};

/** The event's field that holds a secret. Its value is in no history and no address. */
export const secretFieldOf = (event: string): 'pin' | 'code' | undefined => secretFields[event];

const isTick = ({type}: MachineEvent): boolean => type === 'consentChanged' || type === 'declarationChanged';

/** What a step sends: the consent, what is typed, and then what is pressed. */
export const eventsOf = ({type = {}, tick = [], sends = []}: Step, outside: Outside = {}): readonly MachineEvent[] => {
  const {consent, declaration} = outside;
  const typed = Object.fromEntries(
    Object.entries(type).map(([field, text]) => [field, typeof text === 'string' ? text : text(outside as Known)]),
  );
  const events = sends.map((sent): MachineEvent => {
    if (typeof sent === 'string') {
      const field = secretFieldOf(sent);
      return {type: sent, ...(field && {[field]: new Secret(Object.values(typed)[0] ?? '')})};
    }
    const {type: name, ...more} = sent;
    return {...Object.fromEntries(Object.entries(more).map(([key, value]) => [key, typed[key] ?? value])), type: name};
  });
  // What is typed into a form goes before, unless an event carries it.
  const isCarried = events.some((event) => Object.keys(event).length > 1);
  return [
    ...(tick.length > 0 && consent ? [{type: 'consentChanged', consent}] : []),
    ...(tick.length > 0 && declaration ? [{type: 'declarationChanged', declaration}] : []),
    ...(isCarried || Object.keys(typed).length === 0 ? [] : [{type: 'edited', values: typed}]),
    ...events,
  ];
};

/** A step that does not come is an error by then, and no test that hangs. */
const limitMs = 10_000;

/** Takes a walk in the machines alone: no document, no page. */
export class MachineDriver<A extends AnyActorRef = AnyActorRef> implements Driver {
  constructor(
    readonly actor: A,
    private readonly outside: Outside = {},
  ) {}

  get state(): string {
    return stateIn(this.actor);
  }

  at(steps: readonly string[]): Promise<string> {
    return this.turn((state) => steps.includes(state));
  }

  /** Until it is the user's turn, at such a step. */
  turn(isMeant: (state: string) => boolean = () => true): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (isTurn(this.actor) && isMeant(this.state)) end(() => resolve(this.state));
      };
      const changes = this.actor.system.inspect(() => {
        queueMicrotask(look);
      });
      const timer = setTimeout(() => {
        end(() => reject(new Error(`It has stopped at ${this.state}.`)));
      }, limitMs);
      const end = (then: () => void): void => {
        changes.unsubscribe();
        clearTimeout(timer);
        then();
      };
      look();
    });
  }

  async take(step: Step): Promise<void> {
    for (const event of eventsOf(step, this.outside)) {
      const taker = takerOf(this.actor, event);
      // A box is not on every form.
      if (!taker && !isTick(event)) throw new Error(`${event.type} is not taken at ${this.state}.`);
      taker?.send(event);
    }
    if (step.waitsFor) this.outside[step.waitsFor]?.();
  }
}
