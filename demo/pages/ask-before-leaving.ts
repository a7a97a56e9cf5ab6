/**
 * Asks whoever has typed something: at the page's own links and forms in words of its own, else in the browser's. Returns
 * what asks in place of a link that does not load another page.
 */
export const askBeforeLeaving = (cert: {readonly hasUnsavedInput: boolean}): (() => boolean) => {
  let isSettled = false;

  const mayLeave = (): boolean =>
    !cert.hasUnsavedInput || confirm('填写的内容尚未提交，离开后需要重新填写。要离开吗？');

  const ask = (event: Event): void => {
    isSettled = mayLeave();
    if (!isSettled) event.preventDefault();
  };
  const leads = ({target, pathname, hash}: HTMLAnchorElement): boolean =>
    target !== '_blank' && !(hash && pathname === location.pathname);

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isNewTab = event.ctrlKey || event.metaKey || event.shiftKey;
    if (link && !isNewTab && !event.defaultPrevented && leads(link)) ask(event);
  });
  document.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) ask(event);
  });
  // Chromium before 119 asks only for a returned value.
  window.onbeforeunload = () => (!isSettled && cert.hasUnsavedInput) || undefined;
  addEventListener('pageshow', () => (isSettled = false));
  return mayLeave;
};
