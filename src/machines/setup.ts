import {createMachine, type setup as Setup} from 'xstate';

type Implementations = Readonly<Partial<Record<'actors' | 'actions' | 'guards' | 'delays', object>>>;

/**
 * XState's `setup`, with its types and without what it carries along: every action creator it could hand out, 0.7 kB
 * of each first screen. Of what it returns, `createMachine` and `extend` are here; the linter refuses the rest.
 */
export const setup = ((implementations: Implementations) => ({
  createMachine: (config: Parameters<typeof createMachine>[0]) => createMachine(config, implementations as never),
  extend: ({actions, guards, delays}: Implementations) =>
    setup({
      ...implementations,
      actions: {...implementations.actions, ...actions},
      guards: {...implementations.guards, ...guards},
      delays: {...implementations.delays, ...delays},
    }),
})) as unknown as typeof Setup;
