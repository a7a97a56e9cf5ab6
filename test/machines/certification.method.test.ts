import {expect} from 'chai';
import type {Status} from '../../src/domain/schemas.js';
import {fakeOutcome, fakeStatus} from '../../src/fakes.js';
import {failing, inTurn, pending} from './answers.js';
import {CertificationRun, method, withMethods} from './certification.harness.js';

describe('The journey through a method', () => {
  it('opens the chosen method as pressed', async () => {
    const run = new CertificationRun({
      getStatus: async () => withMethods(method('ic-card'), method('bank-ukey')),
    });
    await run.inMethod('bank-ukey');
    expect(run.asked).to.deep.equal(['status', 'bank-ukey']);
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: true});
    expect(run.subjects).to.deep.equal(['subject-1']);
  });

  it('starts with the host’s method, as not pressed', async () => {
    const run = await new CertificationRun({}, {startWith: 'ic-card'}).opened();
    expect(run.asked).to.deep.equal(['status', 'ic-card']);
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: false});
  });

  it('starts at home when the host’s method is disabled or not offered', async () => {
    for (const status of [withMethods(method('bank-ukey')), withMethods(method('ic-card', false))]) {
      const run = await new CertificationRun({getStatus: async () => status}, {startWith: 'ic-card'}).atHome();
      expect(run.asked).to.deep.equal(['status']);
    }
  });

  it('opens the host’s start method only once', async () => {
    const run = (await new CertificationRun({}, {startWith: 'ic-card'}).opened()).send('left');
    (await run.atHome()).send('refreshRequested');
    await run.atHome();
    expect(run.methods).to.have.length(1);
  });

  it('opens a method chosen during the status request when the answer arrives', async () => {
    const question = pending<Status>();
    const run = new CertificationRun({getStatus: () => question.promise}).choose('ic-card').shows('asking');
    question.answer(fakeStatus());
    await run.at('inMethod');
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: true});
  });

  it('displays why a method could not be opened, and opens it on retry, still as pressed', async () => {
    const run = new CertificationRun({openMethod: inTurn(failing('network', {where: 'ic-card'}), undefined)});
    (await run.atHome()).choose();
    await run.failed('notOpened', 'network');
    expect(run.told).to.deep.equal(['network']);
    await run.send('retried').at('inMethod');
    expect(run.asked).to.deep.equal(['status', 'ic-card', 'ic-card']);
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: true});
  });

  it('returns home from a method that could not be opened', async () => {
    const run = new CertificationRun({
      openMethod: () => Promise.reject(new Error('chunk')),
    });
    (await run.atHome()).choose();
    (await run.failed('notOpened', 'unexpected')).send('left').shows({home: 'current'}, {wanted: undefined});
  });

  it('returns home when opening is cancelled, and ignores the late result', async () => {
    const part = pending<undefined>();
    const run = await new CertificationRun({openMethod: () => part.promise}).atHome();
    run.choose().send('cancelled').shows({home: 'current'});
    expect(run.signals[1]?.aborted).to.equal(true);
    part.answer(undefined);
    await part.promise;
    run.shows({home: 'current'});
    expect(run.methods).to.deep.equal([]);
  });

  it('stops a method that is left, and refreshes the status at home', async () => {
    const run = await new CertificationRun().inMethod();
    expect(run.now.context.method).not.to.equal(undefined);
    run.send('left').shows({home: 'refreshing'});
    expect(run.method.signal.aborted).to.equal(true);
    expect(run.now.context.method).to.equal(undefined);
    expect(run.now.children['method']).to.equal(undefined);
    await run.atHome();
    expect(run.asked).to.deep.equal(['status', 'ic-card', 'status']);
  });

  it('ignores a passed result of a method that was left', async () => {
    const run = (await new CertificationRun().inMethod()).send('left');
    run.method.end({type: 'passed', outcome: fakeOutcome()});
    await run.atHome();
    expect(run.now.context.result).to.equal(undefined);
  });

  it('returns home when the method ends as left', async () => {
    const run = await new CertificationRun().inMethod();
    run.method.end({type: 'left'});
    await run.at({home: 'refreshing'});
    await run.atHome();
    expect(run.now.context.result).to.equal(undefined);
  });

  it('displays a passed or pending result until the user finishes', async () => {
    const results = [
      {type: 'passed', outcome: fakeOutcome()},
      {type: 'pending', checkAfter: 60},
    ] as const;
    for (const result of results) {
      const run = await new CertificationRun().inMethod();
      run.method.end(result);
      const {context} = await run.at('result');
      expect(context.result).to.deep.equal(result);
      expect(context.method).to.equal(undefined);
      await run.send('finished').shows('asking', {result: undefined}).at({home: 'current'});
      expect(run.methods).to.have.length(1);
    }
  });

  it('displays a failed method, and opens it again on a press', async () => {
    const run = await new CertificationRun().inMethod();
    run.method.fail(new Error('oops'));
    const {context} = await run.at('notOpened');
    expect(context.problem?.code).to.equal('unexpected');
    expect(context.method).to.equal(undefined);
    expect(run.told).to.deep.equal(['unexpected']);
    await run.send('retried').at('inMethod');
    expect(run.methods).to.have.length(2);
  });

  it('can run several methods one after the other', async () => {
    const run = await new CertificationRun({
      getStatus: async () => withMethods(method('ic-card'), method('bank-ukey')),
    }).inMethod('ic-card');
    run.send('left');
    await run.inMethod('bank-ukey');
    run.method.end({type: 'passed', outcome: fakeOutcome({method: 'bank-ukey'})});
    await run.at('result');
    expect(run.asked).to.deep.equal(['status', 'ic-card', 'status', 'bank-ukey']);
  });

  it('stops the method when it is stopped itself', async () => {
    const run = await new CertificationRun().inMethod();
    run.actor.stop();
    expect(run.method.signal.aborted).to.equal(true);
  });
});

