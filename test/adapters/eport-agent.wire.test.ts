import {expect} from 'chai';
import {agentError, decodeAnswer, encodeCall, textAt, type AgentAnswer} from '../../src/adapters/eport-agent.wire.js';
import {isCertError} from '../../src/domain/errors.js';
import {randomPin} from '../domain/random-pin.js';

const frame = (changes: object = {}, args: object = {}): string =>
  JSON.stringify({
    _id: 1,
    _method: 'ver',
    _status: '00',
    _args: {Result: true, Data: ['x'], Error: [], ...args},
    ...changes,
  });

const failed = (...error: unknown[]): AgentAnswer => {
  const answer = decodeAnswer(frame({}, {Result: false, Data: [], Error: error}));
  if (!answer) throw new Error('no answer');
  return answer;
};

describe('A call to the card agent', () => {
  it('is one JSON text with method, id and arguments', () => {
    const pin = randomPin();
    expect(JSON.parse(encodeCall(7, 'a_b', {inData: '一\n"', passwd: pin}))).to.deep.equal({
      _method: 'a_b',
      _id: 7,
      args: {inData: '一\n"', passwd: pin},
    });
    expect(JSON.parse(encodeCall(1, 'ver', {}))).to.have.deep.property('args', {});
  });
});

describe('An answer frame of the card agent', () => {
  it('reports success in Result alone', () => {
    expect(decodeAnswer(frame())).to.deep.equal({id: 1, method: 'ver', ok: true, data: ['x'], error: ['', '']});
    expect(failed('文本', 'Err:Custom50200')).to.deep.include({ok: false, error: ['文本', 'Err:Custom50200']});
  });

  it('may omit the error code, or carry other types in place of text and code', () => {
    expect(failed('文本').error).to.deep.equal(['文本', '']);
    expect(failed(7, {a: 1}, 'more').error).to.deep.equal(['', '']);
    expect(failed().error).to.deep.equal(['', '']);
  });

  it('is invalid when the frame has another format', () => {
    const frames = [
      ...['', 'hello', '{', '<html><body>502</body></html>', '[]', 'null', '7', '"x"', frame().slice(0, -9)],
      frame({_id: '1'}),
      frame({_id: null}),
      frame({_method: 7}),
      frame({_args: undefined}),
      frame({_args: []}),
      frame({}, {Result: 'true'}),
      frame({}, {Result: 1}),
      frame({}, {Data: 'x'}),
      frame({}, {Data: {0: 'x', length: 1}}),
      frame({}, {Error: null}),
      '{"Result":true,"Data":[],"Error":[]}',
    ];
    for (const text of frames) expect(decodeAnswer(text), text).to.equal(undefined);
    for (const data of [undefined, null, 7, {}, new Uint8Array([123, 125]), new ArrayBuffer(8), [frame()]])
      expect(decodeAnswer(data)).to.equal(undefined);
  });

  it('is read up to 256 KiB, and not beyond', () => {
    const padded = (length: number) =>
      frame({pad: ''}).replace('"pad":""', `"pad":"${'x'.repeat(length - frame({pad: ''}).length)}"`);
    expect(padded(262_144)).to.have.length(262_144);
    expect(decodeAnswer(padded(262_144))).not.to.equal(undefined);
    expect(decodeAnswer(padded(262_145))).to.equal(undefined);
  });

  it('is not read from special names such as __proto__', () => {
    const hidden = '{"__proto__":{"_id":1,"_method":"ver","_args":{"Result":true,"Data":[],"Error":[]}}}';
    expect(decodeAnswer(hidden)).to.equal(undefined);
    expect(({} as {_id?: number})._id).to.equal(undefined);
  });

  it('returns the text at an index, or fails with agent-protocol and the method name', () => {
    const answer = decodeAnswer(frame({}, {Data: ['0123abcd', 7, null]}))!;
    const pattern = /^[0-9a-f]{8}$/;
    expect(textAt(answer, 0, pattern)).to.equal('0123abcd');
    for (const [index, fit] of [
      [0, /^x$/],
      [1, pattern],
      [2, pattern],
      [3, pattern],
      [-1, pattern],
    ] as const) {
      try {
        expect.fail(textAt(answer, index, fit));
      } catch (error) {
        expect(isCertError(error) && [error.code, error.details.where]).to.deep.equal(['agent-protocol', 'ver']);
      }
    }
  });
});

