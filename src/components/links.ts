/** Addresses that the host supplies; shown only where given, and only https (http for loopback) or tel. */
export interface Links {
  /** 了解实名认证，点击帮助 */
  readonly help?: string;
  /** Where the card agent is downloaded. */
  readonly agentDownload?: string;
  /** Where a locked card is unlocked or a forgotten PIN is reset. */
  readonly cardService?: string;
}

const safe = /^(?:https:\/\/|tel:|http:\/\/(?:127\.0\.0\.1|localhost)[:/])/i;

/** The addresses that may be followed. Any other is as if it had not been given. */
export const safeLinks = (links: Links): Links =>
  Object.fromEntries(Object.entries(links).filter(([, href]) => safe.test(String(href))));
