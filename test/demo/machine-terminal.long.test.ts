import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {text} from 'node:stream/consumers';
import {expect} from 'chai';

interface Run {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

const run = async (input: string, ...args: readonly string[]): Promise<Run> => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/machine.ts', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {...process.env, NODE_ENV: ''},
  });
  child.stdin.end(input);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return {code: child.exitCode, output, errors};
};

const statesIn = (output: string): string[] =>
  [...output.matchAll(/^(?:>.*)?state {3}(\S+)/gm)].map(([, state = '']) => state);

describe('npm run machine', function () {
  this.timeout(30_000);

  it('sends the given events, prints the run and exits', async () => {
    const {code, output} = await run('', 'ic-card', '--events', 'readRequested,pinEntered={"pin":"44444444"}');
    expect(statesIn(output)).to.deep.equal(['introducing', 'awaitingPin', 'certified']);
    expect(output).to.include('output  {type: passed').and.not.to.include('44444444');
    expect(code).to.equal(0);
  });

  it('waits for a bank without a browser page', async () => {
    const {code, output} = await run('', 'handoff', '--events', 'placeChosen,departed');
    expect(statesIn(output)).to.deep.equal(['choosing', 'waiting.ready', 'waiting.away']);
    expect(output).to.include('  wait  resting');
    expect(code).to.equal(0);
  });

  it('simulates page visibility without a browser page', async () => {
    const [waiting, inbox] = await Promise.all([
      run('', 'polling', '--events', 'hidden'),
      run('', 'admin-requests', '--events', 'opened,numberEdited,agreed,confirmed'),
    ]);
    expect(statesIn(waiting.output)).to.deep.equal(['resting', 'unseen']);
    expect(statesIn(inbox.output).at(-1)).to.equal('answered');
  });

  it('accepts events by number and by name, and steps back', async () => {
    const {code, output} = await run('1\npinEntered\n1\nback\nbanana\nquit\n', 'ic-card');
    const states = ['introducing', 'awaitingPin', 'certified', 'certified', 'awaitingPin', 'awaitingPin'];
    // The line after `pinEntered` is the PIN, which the fakes do not look at.
    expect(statesIn(output)).to.deep.equal(states.filter((_, index) => index !== 3));
    expect(output).to.include('pin (Enter for 88888888)').and.to.include('banana is not taken here');
    expect(code).to.equal(0);
  });

  it('runs against the demo, which it starts itself', async () => {
    const {code, output, errors} = await run('', 'ic-card', '--real', '--events', 'readRequested,pinEntered');
    expect(errors).to.equal('');
    expect(statesIn(output)).to.deep.equal(['introducing', 'awaitingPin', 'certified']);
    expect(code).to.equal(0);
  });

  it('lists the valid names after an invalid command', async () => {
    const [machine, scenario, event] = await Promise.all([
      run('', 'banana'),
      run('', 'ic-card', '--scenario', 'banana'),
      run('', 'ic-card', '--events', '{'),
    ]);
    expect(machine.errors).to.include('Machines: certification, profile, ic-card');
    expect(scenario.errors).to.include('--scenario takes one of: normal');
    expect(event.errors).to.equal('Not an event: {\n');
    for (const {code} of [machine, scenario, event]) expect(code).to.equal(1);
  });
});
