import type {Level, MethodStatus, Status} from './schemas.js';

/** The manual's levels, by their ids: the backend need not name them in the status. */
const known: readonly string[] = ['low', 'medium', 'high'];

/** The rank of a level by its id, of one that the status names or of the manual's. Of any other: higher than all. */
export const rankOf = (id: string, {level, nextLevel, methods}: Status): number => {
  const named = [level, nextLevel, ...methods.map(({leadsTo}) => leadsTo)];
  return named.find((each) => each?.id === id)?.rank ?? (known.indexOf(id) + 1 || Infinity);
};

/** Whether a level is at least this one. A level that nobody knows is reached by none. */
export const isAtLeast = (level: Level | undefined, id: string, status: Status): boolean =>
  level !== undefined && level.rank >= rankOf(id, status);

/** Whether a level is at least any of these, of which one is enough (RFC 9470, 3: `acr_values`). */
export const reachesAny = (level: Level | undefined, ids: readonly string[], status: Status): boolean =>
  ids.some((id) => isAtLeast(level, id, status));

/** Whether a user has the highest level there is, or will have it from the next sign-in on. */
export const hasHighest = ({level, nextLevel = level}: Status): boolean => nextLevel.rank === 3;

type Leading = Pick<MethodStatus, 'leadsTo'>;

/**
 * The level to which a method raises a user: it is above the one that they have, or will have from the next sign-in on.
 * Undefined: it raises nothing, or the backend cannot tell.
 */
export const raisesTo = ({leadsTo}: Leading, {level, nextLevel = level}: Status): Level | undefined =>
  leadsTo && leadsTo.rank > nextLevel.rank ? leadsTo : undefined;

/** Those that raise a user, and none raises them higher. */
export const raiseHighest = <M extends Leading>(methods: readonly M[], status: Status): readonly M[] => {
  const rankOf = (method: M): number => raisesTo(method, status)?.rank ?? 0;
  const highest = Math.max(1, ...methods.map(rankOf));
  return methods.filter((method) => rankOf(method) === highest);
};
