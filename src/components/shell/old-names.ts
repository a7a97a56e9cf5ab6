import {ofDocument} from '../../adapters/of-document.js';
import {hint} from './hint.js';
import {oldTags} from './old-tags.js';

/** What had another name in 0.1, with the present one: the table of docs/upgrading.md. */
const names: Readonly<Record<string, string>> = {
  identifierChecks: 'checks',
  acceptSarPassports: 'checks',
  minAgentVersion: 'agent',
  currentView: 'view',
  level: 'status.level',
  start: 'open()',
  'sw-fail': 'sw-refused',
  'sw-cancel': 'sw-leave',
};

const said = new Set<string>();

/** Once on a page. */
const tell = (old: string, now = names[old]): void => {
  if (!now || said.has(old)) return;
  said.add(old);
  hint(`${old} is now ${now}, see docs/upgrading.md`);
};

/** Elements that are not there any more: nothing is shown where they stand. */
export const tellOldTags = (): void => {
  for (const {localName} of ofDocument('documentElement').querySelectorAll(oldTags))
    tell(localName, `<sw-realname-cert methods="${localName.slice(3, -5)}">`);
};

const watched = new WeakSet<HTMLElement>();

/** What was set before is found on the element. Who uses an old name from now on is told. */
export const tellOldNames = (element: HTMLElement): void => {
  tellOldTags();
  if (watched.has(element)) return;
  watched.add(element);
  if (element.hasAttribute('identifier-checks')) tell('identifierChecks');
  for (const old of Object.keys(names)) {
    if (Object.hasOwn(element, old)) tell(old);
    const get = (): void => {
      tell(old);
    };
    Object.defineProperty(element, old, {get, set: get, configurable: true});
  }
  element.addEventListener = (...given: Parameters<EventTarget['addEventListener']>) => {
    tell(given[0]);
    EventTarget.prototype.addEventListener.apply(element, given);
  };
};
