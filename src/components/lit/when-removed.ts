/**
 * Calls when the element has left the document. Whoever only moves it has it back by then. `realname-cert.ts` has the same two
 * lines of its own: before the first paint not even this file has room.
 */
export const whenRemoved = (element: {readonly isConnected: boolean}, then: () => void): void => {
  queueMicrotask(() => {
    if (!element.isConnected) then();
  });
};
