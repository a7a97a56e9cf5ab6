import type {LitElement} from 'lit';
import type {CertificationContext} from '../../../machines/certification.setup.js';
import {safeLinks, type Links} from '../../config/links.js';

/** Whether no more letters than so many, left out, added or others, make the one of the other. */
const isNear = (one: string, other: string, letters: number): boolean => {
  const [oneRest, otherRest] = [one.slice(1), other.slice(1)];
  return (
    letters >= 0 &&
    (one === other ||
      isNear(oneRest, otherRest, one[0] === other[0] ? letters : letters - 1) ||
      isNear(oneRest, other, letters - 1) ||
      isNear(one, otherRest, letters - 1))
  );
};

const bare = (name: string): string => name.replace(/-/g, '');

/**
 * What to say of attributes that do nothing, and are one of ours but for hyphens or two letters; one letter in a short
 * name, which others resemble.
 */
export const misspeltAttributes = (element: LitElement): readonly string[] => {
  const ours = (element.constructor as typeof LitElement).observedAttributes;
  return element.getAttributeNames().flatMap((given) => {
    const meant = ours.find((name) => isNear(bare(given), bare(name), name.length > 4 ? 2 : 1));
    return meant && !ours.includes(given) ? [`attribute ${given}: perhaps ${meant}`] : [];
  });
};

const linkNames: Readonly<Record<keyof Links, true>> = {
  help: true,
  agentDownload: true,
  cardService: true,
  ctidApp: true,
  signIn: true,
  gsxt: true,
  hotline: true,
};

/** What to say of ids that this version does not know. */
export const unknownIds = (what: string, ids: readonly string[], among: readonly string[]): readonly string[] =>
  ids
    .filter((id) => !among.includes(id))
    .map((id) => `${what}: ${id} is not known here, known are ${among.join(', ')}`);

/** Each address by its name, such as `help.home`. */
const addressesIn = ({help, ...others}: Links): Readonly<Record<string, unknown>> => ({
  ...others,
  ...(typeof help === 'object'
    ? Object.fromEntries(Object.entries({...help}).map(([screen, href]) => [`help.${screen}`, href]))
    : {help}),
});

/** A link that is given and not shown, by name: its address may have anything in it. */
const unsafe = (links: Links): readonly string[] => {
  const shown = addressesIn(safeLinks(links));
  return Object.entries(addressesIn(links))
    .filter(([name, href]) => href && !shown[name])
    .map(([name]) => `links.${name} is not shown: a link is https, tel, or http on loopback, and no path alone`);
};

/** A host's typing errors, and entries that it has not imported: a user would only see that something is missing. */
export const checkSettings = ({known, only = [], startWith}: CertificationContext, links: Links): readonly string[] => [
  ...unknownIds('methods', only, [...known, 'profile']),
  ...unknownIds('start-view', startWith === undefined ? [] : [startWith], ['home', 'profile', ...known]),
  ...unknownIds('links', Object.keys(links), Object.keys(linkNames)),
  ...unsafe(links),
];
