import {version} from '../../version.js';

/**
 * Whether another version has already defined this element. Then this copy leaves it alone, because the two versions
 * would mix. The existing elements tell the host.
 */
export const isAnotherVersionHere = (tag: string): boolean => {
  const there = customElements.get(tag) as {readonly version?: string} | undefined;
  const isAnother = there !== undefined && there.version !== version;
  if (isAnother) void import('./version-conflict.js').then(({tellVersionConflict}) => tellVersionConflict(tag));
  return isAnother;
};
