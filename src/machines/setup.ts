import {createMachine, StateMachine, type setup as Setup} from 'xstate';
import {once} from '../domain/once.js';

const kinds = ['actors', 'actions', 'guards', 'delays'] as const;
type Implementations = Readonly<Partial<Record<(typeof kinds)[number], object>>>;
type Config = Parameters<typeof createMachine>[0];

const merged = (first: Implementations, more: Implementations): Implementations =>
  Object.fromEntries(kinds.map((kind) => [kind, {...first[kind], ...more[kind]}]));

/**
 * A machine that is built when it is used as it is. The wiring calls `provide`, which builds another machine of the same
 * states: this one would take time and memory for nothing.
 */
const lazily = (config: Config, implementations: Implementations): object => {
  const machine = once(() => createMachine(config, implementations as never));
  const provide = (more: Implementations) => createMachine(config, merged(implementations, more) as never);
  return new Proxy(Object.create(StateMachine.prototype) as object, {
    get: (_, key) => (key === 'provide' ? provide : (machine() as unknown as Record<PropertyKey, unknown>)[key]),
    has: (_, key) => key in machine(),
  });
};

/**
 * XState's `setup` with its types, but without its action creators: they take 0.7 kB of each first screen. Of what it
 * returns, only `createMachine` and `extend` are here. The linter refuses the rest.
 */
export const setup = ((implementations: Implementations) => ({
  createMachine: (config: Config) => lazily(config, implementations),
  extend: (more: Implementations) => setup(merged(implementations, more) as never),
})) as unknown as typeof Setup;
