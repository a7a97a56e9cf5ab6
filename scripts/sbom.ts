/**
 * `tsx scripts/sbom.ts [--tarball FILE]`, after a build: prints the package's SBOM (CycloneDX 1.5), of what npm installs
 * with the package and of what is bundled into its files. `--check` only holds it against `dist/THIRD-PARTY.md`.
 *
 * Two makings of a commit give the same bytes: `SOURCE_DATE_EPOCH` is its time, and the number comes from the tarball.
 */
import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {parseArgs} from 'node:util';
import {npm} from '../demo/hosts/install.js';

const root = dirname(import.meta.dirname);

export interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly {
    readonly license?: {readonly id?: string; readonly name?: string};
    readonly expression?: string;
  }[];
}

export interface Sbom {
  readonly metadata: {readonly timestamp?: string; readonly component: Component};
  readonly components: readonly Component[];
  readonly dependencies: readonly {readonly ref: string; readonly dependsOn: readonly string[]}[];
}

/** A line of `THIRD-PARTY.md`: what, under which licence, in which chapter. */
export interface Listed {
  readonly ref: string;
  readonly licence: string;
  readonly where: string;
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The lists of `THIRD-PARTY.md`. */
export const readLists = (text: string): readonly Listed[] => {
  const [lists = ''] = text.split('\n## Licences\n');
  return lists.split('\n## ').flatMap((chapter) => {
    const where = chapter.slice(0, chapter.indexOf('\n')).replaceAll('`', '');
    const lines = chapter.matchAll(/^- (\S+) (\S+): (.+)$/gm);
    return Array.from(lines, ([, name = '', version = '', licence = '']) => ({
      ref: `${name}@${version}`,
      licence,
      where,
    }));
  });
};

const licenceOf = ({licenses = []}: Component): string =>
  licenses.map(({license, expression}) => expression ?? license?.id ?? license?.name ?? '').join(' AND ');

/** What these need, what that needs, and so on. */
const closureOf = (refs: readonly string[], needs: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> => {
  const all = new Set(refs);
  for (const ref of all) for (const needed of needs.get(ref) ?? []) all.add(needed);
  return all;
};

/** Of all that is installed here, what reaches a host: dependencies, and what is in the package's files. */
export const sbomOf = (
  tree: Sbom,
  {name, version, dependencies}: Manifest,
  lists: readonly Listed[],
  {tarball, time}: {readonly tarball?: Buffer; readonly time?: string} = {},
): Sbom => {
  const needs = new Map(tree.dependencies.map(({ref, dependsOn}) => [ref, dependsOn]));
  const own = tree.metadata.component['bom-ref'];
  const needed = (needs.get(own) ?? []).filter((ref) => ref.replace(/@[^@]*$/, '') in dependencies);
  const bundled = lists.filter(({where}) => where.startsWith('In ')).map(({ref}) => ref);
  const wanted = new Set([...closureOf(needed, needs), ...bundled]);
  const components = tree.components
    .filter((each) => wanted.has(each['bom-ref']))
    .map((each) => {
      const places = lists.filter(({ref}) => ref === each['bom-ref']);
      return {...each, scope: 'required', properties: places.map(({where}) => ({name: `${name}:where`, value: where}))};
    });
  const dependencyOf = (ref: string, direct: readonly string[]) => ({
    ref,
    dependsOn: [...new Set(direct)].filter((each) => wanted.has(each)),
  });
  // npm names the component after the folder, and gives each SBOM the time and a random number.
  const {timestamp: _, component, ...metadata} = tree.metadata;
  const hash = tarball && createHash('sha256').update(tarball).digest('hex');
  const number = hash?.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
  return {
    ...tree,
    ...{serialNumber: number && `urn:uuid:${number}`},
    metadata: {
      ...(time && {timestamp: time}),
      ...metadata,
      component: {
        ...component,
        name,
        version,
        ...{properties: [], hashes: hash && [{alg: 'SHA-256', content: hash}]},
      },
    },
    components,
    dependencies: [
      dependencyOf(own, [...needed, ...bundled]),
      ...components.map((each) => dependencyOf(each['bom-ref'], needs.get(each['bom-ref']) ?? [])),
    ],
  };
};

/** Where the SBOM and the lists of `THIRD-PARTY.md` differ, both ways, and what has no licence. */
export const differencesOf = ({metadata, components}: Sbom, lists: readonly Listed[]): readonly string[] => {
  const licences = new Map(components.map((each) => [each['bom-ref'], licenceOf(each)]));
  const listed = new Set(lists.map(({ref}) => ref));
  return [
    ...lists
      .filter(({ref, licence}) => licences.get(ref) !== licence)
      .map(({ref, licence, where}) => {
        const there = licences.get(ref);
        return `${ref}: ${licence} in THIRD-PARTY.md (${where}), ${there ?? 'not there'} in the SBOM`;
      }),
    ...[...licences.keys()]
      .filter((ref) => !listed.has(ref))
      .map((ref) => `${ref}: in the SBOM, not in THIRD-PARTY.md`),
    ...[metadata.component, ...components]
      .filter((each) => licenceOf(each) === '')
      .map((each) => `${each['bom-ref']}: no licence is named`),
  ];
};

/**
 * npm's own SBOM of all, and Lucide, of which only drawings are here. With `--omit=dev` it leaves out lit and zod, because
 * packages for development need them, too.
 */
const wholeTree = async (): Promise<Sbom> => {
  const tree = JSON.parse(await npm(root, 'sbom', '--sbom-format', 'cyclonedx')) as Sbom;
  const icons = await readFile(join(root, 'src/components/icons/lucide.json'), 'utf8');
  const {name = '', version = '', license: id = ''} = JSON.parse(icons) as Readonly<Record<string, string>>;
  const ref = `${name}@${version}`;
  const lucide = {'bom-ref': ref, type: 'library', name, version, purl: `pkg:npm/${ref}`, licenses: [{license: {id}}]};
  return {...tree, components: [...tree.components, lucide]};
};

const main = async (): Promise<void> => {
  const {values} = parseArgs({options: {check: {type: 'boolean'}, tarball: {type: 'string'}}});
  const read = (name: string): Promise<string> => readFile(join(root, name), 'utf8');
  const lists = readLists(await read('dist/THIRD-PARTY.md'));
  const seconds = process.env['SOURCE_DATE_EPOCH'];
  const sbom = sbomOf(await wholeTree(), JSON.parse(await read('package.json')) as Manifest, lists, {
    ...(seconds && {time: new Date(Number(seconds) * 1000).toISOString()}),
    ...(values.tarball && {tarball: await readFile(values.tarball)}),
  });
  const differences = differencesOf(sbom, lists);
  if (differences.length > 0) {
    console.error(differences.join('\n'));
    process.exitCode = 1;
  } else if (!values.check) {
    console.log(JSON.stringify(sbom, null, 2));
  }
};

if (process.argv[1] === import.meta.filename) await main();
