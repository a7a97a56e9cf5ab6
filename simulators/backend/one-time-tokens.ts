import {dropOldest} from './drop-oldest.js';

const maxUsed = 10_000;

/**
 * Results of a check that the demo's pages simulate: each page makes up a token, and each token is valid once. A real
 * backend asks the provider of the check for whom a token was made and when. Here the group of the pattern is the user.
 */
export class OneTimeTokens {
  readonly #used = new Map<string, true>();

  constructor(private readonly form: RegExp) {}

  /** Whether the token is valid for this user. Uses it up. */
  use(token: unknown, user?: string): boolean {
    if (typeof token !== 'string' || this.#used.has(token)) return false;
    const found = this.form.exec(token);
    if (!found || found[1] !== user) return false;
    this.#used.set(token, true);
    dropOldest(this.#used, maxUsed);
    return true;
  }
}
