import {readFile} from 'node:fs/promises';

/** What is sent on the legal representative's path. */
export const operations = ['enterprise', 'id-card', 'sms-codes', 'bank-card'] as const;
export type Operation = (typeof operations)[number];

/** A field that an operation may send, as docs/security.md has it. */
interface AllowedField {
  readonly name: string;
  /** Whether it is encrypted where the host does that. */
  readonly encrypted: boolean;
}

/** What docs/security.md says may leave the page with each POST of the legal representative's path. */
export const allowedFields = async (): Promise<ReadonlyMap<string, readonly AllowedField[]>> => {
  const text = await readFile(new URL('../../docs/security.md', import.meta.url), 'utf8');
  const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const fields = new Map<string, AllowedField[]>();
  let current = '';
  for (const [, operation = '', names = '', , encryption = ''] of rows) {
    const [, path] = /^POST `(.*)`$/.exec(operation) ?? [];
    if (operation !== '') current = path ?? '';
    if (!current.startsWith('/legal-rep/')) continue;
    const found = Array.from(names.matchAll(/`([\w.]+)`/g), ([, name = '']) => name);
    const encrypted = encryption.includes('encryptField');
    fields.set(current, [...(fields.get(current) ?? []), ...found.map((name) => ({name, encrypted}))]);
  }
  return fields;
};

/** Of a body, the fields as that table names them: those of a person one by one, what was agreed to as a whole. */
export const fieldsOf = (
  body: Readonly<Record<string, unknown>>,
): readonly (readonly [name: string, value: unknown])[] =>
  Object.entries(body).flatMap(([name, value]) =>
    name === 'person'
      ? Object.entries(value as object).map(([part, each]) => [`person.${part}`, each] as const)
      : [[name, value] as const],
  );
