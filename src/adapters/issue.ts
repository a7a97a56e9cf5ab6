/** A part of a response that did not fit its schema: the fields of zod's issue that are used here. */
export interface Issue {
  readonly path: PropertyKey[];
  readonly message: string;
  readonly expected?: unknown;
}
