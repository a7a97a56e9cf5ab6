import type {AnyStateMachine, InspectionEvent, StateValue} from 'xstate';

/** A move of a machine, without anything that somebody typed or that a backend has answered. */
export interface Inspected {
  /** Name of the machine, such as `icCard`. */
  readonly machine: string;
  /** Type of the event that led to the state. */
  readonly event: string;
  /** Where the machine is now, such as `awaitingPin`, or `{"home": "current"}`. */
  readonly state: string | object;
  /** Epoch milliseconds, by this device's clock. */
  readonly at: number;
}

export type Inspect = (inspected: Inspected) => void;

/** Passes on what machines do: never a snapshot, whose context has personal data. */
export const inspection =
  (inspect: Inspect) =>
  (event: InspectionEvent): void => {
    if (event.type !== '@xstate.snapshot') return;
    const {machine, value} = event.snapshot as {machine?: AnyStateMachine; value?: StateValue};
    // What only waits for an answer is no machine.
    if (machine) inspect({machine: machine.id, event: event.event.type, state: value as StateValue, at: Date.now()});
  };
