/* What a text of the contract must be. Without zod, because the first screen needs it. */

/**
 * Who is signed in. It stands for one account in one enterprise, stays the same at each sign-in, and is not a name. 1
 * to 200 printable ASCII characters, because it is sent in a header.
 */
export const subjectPattern = /^[\x21-\x7E]{1,200}$/;

/** Name of a form whose acts a host's server executes once, and the id of an act: docs/level.server.md. */
export const actFormPattern = /^[a-z0-9-]{1,40}$/;
export const actIdPattern = /^[0-9a-f]{32}$/;

/** An address without slashes at its end. A pattern would try each of many slashes in the middle. */
export const withoutEndSlash = (address: string): string => {
  let end = address.length;
  while (address[end - 1] === '/') end--;
  return address.slice(0, end);
};

/**
 * An RFC 3339 instant, with any offset and any fraction of a second. The offset is required, because without it the
 * time would be a guess.
 */
export const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

export const isInstant = (text: string): boolean => instantPattern.test(text) && !Number.isNaN(Date.parse(text));

/**
 * The supported versions of the contract (`contracts`, a test compares them) as a pattern. Each major version is
 * a contract of its own: 1 matches 1.7 as well.
 */
export const contractPattern = /^1(\.\d+)*$/;
