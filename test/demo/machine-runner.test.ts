import {expect} from 'chai';
import {machineNames, machines, type MachineName} from '../../demo/machines/catalogue.js';
import {allStates, chartOf} from '../../demo/machines/chart.js';
import {fakeScenarios, fakeWorld} from '../../demo/machines/fakes.js';
import {MachineRunner} from '../../demo/machines/runner.js';
import {sampleOf} from '../../demo/machines/samples.js';
import {shapeAt, shapeOf, stars} from '../../demo/machines/shape.js';
import {formatSteps, parseSteps} from '../../demo/machines/steps.js';
import {startIn} from '../../demo/machines/world.js';
import {CertError} from '../../src/domain/errors.js';
import {Secret} from '../../src/domain/secret.js';
import {fakeProfile} from '../../src/fakes.js';
import {randomPin} from '../e2e/stage.js';

const runners: MachineRunner[] = [];
afterEach(() => {
  for (const runner of runners.splice(0)) runner.stop();
});

const open = async (name: MachineName, scenario?: string, events = ''): Promise<MachineRunner> => {
  const runner = new MachineRunner(() => startIn(name, fakeWorld(scenario)));
  runners.push(runner);
  await runner.begin(parseSteps(events));
  await runner.settle();
  return runner;
};

const placeOf = (runner: MachineRunner): string =>
  runner.view.places.map(({at, paths}) => `${at}/${paths.at(-1) ?? ''}`).join(' ');

const sign = async (runner: MachineRunner, pin: string): Promise<void> => {
  runner.send({type: 'pinEntered'}, pin);
  await runner.settle();
};

describe('A headless machine run', () => {
  it('processes events in order up to the output', async () => {
    const card = await open('ic-card', 'normal', 'readRequested');
    expect(placeOf(card)).to.equal('/awaitingPin');
    await sign(card, '88888888');
    expect(card.view).to.include({status: 'done', isBusy: false});
    expect(card.view.output).to.include('type: passed');
    expect(card.view.told).to.deep.equal(['agentAnswered']);
  });

  it('steps back by replaying all events but the last', async () => {
    const card = await open('ic-card', 'pin-incorrect', 'readRequested');
    await sign(card, '88888888');
    expect(card.view.told).to.include('problem pin-incorrect');
    await card.back();
    await card.settle();
    expect(placeOf(card)).to.equal('/awaitingPin');
    expect(formatSteps(card.view.history)).to.equal('readRequested');
    await card.back();
    expect(placeOf(card)).to.equal('/introducing');
  });

  it('asks for each secret again when a run is replayed', async () => {
    const card = await open('ic-card', 'pin-incorrect', 'readRequested,pinEntered,readRequested');
    expect(card.view.asksFor).to.deep.equal({type: 'pinEntered'});
    expect(placeOf(card)).to.equal('/awaitingPin');
    expect(formatSteps(card.view.history)).to.equal('readRequested');
    await card.answer('88888888');
    expect(card.view.asksFor).to.equal(undefined);
    expect(formatSteps(card.view.history)).to.equal('readRequested,pinEntered,readRequested');
  });

  it('sends events to the inner machine that accepts them', async () => {
    const path = await open('legal-rep', 'normal', 'started,submitted,edited,submitted');
    expect(placeOf(path)).to.equal('/legalRep personCheck/confirming');
    expect(path.view.history.at(-1)).to.deep.equal({at: 'personCheck', type: 'submitted'});
    path.send({type: 'confirmed'});
    await path.settle();
    expect(placeOf(path)).to.equal('/holder personCheck/idCard');
  });

  it('rejects an event that the current state does not accept, and does not record it', async () => {
    const card = await open('ic-card');
    expect(() => {
      card.send({type: 'pinEntered'}, '88888888');
    }).to.throw('not taken here');
    expect(card.view.history).to.deep.equal([]);
  });

  it('reports why it could not be started', async () => {
    const check = await open('person-check', 'refused');
    expect(check.view).to.include({status: 'error', failure: 'backend'});
  });
});

describe('The display of a machine run', () => {
  const record = fakeProfile();
  const personal = [...Object.values(record.enterprise), ...Object.values(record.account)]
    .map(({display}) => display)
    .filter((display) => display !== '' && display !== 'resident-id');

  it('contains no personal value and no secret', async () => {
    const pin = randomPin();
    const card = await open('ic-card', 'normal', 'readRequested');
    await sign(card, pin);
    const path = await open('legal-rep', 'normal', 'started,submitted,edited,submitted,confirmed');
    const profile = await open('profile', 'normal', 'editRequested');
    const shown = [card, path, profile].flatMap(({view}) => [
      view.output,
      view.told,
      view.history,
      view.places.map(({context}) => context),
    ]);
    for (const value of [pin, ...personal]) expect(JSON.stringify(shown)).not.to.include(value);
  });

  it('shows value shapes, enum words and error codes, and stars for a secret', () => {
    expect(shapeOf(new Secret('12345678'))).to.equal(stars);
    expect(shapeOf(new CertError('card-missing'))).to.equal('error card-missing');
    expect(shapeOf({type: 'left', name: '张三', list: [1, 2]})).to.equal('{type: left, name: text, list: list of 2}');
    expect(shapeAt('way', 'id-card')).to.equal('id-card');
    // A word of ours at another key may be what somebody typed.
    expect(shapeAt('reason', 'left')).to.equal('text');
    expect(shapeAt('type', '张三')).to.equal('text');
  });
});

describe('The runner with fake adapters', () => {
  // The others watch their page. They are started in the terminal's tests, which pretend to have one.
  for (const name of machineNames.filter((each) => !['polling', 'admin-requests'].includes(each))) {
    it(`starts ${name} and accepts events`, async () => {
      const {view} = await open(name);
      expect(view).to.include({status: 'active', isBusy: false});
      expect(view.places.flatMap(({events}) => events).some(({isPossible}) => isPossible)).to.equal(true);
    });
  }

  it('has a unique id and title for each scenario', () => {
    expect(new Set(fakeScenarios.map(({id}) => id)).size).to.equal(fakeScenarios.length);
    expect(new Set(fakeScenarios.map(({title}) => title)).size).to.equal(fakeScenarios.length);
  });

  it('has a sample payload for each event that needs one', () => {
    for (const name of machineNames) {
      const events = allStates(chartOf(machines[name]))
        .flatMap(({ways}) => ways)
        .flatMap(({cause}) => (cause.kind === 'event' ? [cause.name] : []));
      for (const event of ['edited', 'placeChosen', 'opened', 'methodChosen']) {
        if (!events.includes(event)) continue;
        const sample = sampleOf(name, event, {value: 'idCard', context: {}});
        expect(Object.keys(sample), `${name} ${event}`).not.to.deep.equal([]);
      }
    }
  });
});
