import type {LitElement, ReactiveController} from 'lit';
import {documentProperty} from '../../adapters/page.js';

/** Frames in which a dialog of the page may close after it has answered: a second. */
const patience = 60;

/** Whether nothing in the page has the focus, for example because the focused element was removed. */
export const isFocusLost = (): boolean => (documentProperty('activeElement')?.localName ?? 'body') === 'body';

/** Calls `move` if an update removed the focused element, and nothing else took the focus since. */
export const whenFocusLost = (move: () => void): void => {
  if (isFocusLost())
    requestAnimationFrame(() => {
      if (isFocusLost()) move();
    });
};

/**
 * Moves the focus to a new step, because the focused element disappears with the old step. The target is the last
 * element that the view marks with `data-focus`, because it is the most specific. Does not move the focus on first load
 * or away from another part of the page: only if the focus has been inside, and is inside or lost. During a wait the page
 * may have asked the user something, such as a human check, and its dialog may still be closing.
 */
export class StepFocus implements ReactiveController {
  #last: string | undefined;
  #owned = false;
  #wanted = false;

  constructor(
    private readonly host: LitElement,
    /** Name of the visible step. Undefined until the step is settled. */
    private readonly step: () => string | undefined,
    /** Says what the focus would have gone to, where another part of the page has it. */
    private readonly say?: (words: string) => void,
  ) {
    host.addController(this);
  }

  /** Focuses the step as soon as it is rendered, because its texts may still be loading. */
  readonly request = (): void => {
    this.#wanted = true;
    if (this.host.hasUpdated && !this.host.isUpdatePending) this.#move();
  };

  hostUpdate(): void {
    this.#owned ||= this.#isInside;
  }

  hostUpdated(): void {
    const step = this.step();
    if (step !== undefined && step !== this.#last) {
      this.#last = step;
      if (this.#owned) this.#follow(patience);
    }
    if (this.#wanted) this.#move();
  }

  /** Not `:focus-within`: in a window that is not active, as right after a `confirm()`, it matches nothing. */
  get #isInside(): boolean {
    const root = this.host.getRootNode();
    return this.host.contains(root instanceof ShadowRoot ? root.activeElement : documentProperty('activeElement'));
  }

  #follow(frames: number): void {
    if (this.#isInside || isFocusLost()) this.request();
    else if (frames > 0) {
      requestAnimationFrame(() => {
        this.#follow(frames - 1);
      });
    } else {
      const target = this.#target;
      this.say?.((target?.shadowRoot?.querySelector('[data-focus]') ?? target)?.textContent ?? '');
    }
  }

  get #target(): HTMLElement | undefined {
    // Default content that the host's slotted content replaces is in the tree, but not visible.
    return [...this.host.renderRoot.querySelectorAll<HTMLElement>('[data-focus]')]
      .filter((each) => each.getClientRects().length > 0)
      .at(-1);
  }

  #move(): void {
    const target = this.#target;
    if (!target) return;
    this.#wanted = false;
    target.focus();
  }
}
