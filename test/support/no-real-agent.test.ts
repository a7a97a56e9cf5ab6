import {once} from 'node:events';
import {createConnection} from 'node:net';

import {expect} from 'chai';
import {WebSocket} from 'ws';
import {listen} from './free-port.js';

const ways: Readonly<Record<string, (port: number) => Promise<unknown>>> = {
  'by its address': async (port) => createConnection({host: '127.0.0.1', port}),
  'by its name': async (port) => createConnection(port, 'localhost'),
  'through a library': async (port) => once(new WebSocket(`ws://127.0.0.1:${port}`), 'open'),
  'through fetch': (port) => fetch(`http://127.0.0.1:${port}`),
};

describe('A test', () => {
  for (const port of [61231, 61232])
    for (const [how, connect] of Object.entries(ways)) {
      it(`cannot connect to the real card agent on port ${port} ${how}`, async () => {
        const heard = await connect(port).then(
          () => 'open',
          (error: unknown) => String((error as Error).cause instanceof Error ? (error as Error).cause : error),
        );
        expect(heard).to.contain('real card agent');
      });
    }

  it('can connect to any other port', async () => {
    const {server, port} = await listen();
    server.on('connection', (socket) => socket.end('hello'));
    const [data] = (await once(createConnection({host: '127.0.0.1', port}), 'data')) as [Buffer];
    server.close();
    expect(data.toString()).to.equal('hello');
  });
});
