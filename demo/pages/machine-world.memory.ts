import {BackendClock} from '../../src/domain/clock.js';
import type {World} from '../machines/world.js';
import {createMemory} from '../../simulators/memory/index.js';
import {pageScenarios} from '../../simulators/scenarios.js';

/** The demo's backend and simulated card agent in this page, for a page without a server. */
export const demoWorld = async (): Promise<World> => {
  const wanted = new URLSearchParams(location.search).get('scenario');
  const scenario = pageScenarios.find(({id}) => id === wanted)?.id;
  const {backend, inbox, agent, origin, consent, humanCheck, stepUp} = await createMemory({scenario});
  const clock = new BackendClock();
  return {
    adapters: {backend, agent: () => Promise.resolve(agent), clock, origin, consent, humanCheck},
    inbox: {backend: inbox, clock, stepUp},
  };
};
