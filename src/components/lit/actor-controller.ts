import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {AnyActor, SnapshotFrom, Subscription} from 'xstate';

export interface ActorSource<A extends AnyActor> {
  /** An actor, not started yet; undefined while there is nothing to make it of. */
  readonly create: () => A | undefined;
  /** Called with each snapshot, the first included, before the host updates. */
  readonly onSnapshot?: (snapshot: SnapshotFrom<A>, actor: A) => void;
  /** Called when the actor itself broke, which is a bug and nobody's answer. */
  readonly onFault?: (thrown: unknown) => void;
}

/**
 * Runs an actor for as long as its element is in the document. To move an element is to disconnect and connect it
 * in one go, so it is only stopped when the element is still out of the document a microtask later.
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

  /** Stops the actor; the next update makes another. */
  restart(): void {
    this.#stop();
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
    queueMicrotask(() => {
      if (!this.host.isConnected) this.#stop();
    });
  }

  #stop(): void {
    this.#subscription?.unsubscribe();
    this.actor?.stop();
    this.actor = undefined;
  }
}
