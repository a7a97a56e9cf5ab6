import {createMachine, type setup as Setup} from 'xstate';

/**
 * XState's `setup`, with its types and without what it carries along: every action creator it could hand out, 1.1 kB
 * of each first screen. Only `createMachine` is here of what it returns.
 */
export const setup = ((implementations: Parameters<typeof Setup>[0]) => ({
  createMachine: (config: Parameters<typeof createMachine>[0]) => createMachine(config, implementations),
})) as unknown as typeof Setup;
