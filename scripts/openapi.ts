/**
 * Writes `openapi.json` (OpenAPI 3.1) from the schemas of the contract, with an example of each answer, refusal and
 * failure, and `backend.schema.json`, its schemas alone (JSON Schema 2020-12): `tsx scripts/openapi.ts`. With `--check` it
 * fails if one of them is stale. Each build writes `openapi-3.0.json`, the same for generators that read no 3.1.
 */
import {writeFile} from 'node:fs/promises';
import {fakeRefused} from '../src/fakes.js';
import {hasBody} from '../src/adapters/operations.js';
import {contracts} from '../src/domain/schemas.js';
import {subjectPattern} from '../src/domain/wire-formats.js';
import {components} from '../contract/components.js';
import {
  headersOf,
  isOfServer,
  levelsOperation,
  operations,
  problems,
  refusalsOf,
  type Operation,
} from '../contract/operations.js';
import {describeFields} from './field-comments.js';
import {writeOrCheck} from './filled-doc.js';

const ref = (name: string) => ({$ref: `#/components/schemas/${name}`});
const parameter = (name: string) => ({$ref: `#/components/parameters/${name}`});

const parametersOf = (operation: Operation) => [
  ...(operation.path.includes('{id}') ? [parameter('id')] : []),
  ...headersOf(operation).map(parameter),
  ...(operation.id === 'getInbox'
    ? [{...header('Sw-Subject', 'Absent in the first request of a page.', {type: 'string'}, false)}]
    : []),
  ...(isOfServer(operation) ? [] : [parameter('Accept-Language')]),
];

/** The possible components of an answer. */
const namesOf = (operation: Operation): readonly string[] => [
  ...new Set([...Object.keys(operation.answers), ...(refusalsOf(operation).length > 0 ? ['Refused'] : [])]),
];

/** Such as `CreateHandoffAnswer`. */
const answerName = ({id}: Operation): string => `${id.charAt(0).toUpperCase()}${id.slice(1)}Answer`;

/** An answer that can be one of several has a name: generators for Java use a class for it, which they write only then. */
const answers = Object.fromEntries(
  operations
    .map((operation) => [answerName(operation), {oneOf: namesOf(operation).map(ref)}] as const)
    .filter(([, {oneOf}]) => oneOf.length > 1),
);

const answerOf = (operation: Operation) => {
  const codes = refusalsOf(operation);
  const [name = '', ...others] = namesOf(operation);
  const refused = codes.map((code) => [`refused: ${code}`, {value: fakeRefused(code)}]);
  const given = Object.entries(operation.answers).map(([name, value]) => [name, {value}]);
  return {
    description: codes.length > 0 ? 'Done, or refused: a refusal is an answer.' : 'Found.',
    ...(operation.version === 'ETag' && {headers: {ETag: {$ref: '#/components/headers/ETag'}}}),
    content: {
      'application/json': {
        schema: ref(others.length === 0 ? name : answerName(operation)),
        examples: Object.fromEntries([...given, ...refused]) as object,
      },
    },
  };
};

const problemOf = (status: number, code: string, description: string) => ({
  description,
  content: {
    'application/problem+json': {
      schema: ref('Problem'),
      example: {type: `urn:sw-realname-cert:problem:${code}`, status, code, requestId: 'r-1'},
    },
  },
});

/** Which of the common problems an operation can have. */
const isPossible = (status: number, operation: Operation): boolean => {
  const {id, method, version: header} = operation;
  if (isOfServer(operation)) return [400, 401, 413, 415, 421, 429].includes(status);
  if ([401, 421, 429].includes(status)) return true;
  if (status === 413 || status === 415) return hasBody(method);
  if (status === 412 || status === 428) return id !== 'getStatus' || header === 'If-Match';
  return method !== 'GET';
};

