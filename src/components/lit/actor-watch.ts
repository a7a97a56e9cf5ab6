import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {AnyActor, SnapshotFrom, Subscription} from 'xstate';

/**
 * Shows an actor that another element runs. While the host is in the document, it is updated when the value selected from
 * the actor's snapshot changes.
 */
export class Watch<A extends AnyActor> implements ReactiveController {
  #watched: A | undefined;
  #subscription: Subscription | undefined;
  #selected: unknown;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly actor: () => A | undefined,
    private readonly select: (snapshot: SnapshotFrom<A>) => unknown,
  ) {
    host.addController(this);
  }

  get snapshot(): SnapshotFrom<A> | undefined {
    return this.actor()?.getSnapshot() as SnapshotFrom<A> | undefined;
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    const actor = this.host.isConnected ? this.actor() : undefined;
    if (actor === this.#watched) return;
    this.#subscription?.unsubscribe();
    this.#watched = actor;
    // Ignore a stale value: of another actor, or from before the host was removed.
    this.#selected = undefined;
    this.#subscription = actor?.subscribe({
      next: (snapshot: SnapshotFrom<A>) => {
        const before = this.#selected;
        this.#selected = this.select(snapshot);
        if (this.#selected !== before) this.host.requestUpdate();
      },
      error: () => undefined, // The element that runs the actor gets the error.
    });
  }

  hostDisconnected(): void {
    this.#subscription?.unsubscribe();
    this.#watched = undefined;
  }
}
