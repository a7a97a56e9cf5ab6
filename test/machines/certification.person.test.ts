import {expect} from 'chai';
import type {Status} from '../../src/domain/schemas.js';
import {fakeOutcome, fakeStatus} from '../../src/fakes.js';
import {failing, inTurn, pending, sessionCodes} from './answers.js';
import {CertificationRun, method, withMethods} from './certification.harness.js';

const draft = {typed: '王五'};
const mine = withMethods(method('ic-card'), method('bank-ukey'));
const theirs: Status = {
  ...mine,
  subject: 'subject-2',
  enterprise: {name: '上海样例乙有限公司', uscc: '91100000PDY00001XY'},
};

/** A method that is interrupted, after which the status is answered so. */
const interrupted = async (
  code: 'unauthenticated' | 'subject-changed',
  ...then: (Status | (() => Promise<Status>))[]
): Promise<CertificationRun> => {
  const run = await new CertificationRun({getStatus: inTurn(mine, ...then)}).inMethod('ic-card');
  return run.interrupted(draft, code);
};

const nothingKnown = {status: undefined, offered: [], drafts: {}, wanted: undefined, result: undefined};

describe('An interrupted method', () => {
  for (const code of sessionCodes) {
    it(`is reported once and stopped: ${code}`, async () => {
      const run = await interrupted(code, mine);
      expect(run.now.context.problem?.code).to.equal(code);
      expect(run.now.context.method).to.equal(undefined);
      expect(run.now.children['method']).to.equal(undefined);
      expect(run.now.hasTag('failed')).to.equal(true);
      expect(run.told).to.deep.equal([code]);
      expect(run.asked).to.deep.equal(['status', 'ic-card']);
    });

    it(`is opened again with its draft when the same user is confirmed: ${code}`, async () => {
      const run = (await interrupted(code, mine)).send('retried').shows('returning');
      expect(run.now.hasTag('busy')).to.equal(true);
      await run.at('inMethod');
      expect(run.asked).to.deep.equal(['status', 'ic-card', 'status', 'ic-card']);
      expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: true, draft});
      expect(run.subjects).to.deep.equal(['subject-1', 'subject-1']);
      expect(run.now.context.problem).to.equal(undefined);
      expect(run.told).to.deep.equal([code]);
    });

    it(`keeps its draft when the user goes home and chooses it again: ${code}`, async () => {
      const run = (await interrupted(code, mine)).send('left');
      await run.inMethod('ic-card');
      expect(run.method.input.draft).to.equal(draft);
      expect(run.told).to.deep.equal([code]);
    });
  }

  it('is reported again when it is interrupted again', async () => {
    const run = await (await interrupted('unauthenticated', mine)).send('retried').reach('inMethod');
    const again = {typed: '赵六'};
    (await run.interrupted(again)).send('retried');
    await run.at('inMethod');
    expect(run.method.input.draft).to.equal(again);
    expect(run.told).to.deep.equal(['unauthenticated', 'unauthenticated']);
  });

  it('waits when the status request fails, and requests again on a press', async () => {
    const run = (await interrupted('unauthenticated', failing('network'), mine)).send('retried');
    await run.at('returning');
    await run.at('interrupted');
    expect(run.now.context.problem?.code).to.equal('network');
    expect(run.told).to.deep.equal(['unauthenticated', 'network']);
    await run.send('retried').at('inMethod');
    expect(run.method.input.draft).to.equal(draft);
  });

  it('waits when the status request is cancelled, without a report', async () => {
    const question = pending<Status>();
    const run = (await interrupted('unauthenticated', () => question.promise)).send('retried', 'cancelled');
    run.shows('interrupted');
    expect(run.now.context.problem?.code).to.equal('unauthenticated');
    expect(run.signals.at(-1)?.aborted).to.equal(true);
    expect(run.told).to.deep.equal(['unauthenticated']);
  });

  it('is not opened again when it is no longer offered or needed', async () => {
    const off = (await interrupted('unauthenticated', withMethods(method('ic-card', false)))).send('retried');
    await off.at({home: 'current'});
    expect(off.now.context.offered).to.deep.equal([method('ic-card', false)]);
    const done = (await interrupted('unauthenticated', fakeStatus({applicable: false}))).send('retried');
    await done.at('notApplicable');
    for (const run of [off, done]) expect(run.methods).to.have.length(1);
  });

  it('is opened again before an incomplete profile or an awaited method', async () => {
    const run = await new CertificationRun({
      getStatus: inTurn(mine, {...mine, profile: 'incomplete'}),
      awaited: ({profile}) => (profile ? 'bank-ukey' : undefined),
    }).inMethod('ic-card');
    (await run.interrupted(draft)).send('retried');
    await run.at('inMethod');
    expect(run.asked.at(-1)).to.equal('ic-card');
  });

  it('is not replaced by another automatic opening when the user goes home', async () => {
    const run = await new CertificationRun({
      getStatus: inTurn(mine, {...mine, profile: 'incomplete'}),
      awaited: ({profile}) => (profile ? 'bank-ukey' : undefined),
    }).inMethod('bank-ukey');
    (await run.interrupted(draft)).send('left');
    await run.atHome();
    expect(run.methods).to.have.length(1);
  });

  it('is opened again with its draft when it is the only method', async () => {
    const solo = {startWith: 'ic-card', solo: true};
    for (const press of ['retried', 'left'] as const) {
      const run = await new CertificationRun({getStatus: inTurn(mine)}, solo).opened();
      (await run.interrupted(draft)).send(press);
      await run.at('inMethod');
      expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: false, draft});
    }
  });
});

