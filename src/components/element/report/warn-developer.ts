import type {CertError} from '../../../domain/errors.js';

/**
 * Logs a hint for the host's developer on the console, as one line: ids that a backend made up may have line feeds. It
 * contains no personal data and nothing that a user needs.
 */
export const warnDeveloper = (words: string, ...more: readonly unknown[]): void => {
  // oxlint-disable-next-line no-console -- this is where developers look
  console.warn(`sw-realname-cert: ${words.replace(/[\s\p{C}]+/gu, ' ')}`, ...more);
};

export const warnNoBackend = (): void => {
  warnDeveloper('Set the property `backend` or the attribute `base-url`.');
};

/** Of what was typed, only the kind of event, such as `keydown`. */
export const warnCancelledKeys = (type: string): void => {
  warnDeveloper(`The page cancels ${type} in the widget: see event.composedPath()[0]`);
};

/**
 * Logs each error of an element as long as its `debug` is set, and the last one that came before this was loaded. The
 * same error may happen again.
 */
export const logErrors = (element: HTMLElement & {debug: boolean; readonly lastError: CertError | undefined}): void => {
  const emit = (): void => {
    const {debug, lastError} = element;
    if (!debug || !lastError) return;
    // The quote comes from other software and may contain anything.
    const {code, details} = lastError;
    warnDeveloper(`sw-error: ${lastError.message}`, {code, details: {...details, quote: undefined}});
  };
  element.addEventListener('sw-error', emit);
  emit();
};
