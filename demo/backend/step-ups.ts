import {dropOldest} from './drop-oldest.js';

const maxUsed = 10_000;

/**
 * The host's check that an administrator is present, simulated: the demo's page makes up a token, and each token is
 * valid once. A real backend verifies at its own service for whom a token was made, and when.
 */
export class StepUps {
  readonly #used = new Map<string, true>();

  /** Whether the token is valid. Uses it up. */
  use(token: string | undefined): boolean {
    if (token === undefined || !/^demo-step-up-[\w-]{8,64}$/.test(token) || this.#used.has(token)) return false;
    this.#used.set(token, true);
    dropOldest(this.#used, maxUsed);
    return true;
  }
}
