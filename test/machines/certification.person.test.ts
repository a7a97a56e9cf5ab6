import {expect} from 'chai';
import type {Status} from '../../src/domain/schemas.js';
import {fakeStatus} from '../../src/fakes.js';
import {failing, inTurn} from './answers.js';
import {CertificationRun, method, withMethods} from './certification.harness.js';
import {simulatedClock} from './run.js';

const draft = {typed: '王五'};
const mine = withMethods(method('ic-card'), method('bank-ukey'));
const theirs: Status = {
  ...mine,
  subject: 'subject-2',
  enterprise: {name: '上海样例乙有限公司', uscc: '91100000PDY00001XY'},
};

/** A method that is interrupted, after which the status is answered so. */
const interrupted = async (then: Status): Promise<CertificationRun> =>
  (await new CertificationRun({getStatus: inTurn(mine, then)}).inMethod('ic-card')).interrupted(draft);

describe('An interrupted method', () => {
  it('is not opened again when it is no longer offered or needed', async () => {
    const off = (await interrupted(withMethods(method('ic-card', false)))).send('retried');
    await off.at({home: 'current'});
    expect(off.now.context.offered).to.deep.equal([method('ic-card', false)]);
    const done = (await interrupted(fakeStatus({applicable: false}))).send('retried');
    await done.at('notApplicable');
    for (const run of [off, done]) expect(run.methods).to.have.length(1);
  });

  it('is opened again with its draft when it is the only method', async () => {
    const solo = {startWith: 'ic-card', solo: true};
    for (const press of ['retried', 'left'] as const) {
      const run = await new CertificationRun({getStatus: inTurn(mine)}, solo).opened();
      (await run.interrupted(draft)).send(press);
      await run.at('inMethod');
      expect(run.method.input).to.deep.equal({...run.standing, pressed: false, draft});
    }
  });
});

describe('A window that gets the focus after the session has ended', () => {
  it('asks for the status, once in five seconds, and does not go on without a press', async () => {
    const clock = simulatedClock();
    const getStatus = inTurn(mine, failing('unauthenticated'), mine);
    const run = await (await new CertificationRun({getStatus, clock}).inMethod('ic-card')).interrupted(draft);
    run.focus();
    await run.at({interrupted: 'resting'});
    clock.increment(4_999);
    run.focus();
    expect([run.now.value, run.asked]).to.deep.equal([{interrupted: 'resting'}, ['status', 'ic-card', 'status']]);
    clock.increment(1);
    run.shows({interrupted: 'away'}).focus();
    await run.at({interrupted: 'signedIn'});
    expect(run.methods).to.have.length(1);
    await run.send('retried').at('inMethod');
    expect(run.method.input).to.deep.include({draft});
    expect([run.reported, run.journeys]).to.deep.equal([['unauthenticated'], 1]);
  });
});

describe('A change of user', () => {
  it('opens the new user’s awaited method automatically', async () => {
    const run = await new CertificationRun({
      getStatus: inTurn(mine, theirs),
      awaited: ({subject}) => (subject === theirs.subject ? 'bank-ukey' : undefined),
    }).inMethod('ic-card');
    (await run.interrupted(draft)).send('retried');
    (await run.reach('somebodyElse')).send('retried');
    await run.at('inMethod');
    expect([run.asked.at(-1), run.subjects.at(-1)]).to.deep.equal(['bank-ukey', 'subject-2']);
    expect(run.method.input).to.deep.equal({...run.standing, pressed: false});
    expect(run.journeys).to.equal(2);
  });

  it('reported by an answer begins a new journey when the status confirms it, and none if the first user is back', async () => {
    for (const [then, journeys] of [
      [theirs, 2],
      [mine, 1],
    ] as const) {
      const run = await new CertificationRun({getStatus: inTurn(mine, then)}).inMethod('ic-card');
      await run.interrupted(draft, 'subject-changed');
      expect(run.journeys).to.equal(1);
      run.send('retried');
      await run.at(then === mine ? 'inMethod' : {home: 'current'});
      expect(run.journeys).to.equal(journeys);
    }
  });
});