describe('A journey with one method only', () => {
  const solo = {startWith: 'ic-card', solo: true};

  it('opens its method again after it was left, as not pressed', async () => {
    const run = (await new CertificationRun({}, solo).opened()).send('left').shows('asking');
    expect(run.method.signal.aborted).to.equal(true);
    await run.at('inMethod');
    expect(run.methods).to.have.length(2);
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: false});
  });

  it('opens its method again after it ended as left', async () => {
    const run = await new CertificationRun({}, solo).opened();
    run.method.end({type: 'left'});
    await run.at('asking');
    await run.at('inMethod');
    expect(run.asked).to.deep.equal(['status', 'ic-card', 'status', 'ic-card']);
  });

  it('opens its method as pressed only once', async () => {
    const leave = (run: CertificationRun) => run.send('left');
    const end = (run: CertificationRun) => {
      run.method.end({type: 'left'});
    };
    for (const goBack of [leave, end]) {
      const run = await new CertificationRun({}, solo).choose().opened();
      expect(run.method.input.pressed).to.equal(true);
      goBack(run);
      await run.reach('asking');
      await run.at('inMethod');
      expect(run.methods.map(({input}) => input.pressed)).to.deep.equal([true, false]);
    }
  });

  it('displays the result, and opens its method again when the user finishes', async () => {
    const run = await new CertificationRun({}, solo).opened();
    run.method.end({type: 'passed', outcome: fakeOutcome()});
    (await run.reach('result')).send('finished');
    await run.at('inMethod');
    expect(run.now.context.result).to.equal(undefined);
    expect(run.methods).to.have.length(2);
  });

  it('stays usable when its method is not offered', async () => {
    const run = await new CertificationRun({getStatus: async () => withMethods()}, solo).atHome();
    expect(run.now.can({type: 'refreshRequested'})).to.equal(true);
  });
});
