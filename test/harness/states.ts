import {adminAssistScenes} from '../../demo/pages/admin-assist-scenes.js';
import {bankUkeyScenes} from '../../demo/pages/bank-ukey-scenes.js';
import {holderScenes, legalRepScenes, personScenes} from '../../demo/pages/legal-rep-scenes.js';
import {licenceScenes} from '../../demo/pages/e-licence-scenes.js';
import {journeyScenes} from '../../demo/pages/home-scenes.js';
import {icCardScenes} from '../../demo/pages/ic-card-scenes.js';
import {profileScenes} from '../../demo/pages/profile-scenes.js';
import type {Scene, Scenes} from '../../demo/pages/scene.js';
import type {PathId} from '../../src/domain/ids.js';
import {CertPage, type PageOptions} from './cert-page.js';
import {until} from '../../walks/dom.js';

const links = {
  help: 'https://help.example/',
  agentDownload: 'https://download.example/',
  cardService: 'https://cards.example/',
  ctidApp: 'https://ctid.example/',
};

export interface State {
  readonly view: 'home' | 'e-licence' | PathId;
  readonly name: string;
  /** Whether the quick run checks it, too. */
  readonly isQuick: boolean;
  readonly scene: Scene;
  /** Draws a page that is in this state. */
  readonly show: (set?: PageOptions['set']) => Promise<CertPage>;
}

/** States in the quick run although they are not the first of their step: each has something that no first one has. */
const further: ReadonlySet<string> = new Set([
  // Methods that are certified, and none to choose from.
  ...['home/certified', 'home/none'],
  // Problems of the record, and both forms with their messages above and at the fields.
  ...['viewing/incomplete', 'editing/account', 'editing/too-many', 'editing/warned', 'editing/errors'],
  // The ways on after a refusal.
  ...['editing/mismatch', 'legalRep.idCard/id-card-refused'],
  // A notice of the host's, and its consent.
  ...['introducing/consent', 'awaitingPin/consent', 'choosing/consent'],
  // The steps of a path, all of them done.
  'result/steps',
  // The field for a PIN, and the field for a code.
  ...['awaitingPin/pin-missing', 'legalRep.bankCard/code-sent', 'legalRep.bankCard/code-missing'],
  ...['signingIn/signing', 'waiting/away'],
]);

const stateOf = (view: State['view'], step: string, name: string, isFirst: boolean, scene: Scene): State => ({
  view,
  name: `${step}/${name}`,
  isQuick: isFirst || further.has(`${step}/${name}`),
  scene,
  show: async (set) => {
    const {backend, agent, externalMethods, go} = scene;
    // A ticket that an earlier scene has left would open its path by itself.
    sessionStorage.clear();
    const page = await CertPage.open({
      set: {links, ...(backend && {backend}), ...(agent && {agent}), ...(externalMethods && {externalMethods}), ...set},
    });
    await go?.(page.cert);
    await page.at(step);
    // The words of a screen that was never seen before may still be on their way.
    await until(`${step}/${name} says something`, () => page.headings.length > 0);
    return page;
  },
});

const within = (step: string, steps: Readonly<Record<string, Scenes>>): Readonly<Record<string, Scenes>> =>
  Object.fromEntries(Object.entries(steps).map(([inner, scenes]) => [`${step}.${inner}`, scenes]));

const screens: Readonly<Record<State['view'], Readonly<Record<string, Scenes>>>> = {
  home: journeyScenes,
  profile: profileScenes,
  'ic-card': icCardScenes,
  'legal-rep': {...legalRepScenes, ...within('legalRep', personScenes), ...within('holder', holderScenes)},
  'bank-ukey': bankUkeyScenes,
  'admin-assist': adminAssistScenes,
  'e-licence': licenceScenes,
};

/** Every state of every screen, as the demo's gallery shows them: the compiler insists that none is left out. */
export const states: readonly State[] = (Object.keys(screens) as State['view'][]).flatMap((view) =>
  Object.entries(screens[view]).flatMap(([step, scenes]) =>
    Object.entries(scenes).map(([name, scene], index) => stateOf(view, step, name, index === 0, scene)),
  ),
);

/** One state of each step, and those that have something more. All of them: in the long tests. */
export const quickStates: readonly State[] = states.filter(({isQuick}) => isQuick);

for (const name of further) {
  if (!states.some((state) => state.name === name)) throw new Error(`There is no state ${name}.`);
}
