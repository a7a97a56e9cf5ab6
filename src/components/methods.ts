import type {ReactiveControllerHost} from 'lit';
import {bankUkey} from './bank-ukey/bank-ukey.method.js';
import {icCard} from './ic-card/ic-card.method.js';
import {legalRep} from './legal-rep/legal-rep.method.js';
import {profile} from './profile/profile.place.js';
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

/** What home leads to and back from. */
export interface Place {
  readonly id: string;
  /** Loads what defines the element that shows this place's machine, `sw-rc-` and the id. */
  readonly load: () => Promise<{readonly define: () => void}>;
}

export interface Method extends Place {
  readonly card: TextTable<MethodCard>;
}

/** Every method of this build, in the order of recommendation. */
export const methods: readonly Method[] = [icCard, legalRep, bankUkey];

export const placeOf = (id: string): Place | undefined => [profile, ...methods].find((place) => place.id === id);

/** What a component says of each method; undefined for an unknown one, or while a locale is being loaded. */
export const methodCards = (
  host: ReactiveControllerHost,
  locale: () => LocaleState | undefined,
): ((id: string) => MethodCard | undefined) => {
  const cards = new Map(methods.map(({id, card}) => [id, new Texts(host, card, locale)]));
  return (id) => cards.get(id)?.value;
};
