import {reportReturn} from '../../adapters/page-watch.js';

/*
 * What the return page does when scripts run: it removes the bank's parameters from the address, tells the waiting
 * pages to ask for the result, and offers to close the window. Only the backend tells the result of the certification.
 */

history.replaceState(null, '', location.pathname);
reportReturn();

const close = document.querySelector<HTMLButtonElement>('#close');
const byHand = document.querySelector<HTMLElement>('#by-hand');
if (close && byHand) {
  close.hidden = false;
  close.addEventListener('click', () => {
    window.close();
    // Not every browser lets a page close a window that a link opened.
    close.hidden = true;
    byHand.hidden = false;
  });
}
