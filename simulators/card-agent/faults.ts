/*
 * Faults other than a missing card or reader. Except for the codes 50200 and 50070, it is not known how the real agent
 * fails in these ways: all of it is synthetic.
 */

/** Only calls of this method, and only so many times. Without them: every call until the fault is removed. */
interface Limits {
  readonly method?: string;
  readonly times?: number;
}

/** Faults that change what a call does. */
export const workKinds = [
  /** A call that needs a reader or a card finds no reader. */
  'no-reader',
  'no-card',
  /** The reader gets no answer from the card. */
  'unreadable',
  'busy',
  'unknown-error',
  /** The card is removed before the call and stays out. */
  'pull-out',
  /** The card is removed after its PIN was accepted and before it has signed, and stays out. */
  'pull-out-mid-sign',
  /** When a card is to sign, another card of the same enterprise is in the reader. */
  'card-swapped',
  /** A call with a PIN is executed, including its effect on the tries, and then reported as an unknown error. */
  'pin-unknown',
] as const;

/** Faults that change the answer. The call itself is executed. */
export const deliveryKinds = [
  'hang-answer',
  /** The answer is not JSON. */
  'garbage',
  /** Sends the first half of the text, then ends the connection. */
  'half-frame',
  /** Cuts the connection without an answer. */
  'drop',
  'wrong-id',
  'wrong-method',
  'duplicate',
  /** Sends the answer after the answer to the connection's next call. */
  'late',
  /** Sends several megabytes. */
  'oversized',
] as const;

/** Every kind, by the name that users type. */
export const faultKinds = [...workKinds, ...deliveryKinds, 'slow', 'hang-handshake'] as const;

type Of<K extends string> = {readonly kind: K} & Limits;

export type PlainKind = Exclude<
  (typeof workKinds)[number] | (typeof deliveryKinds)[number],
  'unknown-error' | 'oversized'
>;

export type Fault =
  | {[K in PlainKind]: Of<K>}[PlainKind]
  | (Of<'unknown-error'> & {readonly text?: string; readonly code?: string})
  | (Of<'oversized'> & {readonly bytes?: number})
  /** Waits before each answer. */
  | (Of<'slow'> & {readonly ms: number})
  /** Accepts the connection and never sends anything. */
  | Omit<Of<'hang-handshake'>, 'method'>;

export type FaultKind = Fault['kind'];

const usualSlownessMs = 1_500;

/** A fault of this kind for every call, until it is removed. */
export const plainFault = (kind: FaultKind): Fault => (kind === 'slow' ? {kind, ms: usualSlownessMs} : {kind});

export interface FoundFault<K extends FaultKind> {
  readonly fault: Extract<Fault, {readonly kind: K}>;
  /** Call when the fault took effect: reduces the number of times left. */
  readonly spend: () => void;
}

export class FaultBoard {
  #entries: {readonly fault: Fault; left: number}[] = [];

  /** The active faults, with the number of times left. */
  get faults(): readonly Fault[] {
    return this.#entries.map(({fault, left}) => (left === Infinity ? fault : {...fault, times: left}));
  }

  replace(faults: readonly Fault[]): void {
    this.#entries = faults.map((fault) => ({fault, left: fault.times ?? Infinity})).filter(({left}) => left > 0);
  }

  find<K extends FaultKind>(
    kinds: readonly K[],
    method = '',
    applies: (kind: K) => boolean = () => true,
  ): FoundFault<K> | undefined {
    const entry = this.#entries.find(({fault}) => {
      const kind = kinds.find((each) => each === fault.kind);
      const only = 'method' in fault ? fault.method : undefined;
      return kind !== undefined && (only ?? method) === method && applies(kind);
    });
    if (!entry) return undefined;
    const spend = () => {
      entry.left -= 1;
      if (entry.left <= 0) this.#entries = this.#entries.filter((each) => each !== entry);
    };
    return {fault: entry.fault as Extract<Fault, {readonly kind: K}>, spend};
  }
}
