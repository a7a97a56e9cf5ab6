import {expect} from 'chai';
import {createActor, toPromise, waitFor} from 'xstate';
import type {AskOptions} from '../../src/adapters/backend.js';
import type {Question} from '../../src/adapters/call.js';
import {Attempt} from '../../src/domain/attempt.js';
import {randomKey} from '../../src/domain/random-key.js';
import {createClient} from '../../src/adapters/attempts.js';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {wire as wireLegalRep} from '../../src/adapters/legal-rep.wiring.js';
import {
  legalRepAnswers,
  type EnterpriseClaim,
  type IdCardClaim,
  type SmsCodeRequest,
} from '../../src/domain/legal-rep.schemas.js';
import {BackendClock} from '../../src/domain/clock.js';
import {fakeAgent, fakeNext, fakeOutcome, fakeProfile, fakeRefused, fakeSaved, fakeSmsCode} from '../../src/fakes.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {ask} from './asking.js';
import {errorOf, expectError} from './errors.js';
import {HostServer} from './http-backend.harness.js';

const onRecord = {onRecord: true} as const;
const randomDigits = () => Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte % 10).join('');

const claim = {
  enterpriseName: '上海浦东样例贸易有限公司',
  uscc: '91310000PDY000028G',
  orgCode: onRecord,
  legalRepName: '李四',
  legalRepIdType: onRecord,
  legalRepIdNumber: {enc: randomKey()},
  consent: {noticeId: 'notice-1', version: '1', time: '2026-01-15T02:30:00Z'},
};
const enterprise: EnterpriseClaim = {...claim, version: '"7"'};
const person = {name: '张三', idType: 'resident-id', idNumber: idNumbers[0]};
const idCard: IdCardClaim = {ticket: 't-1', whose: 'legal-rep', person, validFrom: '20200310', validTo: '00000000'};
const smsRequest: SmsCodeRequest = {
  ...{ticket: 't-1', whose: 'account-holder', person},
  ...{bankCard: '6222020000000007', mobile: {enc: randomKey()}},
};
const bankCard = () => ({ticket: 't-1', whose: 'legal-rep', smsId: 'sms-1', smsCode: randomDigits()}) as const;

