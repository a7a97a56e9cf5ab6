import type {HelpScreen} from '../../domain/path-rows.js';

/** Customer service of the Single Window. */
export const defaultHotline = '95198';

/**
 * Addresses from the host. An address is shown only if it is given, and only if it is https (or http on loopback and
 * for `gsxt`) or tel.
 */
export interface Links {
  /**
   * 了解实名认证，点击帮助: one page for all screens, or one for each: by the id of a view, also of a host's own method, and
   * `id-card` where a person's ID card is checked.
   */
  readonly help?: string | Readonly<Partial<Record<HelpScreen, string>>>;
  /** Download address of the card agent. */
  readonly agentDownload?: string;
  /** Where to unlock a locked card or reset a forgotten PIN. */
  readonly cardService?: string;
  /**
   * How a person registers with the national network identity service, for example where to find its app. Also shown as
   * a QR code.
   */
  readonly ctidApp?: string;
  /** The sign-in page. Shown in another tab where the session has ended and what was entered is kept. */
  readonly signIn?: string;
  /** The National Enterprise Credit Information Publicity System. Default: its own address. */
  readonly gsxt?: string;
  /** Customer service as text, such as a telephone number. It is shown, not used as a link. Default: 95198. */
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

const safeOf = (name: string, given: unknown): unknown =>
  typeof given === 'string' && (name === 'hotline' || isSafe(name, given)) ? given : undefined;

const eachSafe = (addresses: object, safe: (name: string, given: unknown) => unknown): object => ({
  // Without what a page has put on every object.
  __proto__: null,
  ...Object.fromEntries(
    Object.entries(addresses)
      .map(([name, given]) => [name, safe(name, given)] as const)
      .filter(([, given]) => given !== undefined),
  ),
});

/** The safe addresses only. Any other address is treated as not given, and so are all where one cannot be read. */
export const safeLinks = (links: Links): Links => {
  try {
    return eachSafe(links, (name, given) =>
      name === 'help' && typeof given === 'object' ? eachSafe({...given}, safeOf) : safeOf(name, given),
    );
  } catch {
    return {};
  }
};

/** The help page of a screen. */
export const helpAt = ({help}: Links, screen: HelpScreen): string | undefined =>
  typeof help === 'string' ? help : help?.[screen];
