/** What a card signs to sign its holder in. */
export interface SignInParts {
  /** Origin of the page that asks. */
  readonly origin: string;
  /** Number of the certificate that was read, so that the signature holds for this card alone. */
  readonly certNo: string;
  /** From the server, at least 128 bits. */
  readonly nonce: string;
  /** RFC 3339. The server does not accept the signature afterwards. */
  readonly expiresAt: string;
}

const lines: readonly (readonly [keyof SignInParts, RegExp])[] = [
  ['origin', /^https?:\/\/[a-z0-9.:[\]-]{1,260}$/],
  ['certNo', /^[0-9a-f]{8,40}$/],
  ['nonce', /^[\w-]{22,128}$/],
  ['expiresAt', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/],
];

/**
 * The text that the card signs. Its first line is not the one of the certification's text: a signature for one can never
 * be used for the other.
 */
export const composeSignInText = (parts: SignInParts): string => {
  const unfit = lines.find(([name, pattern]) => !pattern.test(parts[name]));
  if (unfit) throw new Error(`The sign-in text has no fitting ${unfit[0]}.`);
  return ['SW-DEMO-SIGN-IN/1', ...lines.map(([name]) => parts[name])].join('\n');
};
