import {register} from '../lit/register.js';
import {isAnotherVersionHere} from './another-version.js';

/** Registers a public element. Returns the class in charge, or undefined if that is one of another version. */
export const defineElement = <Class extends CustomElementConstructor>(tag: string, own: Class): Class | undefined => {
  if (isAnotherVersionHere(tag)) return undefined;
  register(tag, own);
  return customElements.get(tag) as Class;
};
