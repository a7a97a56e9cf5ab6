import type {ReactiveControllerHost} from 'lit';
import {icCard} from './ic-card/ic-card.method.js';
import {Texts, type TextTable} from './locales/texts.js';
import type {LocaleState} from './ui.js';

/** What home says of a method. */
export interface MethodCard {
  readonly title: string;
  /** The button's label. */
  readonly action: string;
  /** What to have at hand. */
  readonly needs: string;
  /** How long it takes. */
  readonly time: string;
}

export interface Method {
  readonly id: string;
  /** Loads and defines the element that shows this method's machine. */
  readonly load: () => Promise<void>;
  /** Tag of that element. */
  readonly view: `sw-rc-${string}`;
  readonly card: TextTable<MethodCard>;
}

/** Every method of this build, in the order of recommendation. */
export const methods: readonly Method[] = [icCard];

export const methodOf = (id: string | undefined): Method | undefined => methods.find((method) => method.id === id);

/** What a component says of each method; undefined for an unknown one, or while a locale is being loaded. */
export const methodCards = (
  host: ReactiveControllerHost,
  locale: () => LocaleState | undefined,
): ((id: string) => MethodCard | undefined) => {
  const cards = new Map(methods.map(({id, card}) => [id, new Texts(host, card, locale)]));
  return (id) => cards.get(id)?.value;
};
