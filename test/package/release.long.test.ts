import {execFile} from 'node:child_process';
import {once} from 'node:events';
import {createServer} from 'node:http';
import {expect} from 'chai';
import {audit} from '../../scripts/release-audit.js';
import {differencesOf, readLists} from '../../scripts/sbom.js';

/** The exit code and what was said, in a tree in which every file looks changed. */
const run = (command: string, ...args: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const options = {env: {...process.env, GIT_INDEX_FILE: 'build/no-index'}, shell: process.platform === 'win32'};
    execFile(command, args, options, (error, ...said) => resolve([error?.code ?? 0, ...said].join(' ')));
  });

const component = (name: string, version: string, licence = 'MIT') => {
  return {'bom-ref': `${name}@${version}`, name, version, licenses: licence ? [{license: {id: licence}}] : []};
};

describe('A release', () => {
  it('is refused for a git tree with changes, and npm publish is refused without its tarball', async () => {
    expect(await run('npm', 'run', 'release')).to.match(/^1 [^]*(?:changes that no [^]*package\.json|not a git repo)/);
    expect(await run('npm', 'publish', '--dry-run')).to.match(/^1 [^]*Publish the tarball of npm run release/);
    expect(await run('npm', 'pkg', 'get', 'publishConfig.registry')).to.match(/\.invalid\/"\s*$/);
  }).timeout(60_000);

  it('has an SBOM that names what THIRD-PARTY.md names, and a licence for each', () => {
    const lists = readLists('#\n## In `a.js`\n- ws 8: MIT\n- hono 4: MIT\n## Licences\n- b 1: MIT');
    const components = [component('ws', '8', 'ISC'), component('dom', '1', '')];
    const sbom = {metadata: {component: component('us', '1')}, components, dependencies: []};
    expect(differencesOf(sbom, lists)).to.deep.equal([
      'ws@8: MIT in THIRD-PARTY.md (In a.js), ISC in the SBOM',
      'hono@4: MIT in THIRD-PARTY.md (In a.js), not there in the SBOM',
      'dom@1: in the SBOM, not in THIRD-PARTY.md',
      'dom@1: no licence is named',
    ]);
  });

  it('is checked against the registry’s advisories, or else the stored list, and names the one that was used', async () => {
    let answer = JSON.stringify({
      ws: [{id: 1, url: '/GHSA-x', title: 'Stops', severity: 'high', vulnerable_versions: '<9'}],
    });
    const server = createServer(({method}, response) => {
      response.writeHead(answer && method === 'POST' ? 200 : 405).end(answer);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const {port} = server.address() as {port: number};
    const ask = () => audit([component('ws', '8.23.0'), component('zod', '3.22.2')], `http://127.0.0.1:${port}`);
    const ofRegistry = await ask();
    answer = '';
    const ofList = await ask().finally(() => server.close());
    expect(ofRegistry.asked).to.include('those of the registry');
    expect(ofRegistry.found).to.deep.equal(['ws 8.23.0: high, Stops (GHSA-x)']);
    expect(ofList.asked).to.match(/release-advisories\.json, of \d{4}-\d\d-\d\d .*405/);
    expect(ofList.found.join()).to.match(/^zod 3\.22\.2: moderate, .* \(CVE-2023-4316\)$/);
  }).timeout(60_000);
});
