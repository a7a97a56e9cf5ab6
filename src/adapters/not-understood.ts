import {CertError} from '../domain/errors.js';
import type {Issue} from './issue.js';

/** The kind of the value at a path, never the value itself. */
const kindAt = (answer: unknown, path: readonly PropertyKey[]): string => {
  const value = path.reduce((at: unknown, name) => (Object(at) as Record<PropertyKey, unknown>)[name], answer);
  if (value === undefined) return 'nothing';
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
};

/** A `contract` error with request and path, the expected kind and the kind that came. */
export const notUnderstood = (question: string, answer: unknown, issue: Issue | undefined): CertError => {
  const {path = [], expected, values, message} = issue ?? {};
  return new CertError('contract', {
    where: [question, ...path].map(String).join('.'),
    expected: expected ?? values?.join(' | ') ?? message,
    got: kindAt(answer, path),
  });
};
