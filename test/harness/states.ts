import {demoLinks as links} from '../../demo/pages/host.js';
import {states as inGallery, type State as Stated} from '../../demo/pages/scenes.js';
import type {InboxBackend} from '../../src/adapters/backend.js';
import {until} from '../../walks/dom.js';
import {CertPage, type PageOptions} from './cert-page.js';
import {InboxPage} from './inbox-page.js';

export interface State extends Stated {
  /** Draws a page that is in this state. */
  readonly show: (set?: PageOptions['set']) => Promise<CertPage | InboxPage>;
}

/** States in the quick run although they are not the first of their step: each has something that no first one has. */
const further: ReadonlySet<string> = new Set([
  // Methods that are certified, and none to choose from.
  ...['home/certified', 'home/none'],
  // Problems of the record, and both forms with their messages above and at the fields.
  ...['profile/incomplete', 'profile/too-many', 'profile/warned', 'profile/errors'],
  // The ways on after a refusal.
  ...['profile/mismatch', 'legal-rep/id-card-refused'],
  // A notice of the host's, and its consent.
  ...['legal-rep/consent', 'ic-card/consent', 'bank-ukey/consent'],
  // The steps of a path, all of them done.
  'home/steps',
  // The field for a PIN, and the field for a code.
  ...['ic-card/pin-missing', 'legal-rep/code-sent', 'legal-rep/code-missing'],
  ...['ic-card/signing', 'bank-ukey/away'],
]);

const drawn = async ({scene, at}: Stated, set: PageOptions['set'] = {}): Promise<CertPage | InboxPage> => {
  if ('inbox' in scene) {
    const page = await InboxPage.open((set.backend as Partial<InboxBackend> | undefined) ?? scene.inbox, {links});
    await scene.go?.(page.element);
    await page.at(at);
    return page;
  }
  const {backend, agent, externalMethods, go} = scene;
  // A ticket that an earlier scene has left would open its path by itself.
  sessionStorage.clear();
  const page = await CertPage.open({
    set: {links, ...(backend && {backend}), ...(agent && {agent}), ...(externalMethods && {externalMethods}), ...set},
  });
  await go?.(page.cert);
  // A check of a person is within its path.
  await page.at(at, `legalRep.${at}`, `holder.${at}`);
  return page;
};

/** Every state of every screen, as the demo's gallery shows them; without the pictures, which stand in one of these. */
export const states: readonly State[] = inGallery
  .filter(({id}) => !id.startsWith('pictures/'))
  .map((state) => ({
    ...state,
    show: async (set) => {
      const page = await drawn(state, set);
      // The words of a screen that was never seen before may still be on their way.
      await until(`${state.id} says something`, () => page.headings.length > 0);
      return page;
    },
  }));

/** The first state of each step, and those that have something more. All of them: in the long tests. */
export const quickStates: readonly State[] = states.filter(
  ({id, screen, at}, index) =>
    further.has(id) ||
    screen === 'inbox' ||
    states.findIndex((other) => other.screen === screen && other.at === at) === index,
);

for (const id of further) {
  if (!states.some((state) => state.id === id)) throw new Error(`There is no state ${id}.`);
}
