/** A map keeps its keys in the order in which they were added, so the first one is the oldest. */
export const dropOldest = (map: Map<string, unknown>, max: number): void => {
  for (const key of [...map.keys()].slice(0, Math.max(0, map.size - max))) map.delete(key);
};
