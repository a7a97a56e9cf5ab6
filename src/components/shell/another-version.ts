import {version} from '../../version.js';

/**
 * Whether another version has defined any of these: then this copy defines none, since the two would mix inside. The
 * elements that are there say so to the host.
 */
export const isAnotherVersionHere = (tags: readonly string[]): boolean => {
  const isAnother = tags.some((tag) => {
    const there = customElements.get(tag) as {readonly version?: string} | undefined;
    return there && there.version !== version;
  });
  if (isAnother) void import('./version-conflict.js').then(({tellVersionConflict}) => tellVersionConflict(tags));
  return isAnother;
};
