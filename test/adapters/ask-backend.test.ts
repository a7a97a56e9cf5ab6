import {getEventListeners} from 'node:events';
import {expect} from 'chai';
import type {CertBackend} from '../../src/adapters/backend.js';
import {answerSchemas} from '../../contract/operations.js';
import {createRequester, type CertOperation} from '../../src/adapters/ask-backend.js';
import {withTimeLimit} from '../../src/adapters/time-limit.js';
import {JourneyLog} from '../../src/adapters/journey-log.js';
import {CertError} from '../../src/domain/errors.js';
import {type Status} from '../../src/domain/schemas.js';
import {fakeBackend, fakeOutcome, fakeRefused, fakeStatus} from '../../src/fakes.js';
import {ask} from './asking.js';
import {errorOf, expectError} from './errors.js';
import {lend} from '../harness/tab.js';

const idle = () => new AbortController().signal;
const deaf = (): Promise<never> => new Promise(() => undefined);

const throwing = (thrown: unknown) => async (): Promise<never> => {
  throw thrown;
};

describe('A call into host code', () => {
  it('returns the result and removes its abort listener', async () => {
    const controller = new AbortController();
    let inner: AbortSignal | undefined;
    const answer = await withTimeLimit(async (signal) => {
      inner = signal;
      return 'yes';
    }, controller.signal);
    expect(answer).to.equal('yes');
    expect(getEventListeners(controller.signal, 'abort')).to.deep.equal([]);
    controller.abort();
    expect(inner?.aborted).to.equal(false);
  });

  it('fails with code cancelled when aborted, even if the host ignores the signal', async () => {
    const controller = new AbortController();
    let inner: AbortSignal | undefined;
    const error = errorOf(
      withTimeLimit((signal) => {
        inner = signal;
        return deaf();
      }, controller.signal),
    );
    controller.abort();
    expect((await error).code).to.equal('cancelled');
    expect(inner?.aborted).to.equal(true);
    expect(getEventListeners(controller.signal, 'abort')).to.deep.equal([]);
  });

  it('fails with code cancelled when the signal was already aborted', async () => {
    let heard: boolean | undefined;
    const run = async (signal: AbortSignal): Promise<string> => {
      heard = signal.aborted;
      return 'too late';
    };
    await expectError(withTimeLimit(run, AbortSignal.abort()), 'cancelled');
    expect(heard).to.equal(true);
  });

  it('fails with code cancelled when the host throws an AbortError', async () => {
    await expectError(withTimeLimit(throwing(new DOMException('Aborted', 'AbortError')), idle()), 'cancelled');
  });

  it('fails with code timeout when the time is up, and aborts the host’s signal', async () => {
    let inner: AbortSignal | undefined;
    const error = await errorOf(
      withTimeLimit(
        (signal) => {
          inner = signal;
          return deaf();
        },
        idle(),
        5,
      ),
    );
    expect(error.code).to.equal('timeout');
    expect(inner?.aborted).to.equal(true);
  });

  it('maps a TypeError (as thrown by fetch) to code network, and keeps it as the cause', async () => {
    const thrown = new TypeError('Failed to fetch');
    const error = await errorOf(withTimeLimit(throwing(thrown), idle()));
    expect(error.code).to.equal('network');
    expect(error.cause).to.equal(thrown);
  });

  it('fails with code offline when the browser is offline', async () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    Object.defineProperty(globalThis, 'navigator', {value: {onLine: false}, configurable: true});
    try {
      await expectError(withTimeLimit(throwing(new TypeError()), idle()), 'offline');
      await expectError(withTimeLimit(throwing(new Error()), idle()), 'backend');
    } finally {
      if (before) Object.defineProperty(globalThis, 'navigator', before);
      else Reflect.deleteProperty(globalThis, 'navigator');
    }
  });

  it('says that a page of no origin is set up wrongly, not that the network is down', async () => {
    const giveBack = lend({origin: 'null'});
    try {
      await expectError(withTimeLimit(throwing(new TypeError('Failed to fetch')), idle()), 'config', {where: 'origin'});
    } finally {
      giveBack();
    }
  });

  it('maps any other thrown value to code backend', async () => {
    for (const thrown of [new Error('oops'), 'oops', {code: 'network'}, undefined, null, 0]) {
      const error = await errorOf(withTimeLimit(throwing(thrown), idle()));
      expect(error.code).to.equal('backend');
      if (thrown !== undefined) expect(error.cause).to.equal(thrown);
    }
  });

  it('passes the host’s own CertError through, also of another copy of the library, if its details are sound', async () => {
    const own = new CertError('rate-limited', {retryAfter: 7});
    const foreign = (more: object) =>
      Object.assign(
        Object.defineProperty(new TypeError('x'), Symbol.for('sw-realname-cert.CertError'), {value: true}),
        more,
      );
    const sound = foreign({code: 'backend', details: {where: 'x'}});
    for (const each of [own, sound]) expect(await errorOf(withTimeLimit(throwing(each), idle()))).to.equal(each);
    for (const details of [undefined, null, {quote: 500}, {where: {}}, {status: '503'}])
      expect((await errorOf(withTimeLimit(throwing(foreign({code: 'rate-limited', details})), idle()))).code).to.equal(
        'network',
      );
  });

  it('maps an exception thrown before a promise is returned to code backend', async () => {
    const run = (): Promise<never> => {
      throw new Error('oops');
    };
    await expectError(withTimeLimit(run, idle()), 'backend');
  });
});

