import {EportAgent} from '../../src/adapters/eport-agent.js';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {HttpInboxBackend} from '../../src/adapters/http-inbox.js';
import {BackendClock} from '../../src/domain/clock.js';
import type {World} from '../machines/world.js';
import {hostProperties} from './host.js';

export interface DemoAddresses {
  readonly agentUrl: string;
  readonly baseUrl: string;
}

/** The demo's backend and simulated card agent, as a page of the demo has them. */
export const demoWorld = ({agentUrl, baseUrl}: DemoAddresses): World => {
  const clock = new BackendClock();
  const agent = new EportAgent({urls: [agentUrl]});
  const {consent, encryptField, humanCheck} = hostProperties;
  return {
    adapters: {
      backend: new HttpBackend({baseUrl}),
      agent: () => Promise.resolve(agent),
      clock,
      origin: location.origin,
      ...{consent, encryptField, humanCheck},
    },
    inbox: {
      backend: new HttpInboxBackend({baseUrl}),
      clock,
      stepUp: () =>
        window.confirm('演示的身份确认：请确认是您本人在操作。')
          ? Promise.resolve(`demo-step-up-${crypto.randomUUID()}`)
          : Promise.reject(new Error('Not confirmed.')),
    },
  };
};
