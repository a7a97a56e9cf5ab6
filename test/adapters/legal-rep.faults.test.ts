import {readFile} from 'node:fs/promises';
import {expect} from 'chai';
import {toPromise} from 'xstate';
import type {Happening} from '../../simulators/backend/store.js';
import {BackendHarness} from '../simulators/backend.harness.js';
import {FaultyFront, faults, type Fault} from './faulty-front.js';
import {Path, steps, type Step} from './legal-rep.harness.js';

/** The longest wait for an answer. */
const limitMs = 30_000;

describe('A network fault on the legal representative path', () => {
  let backend: BackendHarness;
  const front = new FaultyFront(() => backend.url);
  const {setTimeout: start} = globalThis;
  let timeIsUp: () => void;
  let path: Path;

  beforeEach(async () => {
    backend = await BackendHarness.start();
    // The last to wait for an answer waits until a test says that the time is up.
    globalThis.setTimeout = ((then: () => void, ms?: number, ...args: []) => {
      if (ms !== limitMs) return start(then, ms, ...args);
      timeIsUp = then;
      return undefined;
    }) as typeof setTimeout;
    path = new Path(front.url, await backend.signIn('zhangsan'));
  });

  afterEach(async () => {
    globalThis.setTimeout = start;
    path.actor.stop();
    await backend.stop();
  });

  const happened = async (): Promise<string[]> => {
    const lines = (await readFile(backend.journalPath, 'utf8')).split('\n').filter(Boolean);
    const happenings = lines.flatMap((line) => JSON.parse(line) as Happening[]);
    return happenings.map((each) => (each.type === 'tried' ? each.what : each.type)).sort();
  };

  const spoil = async ({path: question, go, failed, forms, again}: Step, fault: Fault): Promise<void> => {
    const spoilt = front.spoil(question, fault);
    await go(path);
    await spoilt;
    if (fault === 'duplicated') return;
    if (fault === 'delayed') timeIsUp();
    const {problem} = await failed(path);
    expect(problem).to.have.property('code', fault === 'delayed' ? 'timeout' : 'network');
    expect(path.forms).to.deep.equal(forms);
    await again(path);
  };

  for (const fault of faults) {
    for (const {path: question} of steps) {
      it(`still ends certified, with no duplicate effect, when ${question} is ${fault}`, async () => {
        for (const step of steps) await (step.path === question ? spoil(step, fault) : step.go(path));
        expect(await toPromise(path.actor)).to.have.nested.property('outcome.method', 'legal-rep');
        expect(await happened()).to.deep.equal(
          [
            ...['signed-in', 'certified', 'notice-to-administrators', 'notice-to-legal-rep', 'sms-sent'],
            ...steps.map((step) => step.path.slice(1)),
          ].sort(),
        );
        for (const step of steps) {
          const requests = front.received(step.path).map(({headers, body}) => [headers['idempotency-key'], body]);
          const isRepeated = step.path === question && fault !== 'duplicated';
          expect(requests, step.path).to.have.length(isRepeated ? 2 : 1);
          expect(requests.at(-1), step.path).to.deep.equal(requests[0]);
        }
        expect(front.twins).to.have.length(fault === 'duplicated' ? 2 : 0);
        expect(front.twins[1]).to.equal(front.twins[0]);
      });
    }
  }
});
