/**
 * Each step of the widget is an entry of the browser's history, so that Back goes a step back and not off the page. At
 * the first step it leaves the page, as everywhere.
 */
export const keepHistory = (cert: HTMLElementTagNameMap['sw-realname-cert']): void => {
  // After a reload, the entries of before are still there.
  let at = (history.state as {entry: number} | null)?.entry ?? 0;
  let isGoingBack = false;
  history.replaceState({entry: at}, '');

  cert.addEventListener('sw-step', ({view}) => {
    if (view !== 'home' && !isGoingBack) history.pushState({entry: ++at}, '');
  });
  addEventListener('popstate', ({state}: {readonly state: {entry: number} | null}) => {
    // A link within the page.
    if (!state) return;
    const isBack = state.entry < at;
    at = state.entry;
    if (!isBack) return;
    isGoingBack = true;
    const going = cert.back();
    isGoingBack = false;
    void going.then((hasGone) => {
      if (!hasGone) history.back();
    });
  });
};
