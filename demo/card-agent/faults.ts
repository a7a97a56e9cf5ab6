/*
 * What goes wrong, beyond what lies on the desk. How the real agent fails in these ways is not known but for the
 * codes 50200 and 50070: all of it is synthetic.
 */

/** Holds for calls of this method alone, and so many times; else for every call until it is taken back. */
interface Limits {
  readonly method?: string;
  readonly times?: number;
}

/** Changes what a call does. */
export const workKinds = [
  /** No reader, or nothing in it: for a call that needs one. */
  'no-reader',
  'no-card',
  /** The reader does not get the card to answer. */
  'unreadable',
  /** Another operation is in progress. */
  'busy',
  /** An error that nobody has heard of. */
  'unknown-error',
  /** The card is out before the call, and stays so. */
  'pull-out',
  /** The card is out when its PIN was right, before it has signed, and stays so. */
  'pull-out-mid-sign',
  /** Another card of the same enterprise is in the reader when one is to sign. */
  'card-swapped',
  /** A call with a PIN is done, tries and all, and then told as a failure that nobody has heard of. */
  'pin-unknown',
] as const;

/** Changes what becomes of an answer; the call itself is done. */
export const deliveryKinds = [
  'hang-answer',
  /** No JSON. */
  'garbage',
  /** The first half of the text, then the end of the connection. */
  'half-frame',
  /** The end of the connection, without a word. */
  'drop',
  'wrong-id',
  'wrong-method',
  'duplicate',
  /** After the answer to the connection's next call. */
  'late',
  /** Several megabytes. */
  'oversized',
] as const;

/** Every kind, as people name it. */
export const faultKinds = [...workKinds, ...deliveryKinds, 'slow', 'hang-handshake'] as const;

type Of<K extends string> = {readonly kind: K} & Limits;

/** The kinds that have nothing more to say. */
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
  /** Takes the connection, and never says a word on it. */
  | Omit<Of<'hang-handshake'>, 'method'>;

export type FaultKind = Fault['kind'];

const usualSlownessMs = 1_500;

/** A fault of that kind for every call, until it is taken back. */
export const plainFault = (kind: FaultKind): Fault => (kind === 'slow' ? {kind, ms: usualSlownessMs} : {kind});

export interface FoundFault<K extends FaultKind> {
  readonly fault: Extract<Fault, {readonly kind: K}>;
  /** It took effect: one time less. */
  readonly spend: () => void;
}

/** The faults that are switched on. */
export class FaultBoard {
  #entries: {readonly fault: Fault; left: number}[] = [];

  /** Those that still hold, with the times that are left. */
  get faults(): readonly Fault[] {
    return this.#entries.map(({fault, left}) => (left === Infinity ? fault : {...fault, times: left}));
  }

  replace(faults: readonly Fault[]): void {
    this.#entries = faults.map((fault) => ({fault, left: fault.times ?? Infinity})).filter(({left}) => left > 0);
  }

  /** The first of these kinds that holds for the method. */
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
