import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {AnyActor, SnapshotFrom, Subscription} from 'xstate';
import {whenRemoved} from './timing.js';

/** The name of the outermost state in a state value. Views are chosen by it. */
export type TopState<Value> = Value extends string ? Value : Extract<keyof Value, string>;

export const topState = <Value extends string | object>(value: Value): TopState<Value> =>
  (typeof value === 'string' ? value : Object.keys(value)[0]) as TopState<Value>;

export interface ActorSource<A extends AnyActor> {
  /** Creates an actor without starting it. Undefined if it cannot be created yet. */
  readonly create: () => A | undefined;
  /** Called with each snapshot, including the first, before the host updates. */
  readonly onSnapshot?: (snapshot: SnapshotFrom<A>, actor: A) => void;
  /** Called when the element has been taken out of the document. Whether the actor goes on. */
  readonly keeps?: (actor: A) => boolean;
  /** Called when the actor is stopped, or would be if there were one. */
  readonly onStop?: () => void;
  /** Called when the actor itself throws. This is a bug, not a failed request. */
  readonly onFault?: (thrown: unknown) => void;
}

/**
 * Runs an actor while its element is in the document. Moving an element disconnects and connects it at once. So the
 * actor is stopped only if the element is still out of the document one microtask later, and its source does not keep it.
 */
export class ActorController<A extends AnyActor> implements ReactiveController {
  actor: A | undefined;
  #subscription: Subscription | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly source: ActorSource<A>,
  ) {
    host.addController(this);
  }

  get snapshot(): SnapshotFrom<A> | undefined {
    return this.actor?.getSnapshot() as SnapshotFrom<A> | undefined;
  }

  /** Stops the actor. The next update in the document creates another; one outside takes away what was shown and typed. */
  restart(): void {
    this.#subscription?.unsubscribe();
    this.actor?.stop();
    this.actor = undefined;
    this.source.onStop?.();
    this.host.requestUpdate();
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.actor || !this.host.isConnected) return;
    const actor = this.source.create();
    if (!actor) return;
    this.actor = actor;
    this.#subscription = actor.subscribe({
      next: (snapshot: SnapshotFrom<A>) => {
        this.source.onSnapshot?.(snapshot, actor);
        this.host.requestUpdate();
      },
      error: (thrown: unknown) => {
        this.source.onFault?.(thrown);
        this.host.requestUpdate();
      },
    });
    actor.start();
  }

  hostDisconnected(): void {
    whenRemoved(this.host, () => {
      const {actor, source} = this;
      if (!(actor && source.keeps?.(actor))) this.restart();
    });
  }
}
