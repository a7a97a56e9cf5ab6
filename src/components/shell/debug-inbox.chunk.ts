import {hint, hintErrors} from './hint.js';
import {misspelt} from './misspelt.js';

/** What is said on the console of an administrator's element. */
export const debugInbox = (element: Parameters<typeof hintErrors>[0] & Parameters<typeof misspelt>[0]): void => {
  hintErrors(element);
  for (const line of misspelt(element)) hint(line);
};
