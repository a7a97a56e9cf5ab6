import fs from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {syncBuiltinESMExports} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setImmediate as turn} from 'node:timers/promises';
import {expect} from 'chai';
import {Journal} from '../../simulators/backend/journal.js';
import {expectProblem, useBackend} from './backend.harness.js';

/** A disk that is as slow as a test wants it. */
class Disk {
  readonly #real = fs.fdatasync;
  #held: ((error: NodeJS.ErrnoException | null) => void)[] = [];
  passes = 0;

  hold(): void {
    this.passes = 0;
    const fdatasync = (_: number, done: (error: NodeJS.ErrnoException | null) => void): void => {
      this.passes += 1;
      this.#held.push(done);
    };
    Object.assign(fs, {fdatasync});
    syncBuiltinESMExports();
  }

  finish(error: Error | null = null): void {
    for (const done of this.#held.splice(0)) done(error);
  }

  restore(): void {
    this.finish();
    Object.assign(fs, {fdatasync: this.#real});
    syncBuiltinESMExports();
  }
}

/** Whether a promise is settled after what was under way had its turn. */
const isSettled = async (promise: Promise<unknown>): Promise<boolean> => {
  let settled = false;
  const note = (): void => {
    settled = true;
  };
  promise.then(note, note);
  for (let turns = 0; turns < 20; turns += 1) await turn();
  return settled;
};

describe('The journal’s write to disk', () => {
  const disk = new Disk();
  let dir: string;
  let journal: Journal<object>;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'journal-'));
    journal = new Journal(join(dir, 'j'));
    journal.startWith([]);
    disk.hold();
  });
  afterEach(async () => {
    journal.close();
    disk.restore();
    await rm(dir, {recursive: true});
  });

  it('is confirmed after the disk has finished, once for all entries that arrived meanwhile', async () => {
    expect(await isSettled(journal.kept())).to.equal(true);
    journal.append([{a: 0}]);
    const first = journal.kept();
    await turn();
    for (let a = 1; a <= 50; a += 1) journal.append([{a}]);
    const others = journal.kept();
    expect(await isSettled(first)).to.equal(false);
    disk.finish();
    await first;
    expect(await isSettled(others)).to.equal(false);
    disk.finish();
    await others;
    expect(disk.passes).to.equal(2);
  });

  it('fails permanently after a disk error', async () => {
    journal.append([{a: 0}]);
    const first = journal.kept().catch((error: unknown) => error);
    await turn();
    disk.finish(new Error('EIO'));
    expect(await first).to.have.property('message', 'EIO');
    journal.append([{a: 1}]);
    expect(await journal.kept().catch((error: unknown) => error)).to.have.property('message', 'EIO');
  });

  it('completes even if the entries are replaced meanwhile, and appends follow those', async () => {
    journal.append([{a: 0}]);
    const kept = journal.kept();
    journal.startWith([{b: 0}]);
    expect(await isSettled(kept)).to.equal(false);
    disk.finish();
    await kept;
    journal.append([{b: 1}]);
    expect(journal.read()).to.deep.equal([{b: 0}, {b: 1}]);
  });

  it('completes even if the journal is closed meanwhile', async () => {
    journal.append([{a: 0}]);
    const kept = journal.kept();
    journal.close();
    expect(await isSettled(kept)).to.equal(false);
    disk.finish();
    await kept;
    expect(() => {
      journal.append([{a: 1}]);
    }).to.throw('closed');
  });
});

describe('The demo backend’s answers', () => {
  const disk = new Disk();
  afterEach(() => disk.restore());
  const backend = useBackend();

  it('are sent only after the disk write, for a sign-in and a certification', async () => {
    const client = await backend.signIn('zhangsan');
    const right = client.prove(backend.card(), await client.challenge());
    disk.hold();
    const [outcome, session] = [client.post('/ic-card/verifications', right), backend.signIn('lisi')];
    while (disk.passes === 0) await turn();
    for (const answer of [outcome, session]) expect(await isSettled(answer)).to.equal(false);
    const finishing = setInterval(() => disk.finish(), 1);
    expect(await outcome).to.include({passed: true});
    await session;
    clearInterval(finishing);
  });

  it('are 500 internal when the disk fails', async () => {
    const client = await backend.signIn('zhangsan');
    disk.hold();
    const answer = client.send('POST', '/ic-card/challenges', {});
    while (disk.passes === 0) await turn();
    disk.finish(new Error('EIO'));
    await expectProblem(answer, 500, 'internal');
  });
});
