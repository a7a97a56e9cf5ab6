/** Holds what an SBOM names against known vulnerabilities: the registry's, else those of a list in this repository. */
import {dirname} from 'node:path';
import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {satisfies} from 'semver';
import type {Component} from './sbom.js';

interface Advisory {
  readonly package: string;
  readonly vulnerable: string;
  readonly id: string;
  readonly severity: string;
  readonly title: string;
}

/** `release-advisories.json`. `accepted` has the reason, by id, why a release may go out all the same. */
interface List {
  readonly source: string;
  readonly date: string;
  readonly accepted: Readonly<Record<string, string>>;
  readonly advisories: readonly Advisory[];
}

/** As npm writes it: `via` is either an advisory or the name of a dependency that has one. */
interface Report {
  readonly auditReportVersion?: number;
  readonly message?: string;
  readonly error?: {readonly summary?: string};
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      {via: readonly (string | {name: string; range: string; url: string; severity: string; title: string})[]}
    >
  >;
}

type Answer = {readonly advisories: readonly Advisory[]} | {readonly why: string};

const root = dirname(import.meta.dirname);

/**
 * Of all that is installed here: what is bundled is a dependency for development, for which `--omit=dev` does not ask.
 * npm fails both when there are some and when the registry has no answer, and then says why.
 */
const askRegistry = (registry: string | undefined): Promise<Answer> =>
  new Promise((resolve) => {
    const options = {cwd: root, shell: process.platform === 'win32', maxBuffer: 2 ** 26};
    const args = ['audit', '--json', '--fetch-retries=0', ...(registry ? ['--registry', registry] : [])];
    execFile('npm', args, options, (_, stdout, stderr) => {
      try {
        const {auditReportVersion, vulnerabilities = {}, message, error} = JSON.parse(stdout) as Report;
        if (auditReportVersion === undefined) resolve({why: message ?? error?.summary ?? 'no reason given'});
        const via = Object.values(vulnerabilities).flatMap((each) => each.via);
        const advisories = via.flatMap((each) => {
          if (typeof each === 'string') return [];
          const {name, range, url, severity, title} = each;
          return [{package: name, vulnerable: range, id: url.replace(/^.*\//, ''), severity, title}];
        });
        resolve({advisories});
      } catch {
        resolve({why: stderr.trim().split('\n')[0] ?? ''});
      }
    });
  });

/** The vulnerabilities that these have, and who was asked for them. */
export const audit = async (
  components: readonly Component[],
  registry?: string,
): Promise<{asked: string; found: readonly string[]}> => {
  const text = await readFile(new URL('release-advisories.json', import.meta.url), 'utf8');
  const list = JSON.parse(text) as List;
  const answer = await askRegistry(registry);
  const asked =
    'advisories' in answer
      ? 'Advisories: those of the registry, by `npm audit`.'
      : `Advisories: the ${list.advisories.length} of scripts/release-advisories.json, of ${list.date} (${list.source}), because the registry does not answer \`npm audit\`: ${answer.why}`;
  const known = 'advisories' in answer ? answer.advisories : list.advisories;
  const found = components.flatMap(({name, version}) =>
    known
      .filter((each) => each.package === name && satisfies(version, each.vulnerable))
      .filter(({id}) => !(id in list.accepted))
      .map(({id, severity, title}) => `${name} ${version}: ${severity}, ${title} (${id})`),
  );
  return {asked, found: [...new Set(found)]};
};
