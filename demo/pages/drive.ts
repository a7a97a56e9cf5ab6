import type {LitElement} from 'lit';
import type {AnyActor, AnyActorRef} from 'xstate';
import {pollingKeyOf} from '../../src/adapters/polling.key.js';
import {pollingStore} from '../../src/adapters/polling.store.js';
import type {AdminRequests} from '../../src/components/element/admin-requests.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import {localeAt} from '../../src/components/locales/locale.js';
import {fakeStatus} from '../../src/fakes.js';
import {demoNoticesIn} from '../../simulators/consent.js';
import {deepAll, until} from '../../walks/dom.js';
import {DomDriver, type Driven} from '../../walks/drive-dom.js';
import {take, type Said, type Walk, type Way} from '../../walks/walk.js';

const {subject} = fakeStatus();

/** What a user knows on the fakes. */
const known = {pin: 'fake-pin', number: '47', code: '00000000'};

type Element = LitElement & Driven;
type Go = (element: Element) => Promise<void>;

/** Takes a walk on a scene's element, or a part of it. */
export const go =
  (walk: Walk, way?: Way): Go =>
  (element) =>
    take(new DomDriver(element, known), walk, way);

/** Each when the one before has been done. */
export const inTurn =
  (...all: readonly ((element: never) => unknown)[]): Go =>
  async (element) => {
    for (const each of all) await (each as (element: Element) => unknown)(element);
  };

/** Sets what is the host's. */
export const sets =
  (properties: Partial<RealnameCert> | Partial<AdminRequests>): Go =>
  async (element) => {
    Object.assign(element, properties);
  };

/** The host has a notice for a method that is not one of the demo's with a notice. */
export const hasNotice =
  (method: string) =>
  async (cert: RealnameCert): Promise<void> => {
    const notices = demoNoticesIn(localeAt(cert));
    cert.consent = {...notices, [method]: {...notices['legal-rep'], id: `${method}-notice`}};
  };

/** Presses what has these words. */
export const press =
  (said: Said): Go =>
  async (element) => {
    const driver = new DomDriver(element);
    await driver.press(await driver.find(said));
  };

/** The first matching element, as soon as it is there. */
export const find = <E extends HTMLElement>({shadowRoot}: Element, selector: string): Promise<E> =>
  until(`there is ${selector}`, () => deepAll<E>(shadowRoot as ShadowRoot, selector)[0]);

export const shows =
  (selector: string): Go =>
  async (element) => {
    await find(element, selector);
  };

/** Opens a path by the host's call, on home, after what an earlier page has left there. */
export const opens =
  (view: string, leave: () => void = () => undefined) =>
  async (cert: RealnameCert): Promise<void> => {
    await new DomDriver(cert).at(['home']);
    leave();
    void cert.open(view);
  };

/** Opens a path for which an earlier page has kept this id. */
export const recalls = (method: string, id: string) =>
  opens(method, () => {
    pollingStore(method).remember(id, subject);
  });

/** The same, but nobody can read what was kept. */
export const recallsDamage = (method: string) =>
  opens(method, () => {
    sessionStorage.setItem(pollingKeyOf(subject, method), '{');
  });

/** Lets the time come that a machine, or one that it runs, waits for. */
export const passes =
  (view: string, event: string, child?: string): Go =>
  async (element) => {
    const {actor} = await find<HTMLElement & {actor: AnyActor}>(element, view);
    const {children} = actor.getSnapshot() as {children: Readonly<Record<string, AnyActorRef>>};
    (child === undefined ? actor : children[child])?.send({type: `xstate.after.${event}`});
  };

/** The end comes of what a path waits for elsewhere. */
export const expires = (view: string): Go => passes(view, 'untilEnd.polling', 'wait');

/** Unfolds a picture. */
export const unfold = async (element: Element, picture: string): Promise<void> => {
  const {shadowRoot} = await find(element, `sw-rc-picture[name=${picture}]`);
  const summary = await until('it can be unfolded', () => shadowRoot?.querySelector('summary'));
  summary.click();
  await until('it is drawn', () => shadowRoot?.querySelector('svg > *'));
};
