import type {Trail} from '../../adapters/trail.js';
import {onceFor} from '../../domain/once.js';
import type {Config} from './config.js';
import {safeLinks, type Links} from './links.js';

/** Completes an element's configuration with what is not needed before home. */
export const completeConfig = (element: {readonly links: Links; readonly trail: Trail}) => {
  const complete = onceFor((config: Omit<Config, 'links' | 'trail'>, links: Links): Config => ({
    ...config,
    links: safeLinks(links),
    trail: () => element.trail,
  }));
  return (config: Omit<Config, 'links' | 'trail'>): Config => complete(config, element.links);
};
