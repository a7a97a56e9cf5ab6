import {createMachine, type setup as Setup} from 'xstate';

type Implementations = Readonly<Partial<Record<'actors' | 'actions' | 'guards' | 'delays', object>>>;

/**
 * XState's `setup` with its types, but without its action creators: they take 0.7 kB of each first screen. Of what it
 * returns, only `createMachine` and `extend` are here. The linter refuses the rest.
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
