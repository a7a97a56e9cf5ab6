import type {CardReading, CardSignature} from '../domain/card.js';
import type {Secret} from '../domain/secret.js';

export interface CardAgentOptions {
  /** Aborted when the user cancels or the element is removed. */
  readonly signal: AbortSignal;
  /** Called with the name of each call when it is sent to the agent: the diagnostics list these names, and the agent's log has them, too. */
  readonly onCall?: (call: string) => void;
}

export interface ReadOptions extends CardAgentOptions {
  /** Called when the browser's permission prompt opens and when it closes. */
  readonly onPrompt?: (open: boolean) => void;
  /** Called when the agent is reached, before a card is read. */
  readonly onConnected?: () => void;
}

export interface SignOptions extends CardAgentOptions {
  /** The `address` of the reading that the user has seen. */
  readonly address: string | undefined;
}

/**
 * The software on the user's PC that reads the card. `EportAgent` is the client for China E-Port's agent. A host may
 * bring its own.
 */
export interface CardAgent {
  /**
   * Whether a request to the agent will make the browser prompt the user. Rejects with `insecure-context` or
   * `agent-not-delegated` if the request cannot succeed. An agent that needs no browser permission does not have this
   * method.
   */
  willPrompt?(): Promise<boolean>;
  /** Whether the agent answers, and its version if the agent tells it. Rejects with an `agent-…` code. */
  check?(options: ReadOptions): Promise<{version: string | undefined}>;
  /** Reads the card once and frees the reader. Rejects with an `agent-…`, `reader-…` or `card-…` code. */
  readCard(options: ReadOptions): Promise<CardReading>;
  /**
   * Signs the UTF-8 bytes of `text`. The PIN is used in this one call, which is never repeated, and goes only to where
   * the card was read. Rejects with a `pin-…` code if the card did not accept the PIN, or if it is unknown whether it
   * did.
   */
  sign(text: string, pin: Secret, options: SignOptions): Promise<CardSignature>;
}
