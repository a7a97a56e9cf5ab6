import {readFile} from 'node:fs/promises';
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import {fullFormats} from 'ajv-formats/dist/formats.js';
import {expect} from 'chai';
import {answerSchemas, levelsOperation, operations} from '../../contract/operations.js';
import {composeCardChallenge} from '../../src/domain/card-challenge.js';
import {challengeAnswerSchema} from '../../src/domain/ic-card.schemas.js';

interface Media {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, {readonly value: unknown}>>;
}

interface Described {
  readonly operationId: string;
  readonly requestBody?: {readonly content: Readonly<Record<string, Media>>};
  readonly responses: Readonly<Record<string, {readonly content: Readonly<Record<string, Media>>}>>;
}

const text = await readFile(new URL('../../contract/openapi.json', import.meta.url), 'utf8');
const document = JSON.parse(text) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, {properties: Readonly<Record<string, {description?: string}>>}>>;
  };
};
const described = Object.values(document.paths).flatMap((path) => Object.values(path));

const ajv = new Ajv2020({strict: false, allErrors: true, formats: fullFormats});

/** As one of the document: `$ref` leads to its components. */
const compile = (schema: object): ValidateFunction => ajv.compile({...schema, components: document.components});

const mediaOf = ({requestBody, responses}: Described): readonly Media[] =>
  [requestBody, ...Object.values(responses)].flatMap((part) => Object.values(part?.content ?? {}));

const examplesIn = ({example, examples = {}}: Media): readonly unknown[] => [
  ...(example === undefined ? [] : [example]),
  ...Object.values(examples).map(({value}) => value),
];

type Fits = (value: unknown) => boolean;

/** The parts of a challenge are checked where the text that the card signs is composed. */
const challengeReader = () => ({
  safeParse: (value: unknown) => {
    const {success, data} = challengeAnswerSchema().safeParse(value);
    try {
      if (success && !('refusal' in data)) composeCardChallenge({...data, origin: 'https://portal.example.cn'});
      return {success};
    } catch {
      return {success: false};
    }
  },
});

/** What the widget checks a body with. The record's version is in a header. */
const {getProfile: _, ...bodySchemas} = answerSchemas;
const readers = {...bodySchemas, createCardChallenge: challengeReader};

/** An example with one value somewhere in it left out, or replaced by one that is of no use there. */
const spoiled = (value: unknown): unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  const copy = (key: string, put: (target: Record<string, unknown>) => void): unknown => {
    const target = (Array.isArray(value) ? [...(value as unknown[])] : {...value}) as Record<string, unknown>;
    put(target);
    return key in target || !Array.isArray(value) ? target : undefined;
  };
  return Object.entries(value).flatMap(([key, each]) => [
    ...(Array.isArray(value) ? [] : [copy(key, (target) => Reflect.deleteProperty(target, key))]),
    ...[7, '', true, [], {}, 'x'.repeat(5_000), '2026-11-26 10:00:00', -1].map((bad) =>
      copy(key, (target) => (target[key] = bad)),
    ),
    ...spoiled(each).map((inner) => copy(key, (target) => (target[key] = inner))),
  ]);
};

/** The same with more at each depth than the contract has. */
const padded = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(padded);
  return {...Object.fromEntries(Object.entries(value).map(([key, each]) => [key, padded(each)])), unheardOf: '1'};
};

/** What is no answer at all. */
const nothings = [null, 7, 'ok', true, [], [true], {}];

describe('backend.schema.json', () => {
  it('has self-contained schemas, each with references only to itself', async () => {
    const alone = new Ajv2020({strict: false, formats: fullFormats});
    const file = new URL('../../contract/backend.schema.json', import.meta.url);
    const schemas = JSON.parse(await readFile(file, 'utf8')) as {readonly $id: string; readonly $defs: object};
    alone.addSchema(schemas);
    const fits = (name: string, value: unknown): boolean =>
      alone.validate({$ref: `${schemas.$id}#/$defs/${name}`}, value);
    expect(Object.keys(schemas.$defs)).to.include.members(['Status', 'Profile', 'Passed', 'Problem']);
    for (const name of Object.keys(schemas.$defs)) expect(fits(name, 7), name).to.equal(false);
    expect(fits('Refused', {passed: false, refusal: {code: 'limit-reached'}})).to.equal(true);
    expect(fits('Refused', {passed: false, refusal: {code: ''}})).to.equal(false);
  });
});

describe('openapi.json', () => {
  it('has every operation', () => {
    expect(described.map(({operationId}) => operationId)).to.have.members(Object.keys(answerSchemas));
  });

  it('says of a field what its comment says, also where two schemas have fields of the same names', () => {
    const {HandoffCancelled: handoff, AssistanceWithdrawn: assistance} = document.components.schemas;
    expect(handoff?.properties['state']?.description).to.match(/^What became of it\. .+ the handoff's/);
    expect(assistance?.properties['state']?.description).to.match(/an administrator was faster/);
  });

  it('has valid examples of each answer, refusal and failure', () => {
    let seen = 0;
    for (const operation of described) {
      for (const media of mediaOf(operation)) {
        const fits = compile(media.schema);
        const examples = examplesIn(media);
        expect(examples, operation.operationId).not.to.deep.equal([]);
        for (const example of examples) {
          expect(fits(example), `${operation.operationId}: ${ajv.errorsText(fits.errors)}`).to.equal(true);
          seen += 1;
        }
      }
    }
    expect(seen).to.be.greaterThan(150);
  });

  for (const [id, reader] of Object.entries(readers)) {
    it(`accepts and rejects the same answers as the widget: ${id}`, () => {
      const media = described.find(({operationId}) => operationId === id)?.responses['200']?.content[
        'application/json'
      ];
      const documented: Fits = compile(media?.schema ?? {});
      const read: Fits = (value) => reader().safeParse(value).success;
      const cases = [
        ...nothings,
        ...examplesIn(media as Media).flatMap((example) => [example, padded(example), ...spoiled(example)]),
      ];
      const differing = cases.filter((value) => documented(value) !== read(value));
      expect(cases.length).to.be.greaterThan(8);
      expect(differing.map((value) => JSON.stringify(value).slice(0, 300))).to.deep.equal([]);
    });
  }

  for (const [id, reader] of Object.entries(bodySchemas)) {
    it(`has examples of which the widget reads every field, while it drops unknown fields: ${id}`, () => {
      const {answers} = [...operations, levelsOperation].find((each) => each.id === id)!;
      for (const example of Object.values(answers)) {
        expect(reader().parse(padded(example))).to.deep.equal(example);
      }
    });
  }
});
