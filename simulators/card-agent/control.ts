import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {RunningCardAgent} from './agent.js';
import {ControlInputError, readChanges} from './control-input.js';
import {host} from './listen.js';

interface Reply {
  readonly status: number;
  readonly body: object;
}

const longestBody = 64 * 1024;
const mostCalls = 200;
const refuse = (status: number, error: string): Reply => ({status, body: {error}});

/** Without PINs, and without the person and the number of the card. */
const describe = (agent: RunningCardAgent): object => {
  const {card, reader, certificate, expiresInDays, version, faults, enterprise} = agent.settings;
  const {name, uscc, enterpriseCode} = enterprise;
  const {port, triesLeft, connections, openConnections, hangingHandshakes} = agent;
  return {
    port,
    card,
    reader,
    certificate,
    expiresInDays,
    version,
    enterprise: {name, uscc, enterpriseCode},
    faults,
    triesLeft,
    connections,
    openConnections,
    hangingHandshakes,
    calls: agent.calls.slice(-mostCalls),
  };
};

/** Undefined if the body is too long. */
const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= longestBody) parts.push(part);
  }
  return length > longestBody ? undefined : Buffer.concat(parts).toString();
};

/** A browser page sends an origin, or uses another host name. Pages must not use the control port. */
const isFromPage = ({headers}: IncomingMessage): boolean =>
  headers.origin !== undefined || !/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(headers.host ?? '');

const change = async (agent: RunningCardAgent, request: IncomingMessage): Promise<Reply> => {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return refuse(415, 'Send JSON.');
  const body = await readBody(request);
  if (body === undefined) return refuse(413, 'The body is too long.');
  try {
    agent.set(readChanges(body));
  } catch (error) {
    if (error instanceof ControlInputError) return refuse(400, error.message);
    // For example a name with characters that an RSA card cannot hold. The error message may quote the name.
    return refuse(422, 'No such card can be made.');
  }
  return {status: 200, body: describe(agent)};
};

const answer = async (agent: RunningCardAgent, request: IncomingMessage): Promise<Reply> => {
  if (isFromPage(request)) return refuse(403, 'Not for pages.');
  const {method} = request;
  switch (request.url) {
    case '/state':
      if (method === 'GET') return {status: 200, body: describe(agent)};
      return method === 'PUT' ? change(agent, request) : refuse(405, 'GET or PUT.');
    case '/reset':
      if (method !== 'POST') return refuse(405, 'POST.');
      agent.reset();
      return {status: 200, body: describe(agent)};
    default:
      return refuse(404, 'GET or PUT /state, POST /reset.');
  }
};

const send = (response: ServerResponse, {status, body}: Reply): void => {
  response.writeHead(status, {'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store'});
  response.end(JSON.stringify(body));
};

/** Lets programs on this machine change the simulation while the agent runs. */
export const startControl = async (agent: RunningCardAgent, wanted: number) => {
  const server = createServer((request, response) => {
    void answer(agent, request).then(
      (reply) => send(response, reply),
      // The client disconnected while it was sending.
      () => response.destroy(),
    );
  });
  server.listen(wanted, host);
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  return {
    port,
    url: `http://${host}:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
