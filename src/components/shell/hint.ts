/** Logs a hint for the host's developer on the console. It contains no personal data and nothing that a user needs. */
export const hint = (words: string, ...more: readonly unknown[]): void => {
  // eslint-disable-next-line no-console -- this is where developers look
  console.warn(`sw-realname-cert: ${words}`, ...more);
};

export const hintNobody = (): void => {
  hint('whom to ask? Set the property `backend` or the attribute `base-url`.');
};
