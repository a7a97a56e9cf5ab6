import {version} from '../../version.js';

/**
 * Whether another version has already defined any of these elements. Then this copy defines none, because the two
 * versions would mix. The existing elements tell the host.
 */
export const isAnotherVersionHere = (tags: readonly string[]): boolean => {
  const isAnother = tags.some((tag) => {
    const there = customElements.get(tag) as {readonly version?: string} | undefined;
    return there && there.version !== version;
  });
  if (isAnother) void import('./version-conflict.js').then(({tellVersionConflict}) => tellVersionConflict(tags));
  return isAnother;
};
