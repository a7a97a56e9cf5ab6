import type {Refused} from '../../src/domain/outcome.schemas.js';
import {dropOldest} from './drop-oldest.js';

/** What the demo's pages send for a passed human check. The random part makes each a token of its own. */
const token = /^demo-human-[\w-]{20,64}$/;
const maxTokens = 10_000;

const tokenIn = (text: string): string | undefined => {
  try {
    const {humanCheck} = Object(JSON.parse(text)) as {humanCheck?: unknown};
    return typeof humanCheck === 'string' && token.test(humanCheck) ? humanCheck : undefined;
  } catch {
    return undefined;
  }
};

export const humanCheckRequired: Refused = {passed: false, refusal: {code: 'human-check-required'}};

/**
 * Verifies human checks, each token once. A real backend asks the provider of its slider or captcha, whose tokens also
 * expire.
 */
export class HumanChecks {
  readonly #used = new Map<string, true>();

  /** Whether a request's body has a token that was not used before. From now on it was. */
  take(text: string): boolean {
    const sent = tokenIn(text);
    if (sent === undefined || this.#used.has(sent)) return false;
    this.#used.set(sent, true);
    dropOldest(this.#used, maxTokens);
    return true;
  }
}
