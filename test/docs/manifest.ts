import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {root} from './pages.js';

interface Named {
  readonly name: string;
}

/** A public element, as `custom-elements.json` has it. */
export interface ElementManifest {
  readonly tagName: string;
  readonly attributes?: readonly Named[];
  readonly members?: readonly (Named & {
    readonly kind: string;
    readonly privacy?: string;
    readonly static?: boolean;
    readonly attribute?: string;
  })[];
  readonly events?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}

export const namesOf = (named: readonly Named[] | undefined): string[] => (named ?? []).map(({name}) => name);

/** The public elements by tag. The build writes the file. */
export const readManifest = async (): Promise<ReadonlyMap<string, ElementManifest>> => {
  const text = await readFile(join(root, 'custom-elements.json'), 'utf8').catch(() => {
    throw new Error('Build first: npm run build');
  });
  const {modules} = JSON.parse(text) as {modules: {declarations?: Partial<ElementManifest>[]}[]};
  const elements = modules.flatMap(({declarations = []}) => declarations);
  return new Map(elements.flatMap((each) => (each.tagName ? [[each.tagName, each as ElementManifest]] : [])));
};
