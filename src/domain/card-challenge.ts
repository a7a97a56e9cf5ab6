import {CertError} from './errors.js';

/** What the card signs is made of. */
export interface CardChallengeParts {
  /** Origin of the page that asks, as `location.origin` has it. */
  readonly origin: string;
  /** 18-character unified social credit code of the signed-in enterprise. */
  readonly uscc: string;
  /** At least 128 bit from the backend, base64url. */
  readonly nonce: string;
  /** ISO 8601 instant after which the backend no longer takes the signature. */
  readonly expiresAt: string;
}

const maxLifetimeMs = 5 * 60_000;

const parts: readonly [keyof CardChallengeParts, RegExp][] = [
  ['origin', /^https?:\/\/[a-z0-9.:[\]-]{1,260}$/],
  ['uscc', /^[0-9A-Z]{18}$/],
  ['nonce', /^[A-Za-z0-9_-]{22,128}$/],
  ['expiresAt', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/],
];

/**
 * The text that the card signs. The same card signs customs declarations, so the page composes the text by
 * this fixed grammar and signs nothing that a server wrote. Lines are separated by line feeds, none at the end.
 *
 * `now` is in epoch milliseconds. Throws `contract` when a part does not fit, or when the expiry is more than
 * five minutes from now either way: past is the backend's to judge, since an office PC's clock may be fast.
 */
export const composeCardChallenge = (challenge: CardChallengeParts, now: number): string => {
  const bad = parts.find(([name, pattern]) => !pattern.test(challenge[name]))?.[0];
  const lifetime = Date.parse(challenge.expiresAt) - now;
  if (bad !== undefined || !(Math.abs(lifetime) <= maxLifetimeMs)) {
    throw new CertError('contract', {subject: `cardChallenge.${bad ?? 'expiresAt'}`});
  }
  return ['SW-REALNAME-CERT/1', challenge.origin, challenge.uscc, challenge.nonce, challenge.expiresAt].join('\n');
};
