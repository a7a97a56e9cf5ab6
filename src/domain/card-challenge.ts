import {CertError} from './errors.js';
import {instantPattern} from './schemas.js';

/** What the card signs is made of. */
export interface CardChallengeParts {
  /** Origin of the page that asks, as `location.origin` has it. */
  readonly origin: string;
  /** Whom the page is about, as its status named them. Another session's backend rebuilds another text. */
  readonly subject: string;
  /** 18-character unified social credit code of the signed-in enterprise. */
  readonly uscc: string;
  /** At least 128 bit from the backend, base64url. */
  readonly nonce: string;
  /** RFC 3339 instant after which the backend no longer takes the signature; signed as the backend wrote it. */
  readonly expiresAt: string;
}

const parts: readonly [keyof CardChallengeParts, RegExp][] = [
  ['origin', /^https?:\/\/[a-z0-9.:[\]-]{1,260}$/],
  ['subject', /^[\x21-\x7E]{1,200}$/],
  ['uscc', /^[0-9A-Z]{18}$/],
  ['nonce', /^[A-Za-z0-9_-]{22,128}$/],
  ['expiresAt', instantPattern],
];

/**
 * The text that the card signs. The same card signs customs declarations, so the page composes the text by
 * this fixed grammar and signs nothing that a server wrote. Lines are separated by line feeds, none at the end.
 *
 * Throws `contract` when a part does not fit. Whether it has expired is the backend's to judge: an office PC's clock
 * may be wrong.
 */
export const composeCardChallenge = (challenge: CardChallengeParts): string => {
  const bad = parts.find(([name, pattern]) => !pattern.test(challenge[name]));
  if (bad) throw new CertError('contract', {where: `createCardChallenge.${bad[0]}`, expected: String(bad[1])});
  return ['SW-REALNAME-CERT/2', ...parts.map(([name]) => challenge[name])].join('\n');
};
