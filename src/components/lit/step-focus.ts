import type {LitElement, ReactiveController} from 'lit';

/**
 * Moves the focus to a new step, since what was focused goes with the old one: to what the view marks with
 * `data-focus`, of several to the last, which is the most particular. Not on first load and not away from another
 * part of the page: only while the focus is in here, or was and has been lost since.
 */
export class StepFocus implements ReactiveController {
  #last: string | undefined;
  #owned = false;
  #wanted = false;

  constructor(
    private readonly host: LitElement,
    /** Name of what shows; undefined while nothing has settled. */
    private readonly step: () => string | undefined,
  ) {
    host.addController(this);
  }

  /** Focuses the step as soon as it is drawn: its words may still be on their way. */
  readonly request = (): void => {
    this.#wanted = true;
    if (this.host.hasUpdated && !this.host.isUpdatePending) this.#move();
  };

  hostUpdate(): void {
    const {activeElement, body} = document;
    if (this.host.matches(':focus-within')) this.#owned = true;
    else if (activeElement && activeElement !== body) this.#owned = false;
  }

  hostUpdated(): void {
    const step = this.step();
    if (step !== undefined && step !== this.#last) {
      this.#last = step;
      if (this.#owned) this.#wanted = true;
    }
    if (this.#wanted) this.#move();
  }

  #move(): void {
    // What a host's slotted content stands in for is in the tree and not on the screen.
    const target = [...this.host.renderRoot.querySelectorAll<HTMLElement>('[data-focus]')]
      .filter((each) => each.getClientRects().length > 0)
      .at(-1);
    if (!target) return;
    this.#wanted = false;
    target.focus();
  }
}
