import {helpAt, type Links} from '../../config/links.js';
import {isFramed} from '../../../adapters/page-context.js';
import {pageWindow} from '../../../adapters/page.js';
import {type View} from '../../../domain/ids.js';
import {bankIds} from '../../../domain/bank-ids.js';
import type {readExternalMethods} from '../../../domain/external-methods.js';
import {noticesOf} from '../../../domain/consent.js';
import {mayShowCode, phoneMustShow} from '../../../domain/method-status.js';
import type {Place} from '../../../domain/places.js';
import type {CertError} from '../../../domain/errors.js';
import type {FieldName} from '../../../domain/fields.js';
import type {Refused} from '../../../domain/outcome.schemas.js';
import type {Status} from '../../../domain/schemas.js';
import {ownProperty} from '../../../domain/own-property.js';
import {warnDeveloper, logErrors} from './warn-developer.js';
import {misspeltAttributes, unknownIds} from './check-settings.js';
import {messageGroups} from '../../locales/message-groups.js';
import {usedTables} from '../../locales/texts.js';
import {pathRows, type HelpScreen} from '../../../domain/path-rows.js';
import {tokensIn, type SettingsElement} from '../settings.js';

/** A public element. */
export interface DebuggedElement extends SettingsElement {
  readonly status: Status | undefined;
  readonly view: string;
  readonly lastError: CertError | undefined;
  readonly externalMethods: unknown;
}

/** A language, perhaps with its script and region. */
const languageTag = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/;

const unknownKeys = (cert: SettingsElement): readonly string[] =>
  Object.entries<object | null | undefined>(cert.messages).flatMap(([locale, words]) => {
    if (!languageTag.test(locale)) return [`${locale} (no such locale)`];
    return Object.keys(words ?? {}).filter((key) => {
      const [group = '', name = ''] = key.split(/\.(.*)/s);
      if (!ownProperty(messageGroups, group)) return true;
      const table = [...usedTables].find((each) => each.group === group);
      // The component with the texts of the group may not have been loaded yet.
      return name === '' || (table && typeof (table.reference as Record<string, unknown>)[name] !== 'string');
    });
  });

/** Only the names: an import of the fields would load the forms. */
const fieldNames: Readonly<Record<FieldName, true>> = {
  uscc: true,
  orgCode: true,
  enterpriseName: true,
  address: true,
  legalRepName: true,
  legalRepIdType: true,
  legalRepIdNumber: true,
  holderName: true,
  name: true,
  idType: true,
  idNumber: true,
  validFrom: true,
  validTo: true,
  bankCard: true,
  mobile: true,
};

interface ShownLinks {
  readonly help: readonly HelpScreen[];
  readonly links?: readonly (keyof Links)[];
}

const shownLinks = {home: {help: ['home']}, ...pathRows} as const satisfies Record<View, ShownLinks>;

/** What a screen would show if it were set, in one line. */
const missingLinks = ({status, links}: DebuggedElement): readonly string[] => {
  const offered = status?.methods.flatMap(({id, enabled}) => (enabled ? [id] : [])) ?? [];
  const rows = ['home', 'profile', ...offered].flatMap((each) => ownProperty<ShownLinks>(shownLinks, each) ?? []);
  const wanted = ['signIn' as const, ...rows.flatMap((row) => row.links ?? [])].filter((name) => !links[name]);
  const helpless = rows.flatMap(({help}) => help).filter((screen) => !helpAt(links, screen));
  const missing = [...(links.help ? helpless.map((screen) => `help.${screen}`) : ['help']), ...wanted];
  return missing.length > 0
    ? [`links: ${missing.join(', ')} not set, so a screen has no link for it (hotline: 95198 is shown)`]
    : [];
};

/** The page cannot know whether its backend asks for consent before it does. */
const missingNotices = ({status, consent}: DebuggedElement): readonly string[] => {
  const offered = status?.methods.flatMap(({id, enabled}) => (enabled ? [id] : [])) ?? [];
  const silent = offered.filter((id) => !noticesOf(consent, id).accountHolder);
  return silent.length > 0
    ? [
        `consent has no notice for ${silent.join(', ')}: if the backend asks for consent, the method ends in not-configured`,
      ]
    : [];
};

const idsOf = (all: readonly {readonly id: string}[] = []): readonly string[] => all.map(({id}) => id);

/** What the page knows of an external method. */
interface KnownExternal {
  readonly id: string;
  readonly ways: readonly string[];
  readonly places: readonly string[];
}

