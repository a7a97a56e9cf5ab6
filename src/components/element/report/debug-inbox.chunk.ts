import {warnDeveloper, logErrors} from './warn-developer.js';
import {misspeltAttributes} from './check-settings.js';

/** What is said on the console of an administrator's element. */
export const debugInbox = (
  element: Parameters<typeof logErrors>[0] & Parameters<typeof misspeltAttributes>[0],
): void => {
  logErrors(element);
  for (const line of misspeltAttributes(element)) warnDeveloper(line);
};
