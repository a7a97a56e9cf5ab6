import {adminAssistScenes} from './admin-assist-scenes.js';
import {adminRequestsScenes, type InboxScene} from './admin-requests-scenes.js';
import {bankUkeyScenes} from './bank-ukey-scenes.js';
import {journeyScenes} from './home-scenes.js';
import {icCardScenes} from './ic-card-scenes.js';
import {holderScenes, legalRepScenes, personScenes} from './legal-rep-scenes.js';
import {profileScenes} from './profile-scenes.js';
import type {Scene} from './scene.js';

const flatten = (
  screen: string,
  states: Readonly<Record<string, Readonly<Record<string, Scene | InboxScene>>>>,
): (readonly [string, Scene | InboxScene])[] =>
  Object.values(states).flatMap((scenes) =>
    Object.entries(scenes).map(([name, scene]) => [`${screen}/${name}`, scene] as const),
  );

/** Each scene with the name of its deep link. */
export const namedScenes: readonly (readonly [string, Scene | InboxScene])[] = [
  ...flatten('home', journeyScenes),
  ...flatten('profile', profileScenes),
  ...flatten('ic-card', icCardScenes),
  ...flatten('legal-rep', legalRepScenes),
  ...flatten('legal-rep', personScenes),
  ...flatten('legal-rep', holderScenes),
  ...flatten('bank-ukey', bankUkeyScenes),
  ...flatten('admin-assist', adminAssistScenes),
  ...flatten('admin-requests', adminRequestsScenes),
];

/** Scenes by the name of their deep link. */
export const scenes: ReadonlyMap<string, Scene | InboxScene> = new Map(namedScenes);
