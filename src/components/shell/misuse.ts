import type {CertificationContext} from '../../machines/certification.setup.js';
import {safeLinks, type Links} from '../config/links.js';

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
export const unknown = (what: string, ids: readonly string[], among: readonly string[]): readonly string[] =>
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
export const misuse = ({known, only = [], startWith}: CertificationContext, links: Links): readonly string[] => [
  ...unknown('methods', only, [...known, 'profile']),
  ...unknown('view', startWith === undefined ? [] : [startWith], ['home', 'profile', ...known]),
  ...unknown('links', Object.keys(links), Object.keys(linkNames)),
  ...unsafe(links),
];
