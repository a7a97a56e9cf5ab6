/*
 * The states in the frames move the focus when they are reached, as they should on a page of their own. Here it would
 * leave the list in which the user is: so it goes into a frame only with the pointer or the Tab key.
 */

let mayEnter = false;
let last: HTMLElement | undefined;

/** The pointer may take the focus into this document of a frame. */
export const allowPointer = (inFrame: Document): void => {
  inFrame.addEventListener('pointerdown', () => (mayEnter = true), {capture: true});
};

export const keepFocus = (): void => {
  document.addEventListener('focusin', ({target}) => {
    if (!(target instanceof HTMLElement) || target instanceof HTMLIFrameElement) return;
    last = target;
    mayEnter = false;
  });
  addEventListener('keydown', ({key}) => (mayEnter = key === 'Tab'), {capture: true});
  addEventListener('blur', () => {
    // Only then is it known where the focus went.
    setTimeout(() => {
      const {activeElement} = document;
      if (mayEnter || !(activeElement instanceof HTMLIFrameElement)) return;
      if (last?.isConnected) last.focus({preventScroll: true});
      else activeElement.blur();
    });
  });
};
