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

/** A link that is given and not shown, by name: its address may have anything in it. */
const unsafe = (links: Links): readonly string[] => {
  const [given, shown] = [links, safeLinks(links)].map(({help, ...others}) => ({
    ...others,
    ...(typeof help === 'object'
      ? Object.fromEntries(Object.entries({...help}).map(([at, href]) => [`help.${at}`, href]))
      : {help}),
  })) as [object, object];
  return Object.entries(given)
    .filter(([name, href]) => href && !(name in shown && shown[name as keyof object]))
    .map(([name]) => `links.${name} is not shown: a link is https, tel, or http on loopback, and no path alone`);
};

/** A host's typing errors, and entries that it has not imported: a user would only see that something is missing. */
export const misuse = ({known, only = [], startWith}: CertificationContext, links: Links): readonly string[] => [
  ...unknown('methods', only, [...known, 'profile']),
  ...unknown('view', startWith === undefined ? [] : [startWith], ['home', 'profile', ...known]),
  ...unknown('links', Object.keys(links), Object.keys(linkNames)),
  ...unsafe(links),
];