describe('The HTTP backend’s legal representative requests', () => {
  const host = new HostServer();
  const signal = () => new AbortController().signal;
  const backend = (token?: () => string) => new HttpBackend({baseUrl: `${host.url}/api`, ...(token && {token})});

  const questions = (options: Partial<AskOptions> = {}, token?: () => string) => {
    const all = () => ({signal: signal(), ...options});
    const smsCode = bankCard();
    return [
      {
        path: '/api/legal-rep/enterprise',
        input: claim,
        version: enterprise.version,
        answer: fakeNext('legal-rep'),
        ask: () => ask(backend(token), 'checkEnterprise', enterprise, all()),
      },
      {
        path: '/api/legal-rep/id-card',
        input: idCard,
        answer: fakeNext('account-holder'),
        ask: () => ask(backend(token), 'checkIdCard', idCard, all()),
      },
      {
        path: '/api/legal-rep/sms-codes',
        input: smsRequest,
        answer: fakeSmsCode(),
        ask: () => ask(backend(token), 'sendSmsCode', smsRequest, all()),
      },
      {
        path: '/api/legal-rep/bank-card',
        input: smsCode,
        answer: fakeOutcome({method: 'legal-rep'}),
        ask: () => ask(backend(token), 'checkBankCard', smsCode, all()),
      },
    ];
  };

  it('post each claim unchanged with its idempotency key', async () => {
    for (const {path, input, answer, ask: asks, version} of questions({idempotencyKey: 'attempt-1'})) {
      host.answer(200, answer);
      expect(await asks()).to.deep.equal(answer);
      const {method, url, headers, body} = host.received.at(-1)!;
      expect([method, url]).to.deep.equal(['POST', path]);
      expect(JSON.parse(body)).to.deep.equal(input);
      expect(headers).to.include({'content-type': 'application/json', 'idempotency-key': 'attempt-1'});
      // What is on record means something only with whose record it is.
      expect(headers['if-match']).to.equal(version);
    }
  });

  it('send the human-check token in the body, and no such field without a token', async () => {
    const humanCheck = randomKey();
    for (const {input, answer, ask: asks} of [...questions({humanCheck}), ...questions()]) {
      host.answer(200, answer);
      await asks();
      const sent = JSON.parse(host.received.at(-1)!.body) as object;
      expect(Object.keys(sent).filter((name) => !(name in input))).to.deep.equal(
        host.received.length <= 4 ? ['humanCheck'] : [],
      );
      expect(sent).to.deep.include(host.received.length <= 4 ? {humanCheck} : {});
    }
    expect(host.received).to.have.length(8);
  });

  it('send the human-check token with a profile update too', async () => {
    const humanCheck = randomKey();
    host.answer(200, fakeSaved());
    const update = {changes: {legalRepName: '王五'}, version: '"v1"'};
    await ask(backend(), 'updateEnterprise', update, {signal: signal(), humanCheck});
    expect(JSON.parse(host.received[0]!.body)).to.deep.equal({legalRepName: '王五', humanCheck});
  });

  it('put no personal data, code or token into a URL or header', async () => {
    const humanCheck = randomKey();
    for (const {input, answer, ask: asks} of questions({humanCheck})) {
      host.answer(200, answer);
      await asks();
      const {url, headers} = host.received.at(-1)!;
      // Within JSON, as a header could have it percent-encoded only.
      const outside = decodeURIComponent(url) + JSON.stringify(headers);
      const values = JSON.stringify(input).match(/\d{6,}[\dX]*|[0-9a-f]{32}|[\u4E00-\u9FFF]+/g) ?? [];
      expect(values).not.to.have.length(0);
      for (const value of [...values, humanCheck]) expect(outside).not.to.include(value);
    }
  });

  it('return a refusal as an answer', async () => {
    const refused = fakeRefused('person-mismatch', {fields: ['name'], triesLeft: 2, message: '不一致'});
    for (const {ask: asks} of questions()) {
      host.answer(200, refused);
      expect(await asks()).to.deep.equal(refused);
    }
  });

  it('fail with code contract and the field when an answer does not match the schema', async () => {
    const places: string[] = [];
    for (const {ask: asks} of questions()) {
      host.answer(200, {next: 'account-holder', smsId: ''});
      const {code, details} = await errorOf(asks());
      expect(code).to.equal('contract');
      places.push(details.where ?? '');
    }
    expect(places).to.deep.equal([
      ...['checkEnterprise.ticket', 'checkIdCard.ticket'],
      ...['sendSmsCode.smsId', 'checkBankCard.ticket'],
    ]);
  });

  it('report a rate limit with its wait, and the foreign code of a rejected key', async () => {
    for (const {ask: asks} of questions()) {
      host.answer(429, {code: 'too-many'}, {'retry-after': '45'});
      expect((await errorOf(asks())).toJSON()).to.deep.include({code: 'rate-limited'});
      host.answer(422, {code: 'idempotency-key-reused'});
      await expectError(asks(), 'backend', {status: 422, foreignCode: 'idempotency-key-reused'});
    }
  });

  it('are repeated once after a 401 with the same human-check token', async () => {
    const humanCheck = randomKey();
    let tokens = 0;
    for (const {answer, ask: asks} of questions({humanCheck}, () => `token-${++tokens}`)) {
      host.received.length = 0;
      host.respond = (response) => {
        response.writeHead(host.received.length === 1 ? 401 : 200, {'content-type': 'application/json'});
        response.end(JSON.stringify(answer));
      };
      await asks();
      const [first, second] = host.received.map(({headers, body}) => [headers['idempotency-key'], body]);
      expect(host.received).to.have.length(2);
      expect(second).to.deep.equal(first);
    }
  });

  it('are sent again when the server requires a human check or rejects the key as reused', async () => {
    const token = randomKey();
    const asked: Question[] = [];
    const humanCheck = async (reason: Question) => {
      asked.push(reason);
      return token;
    };
    const {send} = createClient({backend: backend(), humanCheck}, legalRepAnswers, 'subject-1', 'legal-rep');
    const next = fakeNext('account-holder');
    host.respond = (response) => {
      const [status, answer] = [
        [422, {status: 422, code: 'idempotency-key-reused'}],
        [200, {passed: false, refusal: {code: 'human-check-required'}}],
      ][host.received.length - 1] ?? [200, next];
      response.writeHead(status as number, {'content-type': 'application/json'}).end(JSON.stringify(answer));
    };
    const claim = bankCard();
    expect(await send('checkBankCard', new Attempt(claim), claim, signal())).to.deep.equal(next);
    expect(asked).to.deep.equal(['checkBankCard']);
    expect(host.received.map(({body}) => JSON.parse(body) as unknown)).to.deep.equal([
      claim,
      claim,
      {...claim, humanCheck: token},
    ]);
    expect(new Set(host.received.map(({headers}) => headers['idempotency-key'])).size).to.equal(3);
  });
});

describe('The legal representative’s machine over HTTP', () => {
  const host = new HostServer();

  it('retries an identical request after a network error, with no ID number in plain text', async () => {
    const encs: string[] = [];
    const encryptField = async () => {
      encs.push(randomKey());
      return encs.at(-1) as string;
    };
    host.respond = (response, {url}) => {
      const send = (answer: object) =>
        response.writeHead(200, {'content-type': 'application/json', etag: '"1"'}).end(JSON.stringify(answer));
      if (url === '/profile') return send({...fakeProfile(), version: undefined});
      const claims = host.received.filter((each) => each.url === url);
      return claims.length === 1 ? response.destroy() : send({passed: false, refusal: {code: 'enterprise-mismatch'}});
    };
    const backend = new HttpBackend({baseUrl: host.url});
    const clock = new BackendClock();
    const adapters = {backend, clock, agent: async () => fakeAgent(), origin: host.url, encryptField};
    const wired = wireLegalRep(adapters, 'subject-1');
    const actor = createActor(wired, {input: {pressed: true}}).start();
    const at = (place: 'introducing' | 'notChecked' | 'enterprise') =>
      waitFor(actor, (snapshot) => snapshot.matches(place), {timeout: 2_000});
    await at('introducing');
    actor.send({type: 'started'});
    actor.send({type: 'edited', values: {legalRepIdNumber: idNumbers[0]}});
    actor.send({type: 'submitted'});
    actor.send({type: 'confirmed'});
    expect((await at('notChecked')).context.problem?.code).to.equal('network');
    actor.send({type: 'retried'});
    expect((await at('enterprise')).context.refusal?.code).to.equal('enterprise-mismatch');
    actor.send({type: 'left'});
    await toPromise(actor);
    const [lost, again] = host.received
      .filter(({method}) => method === 'POST')
      .map(({url, headers, body}) => ({url, body, key: headers['idempotency-key']}));
    expect(again).to.deep.equal(lost);
    expect(encs).to.have.length(1);
    expect(lost?.body).to.include(encs[0]).and.not.include(idNumbers[0]);
  });
});
