import type {FramedElement} from './framed-element.js';

/**
 * Tells an element how much room it has, before the next paint and whenever that changes: a larger text changes the height,
 * so then, too. The widths are in `em` of the element's text: from 30 on there is room for the names of four steps, from 36 on
 * for two things beside each other, such as a label and its field of 24em, from 46 on for three cards or a form of two columns.
 */
export const watchRoom = async (element: FramedElement): Promise<void> => {
  await element.updateComplete;
  const base = element.renderRoot.querySelector('.base');
  // Missing in jsdom, where nothing is laid out: the layout without room is the one that fits everywhere.
  if (!base || typeof ResizeObserver !== 'function') return;
  let known = '';
  const look = (): void => {
    const width = base.clientWidth / parseFloat(getComputedStyle(base).fontSize);
    const room = width < 30 ? '' : width < 36 ? 'fair' : width < 46 ? 'fair medium' : 'fair medium wide';
    // In a closed dialog or out of the document it has no width, and keeps what it had.
    if (width && room !== known) {
      known = room;
      element.fitInto(room);
      // A scroll bar may go or come by that: within the same frame, this would be an error on the page.
      observer.disconnect();
      requestAnimationFrame(() => {
        observer.observe(base);
      });
    }
    // A journey that was not shown from the start begins now.
    element.log.reportStep?.();
  };
  const observer = new ResizeObserver(look);
  // A browser counts what moves before the observer is called as seen, though it was not.
  look();
  observer.observe(base);
};
