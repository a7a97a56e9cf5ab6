/** Acts when the page has nothing else to do. Safari and the DOM of unit tests do not say when that is. Returns its cancellation. */
export const whenIdle = (act: () => void): (() => void) => {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(act);
    return () => {
      clearTimeout(timer);
    };
  }
  const id = requestIdleCallback(act);
  return () => {
    cancelIdleCallback(id);
  };
};
