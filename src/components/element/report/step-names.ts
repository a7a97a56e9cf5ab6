import type {AnyActorRef, AnyMachineSnapshot} from 'xstate';
import type {Reason} from '../../events/steps.js';
import {personCheckId} from '../../../domain/path-rows.js';
import {topState} from '../../lit/actor-controller.js';
import type {CertErrorCode} from '../../../domain/errors.js';
import {isRefusalCode} from '../../../domain/refusals.js';

interface SteppingActor {
  readonly value?: string | object;
  readonly children?: Readonly<Record<string, AnyActorRef | undefined>>;
}

export const childrenOf = (ref: AnyActorRef): readonly AnyActorRef[] =>
  Object.values((ref.getSnapshot() as SteppingActor).children ?? {}).flatMap((child) => child ?? []);

/** The machine that a method runs for some of its steps. */
export const personCheckOf = (ref: AnyActorRef): AnyActorRef | undefined =>
  (ref.getSnapshot() as SteppingActor).children?.[personCheckId];

/** How a step of a method leads to the one before. A wait ends. What waits for somebody else is no wait of this kind. */
const waysBack = {
  ofWait: ['cancelled', 'left'],
  ofStep: ['corrected', 'backRequested', 'cancelled', 'left'],
} as const;

/** Of the journey itself: nothing of home or of the first wait leads back. */
const waysHome = ['finished', 'left'] as const;

/**
 * Goes back by the first way that the step has. Returns whether it has one. An element for one path has no home: its
 * path's first step is its first.
 */
export const goBack = (journey: AnyActorRef, method: AnyActorRef | undefined, isSolo: boolean): boolean => {
  const actor = method ? (personCheckOf(method) ?? method) : journey;
  const snapshot = actor.getSnapshot() as AnyMachineSnapshot;
  const ways = !method ? waysHome : snapshot.hasTag('busy') ? waysBack.ofWait : waysBack.ofStep;
  const type = ways.find((type) => !(isSolo && type === 'left') && snapshot.can({type}));
  if (type) actor.send({type});
  return type !== undefined;
};

/** Where a machine is, such as `confirming`, or `legalRep.bankCard` in a machine that a method runs. */
export const stateOf = (ref: AnyActorRef): string => {
  const {value = ''} = ref.getSnapshot() as SteppingActor;
  const inner = personCheckOf(ref);
  return inner ? `${topState(value)}.${stateOf(inner)}` : topState(value);
};

interface Context {
  readonly problem?: {readonly code: CertErrorCode} | undefined;
  readonly refusal?: {readonly code: string} | undefined;
}

/** What led to a snapshot of a machine: the error or refusal that the one before it did not have. */
export const reasonOf = (): ((context: Context) => Reason | undefined) => {
  let before: object | undefined;
  return ({problem, refusal}) => {
    const now = problem ?? refusal;
    const isNew = now !== before;
    before = now;
    if (!isNew || !now) return undefined;
    return problem?.code ?? (isRefusalCode(now.code) ? now.code : 'other-refusal');
  };
};
