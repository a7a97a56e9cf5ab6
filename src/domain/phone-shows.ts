/* Apart from the places, because the first screen needs it and nothing else of them. */

/** What a provider's page on a phone must name before its yes, so that nobody confirms a stranger's code unknowingly. */
export const phoneMustShow = ['account', 'enterprise', 'sub-app', 'effect'] as const;

/** Whether a code may be drawn: only if the backend says that the page on the phone shows all that it must. */
export const mayShowCode = (method: {readonly phoneShows?: readonly string[] | undefined} | undefined): boolean =>
  phoneMustShow.every((each) => method?.phoneShows?.includes(each));
