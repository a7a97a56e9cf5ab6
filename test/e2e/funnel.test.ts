import {execFileSync} from 'node:child_process';
import {expect} from 'chai';
import {transform} from 'esbuild';
import {eventNames} from '../../src/components/events/event-names.js';
import type {RealnameCert} from '../../src/index.js';
import {pages} from '../docs/pages.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {Journey} from './journey.js';
import {useStage} from './stage.js';

/** Runs the script of the docs on a log, and answers a row for each step: entered, ended. */
const funnelOf = async (log: string): Promise<Readonly<Record<string, string>>> => {
  const {blocks = []} = pages.find(({path}) => path === 'docs/events.md') ?? {};
  const script = blocks.find(({code}) => code.startsWith('// funnel.ts'))?.code ?? '';
  const {code} = await transform(script, {loader: 'ts', format: 'esm'});
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    input: log,
    encoding: 'utf8',
  });
  const rows = printed.trim().split('\n');
  return Object.fromEntries(rows.map((row) => [row.slice(0, 36).trim(), row.slice(36).trim().replace(/ +/g, ' ')]));
};

describe('The funnel of the docs', () => {
  const stage = useStage();

  it('counts each certification in a dialog once, and nothing of a dialog that is closed', async () => {
    const journey = await Journey.open(stage());
    await journey.seesHome();
    const heard = await journey.listen(...eventNames);
    const dialog = await journey.cert.evaluateHandle(async (cert: RealnameCert) => {
      const own = document.createElement('dialog');
      document.body.append(own);
      own.append(cert);
      await cert.reset();
      return own;
    });
    for (let turn = 0; turn < 2; turn++) {
      await dialog.evaluate((each) => each.showModal());
      await journey.take(icCardWalk);
      await dialog.evaluate((each) => each.close());
      await journey.cert.evaluate((cert: RealnameCert) => cert.reset());
    }
    // The first is the end of the journey that the page began with.
    const log = (await heard()).slice(1).map((event) => JSON.stringify(event));
    const rows = await funnelOf(log.join('\n'));
    expect(rows).to.include({'home home': '2 0', 'result result': '2 2'}).and.not.have.property('home asking');
  });
});
