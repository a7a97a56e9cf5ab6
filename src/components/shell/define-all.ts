import {register} from '../lit/register.js';
import {isAnotherVersionHere} from './another-version.js';
import type {JourneyElement} from './journey-element.js';

type Journey = typeof JourneyElement.journey;

/**
 * Registers public elements: all of them, or none if another version has taken one of the names. `journey` is what those
 * for the user who certifies load next: all paths, or one alone.
 */
export const defineAll = (
  elements: Readonly<Record<string, CustomElementConstructor & {journey?: Journey | undefined}>>,
  journey?: Journey,
): void => {
  if (isAnotherVersionHere(Object.keys(elements))) return;
  for (const [tag, constructor] of Object.entries(elements)) {
    constructor.journey = journey;
    register(tag, constructor);
  }
};