describe('A change of user', () => {
  /** The person changes while something shows; the machine finds out. */
  const ways: Record<string, (run: CertificationRun) => Promise<unknown>> = {
    'at home': async (run) => {
      (await run.atHome()).send('refreshRequested');
    },
    'after a method was left': async (run) => (await run.inMethod()).send('left'),
    'after a method ended as left': async (run) => {
      (await run.inMethod()).method.end({type: 'left', draft});
    },
    'after a method was interrupted': async (run) => (await (await run.inMethod()).interrupted(draft)).send('retried'),
    'after a method was interrupted and left for home': async (run) =>
      (await (await run.inMethod()).interrupted(draft)).send('left'),
    'after a result': async (run) => {
      (await run.inMethod()).method.end({type: 'passed', outcome: fakeOutcome()});
      (await run.reach('result')).send('finished');
    },
  };

  for (const [when, changes] of Object.entries(ways)) {
    it(`is reported once ${when}, and the previous user’s data are dropped`, async () => {
      const run = new CertificationRun({getStatus: inTurn(mine, theirs)});
      await changes(run);
      const {context, ...snapshot} = await run.at('somebodyElse');
      expect(context).to.deep.include(nothingKnown);
      expect(JSON.stringify(context)).not.to.include('王五');
      expect(context.problem?.code).to.equal('subject-changed');
      expect(snapshot.children).to.deep.equal({});
      expect(run.told.filter((code) => code === 'subject-changed')).to.have.length(1);
      expect(run.methods.length).to.equal(when === 'at home' ? 0 : 1);
    });
  }

  for (const press of ['retried', 'left', 'refreshRequested'] as const) {
    it(`starts again on “${press}”, with the new user’s status`, async () => {
      const run = await new CertificationRun({getStatus: inTurn(mine, theirs)}).inMethod();
      (await run.interrupted(draft)).send('retried');
      (await run.reach('somebodyElse')).send(press).shows('asking');
      expect((await run.at({home: 'current'})).context.status).to.deep.equal(theirs);
      await run.inMethod('ic-card');
      expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: true});
      expect(run.subjects).to.deep.equal(['subject-1', 'subject-2']);
      expect(run.told).to.deep.equal(['unauthenticated', 'subject-changed']);
    });
  }

  for (const press of ['retried', 'left'] as const) {
    it(`starts again at once on “${press}” when it was already reported, and is not reported twice`, async () => {
      const run = (await interrupted('subject-changed', theirs)).send(press);
      const {context} = await run.at({home: 'current'});
      expect(context.status).to.deep.equal(theirs);
      expect(context).to.deep.include({drafts: {}, wanted: undefined, problem: undefined});
      expect(run.told).to.deep.equal(['subject-changed']);
      expect(run.methods).to.have.length(1);
    });
  }

  it('opens the new user’s awaited method automatically', async () => {
    const run = await new CertificationRun({
      getStatus: inTurn(mine, theirs),
      awaited: ({subject}) => (subject === theirs.subject ? 'bank-ukey' : undefined),
    }).inMethod('ic-card');
    (await run.interrupted(draft)).send('retried');
    (await run.reach('somebodyElse')).send('retried');
    await run.at('inMethod');
    expect([run.asked.at(-1), run.subjects.at(-1)]).to.deep.equal(['bank-ukey', 'subject-2']);
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: false});
  });

  it('starts the only method again without a draft', async () => {
    const run = new CertificationRun({getStatus: inTurn(mine, theirs)}, {startWith: 'ic-card', solo: true});
    await run.at('inMethod');
    (await run.interrupted(draft)).send('retried');
    (await run.reach('somebodyElse')).send('retried');
    await run.at('inMethod');
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: false});
    expect(run.subjects).to.deep.equal(['subject-1', 'subject-2']);
  });

  it('may lead to a user who needs no certification', async () => {
    const run = await new CertificationRun({getStatus: inTurn(mine, {...theirs, applicable: false})}).inMethod();
    (await run.interrupted(draft)).send('retried');
    (await run.reach('somebodyElse')).send('retried');
    expect((await run.at('notApplicable')).context.status?.subject).to.equal('subject-2');
  });
});

