import type {LitElement} from 'lit';
import type {AnyActor, AnyActorRef} from 'xstate';
import {pollingStore} from '../../src/adapters/polling.store.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import {CertError, type CertErrorCode, type CertErrorDetails} from '../../src/domain/errors.js';
import {fakeStatus} from '../../src/fakes.js';
import {deepAll, until} from '../../walks/dom.js';
import {DomDriver, type Driven} from '../../walks/drive-dom.js';
import {take, type Said, type Walk, type Way} from '../../walks/walk.js';

/** A backend or an agent whose request fails. */
export const refuse = (code: CertErrorCode, details?: CertErrorDetails) => () =>
  Promise.reject(new CertError(code, details));

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

/** Two answers: the one until `turn` was asked, then once the other. If the scene is shown again, it starts anew. */
export const turns = <Asked extends unknown[], Answer>(
  before: (...asked: NoInfer<Asked>) => Answer,
  after: (...asked: Asked) => Answer,
) => {
  let isTurned = false;
  return {
    ask: (...asked: Asked): Answer => {
      const answer = isTurned ? after : before;
      isTurned = false;
      return answer(...asked);
    },
    turn:
      <Turned>(answer: () => Turned) =>
      (): Turned => {
        isTurned = true;
        return answer();
      },
  };
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
    pollingStore(method).remember(id, fakeStatus().subject);
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
