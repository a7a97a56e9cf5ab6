import {expect} from 'chai';
import {createActor, StateMachine} from 'xstate';
import {setup} from '../../src/machines/setup.js';

/** A machine, and how many times its states were read, which building it does. */
const counted = () => {
  let built = 0;
  const machine = setup({actions: {enter: () => undefined}}).createMachine({
    initial: 'here',
    entry: 'enter',
    get states() {
      built++;
      return {here: {}};
    },
  });
  return {machine, built: () => built};
};

describe('a machine', () => {
  it('is not built before it is used', () => {
    const {built} = counted();
    expect(built()).to.equal(0);
  });

  it('is a machine as any other when it is used as it is, and is built once', () => {
    const {machine, built} = counted();
    expect(machine).to.be.instanceOf(StateMachine);
    expect('root' in machine).to.be.true;
    const before = built();
    for (const actor of [createActor(machine), createActor(machine)])
      expect(actor.start().getSnapshot().value).to.equal('here');
    expect(built()).to.equal(before);
  });

  it('is built by `provide` alone where that is used, with what is replaced and what is not', () => {
    const {machine, built} = counted();
    const entered: string[] = [];
    const provided = machine.provide({actions: {enter: () => entered.push('provided')}});
    const once = built();
    createActor(provided).start();
    expect(entered).to.deep.equal(['provided']);
    expect(built()).to.equal(once);
    expect(provided.implementations.actions).to.have.all.keys('enter');
  });
});
