import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

export interface Recorder {
  readonly url: string;
  readonly requests: string[];
}

/** A backend that notes each request, and answers as it is told. */
export const useRecorder = (answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) => {
  const recorder: {url: string; requests: string[]} = {url: '', requests: []};
  const server = createServer((request, response) => {
    recorder.requests.push(`${String(request.method)} ${String(request.url)}`);
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => answer(request, response, body));
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    recorder.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  beforeEach(() => recorder.requests.splice(0));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return recorder as Recorder;
};

export const json = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body));
};

/** The smallest status. */
export const status = {
  subject: 'subject-1',
  applicable: true,
  level: {id: 'low', rank: 1, label: '低'},
  aspects: {enterprise: false, accountHolder: false},
  methods: ['ic-card', 'legal-rep', 'bank-ukey', 'e-licence'].map((id) => ({
    id,
    state: 'not-certified',
    enabled: true,
  })),
};
