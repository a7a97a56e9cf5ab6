import type {InboxBackend} from './backend.js';

/** The host asks the administrator to prove who they are. Resolves with the result of its check. */
export type StepUp = (operation: keyof InboxBackend) => Promise<string>;
