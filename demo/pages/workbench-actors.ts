import type {AnyActor} from 'xstate';
import {ActorController} from '../../src/components/lit/actor-controller.js';

/*
 * The journey that the widget runs, for the workbench. The library tells nobody about its actors, so the demo looks when
 * the widget's controller has started one. Before the widget is defined, or the first one is missed.
 */

const running = new WeakMap<object, AnyActor>();
const listeners = new Set<() => void>();

interface Inside {
  readonly host: object;
  readonly actor: AnyActor | undefined;
}

const update = Object.getOwnPropertyDescriptor(ActorController.prototype, 'hostUpdate')?.value as () => void;

ActorController.prototype.hostUpdate = function hostUpdate() {
  update.call(this);
  const {host, actor} = this as unknown as Inside;
  if (!actor || running.get(host) === actor) return;
  running.set(host, actor);
  for (const listener of listeners) listener();
};

/** Undefined before it has started. After a restart it is another one. */
export const journeyOf = (cert: HTMLElement): AnyActor | undefined => running.get(cert);

export const onJourney = (listener: () => void): void => {
  listeners.add(listener);
};
