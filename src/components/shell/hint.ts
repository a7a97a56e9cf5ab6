/** A word to the host's developer, on the console. Nothing personal, and nothing that a user needs. */
export const hint = (words: string, ...more: readonly unknown[]): void => {
  // eslint-disable-next-line no-console -- this is where developers look
  console.warn(`sw-realname-cert: ${words}`, ...more);
};

export const hintNobody = (): void => {
  hint('whom to ask? Set the property `backend` or the attribute `base-url`.');
};
