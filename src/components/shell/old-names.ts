import {ofDocument} from '../../adapters/of-document.js';
import {oldTags} from './old-tags.js';
import {hint} from './hint.js';

/* What had another name in 0.1, with the present one: the table of docs/upgrading.md. */

const properties: Readonly<Record<string, string>> = {
  identifierChecks: 'checks',
  acceptSarPassports: 'checks="sar-passports"',
  minAgentVersion: 'agent = {minVersion}',
  currentView: 'view',
  level: 'status.level',
  start: 'open()',
};

const events: Readonly<Record<string, string>> = {'sw-fail': 'sw-refused', 'sw-cancel': 'sw-leave'};

const said = new Set<string>();

/** Once on a page. */
const tell = (old: string, now = ''): void => {
  if (now === '' || said.has(old)) return;
  said.add(old);
  hint(`${old} is now ${now}, see docs/upgrading.md`);
};

/** Elements that are not there any more: nothing is shown where they stand. */
export const tellOldTags = (): void => {
  for (const {localName} of ofDocument('documentElement').querySelectorAll(oldTags))
    tell(localName, `<sw-realname-cert methods="${localName.slice(3, -5)}">`);
};

const watched = new WeakSet();

/** From now on, whoever uses an old name is told. What was set before is found on the element. */
const watch = (prototype: HTMLElement): void => {
  if (watched.has(prototype)) return;
  watched.add(prototype);
  for (const [old, now] of Object.entries(properties)) {
    const get = (): undefined => {
      tell(old, now);
    };
    Object.defineProperty(prototype, old, {get, set: get, configurable: true});
  }
  prototype.addEventListener = function (this: HTMLElement, ...given: Parameters<EventTarget['addEventListener']>) {
    tell(given[0], events[given[0]]);
    EventTarget.prototype.addEventListener.apply(this, given);
  };
};

export const tellOldNames = (element: HTMLElement): void => {
  tellOldTags();
  for (const old of Object.keys(properties)) if (Object.hasOwn(element, old)) tell(old, properties[old]);
  if (element.hasAttribute('identifier-checks')) tell('identifier-checks', 'checks');
  watch(Object.getPrototypeOf(element) as HTMLElement);
};
