import '../../src/define.js';
import '../../src/admin-requests.js';
import {pollingStore} from '../../src/adapters/polling.store.js';
import {paths} from '../../src/components/element/paths/all-paths.chunk.js';
import {locales} from '../../src/domain/locales.js';
import {methodIds} from '../../src/domain/ids.js';
import {fakeAgent, fakeBackend, fakeStatus} from '../../src/fakes.js';
import {element} from './build-element.js';
import {licence} from './e-licence.js';
import {demoLinks as links} from './host.js';
import {DomDriver, type Driven} from '../../walks/drive-dom.js';
import {type State, stateAt, states} from './scenes.js';
// What the widget loads later is here from the start: while a script is on its way, the screen before it still stands.
import '../../src/components/external/external.chunk.js';
import '../../src/components/external/handoff-code.chunk.js';
import '../../src/components/person-check/person-check.js';
import '../../src/components/profile/profile.editing.chunk.js';
import '../../src/components/element/journey/later-screens.chunk.js';

const loaded = Promise.all(paths.flatMap(({load}) => load({agent: async () => fakeAgent()})));

/** What a stage tells the page that has it in a frame. */
export interface Shown {
  readonly shown: string;
}

/** Puts the scene's element on the stage, and goes to its state. */
export const play = async (stage: HTMLElement, {scene, at}: State, lang: string): Promise<void> => {
  // A check of a person is within its path.
  const arrives = (element: Driven) => new DomDriver(element).at([at, `legalRep.${at}`, `holder.${at}`]);
  // What an earlier scene has left would open its path by itself.
  for (const id of [...methodIds, licence.id]) pollingStore(id).forget(fakeStatus().subject);
  if ('inbox' in scene) {
    const inbox = element('sw-admin-requests', {lang, links, backend: scene.inbox});
    stage.replaceChildren(inbox);
    await scene.go?.(inbox);
    await arrives(inbox);
    return;
  }
  const {backend = fakeBackend(), agent = fakeAgent(), externalMethods, go} = scene;
  const cert = element('sw-realname-cert', {lang, links, backend, agent, externalMethods});
  stage.replaceChildren(cert);
  await go?.(cert);
  await arrives(cert);
};

/** The state in the address, alone on the page. */
export const showStage = (main: HTMLElement, query: URLSearchParams): void => {
  const root = document.documentElement;
  root.lang = locales.find((locale) => locale === query.get('lang')) ?? 'zh-CN';
  root.classList.toggle('dark', query.get('theme') === 'dark');
  document.body.classList.add('bare');
  main.classList.add('gallery-stage');

  const show = async (): Promise<void> => {
    const state = stateAt(location.hash) ?? states[0];
    if (!state) return;
    await loaded;
    document.title = state.title;
    await play(main, state, root.lang);
    main.dataset['shown'] = state.id;
    if (parent !== window) parent.postMessage({shown: state.id} satisfies Shown, location.origin);
  };
  addEventListener('hashchange', () => void show());
  void show();
};
