import ts from 'typescript';

/** Lines may be broken anywhere. */
const flat = (text: string): string => text.replace(/\s+/g, '');

/** The rows of a file, by how they begin: statements, members, elements of a list, properties, parts of a union. */
const rowsIn = (file: ts.SourceFile, anchor: string): ts.Node[] => {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    const isRow =
      ts.isStatement(node) ||
      ts.isTypeElement(node) ||
      ts.isObjectLiteralElement(node) ||
      ts.isImportSpecifier(node) ||
      ts.isArrayLiteralExpression(node.parent) ||
      ts.isUnionTypeNode(node.parent);
    if (isRow && flat(node.getText(file)).startsWith(flat(anchor))) found.push(node);
    else ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
};

/**
 * Puts a row behind the one that begins with `anchor`, whatever the lines are broken like: `format` makes it look right. An
 * import needs no anchor.
 */
export const insertRow = (name: string, text: string, row: string, anchor?: string): string => {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const all = anchor === undefined ? file.statements.slice(0, 1) : rowsIn(file, anchor);
  const [found] = all;
  if (!found || all.length > 1) throw new Error(`${name} has ${found ? 'several rows' : 'no row'} ${anchor ?? ''}`);
  const between =
    ts.isStatement(found) || ts.isTypeElement(found) ? '\n' : ts.isUnionTypeNode(found.parent) ? ' | ' : ', ';
  return text.slice(0, found.end) + between + row + text.slice(found.end);
};

/** Puts a text before each place that reads so. For what is no TypeScript. */
export const insertText = (name: string, text: string, added: string, anchor: string): string => {
  if (!text.includes(anchor)) throw new Error(`${name} has no ${anchor}`);
  return text.replaceAll(anchor, () => added + anchor);
};
