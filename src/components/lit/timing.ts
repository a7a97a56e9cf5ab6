import type {LitElement} from 'lit';

/** Resolves when an element and all elements inside it have rendered. Rejects if one of them could not. */
export const renderComplete = async (element: LitElement): Promise<void> => {
  await element.updateComplete;
  for (const each of element.renderRoot.querySelectorAll<LitElement>('*'))
    if (each.shadowRoot) await renderComplete(each);
};

/** Acts when the page has nothing else to do. Safari and the DOM of unit tests do not say when that is. Returns its cancellation. */
export const whenIdle = (act: () => void): (() => void) => {
  if (typeof requestIdleCallback !== 'function') {
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

/** Calls when the element has left the document. One that is only moved is connected again by then. */
export const whenRemoved = (element: {readonly isConnected: boolean}, then: () => void): void => {
  queueMicrotask(() => {
    if (!element.isConnected) then();
  });
};
