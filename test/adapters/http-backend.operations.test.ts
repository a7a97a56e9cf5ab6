import {readFile} from 'node:fs/promises';
import {expect} from 'chai';
import {answerSchemas, operations, type PageOperation as Operation} from '../../contract/operations.js';
import type {RequestOptions} from '../../src/adapters/backend.js';
import {createRequester, type AnswerSchemas} from '../../src/adapters/ask-backend.js';
import {HttpBackend, HttpInboxBackend} from '../../src/adapters/http-backend.js';
import {randomKey} from '../../src/domain/random-ids.js';
import {fakeRefused} from '../../src/fakes.js';
import {askOf, backendBy, type Backend, type OperationName} from '../harness/world.js';
import {errorOf, expectError} from './errors.js';
import {HostServer} from './http-backend.harness.js';

/** Ids that would lead elsewhere in a path, were they put there as they are. */
const awkward = ['a/../b', 'a?b=1#c', '100%', '银行 1', '%2e%2e', 'a\\b', '$&', '{id}', 'A-z_0.9~'];

const isFirst = ({id}: Operation) => id === 'getStatus' || id === 'getInbox';
const versionOf = ({version}: Operation) => (version === 'If-Match' ? '"v1"' : undefined);

/** What an operation is asked with: the example of the contract, as the machines have it. */
const inputOf = (operation: Operation, id = operation.pathId): unknown => {
  const {stepUp: _, ...body} = (operation.bodyExample ?? {}) as {stepUp?: string};
  if (operation.id.startsWith('update')) return {changes: body, version: '"v1"'};
  const version = versionOf(operation);
  return operation.method === 'GET' && id === undefined
    ? undefined
    : {...body, ...(id && {id}), ...(version && {version})};
};
const bodyOf = (operation: Operation): object => {
  const {stepUp: _, ...body} = (operation.bodyExample ?? {}) as {stepUp?: string};
  return body;
};

