import type {LitElement, ReactiveController} from 'lit';
import {ofDocument} from '../../adapters/of-document.js';

/**
 * Moves the focus to a new step, because the focused element disappears with the old step. The target is the last
 * element that the view marks with `data-focus`, because it is the most specific. Does not move the focus on first load
 * or away from another part of the page: only if the focus is inside, or was inside and is lost.
 */
export class StepFocus implements ReactiveController {
  #last: string | undefined;
  #owned = false;
  #wanted = false;

  constructor(
    private readonly host: LitElement,
    /** Name of the visible step. Undefined until the step is settled. */
    private readonly step: () => string | undefined,
  ) {
    host.addController(this);
  }

  /** Focuses the step as soon as it is rendered, because its texts may still be loading. */
  readonly request = (): void => {
    this.#wanted = true;
    if (this.host.hasUpdated && !this.host.isUpdatePending) this.#move();
  };

  hostUpdate(): void {
    const active = ofDocument('activeElement');
    if (this.host.matches(':focus-within')) this.#owned = true;
    else if (active && active !== ofDocument('body')) this.#owned = false;
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
    // Default content that the host's slotted content replaces is in the tree, but not visible.
    const target = [...this.host.renderRoot.querySelectorAll<HTMLElement>('[data-focus]')]
      .filter((each) => each.getClientRects().length > 0)
      .at(-1);
    if (!target) return;
    this.#wanted = false;
    target.focus();
  }
}
