import {execFileSync, spawnSync} from 'node:child_process';
import {cp, mkdtemp, rm, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';

/* What the next method costs. It is made in a copy of the project, looked at as any change is, and thrown away. */

const listed = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {encoding: 'utf8'})
    .split('\0')
    .filter(Boolean);

describe('npm run new-method', function () {
  this.timeout(600_000);
  let copy = '';
  const run = (...args: readonly string[]) => {
    const {TEST_COUNTS: _, ...env} = process.env;
    const {status, stdout, stderr} = spawnSync(process.execPath, args, {cwd: copy, env, encoding: 'utf8'});
    return {status, said: stdout + stderr};
  };
  const make = (id: string) => run('--import', 'tsx', 'scripts/new-method/main.ts', id, '--quick');

  before(async () => {
    copy = await mkdtemp(join(tmpdir(), 'new-method-'));
    // A file that is deleted and not yet committed is listed, too.
    for (const file of listed()) await cp(file, join(copy, file)).catch(() => undefined);
    await symlink(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  });
  after(() => rm(copy, {recursive: true, force: true}));

  it('rejects an id that exists, and one that is not a valid name in every place', () => {
    for (const id of ['legal-rep', 'person-check', 'id-card', 'class', 'Tax-account', '../x', ''])
      expect(make(id).said, id).to.match(/^npm run new-method ID: /);
  });

  it('leaves at most two things to be done by hand for methods that pass all that a change has to', () => {
    // The second finds each row beside that of the first.
    for (const id of ['tax-account', 'e-cny-wallet']) {
      const {status, said} = make(id);
      expect(status, said).to.equal(0);
      expect(said.match(/^\d+\. /gm)).to.have.length.within(1, 2);
    }
    const tables = ['demo/gallery', 'demo/server', 'contract/openapi', 'adapters/wirings', 'simulators/certification'];
    const ofTables = tables.map((name) => `test/${name}.test.ts`);
    for (const args of [
      ['scripts/verify.mjs', '--quick'],
      ['--import', 'tsx', 'scripts/mocha.mjs', 'node', ...ofTables],
    ]) {
      const looked = run(...args);
      expect(looked.status, looked.said).to.equal(0);
    }
  });
});
