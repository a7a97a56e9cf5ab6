import type {TextTable} from '../locales/texts.js';

/** What home leads to and back from. */
export interface Path {
  readonly id: string;
  /** Loads what defines the element that shows this path's machine, `sw-rc-` and the id. */
  readonly load: () => Promise<{readonly define: () => void}>;
}

/** What home says of a method. */
export interface MethodCard {
  readonly title: string;
  /** The button's label. */
  readonly action: string;
  /** What to have at hand. */
  readonly needs: string;
  /** How long it takes. */
  readonly time: string;
  /** Says that this method is recommended, where it is. */
  readonly advice?: string;
}

/** All that generic code knows of a method. */
export interface Method extends Path {
  readonly card: TextTable<MethodCard>;
}

/** A method that may be chosen instead of the one that shows. */
export interface OtherMethod extends MethodCard {
  readonly id: string;
}

/** What is said of a method; undefined for an unknown one, or while a locale is being loaded. */
export type CardOf = (id: string) => MethodCard | undefined;

/** By which bank or by what somebody was certified, in words; undefined for an id that is not known here. */
export type NameOfVia = (id: string) => string | undefined;
