/** What did not fit a schema: zod's, as far as it is told on. */
export interface Issue {
  readonly path: PropertyKey[];
  readonly message: string;
  readonly expected?: unknown;
}