describe('An awaited method', () => {
  const awaited = () => 'bank-ukey';

  it('is opened automatically, as not pressed', async () => {
    const run = await new CertificationRun({getStatus: inTurn(mine), awaited}).opened();
    expect(run.asked).to.deep.equal(['status', 'bank-ukey']);
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: false});
  });

  it('takes precedence over an incomplete profile', async () => {
    const run = await new CertificationRun({getStatus: inTurn({...mine, profile: 'incomplete'}), awaited}).opened();
    expect(run.asked).to.deep.equal(['status', 'bank-ukey']);
  });

  it('yields to a method that was chosen or that the host starts with', async () => {
    const chosen = pending<Status>();
    const run = new CertificationRun({getStatus: () => chosen.promise, awaited}).choose('ic-card');
    chosen.answer(mine);
    await run.at('inMethod');
    const begun = await new CertificationRun({getStatus: inTurn(mine), awaited}, {startWith: 'ic-card'}).opened();
    for (const each of [run, begun]) expect(each.asked).to.deep.equal(['status', 'ic-card']);
  });

  it('is not opened when it is disabled, not named, not wanted or unknown', async () => {
    const cases: [Status, object][] = [
      [withMethods(method('ic-card'), method('bank-ukey', false)), {}],
      [withMethods(method('ic-card')), {}],
      [mine, {only: ['ic-card']}],
      [mine, {known: ['ic-card']}],
    ];
    for (const [status, input] of cases) {
      const run = await new CertificationRun({getStatus: inTurn(status), awaited}, input).atHome();
      expect(run.asked).to.deep.equal(['status']);
    }
  });

  it('is opened only once', async () => {
    const run = await new CertificationRun({getStatus: inTurn(mine), awaited}).opened();
    run.method.end({type: 'left'});
    (await run.atHome()).send('refreshRequested');
    await run.atHome();
    expect(run.methods).to.have.length(1);
  });
});
