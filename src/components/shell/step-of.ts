import type {AnyActorRef} from 'xstate';
import {personCheckId} from '../../machines/method.js';
import {topState} from '../lit/top-state.js';

interface Stepping {
  readonly value?: string | object;
  readonly children?: Readonly<Record<string, AnyActorRef | undefined>>;
}

export const childrenOf = (ref: AnyActorRef): readonly AnyActorRef[] =>
  Object.values((ref.getSnapshot() as Stepping).children ?? {}).flatMap((child) => child ?? []);

/** The machine that a method runs for some of its steps. */
export const innerOf = (ref: AnyActorRef): AnyActorRef | undefined =>
  (ref.getSnapshot() as Stepping).children?.[personCheckId];

/** Name of a method's step, such as `confirming`, or `legalRep.bankCard` in a machine that the method runs. */
export const stepOf = (ref: AnyActorRef): string => {
  const {value = ''} = ref.getSnapshot() as Stepping;
  const inner = innerOf(ref);
  return inner ? `${topState(value)}.${stepOf(inner)}` : topState(value);
};
