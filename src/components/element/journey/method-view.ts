import type {ActorRef, AnyActor, AnyActorRef, Snapshot, StateValueFrom} from 'xstate';
import {createElement} from '../../../adapters/page.js';
import type {CertErrorCode} from '../../../domain/errors.js';
import type {Reason, Step} from '../../events/steps.js';
import type {ProfilePart} from '../../../domain/profile-fields.js';
import type {MethodEmitted, MethodResult} from '../../../machines/method.js';
import type {ShownExternalMethod} from '../../external/external.texts.js';
import type {TopState} from '../../lit/actor-controller.js';
import type {CertificationMachine} from '../../../machines/certification.machine.js';
import {parts} from '../../parts/css-parts.js';
import type {OtherMethod} from '../../path/method.js';
import {reasonOf, childrenOf, personCheckOf, stateOf} from '../report/step-names.js';

/** The outermost state of the journey's machine. */
export type State = TopState<StateValueFrom<CertificationMachine>>;

/** An inner element that shows a method's machine. Another element runs the machine. */
export interface MethodView extends HTMLElement {
  actor: AnyActor | undefined;
  /** Whether only this method is offered. */
  standalone: boolean;
  /** Of an external method. */
  external?: ShownExternalMethod | undefined;
  /** The methods that the user may choose instead. */
  others: readonly OtherMethod[];
  /** Of a path with steps: whether only these are shown, all of them done, above the result. */
  atResult?: boolean;
}

export const createMethodView = (
  method: string,
  external: ShownExternalMethod | undefined,
  actor: AnyActorRef,
  standalone: boolean,
): MethodView => {
  const view = createElement(`sw-rc-${external ? 'handoff' : method}`) as MethodView;
  view.external = external;
  view.actor = actor as AnyActor;
  view.standalone = standalone;
  view.setAttribute('exportparts', parts);
  view.toggleAttribute('data-focus', true);
  return view;
};

/**
 * The steps of a path that has some, to stand above its result. Another element than the one that showed the path: what
 * the user typed is gone.
 */
export const createStepsView = (method: string): MethodView | undefined => {
  const view = createElement(`sw-rc-${method}`) as MethodView;
  if (view.atResult === undefined) return undefined;
  view.atResult = true;
  view.setAttribute('exportparts', parts);
  return view;
};

interface MethodSnapshot extends Omit<Snapshot<MethodResult>, 'value'> {
  readonly context: {readonly problem?: {readonly code: CertErrorCode}; readonly refusal?: {readonly code: string}};
}

/** Callbacks for the element that runs a method. */
export interface MethodListener {
  readonly step: (step: Step, reason: Reason | undefined) => void;
  readonly problem: (error: unknown) => void;
}

/** Callbacks that `LaterScreens` handles itself. */
interface AllListeners extends Omit<MethodListener, 'step'> {
  readonly state: (state: string, reason: Reason | undefined) => void;
  readonly refused: (code: string) => void;
  readonly agentAnswered: () => void;
  readonly pending: () => void;
  readonly profileSaved: (part: ProfilePart) => void;
  /** The user left the method. */
  readonly left: () => void;
}

/**
 * Listens until the actor ends. A machine that the method runs for some of its steps is listened to in the same way.
 */
export const listenToMethod = (ref: AnyActorRef, listener: AllListeners, root = ref): void => {
  const actor = ref as unknown as ActorRef<MethodSnapshot & Snapshot<MethodResult>, {type: string}, MethodEmitted>;
  actor.on('problem', ({error}) => {
    listener.problem(error);
  });
  actor.on('agentAnswered', listener.agentAnswered);
  actor.on('refused', ({code}) => {
    listener.refused(code);
  });
  actor.on('pending', listener.pending);
  actor.on('profileSaved', ({part}) => {
    listener.profileSaved(part);
  });
  let inner: AnyActorRef | undefined;
  const reason = reasonOf();
  const heard = new WeakSet<AnyActorRef>();
  const next = ({context, status, output}: MethodSnapshot): void => {
    if (ref === root && output?.type === 'left') listener.left();
    if (status !== 'active') return;
    const now = personCheckOf(ref);
    for (const child of childrenOf(ref)) {
      // A child that only waits has no steps of its own.
      if (child === now || heard.has(child)) continue;
      heard.add(child);
      (child as typeof actor).on('problem', ({error}) => {
        listener.problem(error);
      });
    }
    const isNew = now !== inner;
    inner = now;
    const why = reason(context);
    if (!now) listener.state(stateOf(root), why);
    else if (isNew) listenToMethod(now, listener, root);
  };
  actor.subscribe({next, error: () => undefined});
  next(actor.getSnapshot()); // The actor has already started, and a new listener does not get the current snapshot.
};
