import {expect} from 'chai';
import {fakeOutcome} from '../../src/fakes.js';
import {failing, inTurn} from './answers.js';
import {CertificationRun} from './certification.harness.js';

describe('The journey through a method', () => {
  it('displays why a method could not be opened, and opens it on retry, still as pressed', async () => {
    const run = new CertificationRun({openMethod: inTurn(failing('network', {where: 'ic-card'}), undefined)});
    (await run.atHome()).choose();
    await run.failed('notOpened', 'network');
    expect(run.reported).to.deep.equal(['network']);
    await run.send('retried').at('inMethod');
    expect(run.asked).to.deep.equal(['status', 'ic-card', 'ic-card']);
    expect(run.method.input).to.deep.equal({...run.standing, pressed: true});
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
    expect(run.reported).to.deep.equal(['unexpected']);
    await run.send('retried').at('inMethod');
    expect(run.methods).to.have.length(2);
  });
});

describe('A journey with one method only', () => {
  const draft = {typed: '王五'};
  const solo = {startWith: 'ic-card', solo: true};

  it('opens its method as pressed only once', async () => {
    const leave = (run: CertificationRun) => run.send('left');
    const end = (run: CertificationRun) => {
      run.method.end({type: 'left', draft});
    };
    for (const goBack of [leave, end]) {
      const run = await new CertificationRun({}, solo).choose().opened();
      expect(run.method.input.pressed).to.equal(true);
      goBack(run);
      await run.reach('asking');
      await run.at('inMethod');
      expect(run.methods.map(({input}) => input.pressed)).to.deep.equal([true, false]);
      expect(run.method.input.draft).to.equal(goBack === end ? draft : undefined);
    }
  });
});
