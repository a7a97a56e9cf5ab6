/** A part of a response that did not fit its schema: the fields of zod's issue that are used here. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** The type, where another type came. */
  readonly expected?: string;
  /** The allowed values, where there are only a few. */
  readonly values?: readonly unknown[];
}
