import {adminRequestsScenes} from '../../demo/pages/admin-requests-scenes.js';
import type {InboxScene} from '../../demo/pages/scene.js';
import type {InboxBackend} from '../../src/adapters/backend.js';
import {deepAll, until} from '../../walks/dom.js';
import {InboxPage} from './inbox-page.js';

type View = HTMLElement & {actor: {getSnapshot: () => {matches: (state: string) => boolean}}};

const scenes: Readonly<Record<string, Readonly<Record<string, InboxScene>>>> = adminRequestsScenes;

/** Every state of the administrator's inbox, as the demo's gallery shows it; `hear` may stand before its backend. */
export const inboxStates = Object.entries(scenes).flatMap(([state, inside]) =>
  Object.entries(inside).map(([name, {inbox, go}]) => ({
    name: `${state}/${name}`,
    show: async (hear = (backend: InboxBackend): InboxBackend => backend): Promise<InboxPage> => {
      const page = await InboxPage.open(hear(inbox));
      await go?.(page.element);
      const [view] = deepAll<View>(page.root, 'sw-rc-admin-requests');
      await until(`the state is ${state}`, () => view?.actor.getSnapshot().matches(state));
      await page.drawn();
      return page;
    },
  })),
);
