/* What a text of the contract must be. Without zod, because the first screen needs it. */

/**
 * Who is signed in. It stands for one account in one enterprise, stays the same at each sign-in, and is not a name. 1
 * to 200 printable ASCII characters, because it is sent in a header.
 */
export const subjectPattern = /^[\x21-\x7E]{1,200}$/;

/** An address without slashes at its end. A pattern would try each of many slashes in the middle. */
export const withoutEndSlash = (address: string): string => {
  let end = address.length;
  while (address[end - 1] === '/') end--;
  return address.slice(0, end);
};

/**
 * An RFC 3339 instant, with any fraction of a second. The offset is required, because without it the time would be a
 * guess; it is 18 hours at most, as Java has it.
 */
export const instantPattern =
  /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d+)?(?:Z|[+-](?:(?:0\d|1[0-7]):[0-5]\d|18:00))$/;

/** `Date.parse` alone would take the 30th of February for one of March. */
export const isInstant = (text: string): boolean =>
  instantPattern.test(text) && new Date(text.slice(0, 10)).getUTCDate() === Number(text.slice(8, 10));

/**
 * The supported versions of the contract (`contracts`, a test compares them) as a pattern. Each major version is
 * a contract of its own: 1 matches 1.7 as well.
 */
export const contractPattern = /^1(\.\d+)*$/;
