import type {ActorRef, AnyActor, AnyActorRef, Snapshot} from 'xstate';
import type {ProfilePart} from '../domain/profile-fields.js';
import type {MethodEmitted, MethodResult} from '../machines/ports.js';
import {parts} from './parts.js';
import {placeOf} from './methods.js';
import {topState} from './top-state.js';

/** An inner element that shows a method's machine, whoever runs it. */
export interface MethodView extends HTMLElement {
  actor: AnyActor | undefined;
  /** Whether there are other methods to go back to. */
  standalone: boolean;
}

export const createMethodView = (method: string, actor: AnyActorRef, standalone: boolean): MethodView | undefined => {
  const tag = placeOf(method)?.view;
  if (!tag) return undefined;
  const view = document.createElement(tag) as MethodView;
  view.actor = actor as AnyActor;
  view.standalone = standalone;
  view.setAttribute('exportparts', parts);
  view.toggleAttribute('data-focus', true);
  return view;
};

interface MethodSnapshot extends Omit<Snapshot<MethodResult>, 'value'> {
  readonly value: string | object;
  readonly context: {readonly problem?: {readonly code: string}; readonly refusal?: {readonly code: string}};
}

/** What the element that runs a method wants to hear of it. */
export interface MethodListener {
  readonly step: (step: string, reason: string | undefined) => void;
  readonly problem: (error: unknown) => void;
}

/** What it does by itself about the rest. */
interface Told extends MethodListener {
  readonly refused: (code: string) => void;
  readonly agentAnswered: () => void;
  readonly profileSaved: (part: ProfilePart) => void;
  /** The user left it. */
  readonly left: () => void;
}

/** Ends with the actor. */
export const listenToMethod = (ref: AnyActorRef, told: Told): void => {
  const actor = ref as unknown as ActorRef<MethodSnapshot & Snapshot<MethodResult>, {type: string}, MethodEmitted>;
  actor.on('problem', ({error}) => {
    told.problem(error);
  });
  actor.on('agentAnswered', told.agentAnswered);
  actor.on('refused', ({code}) => {
    told.refused(code);
  });
  actor.on('profileSaved', ({part}) => {
    told.profileSaved(part);
  });
  const next = ({value, context, status, output}: MethodSnapshot): void => {
    if (output?.type === 'left') told.left();
    if (status === 'active') told.step(topState(value), context.problem?.code ?? context.refusal?.code);
  };
  actor.subscribe({next, error: () => undefined});
  next(actor.getSnapshot()); // It has been started, and nobody is told what was before.
};
