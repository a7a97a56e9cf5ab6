import type {TextTable} from '../locales/texts.js';

/** A view that opens from home and returns to home. */
export interface Path {
  readonly id: string;
  /** Loads the module that defines the element for this path's machine. The element's name is `sw-rc-` and the id. */
  readonly load: () => Promise<{readonly define: () => void}>;
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

/** Everything that general code knows about a method. */
export interface Method extends Path {
  readonly card: TextTable<MethodCard>;
}

/** A method that the user may choose instead of the current one. */
export interface OtherMethod extends MethodCard {
  readonly id: string;
}

/** The card texts of a method. Undefined for an unknown one, or while a locale is loading. */
export type CardOf = (id: string) => MethodCard | undefined;

/** The name of the bank or of the way by which a user was certified. Undefined for an unknown id. */
export type NameOfVia = (id: string) => string | undefined;
