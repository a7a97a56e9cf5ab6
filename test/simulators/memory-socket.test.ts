import {expect} from 'chai';
import {simulateAgent} from '../../simulators/card-agent/simulated-agent.js';
import {socketTo} from '../../simulators/memory/socket.js';
import {makeCa, openCa} from '../../simulators/pki/demo-ca.js';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import {noNetworkRules} from '../../src/adapters/local-network.js';
import {Secret} from '../../src/domain/secret.js';

const url = 'ws://agent.invalid';
const ca = openCa(makeCa());

describe('The in-memory socket', () => {
  it('delivers what was sent before closing, so the card is closed after signing', async () => {
    let cleared = (): void => undefined;
    const closed = new Promise<void>((resolve) => (cleared = resolve));
    const agent = simulateAgent({
      ca,
      onCall: ({method}) => {
        if (method === 'cus-sec_SpcClearEnv') cleared();
      },
    });
    const client = new EportAgent({urls: [url], WebSocket: socketTo(agent, () => true), network: noNetworkRules});
    await client.sign('text', new Secret(agent.settings.pin), {signal: AbortSignal.timeout(5_000), address: url});
    await closed;
  });

  it('stays closed when it is closed again', async () => {
    const agent = simulateAgent({ca});
    const socket = new (socketTo(agent, () => false))(url);
    await new Promise((resolve) => (socket.onclose = resolve));
    socket.close();
    expect(socket.readyState).to.equal(3);
  });
});
