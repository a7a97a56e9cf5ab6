/**
 * Converts a zod schema of the contract to JSON Schema (2020-12). Zod's own converter cannot read our checks, because
 * they are functions. Each check has a text that says what it expects, and this file maps the texts. An unknown text or
 * type of schema throws, so that no rule is lost.
 */
import {handoffIdPattern} from '../src/domain/bank-ukey.schemas.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

interface Check {
  readonly _zod: {readonly def: {readonly check: string; readonly error?: (issue: object) => unknown}};
}

interface Def {
  readonly type: string;
  readonly error?: (issue: object) => unknown;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly options?: readonly Schema[];
  readonly checks?: readonly Check[];
}

/** The members of a zod schema that are read here. */
export interface Schema {
  readonly _zod: {readonly def: Def};
}

const characters = (minLength: number, maxLength: number): JsonSchema => ({minLength, maxLength});

const expectations: Readonly<Record<string, JsonSchema>> = {
  '1-200 printable ASCII': {pattern: '^[\\x21-\\x7E]{1,200}$'},
  '1-200 characters': characters(1, 200),
  '1 to 200 characters': characters(1, 200),
  '1 to 2048 characters': characters(1, 2048),
  '1 to 4096 characters': characters(1, 4096),
  'up to 4096 characters': characters(0, 4096),
  '1 to 200 of A-Z a-z 0-9 _ . ~ -': {pattern: handoffIdPattern.source},
  'RFC 3339 time with offset': {format: 'date-time'},
  '0-86400': {minimum: 0, maximum: 86_400},
  true: {const: true},
  false: {const: false},
};

const expected = ({_zod: {def}}: Check): JsonSchema => {
  // A text for the user: any text fits, and the widget shortens it to 200 characters.
  if (def.check === 'overwrite') return {};
  const words = String(def.error?.({}));
  const most = /^at most (\d+)$/.exec(words)?.[1];
  const exactly = /^exactly (\d+) that differ$/.exec(words)?.[1];
  const pattern = /^\/(.*)\/$/.exec(words)?.[1];
  const known = expectations[words];
  if (known) return known;
  if (most !== undefined) return {maxItems: Number(most)};
  if (exactly !== undefined) return {minItems: Number(exactly), maxItems: Number(exactly), uniqueItems: true};
  if (pattern !== undefined) return {pattern};
  if (/^[\w-]+(?: \| [\w-]+)+$/.test(words)) return {enum: words.split(' | ')};
  throw new Error(`There is no JSON Schema for the check “${words}”.`);
};

/** The contract's own schemas of a text, a flag and a number say by their text what they are. */
const typeOf = ({error}: Def): string => {
  const type = String(error?.({}));
  if (type === 'string' || type === 'boolean' || type === 'number') return type;
  throw new Error(`There is no JSON Schema for “${type}”.`);
};

/** `nameOf` returns the name of a schema that is a component; it becomes a reference. */
export const jsonSchemaOf = (schema: Schema, nameOf: (schema: Schema) => string | undefined): JsonSchema => {
  const inner = (each: Schema): JsonSchema => {
    const name = nameOf(each);
    return name === undefined ? jsonSchemaOf(each, nameOf) : {$ref: `#/components/schemas/${name}`};
  };
  const {type, shape = {}, innerType, element, options = [], checks = []} = schema._zod.def;
  const rules = Object.assign({}, ...checks.map(expected)) as JsonSchema;
  switch (type) {
    case 'object': {
      const fields = Object.entries(shape);
      const required = fields.flatMap(([name, field]) => (field._zod.def.type === 'optional' ? [] : [name]));
      return {
        type,
        properties: Object.fromEntries(fields.map(([name, field]) => [name, inner(field)])),
        ...(required.length > 0 && {required}),
      };
    }
    case 'optional':
      return inner(innerType as Schema);
    case 'array':
      return {type, items: inner(element as Schema), ...rules};
    case 'union':
      return {anyOf: options.map(inner)};
    case 'string':
      return {type, ...rules};
    case 'custom':
      return {type: typeOf(schema._zod.def), ...rules};
    default:
      throw new Error(`There is no JSON Schema for a schema of type “${type}”.`);
  }
};
