import type {LitElement} from 'lit';

/** Whether no more letters than so many, left out, added or others, make the one of the other. */
const isNear = (one: string, other: string, letters: number): boolean => {
  const [oneRest, otherRest] = [one.slice(1), other.slice(1)];
  return (
    letters >= 0 &&
    (one === other ||
      isNear(oneRest, otherRest, one[0] === other[0] ? letters : letters - 1) ||
      isNear(oneRest, other, letters - 1) ||
      isNear(one, otherRest, letters - 1))
  );
};

const bare = (name: string): string => name.replace(/-/g, '');

/**
 * What to say of attributes that do nothing, and are one of ours but for hyphens or two letters; one letter in a short
 * name, which others resemble.
 */
export const misspelt = (element: LitElement): readonly string[] => {
  const ours = (element.constructor as typeof LitElement).observedAttributes;
  return element.getAttributeNames().flatMap((given) => {
    const meant = ours.find((name) => isNear(bare(given), bare(name), name.length > 4 ? 2 : 1));
    return meant && !ours.includes(given) ? [`attribute ${given}: perhaps ${meant}`] : [];
  });
};
