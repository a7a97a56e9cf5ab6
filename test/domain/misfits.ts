import {expect} from 'chai';

/** A schema, as far as a test uses it. */
export interface Checking {
  readonly parse: (value: unknown) => unknown;
  readonly safeParse: (value: unknown) => {
    readonly success: boolean;
    readonly error?: {readonly issues: readonly {readonly path: readonly PropertyKey[]}[]} | undefined;
  };
}

/** The first part that does not fit: the empty text is the whole, and undefined that all of it fits. */
export const misfit = (schema: Checking, value: unknown): string | undefined =>
  schema.safeParse(value).error?.issues[0]?.path.map(String).join('.');

export const expectMisfits = (schema: Checking, cases: readonly (readonly [value: unknown, part: string])[]): void => {
  for (const [value, part] of cases) expect(misfit(schema, value), JSON.stringify(value)).to.equal(part);
};

export const expectFits = (schema: Checking, ...values: readonly unknown[]): void => {
  for (const value of values) expect(schema.parse(value)).to.deep.equal(value);
};

/** What is nothing of the kind, whatever it says. */
export const expectNone = (schema: Checking, values: readonly unknown[]): void => {
  for (const value of values) {
    expect(schema.safeParse(value).success, JSON.stringify(value)).to.equal(false);
    expect(() => schema.parse(value), JSON.stringify(value)).to.throw();
  }
};
