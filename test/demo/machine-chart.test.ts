import {readFile} from 'node:fs/promises';
import {expect} from 'chai';
import {getStateNodes} from 'xstate/graph';
import {machineNames, machines} from '../../demo/machines/catalogue.js';
import {allStates, chartOf, conditionOf, pathsIn, wayWords} from '../../demo/machines/chart.js';

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
      'verifyCard done [else] → refused',
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

describe('The picture of a machine', () => {
  for (const name of machineNames) {
    it(`of ${name} shows each state, and each transition to another with its cause and condition`, async () => {
      const svg = await readFile(new URL(`../../docs/machines/${name}.svg`, import.meta.url), 'utf8');
      const [, ...states] = allStates(chartOf(machines[name]));
      const drawn = [...svg.matchAll(/data-state="(.*?)"/g)].map(([, path]) => path);
      expect(drawn).to.have.members(states.map(({path}) => path));

      const arrows = svg.split('<g data-from=').slice(1);
      for (const {path, ways, initial} of allStates(chartOf(machines[name]))) {
        const arrowTo = (target: string) => arrows.find((arrow) => arrow.startsWith(`"${path}" data-to="${target}"`));
        if (initial !== undefined) expect(arrowTo(initial), initial).not.to.equal(undefined);
        for (const way of ways) {
          if (way.target === undefined) continue;
          const {kind, name: cause} = way.cause;
          const word = kind === 'done' || kind === 'error' || kind === 'always' ? kind : cause;
          expect(arrowTo(way.target), `${path} ${word}`).to.include(word).and.to.include(conditionOf(way).trim());
        }
      }
    });
  }
});
