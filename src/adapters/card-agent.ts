import type {CardReading, CardSignature} from '../domain/card.js';
import type {Secret} from '../domain/secret.js';

export interface CardAgentOptions {
  /** Aborted when the user cancels or the element goes. */
  readonly signal: AbortSignal;
}

export interface ReadOptions extends CardAgentOptions {
  /** Told when the browser's own prompt for permission opens, and when it is gone. */
  readonly onPrompt?: (open: boolean) => void;
}

/** The software on the user's PC that reads the card. `EportAgent` is China E-Port's; a host may bring its own. */
export interface CardAgent {
  /**
   * Whether to ask the agent will make the browser prompt the user. Rejects with `insecure-context` or
   * `agent-not-delegated` where asking is of no use. An agent that is reached without the browser's leave has none.
   */
  willPrompt?(): Promise<boolean>;
  /** Whether the agent answers, and in which version, where it tells. Rejects with an `agent-…` code. */
  check?(options: ReadOptions): Promise<{version: string | undefined}>;
  /** Reads the card once and sets the reader free. Rejects with an `agent-…`, `reader-…` or `card-…` code. */
  readCard(options: ReadOptions): Promise<CardReading>;
  /**
   * Signs the UTF-8 bytes of `text`. The PIN goes with that one call, which is never repeated. Rejects with a
   * `pin-…` code when the card did not take the PIN, or when it cannot be known whether it did.
   */
  sign(text: string, pin: Secret, options: CardAgentOptions): Promise<CardSignature>;
}
