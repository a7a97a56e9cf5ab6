/** Addresses that the host supplies; shown only where given, and only https (http on loopback and for `gsxt`) or tel. */
export interface Links {
  /** 了解实名认证，点击帮助 */
  readonly help?: string;
  /** Where the card agent is downloaded. */
  readonly agentDownload?: string;
  /** Where a locked card is unlocked or a forgotten PIN is reset. */
  readonly cardService?: string;
  /** What a person does to be known to the national network identity service, such as where its app is found. */
  readonly ctidApp?: string;
  /** The National Enterprise Credit Information Publicity System; its own address by default. */
  readonly gsxt?: string;
  /** Customer service, in words such as a telephone number: shown, not followed. */
  readonly hotline?: string;
}

/** A name and a password may look like a host, so what follows loopback's name is looked at, too. */
const safe = /^(?:https:\/\/|tel:|http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?(?:[/?#]|$))/i;

/** The registry's own public address is http. */
const isSafe = (name: string, address: string): boolean =>
  safe.test(address) || (name === 'gsxt' && /^http:\/\//i.test(address));

/** The addresses that may be followed. Any other is as if it had not been given. */
export const safeLinks = (links: Links): Links =>
  Object.fromEntries(Object.entries(links).filter(([name, href]) => name === 'hotline' || isSafe(name, String(href))));
