import type {AnyActorRef} from 'xstate';
import {topState} from './top-state.js';

interface Stepping {
  readonly value?: string | object;
  readonly children?: Readonly<Record<string, AnyActorRef | undefined>>;
}

/** The machine that a method's machine runs for a step of its own, if it does: of all children only that has states. */
export const innerOf = (ref: AnyActorRef): AnyActorRef | undefined => {
  const {children = {}} = ref.getSnapshot() as Stepping;
  return Object.values(children).find((child) => (child?.getSnapshot() as Stepping | undefined)?.value !== undefined);
};

/** Name of a method's step, such as `confirming`, or `legalRep.bankCard` within a machine of its own. */
export const stepOf = (ref: AnyActorRef): string => {
  const {value = ''} = ref.getSnapshot() as Stepping;
  const inner = innerOf(ref);
  return inner ? `${topState(value)}.${stepOf(inner)}` : topState(value);
};
