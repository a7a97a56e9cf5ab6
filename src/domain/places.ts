import type {Locale} from './locales.js';

/* Where an external method sends its user: a bank's site, a wallet, an app on a phone. */

/** A text in the widget's three languages. */
export type InEach<T = string> = Readonly<Record<Locale, T>>;

/** In a window of this computer, or by a QR code on a phone. */
export type Way = (typeof ways)[number];
export const ways = ['link', 'code'] as const;

/** The longest address of a code, in characters: a phone reads no more from a screen without effort. */
export const longestCode = 300;

/** A site that decides about the user. */
export interface Place {
  readonly id: string;
  readonly name: InEach;
  /** A character shown in place of a logo, because a logo needs a licence. */
  readonly monogram: InEach;
  /** Hosts of the site: names, and `*.` before one for all its subdomains, but not itself. */
  readonly hosts: readonly string[];
  /** What the user needs there. */
  readonly needs: InEach;
  /** The steps there, in order. */
  readonly steps: InEach<readonly string[]>;
  /** Words of its site and key that `needs` and `steps` quote as they stand there. */
  readonly ownWords?: readonly string[];
  /** The site works only in Internet Explorer, which today is a mode of Edge. */
  readonly inInternetExplorer?: true;
}

/** A method that is decided at a place outside. A handoff is one run of it. */
export interface ExternalMethodInfo {
  /** As in the backend's status. */
  readonly id: string;
  readonly ways: readonly Way[];
  readonly places: readonly Place[];
  /** Title of its screens. Undefined: one of the method's own texts. */
  readonly title?: InEach;
}

/** The status of a place, as the backend reports it. */
export interface PlaceStatus {
  readonly id: string;
  readonly enabled: boolean;
  readonly reason?: string | undefined;
}

export const placeIn = (places: readonly Place[], id: string): Place | undefined =>
  places.find((place) => place.id === id);

/**
 * The places to choose from: those that this page knows and the host wants, in the host's order. If the backend names
 * places, only these.
 */
export const offeredPlaces = (
  known: readonly Place[],
  named: readonly PlaceStatus[] | undefined,
  wanted: readonly string[] | undefined,
): readonly PlaceStatus[] => {
  const all = named ?? known.map(({id}) => ({id, enabled: true}));
  return (wanted ?? all.map(({id}) => id)).flatMap((id) => {
    const status = placeIn(known, id) && all.find((each) => each.id === id);
    return status ? [status] : [];
  });
};

/** As in a content security policy: `*.` before a name stands for its subdomains, not for itself. */
const isHostOf = (host: string, pattern: string): boolean =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;

const loopback = ['127.0.0.1', 'localhost'];

/**
 * The host of an address that may lead to a place: https on one of the place's hosts, at the usual port, without user and
 * password, in the characters of an address (RFC 3986): it is also copied and drawn. For a demo, http on loopback is allowed if the page itself is on loopback. Undefined for any other address.
 */
export const placeHostIn = (url: string, place: Place | undefined, pageOrigin: string): string | undefined => {
  const found = /^(https?):\/\/([a-z0-9.-]+)(?::(\d{1,5}))?(?:[/?#][!-~]*)?$/i.exec(url);
  if (!found || !place) return undefined;
  const [, scheme = '', rawHost = '', port = '443'] = found;
  const host = rawHost.toLowerCase();
  const isPlaces =
    scheme.toLowerCase() === 'https' && port === '443' && place.hosts.some((pattern) => isHostOf(host, pattern));
  const isDemo = loopback.includes(host) && loopback.some((name) => pageOrigin.startsWith(`http://${name}:`));
  return isPlaces || isDemo ? host : undefined;
};
