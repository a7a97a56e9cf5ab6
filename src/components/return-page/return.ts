import {tellReturned} from '../../adapters/page-watch.js';

/*
 * What the return page does where there is script: it takes what the bank said out of the address, tells the pages that
 * wait that it is a good moment to ask, and offers to close. What became of the certification only the backend says.
 */

history.replaceState(null, '', location.pathname);
tellReturned();

const close = document.querySelector<HTMLButtonElement>('#close');
const byHand = document.querySelector<HTMLElement>('#by-hand');
if (close && byHand) {
  close.hidden = false;
  close.addEventListener('click', () => {
    window.close();
    // A window that a link has opened may not be closed by its page in every browser.
    close.hidden = true;
    byHand.hidden = false;
  });
}
