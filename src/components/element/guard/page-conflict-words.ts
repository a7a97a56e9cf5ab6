/** What a user can do about a page that is in the way, or the codes alone where the words cannot be loaded. */
export const pageConflictWords = (element: HTMLElement, ...codes: readonly string[]): Promise<string> =>
  import('./plain-words.js').then(
    ({wordsFor}) => wordsFor(element, ...codes),
    () => codes.join(', '),
  );
