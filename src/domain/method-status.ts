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

/** What a provider's page on a phone must name before its yes, so that nobody confirms a stranger's code unknowingly. */
export const phoneMustShow = ['account', 'enterprise', 'sub-app', 'effect'] as const;

/** Whether a code may be drawn: only if the backend says that the page on the phone shows all that it must. */
export const mayShowCode = (method: {readonly phoneShows?: readonly string[] | undefined} | undefined): boolean =>
  phoneMustShow.every((each) => method?.phoneShows?.includes(each));
