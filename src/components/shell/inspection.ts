import type {AnyStateMachine, InspectionEvent, StateValue} from 'xstate';
import type {Inspect} from '../events/inspected.js';

/** Passes on what machines do: never a snapshot, whose context has personal data. */
export const inspection =
  (inspect: Inspect) =>
  (event: InspectionEvent): void => {
    if (event.type !== '@xstate.snapshot') return;
    const {machine, value} = event.snapshot as {machine?: AnyStateMachine; value?: StateValue};
    // What only waits for an answer is no machine.
    if (machine) inspect({machine: machine.id, event: event.event.type, state: value as StateValue, at: Date.now()});
  };
