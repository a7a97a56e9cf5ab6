import {adminAssistScenes} from '../../demo/pages/admin-assist-scenes.js';
import {bankUkeyScenes} from '../../demo/pages/bank-ukey-scenes.js';
import {holderScenes, legalRepScenes, personScenes} from '../../demo/pages/legal-rep-scenes.js';
import {icCardScenes, journeyScenes, profileScenes, type Scene, type Scenes} from '../../demo/pages/scenes.js';
import {CertPage, type PageOptions} from './cert-page.js';
import {until} from './dom.js';

const links = {
  help: 'https://help.example/',
  agentDownload: 'https://download.example/',
  cardService: 'https://cards.example/',
  ctidApp: 'https://ctid.example/',
};

export interface State {
  readonly name: string;
  /** Draws a page that is in this state. */
  readonly show: (set?: PageOptions['set']) => Promise<CertPage>;
}

const stateOf = (step: string, name: string, {backend, agent, go}: Scene): State => ({
  name: `${step}/${name}`,
  show: async (set) => {
    const page = await CertPage.open({set: {links, ...(backend && {backend}), ...(agent && {agent}), ...set}});
    await go?.(page.cert);
    await page.at(step);
    // The words of a screen that was never seen before may still be on their way.
    await until(`${step}/${name} says something`, () => page.headings.length > 0);
    return page;
  },
});

const within = (step: string, steps: Readonly<Record<string, Scenes>>): Readonly<Record<string, Scenes>> =>
  Object.fromEntries(Object.entries(steps).map(([inner, scenes]) => [`${step}.${inner}`, scenes]));

/** Every state of every screen, as the demo's gallery shows them: the compiler insists that none is left out. */
export const states: readonly State[] = [
  journeyScenes,
  profileScenes,
  icCardScenes,
  legalRepScenes,
  within('legalRep', personScenes),
  within('holder', holderScenes),
  bankUkeyScenes,
  adminAssistScenes,
].flatMap((steps: Readonly<Record<string, Scenes>>) =>
  Object.entries(steps).flatMap(([step, scenes]) =>
    Object.entries(scenes).map(([name, scene]) => stateOf(step, name, scene)),
  ),
);
