import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import {eventNames} from '../../src/components/events/event-names.js';
import {pages} from '../docs/pages.js';
import {CardJourney} from './card-journey.js';
import {useStage} from './stage.js';

/** Runs the script of the docs on a log, and answers a row for each step: entered, ended. */
const funnelOf = async (log: string): Promise<Readonly<Record<string, string>>> => {
  const {blocks = []} = pages.find(({path}) => path === 'docs/events.md') ?? {};
  const folder = await mkdtemp(join(tmpdir(), 'funnel-'));
  const script = join(folder, 'funnel.ts');
  await writeFile(script, blocks.find(({code}) => code.startsWith('// funnel.ts'))?.code ?? '');
  const printed = await new Promise<string>((resolve, reject) => {
    const run = execFile(process.execPath, ['--import', import.meta.resolve('tsx'), script], (error, stdout) => {
      if (error) reject(error);
      else resolve(stdout);
    });
    run.stdin?.end(log);
  });
  await rm(folder, {recursive: true});
  const rows = printed.trim().split('\n');
  return Object.fromEntries(rows.map((row) => [row.slice(0, 36).trim(), row.slice(36).trim().replace(/ +/g, ' ')]));
};

describe('The funnel of the docs', () => {
  const stage = useStage();

  it('counts each certification in a dialog once, and nothing of a dialog that is closed', async () => {
    const journey = await CardJourney.open(stage());
    await journey.seesHome();
    const heard = await journey.listen(...eventNames);
    const dialog = await journey.cert.evaluateHandle(async (cert: HTMLElement & {reset: () => Promise<void>}) => {
      const own = document.createElement('dialog');
      document.body.append(own);
      own.append(cert);
      await cert.reset();
      return own;
    });
    for (let turn = 0; turn < 2; turn++) {
      await dialog.evaluate((each) => each.showModal());
      await journey.certifyByCard();
      await dialog.evaluate(async (each) => {
        each.close();
        await each.querySelector<HTMLElement & {reset: () => Promise<void>}>('sw-realname-cert')?.reset();
      });
    }
    // The first is the end of the journey that the page began with.
    const log = (await heard()).slice(1).map((event) => JSON.stringify(event));
    const rows = await funnelOf(log.join('\n'));
    expect(rows['home home']).to.equal('2 0');
    expect(rows['result result']).to.equal('2 2');
    expect(rows['home asking']).to.equal(undefined);
  });
});
