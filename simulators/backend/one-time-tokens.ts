import {dropOldest} from './drop-oldest.js';

const maxUsed = 10_000;

/**
 * Results of a check that the demo's pages simulate: each page makes up a token, and each token is valid once. A real
 * backend asks the provider of the check for whom a token was made and when.
 */
export class OneTimeTokens {
  readonly #used = new Map<string, true>();
  readonly #form: RegExp;

  constructor(form: RegExp) {
    this.#form = form;
  }

  /** Whether the token is valid. Uses it up. */
  use(token: unknown): boolean {
    if (typeof token !== 'string' || !this.#form.test(token) || this.#used.has(token)) return false;
    this.#used.set(token, true);
    dropOldest(this.#used, maxUsed);
    return true;
  }
}