const responsesOf = (operation: Operation) => {
  const common = Object.entries(problems).filter(([status]) => isPossible(Number(status), operation));
  const own = Object.entries(operation.problems ?? {});
  return {
    200: answerOf(operation),
    ...Object.fromEntries(common.map(([status, [code, when]]) => [status, problemOf(Number(status), code, when)])),
    ...Object.fromEntries(own.map(([status, code]) => [status, problemOf(Number(status), code, `\`${code}\``)])),
    default: problemOf(500, 'internal', 'Any other failure: only status and format matter.'),
  };
};

/** The chapter of `docs/backend.md`: generators make an interface of each. */
const tagOf = ({path}: Operation): string => {
  const [, first = '', second] = path.split('/');
  return second === 'inbox' ? second : first;
};

const operationOf = (operation: Operation) => ({
  operationId: operation.id,
  tags: [tagOf(operation)],
  summary: operation.summary,
  ...(isOfServer(operation) && {security: [{'sub-app': []}]}),
  parameters: parametersOf(operation),
  ...(operation.body !== undefined && {
    requestBody: {
      required: true,
      content: {'application/json': {schema: ref(operation.body), example: operation.bodyExample}},
    },
  }),
  responses: responsesOf(operation),
});

const header = (name: string, description: string, schema: object, required = true) => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});

const paths: Record<string, Record<string, object>> = {};
for (const operation of [...operations, levelsOperation])
  (paths[operation.path] ??= {})[operation.method.toLowerCase()] = operationOf(operation);

const schemasFor = (openapi: '3.1.0' | '3.0.3') => {
  const schemas = components(openapi === '3.1.0' ? 'draft-2020-12' : 'openapi-3.0');
  for (const [name, schema] of Object.entries(schemas)) describeFields(name, schema);
  return {...schemas, ...answers};
};

const documentAs = (openapi: '3.1.0' | '3.0.3') => ({
  openapi,
  info: {
    title: 'Backend of sw-realname-cert',
    version: contracts[0],
    description:
      'What a host’s server answers, under one base path. Unknown fields are ignored, and null means absent.',
    license:
      openapi === '3.1.0'
        ? {name: 'Apache-2.0', identifier: 'Apache-2.0'}
        : {name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0'},
  },
  servers: [{url: '/api/realname-cert', description: 'The `base-url` of the widget.'}],
  security: [{session: []}],
  paths,
  components: {
    securitySchemes: {
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: 'session',
        description: 'The host’s own session; or a bearer token.',
      },
      'sub-app': {type: 'http', scheme: 'bearer', description: 'The secret of a sub-app’s server.'},
    },
    parameters: {
      id: {
        name: 'id',
        in: 'path',
        required: true,
        description: 'Id of the ticket, of the handoff or of the request for help.',
        schema: {type: 'string'},
      },
      'Sw-Subject': header('Sw-Subject', 'The subject of the page, from the status.', {
        type: 'string',
        pattern: subjectPattern.source,
      }),
      'Idempotency-Key': header(
        'Idempotency-Key',
        'The same key has the same effect once, for one subject and operation, and the same answer for 24 hours.',
        {type: 'string', pattern: '^[\\x21-\\x7E]{1,200}$'},
      ),
      'If-Match': header('If-Match', 'The ETag of the record that the request is about.', {type: 'string'}),
      'Accept-Language': header('Accept-Language', 'The language of the widget.', {type: 'string'}, false),
    },
    headers: {ETag: {description: 'The version of the record.', required: true, schema: {type: 'string'}}},
    schemas: schemasFor(openapi),
  },
});

const document = documentAs('3.1.0');

const toText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

const schemas = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:sw-realname-cert:backend',
  description: 'The bodies of requests and answers, by name. `openapi.json` tells which operation has which.',
  $defs: document.components.schemas,
};

await writeFile(new URL('../contract/openapi-3.0.json', import.meta.url), toText(documentAs('3.0.3')));
await writeOrCheck({
  'contract/openapi.json': toText(document),
  'contract/backend.schema.json': toText(schemas).replaceAll('#/components/schemas/', '#/$defs/'),
});
