import {createConnection, createServer, type AddressInfo} from 'node:net';

import {expect} from 'chai';
import {WebSocket} from 'ws';

describe('A test', () => {
  for (const port of [61231, 61232]) {
    it(`cannot connect to the real card agent on port ${port}`, () => {
      expect(() => createConnection({host: '127.0.0.1', port})).to.throw('real card agent');
      expect(() => createConnection(port, 'localhost')).to.throw('real card agent');
    });

    it(`cannot connect to the real card agent on port ${port} through a library`, async () => {
      const heard = await new Promise<string>((resolve) => {
        try {
          const socket = new WebSocket(`ws://127.0.0.1:${port}`);
          socket.on('open', () => {
            resolve('open');
          });
          socket.on('error', ({message}) => {
            resolve(message);
          });
        } catch (error) {
          resolve(String(error));
        }
      });
      expect(heard).to.contain('real card agent');
    });

    it(`cannot connect to the real card agent on port ${port} through fetch`, async () => {
      const heard = await fetch(`http://127.0.0.1:${port}`).then(
        () => 'open',
        (error: unknown) => String(error instanceof Error ? error.cause : error),
      );
      expect(heard).to.contain('real card agent');
    });
  }

  it('can connect to any other port', async () => {
    const server = createServer((socket) => socket.end('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const {port} = server.address() as AddressInfo;
    const heard = await new Promise<string>((resolve, reject) => {
      createConnection({host: '127.0.0.1', port})
        .on('data', (data) => {
          resolve(data.toString());
        })
        .on('error', reject);
    });
    server.close();
    expect(heard).to.equal('hello');
  });
});
