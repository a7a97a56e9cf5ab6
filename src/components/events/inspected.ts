/** A step of a machine, without anything that somebody typed or that a backend has answered. */
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