/** No list knows under which names anybody can have one, such as `*.com.cn`. A host may have meant its own. */
const wideHosts = (places: readonly Place[]): readonly string[] =>
  places
    .flatMap(({hosts}) => hosts)
    .filter((host) => /^\*\.[^.]+\.[^.]+$/.test(host))
    .map(
      (host) =>
        `externalMethods: ${host} takes all of ${host.slice(2)}. If anybody can have a name there, it is too much`,
    );

/** What the status says of it. */
const aboutPlaces = ({id, places, ways}: KnownExternal, status: Status | undefined): readonly string[] => {
  const method = status?.methods.find((each) => each.id === id);
  if (!method) return [];
  const isMute = ways.includes('code') && !mayShowCode(method);
  return [
    ...unknownIds(`getStatus.methods.${id}.places`, idsOf(method.places), places),
    ...(isMute
      ? [`getStatus.methods.${id}.phoneShows lacks one of ${phoneMustShow.join(', ')}: no code is drawn`]
      : []),
  ];
};

/** Problems in the settings and in the ids from the backend, as far as they are known now. */
const lookAt = (cert: DebuggedElement, own: OwnMethods): readonly string[] => {
  const {status, returnUrl} = cert;
  const {location} = pageWindow();
  const banks = [...bankIds, ...idsOf(own.banks)];
  const externals: readonly KnownExternal[] = [
    {id: 'bank-ukey', ways: ['link'], places: banks},
    ...own.methods.map(({id, ways, places}) => ({id, ways, places: idsOf(places)})),
  ];
  const builtIn = Object.keys(pathRows).filter((id) => id !== 'profile');
  const known = [...builtIn, ...idsOf(own.methods)];
  return [
    ...unknownIds('places', tokensIn(cert.places) ?? [], banks),
    ...unknownIds('consent', Object.keys(Object(cert.consent) as object), known),
    ...unknownIds('getStatus.methods', idsOf(status?.methods), known),
    ...externals.flatMap((each) => aboutPlaces(each, status)),
    ...wideHosts([...own.methods.flatMap(({places}) => places), ...own.banks]),
    ...(status && status.level.label === '' ? ['getStatus.level.label is empty'] : []),
    ...(status && status.now === undefined ? ['getStatus.now is missing: what depends on today only warns'] : []),
    ...(status && status.contract === undefined ? ['getStatus.contract is missing: see docs/upgrading.md'] : []),
    ...misspeltAttributes(cert),
    ...(status ? [...missingLinks(cert), ...missingNotices(cert)] : []),
    ...unknownKeys(cert).map((key) => `messages: ${key} is no key that can be replaced`),
    ...(cert.handoff === 'same-tab' && isFramed()
      ? ['handoff is same-tab in a frame: a bank opens in a new tab, because it refuses to be framed']
      : []),
    ...(returnUrl === '' && /[;?]/.test(location.pathname + location.search)
      ? ['return-url is not set: a bank leads back to this page without its query or a session in its path']
      : []),
  ];
};

type OwnMethods = Pick<ReturnType<typeof readExternalMethods>, 'methods' | 'banks'>;

const debugged = new WeakSet<SettingsElement>();

/** Logs hints for a host's developer on the console, each only once. They contain no personal data. */
export const debug = (cert: DebuggedElement): void => {
  if (debugged.has(cert)) return;
  debugged.add(cert);
  const said = new Set<string>();
  /** What the answers of the backend have named that is not known here, and was not told yet. */
  const inAnswers = new Set<string>();
  const say = (words: string): void => {
    if (!said.has(words)) warnDeveloper(words);
    said.add(words);
  };
  let read: typeof readExternalMethods | undefined;
  const look = (): void => {
    if (!cert.debug) return;
    if (cert.externalMethods && !read) {
      void import('../../external/external.chunk.js').then(
        (chunk) => {
          read = chunk.readExternalMethods;
          look();
        },
        () => undefined,
      );
      return;
    }
    lookAt(cert, read?.(cert.externalMethods ?? []) ?? {methods: [], banks: []}).forEach(say);
    inAnswers.forEach(say);
    inAnswers.clear();
  };
  cert.onAnswer = (operation, answer) => {
    const {fields = []} = (answer as Partial<Refused>).refusal ?? {};
    unknownIds(`${operation}.refusal.fields`, fields, Object.keys(fieldNames)).forEach((line) => inAnswers.add(line));
  };
  cert.addEventListener('sw-step', look);
  logErrors(cert);
  look();
};
