import {BackendClock} from '../../src/domain/time.js';
import type {World} from '../machines/world.js';
import {createMemory, type MemoryOptions} from '../../simulators/memory/index.js';
import {pageScenarios as demoScenarios} from '../../simulators/scenarios.js';

export {demoScenarios};

/** The demo's backend and simulated card agent in this page or process, which begin anew. */
export const memoryWorld = async (options: MemoryOptions): Promise<World> => {
  const {backend, inbox, agent, origin, consent, humanCheck, stepUp} = await createMemory(options);
  const clock = new BackendClock();
  return {
    adapters: {backend, agent: () => Promise.resolve(agent), clock, origin, consent, humanCheck},
    inbox: {backend: inbox, clock, stepUp},
  };
};

/** For a page without a server. */
export const demoWorld = (): Promise<World> => {
  const wanted = new URLSearchParams(location.search).get('scenario');
  return memoryWorld({scenario: demoScenarios.find(({id}) => id === wanted)?.id});
};