describe('A operation in the log', () => {
  it('records whether it was sent, that it has ended, and the code and HTTP status of a failure', async () => {
    const log = new JourneyLog();
    const backend = fakeBackend({
      getStatus: async ({traceparent, onSend}) => {
        expect(traceparent).to.equal(log.requests.at(-1)?.traceparent);
        onSend?.();
        if (log.requests.length > 2) throw new CertError('network', {status: 502});
        return fakeStatus();
      },
      createCardChallenge: async () => fakeRefused('card-not-accepted'),
    });
    const asking = createRequester<CertBackend, CertOperation>({backend, log}, answerSchemas);
    await asking('getStatus', undefined, idle());
    await asking('createCardChallenge', undefined, idle());
    await expectError(asking('getStatus', undefined, idle()), 'network');
    const noted = log.requests.map(({wasSent, code, details, endedAt}) => [wasSent, code, details?.status, !endedAt]);
    expect(noted[0]).to.deep.equal([true, undefined, undefined, false]);
    expect(noted[1]).to.deep.equal([undefined, 'card-not-accepted', undefined, false]);
    expect(noted[2]).to.deep.equal([true, 'network', 502, false]);
    const none = createRequester<CertBackend, CertOperation>({backend: {} as CertBackend}, answerSchemas);
    await expectError(none('getStatus', undefined, idle()), 'not-configured', {where: 'backend.getStatus'});
  });
});

const askStatus = (getStatus: CertBackend['getStatus']) =>
  ask(fakeBackend({getStatus}), 'getStatus', undefined, {signal: idle()});

/** What becomes of an answer to a request about subject-1. */
const about = (operation: CertOperation, answer: unknown) =>
  ask(fakeBackend({[operation]: async () => answer}), operation, undefined as never, {
    signal: idle(),
    subject: 'subject-1',
  });

const answering = (answer: unknown) => askStatus(async () => answer as Status);

