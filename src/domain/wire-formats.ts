/* What a text from outside must be. Without zod, because the first screen needs it. */

/**
 * Who is signed in. It stands for one account in one enterprise, stays the same at each sign-in, and is not a name. 1
 * to 200 printable ASCII characters, because it is sent in a header.
 */
export const subjectPattern = /^[\x21-\x7E]{1,200}$/;

/**
 * An RFC 3339 instant, with any offset and any fraction of a second. The offset is required, because without it the
 * time would be a guess.
 */
export const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

export const isInstant = (text: string): boolean => instantPattern.test(text) && !Number.isNaN(Date.parse(text));

/**
 * The supported versions of the contract (`contracts`, a test compares them) as a pattern. In 0.x each minor version is a
 * contract of its own, from 1 on each major version: then 1 matches 1.7 as well.
 */
export const contractPattern = /^0\.3(\.|$)/;

/** White space, controls, marks of direction, half a character, what is not drawn (`DI`), the blank Braille pattern. */
const unseen = /[\s\p{Cc}\p{Cf}\p{Cs}\p{DI}\u2800]+/gu;

/**
 * The other side's own text, as one line of plain text of at most 200 characters. All that comes from outside and is
 * shown or copied goes through this. A variation selector is a part of the character before it.
 */
export const quoted = (words: string): string => {
  const characters = Array.from(
    words
      .replace(/\p{VS}+/gu, '')
      .replace(unseen, ' ')
      .trim(),
  );
  return characters.length > 200 ? `${characters.slice(0, 199).join('')}…` : characters.join('');
};
