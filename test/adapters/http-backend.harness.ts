import {once} from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type {AddressInfo} from 'node:net';

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Respond = (response: ServerResponse, request: ReceivedRequest) => void;

const readBody = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += String(part);
  return body;
};

/** A host's server for the tests of one `describe`, which answers as the test says. */
export class HostServer {
  respond: Respond = (response) => {
    response.writeHead(404).end();
  };
  readonly received: ReceivedRequest[] = [];
  #server: Server | undefined;

  constructor() {
    before(async () => {
      this.#server = createServer((request, response) => void this.#serve(request, response));
      await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    });
    afterEach(() => {
      this.received.length = 0;
    });
    after(() => {
      this.#server?.close();
      this.#server?.closeAllConnections();
    });
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server!.address() as AddressInfo).port)}`;
  }

  /** The next answer in JSON, and all that follow. */
  answer(status: number, body: unknown, headers: Record<string, string> = {}): void {
    this.respond = (response) => {
      response.writeHead(status, {'content-type': 'application/json', ...headers}).end(JSON.stringify(body));
    };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const {method = '', url = '', headers} = request;
    const received = {method, url, headers, body: await readBody(request)};
    this.received.push(received);
    this.respond(response, received);
  }
}
