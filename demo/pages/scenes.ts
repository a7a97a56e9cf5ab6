import type {MachineName} from '../machines/catalogue.js';
import {adminAssistScenes} from './admin-assist-scenes.js';
import {adminRequestsScenes} from './admin-requests-scenes.js';
import {bankUkeyScenes} from './bank-ukey-scenes.js';
import {licenceScenes} from './e-licence-scenes.js';
import {journeyScenes} from './home-scenes.js';
import {icCardScenes} from './ic-card-scenes.js';
import {holderScenes, legalRepScenes, personScenes} from './legal-rep-scenes.js';
import {places, sceneAt} from './pictures-scenes.js';
import {profileScenes} from './profile-scenes.js';
import type {InboxScene, Scene} from './scene.js';
import {screenIds, type ScreenId} from './screens.js';

/** A state of a screen, with all that the gallery says about it. */
export interface State {
  /** Its deep link, and the name of its picture. */
  readonly id: string;
  readonly title: string;
  readonly screen: ScreenId;
  readonly machine: MachineName;
  /** The machine's state. */
  readonly at: string;
  readonly scene: Scene | InboxScene;
}

type Steps = Readonly<Record<string, Readonly<Record<string, Scene | InboxScene>>>>;

/** The scenes of a machine are on one screen, except in the named states. */
const table = <S extends Steps>(
  path: string,
  machine: MachineName,
  steps: S,
  screen: ScreenId,
  except?: Readonly<Partial<Record<keyof S & string, ScreenId>>>,
): State[] =>
  Object.entries(steps).flatMap(([at, scenes]) =>
    Object.entries(scenes).map(([name, scene]) => ({
      id: `${path}/${name}`,
      title: scene.title,
      screen: scene.screen ?? (except as Readonly<Record<string, ScreenId>> | undefined)?.[at] ?? screen,
      machine,
      at,
      scene,
    })),
  );

/** What runs unseen has no screen. */
const byMachine: Readonly<Record<Exclude<MachineName, 'polling'>, readonly State[]>> = {
  profile: table('profile', 'profile', profileScenes, 'P2', {loading: 'P1', notLoaded: 'P1', viewing: 'P1'}),
  certification: table('home', 'certification', journeyScenes, 'H1', {result: 'R1'}),
  'ic-card': table('ic-card', 'ic-card', icCardScenes, 'C1'),
  'legal-rep': table('legal-rep', 'legal-rep', legalRepScenes, 'L1', {renewing: 'L2a', notRenewed: 'L2a'}),
  'person-check': [
    ...table('legal-rep', 'person-check', personScenes, 'L2a', {
      bankCard: 'L2b',
      sendingCode: 'L2b',
      checkingBankCard: 'L2b',
    }),
    ...table('legal-rep', 'person-check', holderScenes, 'L3'),
  ],
  handoff: [
    ...table('bank-ukey', 'handoff', bankUkeyScenes, 'B2', {choosing: 'B1'}),
    ...table('e-licence', 'handoff', licenceScenes, 'E1'),
  ],
  'admin-assist': table('admin-assist', 'admin-assist', adminAssistScenes, 'A1'),
  'admin-requests': table('admin-requests', 'admin-requests', adminRequestsScenes, 'inbox'),
};

const withoutPictures: readonly State[] = Object.values(byMachine).flat();

/** Every picture, unfolded where it stands. */
const pictures: readonly State[] = Object.entries(places).map(([name, place]) => {
  const around = withoutPictures.find(({scene}) => scene === place.scene);
  if (!around) throw new Error(`${name} stands in no scene.`);
  return {...around, id: `pictures/${name}`, title: place.title, scene: sceneAt(place)};
});

/** Every state of every screen, screen by screen. */
export const states: readonly State[] = screenIds.flatMap((id) =>
  [...withoutPictures, ...pictures].filter(({screen}) => screen === id),
);

/** The state that an address names by its fragment. Undefined if there is none. */
export const stateAt = (hash: string): State | undefined => {
  try {
    const wanted = decodeURIComponent(hash.slice(1));
    return states.find(({id}) => id === wanted);
  } catch {
    return undefined; // It is no encoded text.
  }
};
