/** The comments of fields in `src/domain`, for teams that generate code from the contract and read no TypeScript. */
import {readdirSync, readFileSync} from 'node:fs';
import ts from 'typescript';

/** The comments of the fields of one object literal or interface, and the constant or interface that it stands in. */
type Shape = readonly [name: string, comments: ReadonlyMap<string, string>];

const commentOf = (node: ts.Node): string => {
  const texts = ts.getJSDocCommentsAndTags(node).map(({comment}) => ts.getTextOfJSDocComment(comment) ?? '');
  return texts.join(' ').replaceAll(/\s+/g, ' ');
};

const shapesIn = (node: ts.Node, outer = ''): readonly Shape[] => {
  const isNamed = ts.isVariableDeclaration(node) || ts.isInterfaceDeclaration(node);
  const name = isNamed ? node.name.getText() : outer;
  const fields = ts.isObjectLiteralExpression(node) ? node.properties : ts.isInterfaceDeclaration(node) && node.members;
  const comments = new Map((fields || []).map((field) => [field.name?.getText() ?? '', commentOf(field)]));
  const inner: Shape[] = [[name, comments]];
  ts.forEachChild(node, (child) => void inner.push(...shapesIn(child, name)));
  return inner;
};

const domain = new URL('../src/domain/', import.meta.url);
const files = readdirSync(domain).filter((name) => name.endsWith('.ts'));
const shapes = files.flatMap((file) =>
  shapesIn(ts.createSourceFile(file, readFileSync(new URL(file, domain), 'utf8'), ts.ScriptTarget.Latest, true)),
);

/** What the shapes that have all of `fields` say of one of them: those in the schema's own constant before others. */
const find = (schema: string, fields: readonly string[], field: string): string | undefined => {
  const fitting = shapes.filter(([, comments]) => fields.every((each) => comments.has(each)));
  const own = fitting.filter(([name]) => name.toLowerCase() === `${schema}Schema`.toLowerCase());
  return (own.length > 0 ? own : fitting).map(([, comments]) => comments.get(field)).find(Boolean);
};

/** Writes the comments into a JSON Schema of that name, at every depth. */
export const describeFields = (schema: string, node: unknown): void => {
  if (typeof node !== 'object' || node === null) return;
  const {properties = {}} = node as {properties?: Readonly<Record<string, {description?: string; $ref?: string}>>};
  for (const [field, property] of Object.entries(properties)) {
    const comment = find(schema, Object.keys(properties), field);
    if (comment && !property.$ref) property.description ??= comment;
  }
  for (const inner of Object.values(node)) describeFields(schema, inner);
};
