import type {Adapters} from '../../adapters/adapters.js';
import type {MethodId} from '../../domain/ids.js';
import type {Place} from '../../domain/places.js';
import type {MethodLogic} from '../../machines/certification.setup.js';
import type {TextTable, Translations} from '../locales/text-table.js';

/** What opens from home and returns to it. The name of its element is `sw-rc-` and its id. */
export interface Path {
  readonly id: string;
  /**
   * Loads, side by side, the wiring of the machine, the module that defines the element, and what else these need. The
   * machine acts for no other user than `subject`, who is the one of the status.
   */
  readonly load: (
    adapters: Pick<Adapters, 'agent'>,
  ) => readonly [
    Promise<{readonly wire: (adapters: Adapters, subject: string) => MethodLogic}>,
    Promise<{readonly define: () => void}>,
    ...Promise<unknown>[],
  ];
}

/** The texts about a method on home. */
export interface MethodCard {
  readonly title: string;
  /** The button's label. */
  readonly action: string;
  /** The method's name in a result. */
  readonly name: string;
  /** What the user needs. */
  readonly needs: string;
  /** How long it takes. */
  readonly time: string;
  /** A text that this method is recommended, if it is. */
  readonly advice?: string;
  /**
   * A method that is for users who cannot use any other is a link under the cards of the others. This is the text
   * before the link.
   */
  readonly lead?: string;
}

/** Of a host's method, in all languages. */
export interface TranslatedCard extends TextTable<'', MethodCard> {
  readonly translations: Translations<'', MethodCard>;
}

/** A path that certifies, with what home shows of it. */
export interface Method extends Path {
  readonly card: TextTable<`${MethodId}-home`, MethodCard> | TranslatedCard;
  /** The way there is a code for a phone only. */
  readonly byCode?: boolean;
}

/** A method that the user may choose instead of the current one. */
export interface OtherMethod extends MethodCard {
  readonly id: string;
  readonly recommended: boolean;
}

/** The card texts of a method. Undefined for an unknown one, or while a locale is loading. */
export type CardOf = (id: string) => MethodCard | undefined;

/** The place, such as a bank, at which a method certified. Undefined for an unknown id, or while the places are loading. */
export type PlaceOf = (via: string, method: string) => Place | undefined;
