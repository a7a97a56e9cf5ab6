import {CertError} from '../domain/errors.js';

/** A part of a response that did not fit its schema: the fields of zod's issue that are used here. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** The type, where another type came. */
  readonly expected?: string;
  /** The allowed values, where there are only a few. */
  readonly values?: readonly unknown[];
}

const version = /^\d{1,4}(?:\.\d{1,4}){0,2}$/;

/** The kind of the value at a path, never the value itself, unless it is the contract's version. */
const kindAt = (answer: unknown, path: readonly PropertyKey[]): string => {
  const value = path.reduce((at: unknown, name) => (Object(at) as Record<PropertyKey, unknown>)[name], answer);
  if (value === undefined) return 'nothing';
  if (path.join() === 'contract' && typeof value === 'string' && version.test(value)) return value;
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
};

type Misfit = {readonly issues: readonly Issue[]} | undefined;

/** A `contract` error with operation and path, the expected kind and the kind that came. */
export const contractError = (operation: string, answer: unknown, error: Misfit): CertError => {
  const {path = [], expected, values, message} = error?.issues[0] ?? {};
  return new CertError('contract', {
    where: [operation, ...path].map(String).join('.'),
    expected: expected ?? values?.join(' | ') ?? message,
    // Many frameworks answer everything so. See docs/duties.md, "The backend".
    got: 'data' in (Object(answer) as object) ? '响应的外层' : kindAt(answer, path),
  });
};
