/**
 * Addresses from the host. An address is shown only if it is given, and only if it is https (or http on loopback and
 * for `gsxt`) or tel.
 */
export interface Links {
  /** 了解实名认证，点击帮助 */
  readonly help?: string;
  /** Download address of the card agent. */
  readonly agentDownload?: string;
  /** Where to unlock a locked card or reset a forgotten PIN. */
  readonly cardService?: string;
  /** How a person registers with the national network identity service, for example where to find its app. */
  readonly ctidApp?: string;
  /** The sign-in page. Shown in another tab where the session has ended and what was entered is kept. */
  readonly signIn?: string;
  /** The National Enterprise Credit Information Publicity System. Default: its own address. */
  readonly gsxt?: string;
  /** Customer service as text, such as a telephone number. It is shown, not used as a link. */
  readonly hotline?: string;
}

/**
 * A user name and password in an address can look like a host. So the pattern also checks what follows the loopback
 * name.
 */
const safe = /^(?:https:\/\/|tel:|http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?(?:[/?#]|$))/i;

/** The registry's own public address is http. */
const isSafe = (name: string, address: string): boolean =>
  safe.test(address) || (name === 'gsxt' && /^http:\/\//i.test(address));

/** The safe addresses only. Any other address is treated as not given. */
export const safeLinks = (links: Links): Links =>
  Object.fromEntries(Object.entries(links).filter(([name, href]) => name === 'hotline' || isSafe(name, String(href))));
