import {changedGlobal} from './guard/changed-global.js';
import {register} from '../lit/register.js';
import {version} from '../../version.js';

/**
 * Registers a public element. Returns the class in charge, which may be that of another copy. Another version's element is
 * left alone, because the two would mix: then undefined, and the existing elements tell the host. So is what stands in for it.
 */
export const defineElement = <Class extends CustomElementConstructor>(tag: string, own: Class): Class | undefined => {
  if (changedGlobal) return undefined;
  const there = customElements.get(tag) as (Class & {readonly version?: string}) | undefined;
  if (!there) register(tag, own);
  else if (there.version !== version) {
    void import('./guard/version-conflict.js').then(
      ({reportVersionConflict}) => reportVersionConflict(tag),
      () => undefined,
    );
    return undefined;
  }
  return there ?? own;
};