describe('A request to the backend adapter', () => {
  it('returns the answer without fields unknown to the schema', async () => {
    const status = fakeStatus();
    expect(await answering({...status, phone: '1'})).to.deep.equal(status);
  });

  it('reports the operation and the invalid field when the answer does not match the schema', async () => {
    const broken = {...fakeStatus(), level: {id: 'low', rank: 'first', label: '低'}};
    expect((await errorOf(answering(broken))).toJSON()).to.deep.equal({
      code: 'contract',
      details: {where: 'getStatus.level.rank', expected: '1 | 2 | 3', got: 'string'},
    });
    const inList = {...fakeStatus(), methods: [{id: 'ic-card', state: 'pending'}]};
    expect((await errorOf(answering(inList))).details.where).to.equal('getStatus.methods.0.enabled');
    const wrapped = {code: 200, msg: '操作成功', data: fakeStatus()};
    expect((await errorOf(answering(wrapped))).message).to.include('响应的外层');
  });

  it('names both versions when the backend’s contract is another one, whatever else the answer has', async () => {
    for (const version of ['2.0', '10.0', '0.3', '3', '2026.11']) {
      const {message} = await errorOf(answering({contract: version, account: {}}));
      expect(message).to.equal(`contract, getStatus.contract, expected 1.0, got ${version}`);
    }
    // No value of any other kind or place.
    for (const odd of [{contract: '张三'}, {contract: 'x1.0'}, {contract: '1.0x'}, {contract: 10}, {level: '1.0'}])
      await expectError(answering({...fakeStatus(), ...odd}), 'contract', {got: typeof Object.values(odd)[0]});
    const {contract: _, ...unnamed} = fakeStatus();
    for (const status of [unnamed, {...unnamed, contract: '1.9'}]) {
      expect(await answering(status)).to.deep.equal(status);
    }
  });

  it('reports only the operation when there is no answer object at all', async () => {
    for (const [nothing, got] of [
      [undefined, 'nothing'],
      [null, 'null'],
      ['', 'string'],
      ['ok', 'string'],
      [7, 'number'],
      [[], 'array'],
    ] as const) {
      expect((await errorOf(answering(nothing))).toJSON()).to.deep.equal({
        code: 'contract',
        details: {where: 'getStatus', expected: 'object', got},
      });
    }
  });

  it('treats null as absent at any depth, as many frameworks write it', async () => {
    const status = fakeStatus();
    const [method] = status.methods;
    const level = {...status.level, advice: null};
    const nulled = {...status, now: null, nextLevel: null, level, methods: [{...method, via: null, reason: null}]};
    const {advice: _, ...plain} = status.level;
    const {now: _now, ...others} = status;
    expect(await answering(nulled)).to.deep.equal({...others, level: plain, methods: [method]});
    expect((await errorOf(answering({...status, subject: null}))).details.where).to.equal('getStatus.subject');
    expect((await errorOf(answering({...status, methods: [null]}))).details.where).to.equal('getStatus.methods.0');
  });

  it('fails with code contract when the answer is not JSON: circular, or throwing when read', async () => {
    const circle: Record<string, unknown> = {...fakeStatus()};
    circle['self'] = circle;
    const unreadable = {
      get subject(): string {
        throw new Error('张三');
      },
    };
    for (const answer of [circle, unreadable, {...fakeStatus(), id: 1n}]) {
      expect((await errorOf(answering(answer))).toJSON()).to.deep.equal({
        code: 'contract',
        details: {where: 'getStatus'},
      });
    }
  });

  it('repeats no value of an invalid answer in its error', async () => {
    const error = await errorOf(answering({...fakeStatus(), subject: {holder: '张三'}}));
    expect(JSON.stringify(error) + error.message).not.to.include('张三');
    expect(error.cause).to.equal(undefined);
  });

  it('fails with subject-changed for an answer about another subject, and repeats none of it', async () => {
    for (const subject of ['subject-2', 'subject-10', 'SUBJECT-1']) {
      const error = await errorOf(about('verifyCard', fakeOutcome({subject})));
      expect(error.toJSON()).to.deep.equal({code: 'subject-changed', details: {}});
      expect(error.cause).to.equal(undefined);
    }
  });

  it('accepts a synchronous answer, and a backend that is a class', async () => {
    class Backend {
      readonly #status = fakeStatus({subject: 'mine'});
      getStatus(): Status {
        return this.#status;
      }
    }
    const backend = new Backend() as unknown as CertBackend;
    const status = await ask(backend, 'getStatus', undefined, {signal: idle()});
    expect(status.subject).to.equal('mine');
  });
});
