/** Calls when the element has left the document. One that is only moved is connected again by then. */
export const whenRemoved = (element: {readonly isConnected: boolean}, then: () => void): void => {
  queueMicrotask(() => {
    if (!element.isConnected) then();
  });
};
