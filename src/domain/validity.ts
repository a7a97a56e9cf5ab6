import type {MethodStatus} from './schemas.js';

/** Until when a certification is in force: for long, to be renewed soon, or no more. */
export type Validity = 'lasting' | 'expiring' | 'ended';

/**
 * The validity of a method's certification at `now`, the backend's time. Undefined: there is none, nobody has said until
 * when, or a further one is pending. Without `now` only the state tells: a PC's clock may be off by a year.
 */
export const validityOf = (
  {state, validUntil, renewFrom}: Pick<MethodStatus, 'state' | 'validUntil' | 'renewFrom'>,
  now: string | undefined,
): Validity | undefined => {
  if (validUntil === undefined || state === 'pending') return undefined;
  const isReached = (instant: string) => now !== undefined && Date.parse(now) >= Date.parse(instant);
  if (state === 'not-certified' || isReached(validUntil)) return 'ended';
  return renewFrom !== undefined && isReached(renewFrom) ? 'expiring' : 'lasting';
};

/** The one that ends first. */
export const endsFirst = <M extends Pick<MethodStatus, 'validUntil'>>(methods: readonly M[]): M | undefined =>
  [...methods].sort((one, other) => Date.parse(one.validUntil ?? '') - Date.parse(other.validUntil ?? ''))[0];
