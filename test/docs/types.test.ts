import {mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect} from 'chai';
import ts from 'typescript';
import {pages, root} from './pages.js';

/** What the pages' snippets take as given: a host's own names, Svelte's `$state`, and frameworks that are not installed here. */
const given = `
declare const session: {
  token(): Promise<string>;
  scanFace(operation: string): Promise<{readonly proof: string}>;
};
declare const showLevel: (level: import('sw-realname-cert').Level, effective: 'now' | 'next-sign-in') => void;
declare const csrfToken: string;
declare const sendDeclaration: (goods: string, headers: Readonly<Record<string, string>>) => Promise<Response>;
declare const ownBackend: import('sw-realname-cert').CertBackend;
declare function $state<T>(): T | undefined;
declare function $state<T>(initial: T): T;
declare module '@angular/core' {
  export const CUSTOM_ELEMENTS_SCHEMA: object;
  export const Component: (options: object) => (...given: unknown[]) => void;
  export const signal: (value: string) => {set(value: string): void};
}
declare module 'solid-js' {
  namespace JSX {
    interface HTMLAttributes<T> {readonly ref?: T}
  }
}
declare const signIn: (page: import('playwright-core').Page, user: string) => Promise<void>;
declare module '@playwright/test' {
  interface Given {readonly page: import('playwright-core').Page; readonly browser: import('playwright-core').Browser}
  export const test: (title: string, body: (given: Given) => Promise<void>) => void;
}
declare const sessionOf: (request: unknown) => import('sw-realname-cert/server.js').SignedIn | undefined;
declare const execute: (context: import('hono').Context) => Promise<Response>;
declare module 'node:fs/promises' {
  export const readFile: (path: string, encoding: 'utf8') => Promise<string>;
}
declare module 'node:fs' {
  export const readFileSync: (file: number, encoding: 'utf8') => string;
}
declare module '@opentelemetry/api' {
  type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
  interface Context {setValue(key: symbol, value: unknown): Context}
  interface SpanContext {readonly traceId: string; readonly spanId: string; readonly traceFlags: number}
  export interface Span {addEvent(name: string, attributes?: Attributes): this; end(): void}
  interface Tracer {startSpan(name: string, options?: {attributes?: Attributes}, context?: Context): Span}
  export const ROOT_CONTEXT: Context;
  export const trace: {
    getTracer(name: string): Tracer;
    setSpanContext(context: Context, parent: SpanContext): Context;
  };
}
declare module '@sentry/browser' {
  export const setTag: (key: string, value: string) => void;
  export const addBreadcrumb: (breadcrumb: {
    readonly category?: string;
    readonly message?: string;
    readonly level?: 'error' | 'info';
    readonly data?: Readonly<Record<string, unknown>>;
  }) => void;
}
declare module 'vue' {
  export const markRaw: <T extends object>(value: T) => T;
  export const shallowRef: <T>(value: T) => {value: T};
  export const onMounted: (act: () => void) => void;
  export interface HTMLAttributes {readonly class?: unknown}
  export interface ReservedProps {readonly key?: PropertyKey}
  export interface GlobalComponents {}
}
`;

const script = /<script(?: setup)? lang="ts">\n([\s\S]*?)<\/script>/;

/** Inside the package, so that its name leads to the built typings. */
const folder = join(root, 'build', 'snippets');

const snippets = new Map(
  pages.flatMap(({path, blocks}) =>
    blocks.flatMap(({language, code, line}) => {
      const text = ['vue', 'svelte'].includes(language) ? script.exec(code)?.[1] : code;
      if (!['ts', 'tsx', 'vue', 'svelte'].includes(language) || text === undefined) return [];
      const name = `${path.replaceAll(/[/.]/g, '-')}-${line}.${language === 'tsx' ? 'tsx' : 'ts'}`;
      return [[name, `${text}\nexport {};\n`] as const];
    }),
  ),
);

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** What the compiler says about the snippets, all in one program. */
const complaints = async (): Promise<string[]> => {
  const files = new Map([...snippets, ['given.d.ts', given]]);
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  const program = ts.createProgram(
    [...files.keys()].map((name) => join(folder, name)),
    options,
  );
  const host = {getCanonicalFileName: String, getCurrentDirectory: () => folder, getNewLine: () => '\n'};
  return ts.getPreEmitDiagnostics(program).map((each) => ts.formatDiagnostic(each, host));
};

describe('The TypeScript snippets', function () {
  this.timeout(120_000);

  it('compile against the built typings', async () => {
    expect(snippets.size).to.be.greaterThan(10);
    expect(await complaints()).to.deep.equal([]);
  });
});
