import {CertError} from './errors.js';
import {instantPattern, subjectPattern} from './wire-formats.js';

/** The parts of the text that the card signs. */
export interface CardChallengeParts {
  /** Origin of the page that asks, as in `location.origin`. */
  readonly origin: string;
  /** The subject of the page, from its status. The backend of another session builds a different text. */
  readonly subject: string;
  /** 18-character unified social credit code of the signed-in enterprise. */
  readonly uscc: string;
  /** At least 128 bits from the backend, base64url. */
  readonly nonce: string;
  /**
   * RFC 3339 instant after which the backend does not accept the signature. It is signed exactly as the backend wrote
   * it.
   */
  readonly expiresAt: string;
}

/** The lines of the text in their order, and the pattern of each. */
export const challengeLines: readonly (readonly [keyof CardChallengeParts, RegExp])[] = [
  ['origin', /^https?:\/\/[a-z0-9.:[\]-]{1,260}$/],
  ['subject', subjectPattern],
  ['uscc', /^[0-9A-Z]{18}$/],
  ['nonce', /^[A-Za-z0-9_-]{22,128}$/],
  ['expiresAt', instantPattern],
];

/**
 * The text that the card signs. The same card signs customs declarations, so the page composes the text by this fixed
 * grammar and never signs a text that a server wrote. Lines are separated by line feeds; there is none at the end.
 *
 * Throws `contract` when a part does not fit. The backend decides whether the challenge has expired, because the clock
 * of an office PC may be wrong.
 */
export const composeCardChallenge = (challenge: CardChallengeParts): string => {
  const bad = challengeLines.find(([name, pattern]) => !pattern.test(challenge[name]));
  if (bad) throw new CertError('contract', {where: `createCardChallenge.${bad[0]}`, expected: String(bad[1])});
  return ['SW-REALNAME-CERT/2', ...challengeLines.map(([name]) => challenge[name])].join('\n');
};
