import {BackendClock} from '../../src/domain/clock.js';
import type {World} from '../machines/world.js';
import {createMemory} from '../memory/index.js';

/** The demo's backend and simulated card agent in this page, for a page without a server. */
export const demoWorld = async (): Promise<World> => {
  const scenario = new URLSearchParams(location.search).get('scenario') ?? 'normal';
  const {backend, inbox, agent, origin, consent, humanCheck, stepUp} = await createMemory({scenario});
  const clock = new BackendClock();
  return {
    adapters: {backend, agent: () => Promise.resolve(agent), clock, origin, consent, humanCheck},
    inbox: {backend: inbox, clock, stepUp},
  };
};
