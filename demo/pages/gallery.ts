import '../../src/define.js';
import '../../src/admin-requests.js';
import {locales} from '../../src/domain/locales.js';
import {fakeAgent, fakeBackend} from '../../src/testing.js';
import type {InboxScene} from './admin-requests-scenes.js';
import {element, must} from './build-element.js';
import {demoLinks} from './host.js';
import {picturesScenes} from './pictures-scenes.js';
import type {Scene} from './scene.js';
import {scenes as stateScenes} from './scenes.js';

/*
 * Every state of every screen, each with its own address: `/gallery.html#ic-card/pin`. With `?bare`, only the widget is
 * shown; the screenshots are made this way.
 */

const scenes = new Map([...stateScenes, ...picturesScenes]);
const query = new URLSearchParams(location.search);
const main = must('#gallery', HTMLElement);

const stage = element('section', {className: 'gallery-stage'});
const title = element('h1', {});

const links = demoLinks;

/** Puts the scene's element on the stage, and goes to its state. */
const play = async (scene: Scene | InboxScene): Promise<void> => {
  const {lang} = document.documentElement;
  if ('inbox' in scene) {
    const inbox = element('sw-admin-requests', {lang, links, backend: scene.inbox});
    stage.replaceChildren(inbox);
    await scene.go?.(inbox);
    return;
  }
  const {backend = fakeBackend(), agent = fakeAgent(), go} = scene;
  const cert = element('sw-realname-cert', {lang, links, backend, agent});
  stage.replaceChildren(cert);
  await go?.(cert);
};

const show = async ([id, scene]: readonly [string, Scene | InboxScene]): Promise<void> => {
  title.textContent = scene.title;
  document.title = `${scene.title} - 画面一览`;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.gallery-index a')) {
    link.toggleAttribute('aria-current', link.hash === `#${id}`);
  }
  await play(scene);
  stage.dataset['shown'] = id;
};

const showAddressed = (): void => {
  const id = decodeURIComponent(location.hash.slice(1));
  const scene = scenes.get(id);
  const first = [...scenes][0];
  void show(scene ? [id, scene] : (first as readonly [string, Scene | InboxScene]));
};

/** A link to this page with one parameter changed. */
const variant = (name: string, value: string, text: string): HTMLAnchorElement => {
  const changed = new URLSearchParams(query);
  changed.set(name, value);
  const link = element('a', {href: `?${changed.toString()}${location.hash}`}, text);
  link.addEventListener('click', () => {
    link.href = `?${changed.toString()}${location.hash}`;
  });
  return link;
};

/** The language's own name for itself. */
const nameOf = (locale: string): string => new Intl.DisplayNames(locale, {type: 'language'}).of(locale) ?? locale;

const index = (): HTMLElement => {
  const links = [...scenes].map(([id, scene]) =>
    element('li', {}, element('a', {href: `#${id}`}, scene.title, element('small', {}, id))),
  );
  return element(
    'nav',
    {className: 'gallery-index', ariaLabel: '画面'},
    element(
      'p',
      {className: 'gallery-variants'},
      ...locales.map((locale) => variant('lang', locale, nameOf(locale))),
      variant('theme', 'light', '浅色'),
      variant('theme', 'dark', '深色'),
    ),
    element('ul', {}, ...links),
  );
};

if (query.has('bare')) main.append(stage);
else main.append(index(), element('div', {}, title, stage));
addEventListener('hashchange', showAddressed);
showAddressed();
