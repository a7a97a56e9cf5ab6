import {banks} from '../../domain/banks.js';
import type {CertError} from '../../domain/errors.js';
import type {FieldName} from '../../domain/fields.js';
import type {Refused} from '../../domain/outcome.schemas.js';
import type {Status} from '../../domain/schemas.js';
import {hint, hintErrors} from './hint.js';
import {locales} from '../../domain/locales.js';
import {messageGroups} from '../locales/groups.js';
import {usedTables} from '../locales/texts.js';
import {tokensIn, type SettingsElement} from './settings.js';

/** A public element. */
export interface DebuggedElement extends SettingsElement {
  readonly status: Status | undefined;
  readonly lastError: CertError | undefined;
  /** Only of the element that has all paths. */
  readonly methods?: string;
  readonly view?: string;
}

const unknownKeys = (cert: SettingsElement): readonly string[] =>
  Object.entries<object | null | undefined>(cert.messages).flatMap(([locale, words]) => {
    if (!(locales as readonly string[]).includes(locale)) return [`${locale} (no such locale)`];
    return Object.keys(words ?? {}).filter((key) => {
      const [group = '', name = ''] = key.split(/\.(.*)/s);
      if (!(messageGroups as readonly string[]).includes(group)) return true;
      const table = [...usedTables].find((each) => each.group === group);
      // The component with the texts of the group may not have been loaded yet.
      return name === '' || (table && typeof (table.reference as Record<string, unknown>)[name] !== 'string');
    });
  });

/** Whether an id is one of those that this version knows. If not, what to say. */
const unknown = (what: string, ids: readonly string[], among: readonly string[]): readonly string[] =>
  ids
    .filter((id) => !among.includes(id))
    .map((id) => `${what}: ${id} is not known here, known are ${among.join(', ')}`);

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

/** Problems in the settings and in the ids from the backend, as far as they are known now. */
const lookAt = (cert: DebuggedElement, methodIds: readonly string[]): readonly string[] => {
  const bankIds = banks.map(({id}) => id);
  const {status, methods = '', view = 'home', returnUrl} = cert;
  return [
    ...unknown('methods', tokensIn(methods) ?? [], methodIds),
    ...unknown('banks', tokensIn(cert.banks) ?? [], bankIds),
    ...unknown('view', [view], ['home', 'profile', ...methodIds]),
    // A path alone is not asked about the others.
    ...(cert.methods === undefined
      ? []
      : unknown('getStatus.methods', status?.methods.map(({id}) => id) ?? [], methodIds)),
    ...unknown('getStatus.banks', status?.banks?.map(({id}) => id) ?? [], bankIds),
    ...(status && status.level.label === '' ? ['getStatus.level.label is empty'] : []),
    ...(status && status.now === undefined ? ['getStatus.now is missing: what depends on today only warns'] : []),
    ...(status && status.contract === undefined ? ['getStatus.contract is missing: see docs/upgrading.md'] : []),
    ...unknownKeys(cert).map((key) => `messages: ${key} is no key that can be replaced`),
    ...(returnUrl === '' && location.search !== ''
      ? ['return-url is not set: a bank leads back to this page without its query']
      : []),
  ];
};

const debugged = new WeakSet<SettingsElement>();

/** Logs hints for a host's developer on the console, each only once. They contain no personal data. */
export const debug = (cert: DebuggedElement, methodIds: readonly string[]): void => {
  if (debugged.has(cert)) return;
  debugged.add(cert);
  const said = new Set<string>();
  /** What the answers of the backend have named that is not known here, and was not told yet. */
  const inAnswers = new Set<string>();
  const say = (words: string): void => {
    if (!said.has(words)) hint(words);
    said.add(words);
  };
  const look = (): void => {
    if (!cert.debug) return;
    lookAt(cert, methodIds).forEach(say);
    inAnswers.forEach(say);
    inAnswers.clear();
  };
  cert.onAnswer = (question, answer) => {
    const {fields = []} = (answer as Partial<Refused>).refusal ?? {};
    unknown(`${question}.refusal.fields`, fields, Object.keys(fieldNames)).forEach((line) => inAnswers.add(line));
  };
  cert.addEventListener('sw-step', look);
  hintErrors(cert);
  look();
};