describe('A failure reported by the card agent', () => {
  const codeOf = (withPin: boolean, ...error: string[]) => agentError(failed(...error), withPin).code;

  it('is recognised by its error code, in the code or in the text', () => {
    for (const withPin of [false, true]) {
      expect(codeOf(withPin, '打开读卡器失败:错误码=50200', 'Err:Custom50200')).to.equal('card-missing');
      expect(codeOf(withPin, '打开读卡器失败:错误码=50200')).to.equal('card-missing');
      expect(codeOf(withPin, '失败', 'Err:Custom51590')).to.equal('card-missing');
      expect(codeOf(withPin, '复位读卡器失败', 'Err:Custom50070')).to.equal('card-unreadable');
      expect(codeOf(withPin, '设备已移除:0x0a000023')).to.equal('card-removed');
      expect(codeOf(withPin, '其他操作未完成')).to.equal('agent-busy');
      expect(codeOf(withPin, '未插卡 50200,剩余 3 次')).to.equal('card-missing');
    }
  });

  it('is about the PIN only when a PIN was sent', () => {
    expect(codeOf(true, '校验口令失败:输入口令错误')).to.equal('pin-incorrect');
    expect(codeOf(true, 'x', 'Err:Custom0x0A000024')).to.equal('pin-incorrect');
    expect(codeOf(true, '口令已锁死')).to.equal('pin-locked');
    expect(codeOf(true, 'x', 'Err:Custom0x0A000025')).to.equal('pin-locked');
    expect(codeOf(false, '输入口令错误')).to.equal('card-unreadable');
    expect(codeOf(false, '口令已锁死')).to.equal('card-unreadable');
  });

  it('counts as pin-unknown-answer when it is not recognised after a PIN', () => {
    for (const error of [['客户端控件内部错误'], ['x', 'Err:Custom50820'], ['', ''], []]) {
      expect(codeOf(true, ...error)).to.equal('pin-unknown-answer');
      expect(codeOf(false, ...error)).to.equal('card-unreadable');
    }
  });

  it('returns the tries left, and is pin-locked when none is left', () => {
    const wrong = (rest: string) => agentError(failed(`输入口令错误,${rest}`, 'Err:Custom0x0A000024'), true);
    expect(wrong('剩余重试次数:3').details.triesLeft).to.equal(3);
    expect(wrong('剩余 10 次').details.triesLeft).to.equal(10);
    expect(wrong('剩余重试次数:0')).to.deep.include({code: 'pin-locked'});
    // A warning, and what it warned of.
    expect(agentError(failed('口令即将锁死,剩余 2 次'), true)).to.deep.include({code: 'pin-incorrect'});
    expect(agentError(failed('口令即将锁死,剩余 2 次'), true).details.triesLeft).to.equal(2);
    expect(codeOf(true, '口令已锁死,剩余 0 次')).to.equal('pin-locked');
    for (const rest of ['', '错误码=3', '剩余重试次数:', '剩余123次', '剩余的可以用的重试的次数是3']) {
      const {code, details} = wrong(rest);
      expect([code, details.triesLeft], rest).to.deep.equal(['pin-incorrect', undefined]);
    }
  });

  it('quotes the agent’s text, cleaned and truncated, when it is not recognised', () => {
    const {details} = agentError(failed(`未知\u202E${'长'.repeat(1_000)}`, 'Err:Custom1'), false);
    expect(details.quote)
      .to.match(/^未知 长+…$/)
      .and.have.length(200);
    expect(details.foreignCode).to.equal('Err:Custom1');
    expect(agentError(failed('打开失败', 'Err:Custom50200'), false).details.quote).to.equal(undefined);
    // After a PIN, only a code that cannot hold a PIN.
    for (const code of ['Err:Custom50820', 'Err:Base0x0A0000AF', 'Err:Base0x0a000011'])
      expect(agentError(failed('未知', code), true).details.foreignCode).to.equal(code);
    for (const code of [
      'Err:Custom1',
      'xErr:Custom50820',
      'Err:Custom508201',
      'Err:Custom0x0A0000A',
      'Err:Base0x0A0000GG',
    ])
      expect(agentError(failed('未知', code), true).details.foreignCode, code).to.equal(undefined);
    expect(agentError(failed('文本'), false).details.foreignCode).to.equal(undefined);
    // What is no code is not taken for one: codes are copied to support.
    expect(agentError(failed('', '码'.repeat(9)), false).details).to.include({
      foreignCode: undefined,
      quote: undefined,
    });
    expect(agentError(failed('', 'E'.repeat(61)), false).details.foreignCode).to.equal(undefined);
  });
});
