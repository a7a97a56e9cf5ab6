import {createServer, request} from 'node:http';
import type {AddressInfo} from 'node:net';

/** The demo as a page from the public network has it: another name, and an address space that is not this PC's. */
export const startPublicFront = async (demoUrl: string): Promise<{port: number; close: () => void}> => {
  const target = new URL(demoUrl);
  let cookie = '';
  const server = createServer((incoming, outgoing) => {
    const {pathname, searchParams} = new URL(incoming.url ?? '/', 'http://front');
    if (pathname === '/framing.html') {
      // A portal that frames another site, and may hand its own permission on.
      const frame = `http://127.0.0.1:${String(incoming.socket.localPort)}/embed.html`;
      const allow = searchParams.get('allow') ?? '';
      outgoing.setHeader('content-type', 'text/html');
      outgoing.end(`<!doctype html><title>portal</title><iframe src="${frame}" allow="${allow}"></iframe>`);
      return;
    }
    const headers = {
      ...incoming.headers,
      host: target.host,
      cookie: incoming.headers.cookie ?? cookie,
      ...(incoming.headers.origin && {origin: target.origin}),
    };
    const onward = request(new URL(incoming.url ?? '/', target), {method: incoming.method, headers}, (answer) => {
      // Chromium takes the page for one from the public network, wherever it came from.
      const policy = 'treat-as-public-address';
      // A frame of another site is sent no strict cookie; a portal that frames has a sign-in that is made for it.
      cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie;
      outgoing.writeHead(answer.statusCode ?? 502, {...answer.headers, 'content-security-policy': policy});
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
