import {demoNotices} from '../../simulators/consent.js';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import {HttpBackend, HttpInboxBackend} from '../../src/adapters/http-backend.js';
import {BackendClock} from '../../src/domain/time.js';
import type {World} from '../machines/world.js';
import {hostProperties} from './host.js';
import {stepUp} from './step-up.js';

export {scenarios as demoScenarios} from '../../simulators/scenarios.js';

/** The demo's backend and simulated card agent, at the addresses that the page has. */
export const demoWorld = async ({agentUrl = '', baseUrl}: DOMStringMap): Promise<World> => {
  const clock = new BackendClock();
  const agent = new EportAgent({urls: [agentUrl]});
  const {encryptField, humanCheck} = hostProperties;
  return {
    adapters: {
      backend: new HttpBackend({baseUrl}),
      agent: () => Promise.resolve(agent),
      clock,
      origin: location.origin,
      ...{consent: demoNotices, encryptField, humanCheck},
    },
    inbox: {
      backend: new HttpInboxBackend({baseUrl}),
      clock,
      stepUp,
    },
  };
};