describe('Each operation over HTTP', () => {
  const host = new HostServer();

  const ask = (
    operation: Operation,
    options: Partial<RequestOptions> = {},
    more: {id?: string; token?: () => string} = {},
  ) => {
    const {token, id} = more;
    const settings = {baseUrl: `${host.url}/api/`, ...(token && {token})};
    const clients = [new HttpBackend(settings), new HttpInboxBackend(settings)];
    const backend = backendBy((operation, input, given) => {
      const client = clients.find((each) => operation in each) as unknown as Backend;
      return askOf(client, operation)(input, given);
    });
    const {subject, signal = new AbortController().signal, locale, ...others} = options;
    const asking = createRequester({backend, locale}, answerSchemas as AnswerSchemas<Backend, OperationName>, subject);
    return asking(operation.id, inputOf(operation, id) as never, signal, others);
  };
  const answer = ({version}: Operation, status: number, body: unknown): void => {
    host.answer(status, body, version === 'ETag' ? {etag: '"v1"'} : {});
  };

  it('has If-Match where docs/security.md says so', async () => {
    const security = await readFile('docs/security.md', 'utf8');
    const named = [...security.matchAll(/^\| (\w+) `(\S+)` +\| `If-Match` /gm)].map(([, ...each]) => each);
    const versioned = operations.filter(({version}) => version === 'If-Match');
    expect(named).to.have.deep.members(versioned.map(({method, path}) => [method, path]));
  });

  for (const operation of operations) {
    const {id: name, method, path, version, answers, pathId = ''} = operation;
    const isSent = method !== 'GET';
    const hasBody = operation.body !== undefined;
    const [first] = Object.values(answers) as [object];
    const {subject} = first as {subject?: string};

    describe(name, () => {
      it('is sent by its method to its path, with what belongs to it and nothing else', async () => {
        answer(operation, 200, first);
        const about = subject === undefined || isFirst(operation) ? {} : {subject};
        await ask(operation, {...about, ...(isSent && {idempotencyKey: 'attempt-1'}), locale: 'zh-TW'});
        const [{method: sent, url, headers, body} = {} as never] = host.received;
        expect([sent, url]).to.deep.equal([method, `/api${path.replace('{id}', pathId)}`]);
        expect(hasBody ? (JSON.parse(body) as unknown) : body).to.deep.equal(hasBody ? bodyOf(operation) : '');
        expect(headers).to.include({accept: 'application/json', 'accept-language': 'zh-TW'});
        for (const own of Object.keys(headers).filter((each) => each.startsWith('sw-')))
          expect(own).to.equal('sw-subject');
        expect({
          type: headers['content-type'],
          key: headers['idempotency-key'],
          version: headers['if-match'],
          subject: headers['sw-subject'],
        }).to.deep.equal({
          type: hasBody ? 'application/json' : undefined,
          key: isSent ? 'attempt-1' : undefined,
          version: versionOf(operation),
          subject: isFirst(operation) ? undefined : subject,
        });
      });

      it('returns each answer, and fails with contract and the field when it does not fit', async () => {
        const refused = fakeRefused('person-mismatch', {fields: ['name'], triesLeft: 2, message: '不一致'});
        for (const each of [...Object.values(answers), ...(hasBody ? [refused] : [])]) {
          answer(operation, 200, each);
          const versioned = version === 'ETag' ? {version: '"v1"'} : {};
          expect(await ask(operation)).to.deep.equal({...each, ...versioned});
        }
        answer(operation, 200, {...first, [Object.keys(first)[0] as string]: []});
        const {code, details} = await errorOf(ask(operation));
        expect(code).to.equal('contract');
        expect(details.where).to.match(new RegExp(`^${name}\\b`));
      });

      it('is repeated once after a 401 with a new token and otherwise unchanged', async () => {
        let tokens = 0;
        host.respond = (response) => {
          response.writeHead(host.received.length === 1 ? 401 : 200, {
            'content-type': 'application/json',
            etag: '"v1"',
          });
          response.end(JSON.stringify(first));
        };
        await ask(operation, {humanCheck: 'token-1'}, {token: () => `token-${++tokens}`});
        const [lost, again, ...others] = host.received.map(({headers, body}) => {
          const {authorization: _, date: __, connection: ___, ...rest} = headers;
          return {rest, body};
        });
        expect([again, others]).to.deep.equal([lost, []]);
        expect(host.received.map(({headers}) => headers.authorization)).to.deep.equal([
          'Bearer token-1',
          'Bearer token-2',
        ]);
      });

      if (isSent) {
        it('has a new key where none is given, and the host’s proofs in the body', async () => {
          answer(operation, 200, first);
          const proofs = {humanCheck: randomKey(), ...(operation.path.includes('inbox') && {stepUp: randomKey()})};
          await ask(operation, proofs);
          await ask(operation);
          const keys = host.received.map(({headers}) => headers['idempotency-key']);
          for (const key of keys) expect(key).to.match(/^[0-9a-f]{32}$/);
          expect(keys[0]).not.to.equal(keys[1]);
          if (hasBody)
            expect(JSON.parse(host.received[0]?.body ?? '')).to.deep.equal({...bodyOf(operation), ...proofs});
        });

        it('puts nothing of its body into a URL or header', async () => {
          answer(operation, 200, first);
          const humanCheck = randomKey();
          await ask(operation, {humanCheck});
          const [{url, headers} = {} as never] = host.received;
          const outside = decodeURIComponent(url) + JSON.stringify(headers);
          const values = JSON.stringify(bodyOf(operation)).match(/\d{6,}[\dX]*|[\u4E00-\u9FFF]+/g) ?? [];
          for (const value of [...values, humanCheck]) expect(outside).not.to.include(value);
        });
      }

      if (pathId) {
        it('percent-encodes an id as one part of the path', async () => {
          const [before = '', after = ''] = `/api${path}`.split('{id}');
          for (const id of awkward) {
            answer(operation, 200, first);
            await ask(operation, {}, {id});
            const {url} = host.received.at(-1)!;
            expect(url).to.equal(before + encodeURIComponent(id) + after);
          }
        });
      }

      it('maps a documented problem code to an error code, and any other problem by its HTTP status', async () => {
        for (const [status, code] of Object.entries(operation.problems ?? {})) {
          answer(operation, Number(status), {status, code, requestId: 'r-1'});
          await expectError(ask(operation), code as never, {
            status: Number(status),
            foreignCode: code,
            requestId: 'r-1',
          });
          for (const body of [{status}, {status, code: 'not-found'}, {status, code: 7}]) {
            answer(operation, Number(status), body);
            await expectError(ask(operation), 'backend', {status: Number(status)});
          }
        }
        host.answer(429, {code: 'too-many'}, {'retry-after': '45'});
        await expectError(ask(operation), 'rate-limited', {retryAfter: 45});
      });
    });
  }
});
