import {expect} from 'chai';
import {getStateNodes} from 'xstate/graph';
import {machineNames, machines} from '../../demo/machines/catalogue.js';
import {allStates, chartOf, pathsIn, wayWords} from '../../demo/machines/chart.js';
import {mermaidOf} from '../../demo/machines/mermaid.js';

const stateIn = (name: keyof typeof machines, path: string) =>
  allStates(chartOf(machines[name])).find((state) => state.path === path)!;

describe('The chart of a machine', () => {
  it('contains every state of the machine', () => {
    for (const name of machineNames) {
      const paths = getStateNodes(machines[name]).map(({path}) => path.join('.'));
      const charted = allStates(chartOf(machines[name])).map(({path}) => path);
      expect(charted.slice(1).sort(), name).to.deep.equal(paths.sort());
    }
  });

  it('shows the cause of each transition: event, port, delay, and guard with its parameters', () => {
    const ways = (name: keyof typeof machines, path: string) =>
      stateIn(name, path).ways.map((way) => `${wayWords(way)} → ${way.target ?? ''}`);
    expect(ways('ic-card', 'verifying')).to.include.members([
      'cancelled → left',
      'verifyCard done [isPassed] → certified',
      'verifyCard done [otherwise] → refused',
      'verifyCard error [isInterruption] → interrupted',
    ]);
    expect(ways('ic-card', 'signingIn.signing')).to.include(
      'signChallenge error [isOneOf(pin-incorrect, pin-unknown-answer)] → awaitingPin',
    );
    expect(ways('polling', 'resting')).to.include.members(['always [isUnseen] → unseen', 'after interval → asking']);
    expect(ways('certification', 'inMethod')).to.include('method error → notOpened');
  });

  it('lists all states that a machine is in, including parent states', () => {
    expect(pathsIn({bankCard: {noCode: 'tooSoon'}})).to.deep.equal([
      'bankCard',
      'bankCard.noCode',
      'bankCard.noCode.tooSoon',
    ]);
  });
});

describe('The Mermaid picture of a machine', () => {
  const arrow = /^ *(\S+) --> (\S+)/;

  for (const name of machineNames) {
    it(`of ${name} has only arrows that Mermaid can draw, and declares each state before its note`, () => {
      const lines = mermaidOf(chartOf(machines[name])).split('\n');
      const declared = new Set<string>(['[*]']);
      for (const line of lines) {
        const [, state] = /^ *state "\w+" as (\w+)/.exec(line) ?? [];
        if (state) declared.add(state);
        const [, noted] = /^ *note right of (\w+)/.exec(line) ?? [];
        if (noted) expect([...declared]).to.include(noted);
      }
      for (const line of lines.filter((each) => arrow.test(each))) {
        const [, from = '', to = ''] = arrow.exec(line)!;
        expect([...declared], line).to.include.members([from, to]);
        expect(to === from || to.startsWith(`${from}_`), line).to.equal(false);
        expect(line.replace(/ : .*/, ''), line).not.to.match(/[;:]/);
        expect(line.replace(/^.*? : /, ''), line).not.to.match(/[;:]/);
      }
    });
  }
});
