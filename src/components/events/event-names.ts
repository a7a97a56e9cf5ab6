import type {SwEventMap} from './outcome-events.js';

const names: Readonly<Record<keyof SwEventMap, true>> = {
  'sw-ready': true,
  'sw-step': true,
  'sw-end': true,
  'sw-complete': true,
  'sw-pending': true,
  'sw-refused': true,
  'sw-expiring': true,
  'sw-leave': true,
  'sw-error': true,
  'sw-profile-saved': true,
  'sw-before-handoff': true,
  'sw-relogin': true,
  'sw-agent-status': true,
  'sw-request-answered': true,
};

/** The name of every event, for a host that logs them all. */
export const eventNames = Object.keys(names) as readonly (keyof SwEventMap)[];
