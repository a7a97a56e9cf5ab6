import * as z from 'zod/mini';
import type {DeskChanges} from './agent.js';
import {deliveryKinds, faultKinds, type PlainKind, workKinds} from './faults.js';

/** Input of the control port. No answer repeats any of it, because it may contain a PIN. */

const plainKinds = [...workKinds, ...deliveryKinds].filter(
  (kind): kind is PlainKind => kind !== 'unknown-error' && kind !== 'oversized',
);

const text = (pattern: RegExp) => z.string().check(z.regex(pattern));
const integer = (min: number, max: number) => z.int().check(z.gte(min), z.lte(max));
const method = z.exactOptional(text(/^[\w-]{1,64}$/));
const times = z.exactOptional(integer(1, 1_000_000));
const words = z.exactOptional(text(/^[^]{0,2000}$/));

const fault = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.enum(plainKinds), method, times}),
  z.strictObject({kind: z.literal('unknown-error'), text: words, code: words, method, times}),
  z.strictObject({kind: z.literal('oversized'), bytes: z.exactOptional(integer(1, 64 * 1024 * 1024)), method, times}),
  z.strictObject({kind: z.literal('slow'), ms: integer(0, 600_000), method, times}),
  z.strictObject({kind: z.literal('hang-handshake'), times}),
]);

const pin = z.exactOptional(text(/^[^]{8}$/u));

const enterprise = z.strictObject({
  name: z.exactOptional(text(/^[^]{1,100}$/)),
  uscc: z.exactOptional(text(/^[0-9A-Z]{18}$/)),
  holder: z.exactOptional(text(/^[^]{1,50}$/)),
  holderIdNumber: z.exactOptional(text(/^[0-9A-Z]{1,18}$/)),
  cardId: z.exactOptional(text(/^[0-9A-Z]{13}$/)),
  enterpriseCode: z.exactOptional(text(/^[0-9A-Z]{1,10}$/)),
});

const changes = z.strictObject({
  card: z.exactOptional(z.enum(['sm2', 'rsa', 'none'])),
  reader: z.exactOptional(z.enum(['normal', '903', 'none'])),
  certificate: z.exactOptional(z.enum(['customs', 'foreign-ca', 'no-org-code'])),
  pin,
  unlockPin: pin,
  expiresInDays: z.exactOptional(integer(-3_650, 9_000)),
  enterprise: z.exactOptional(enterprise),
  version: z.exactOptional(text(/^\d{1,5}(?:\.\d{1,5}){1,3}$/)),
  fault: z.exactOptional(fault),
  faults: z.exactOptional(z.array(fault).check(z.maxLength(50))),
});

/** The request cannot be fulfilled. The message names places and no values. */
export class ControlInputError extends Error {}

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new ControlInputError('The body is not JSON.');
  }
};

const faultHint =
  `A fault is {"kind": KIND}, with "times" and "method" if need be, "ms" for slow; KIND is one of: ` +
  `${faultKinds.join(', ')}.`;

export const readChanges = (body: string): DeskChanges => {
  const {data, error} = changes.safeParse(parseJson(body));
  if (data) return data;
  // A path contains only known keys, because an unknown key could contain anything.
  const places = error.issues.map(({path}) => path.map(String).join('.') || 'the body');
  const hint = places.some((place) => place.startsWith('fault')) ? ` ${faultHint}` : '';
  throw new ControlInputError(`Not understood: ${[...new Set(places)].join(', ')}.${hint}`);
};
