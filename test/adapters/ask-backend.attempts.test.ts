import type {ConsentNotices} from '../../src/domain/consent.js';
import {expect} from 'chai';
import {createClient} from '../../src/adapters/ask-backend.js';
import type {HumanCheck} from '../../src/adapters/host-checks.js';
import type {RequestOptions, CertBackend} from '../../src/adapters/backend.js';
import {Attempt} from '../../src/domain/attempt.js';
import {randomKey} from '../../src/domain/random-ids.js';
import {CertError} from '../../src/domain/errors.js';
import {legalRepAnswers, type BankCardClaim, type PersonAnswer} from '../../src/domain/legal-rep.schemas.js';
import {fakeBackend, fakeNext, fakeRefused} from '../../src/fakes.js';
import {errorOf, expectError} from './errors.js';

type Sent = Omit<RequestOptions, 'signal'>;
type Answer = () => Promise<PersonAnswer>;

const key = /^[0-9a-f]{32}$/;
const idle = () => new AbortController().signal;
const next = fakeNext('account-holder');
const yes: Answer = async () => next;
const refused =
  (code: string): Answer =>
  async () => ({passed: false, refusal: {code}});
const needsHuman = refused('human-check-required');
const fails =
  (...error: ConstructorParameters<typeof CertError>): Answer =>
  async () => {
    throw new CertError(...error);
  };
const reused = fails('backend', {status: 422, foreignCode: 'idempotency-key-reused'});

const claim: BankCardClaim = {ticket: 'ticket-1', whose: 'legal-rep', smsId: 'sms-1', smsCode: '000000'};

/** A backend that gives these answers in turn, and what reached it. */
const start = (answers: readonly Answer[], humanCheck?: HumanCheck) => {
  const sent: Sent[] = [];
  const claims: BankCardClaim[] = [];
  const rest = [...answers];
  const backend = fakeBackend({
    checkBankCard: async (input, {signal: _, ...options}) => {
      sent.push(options);
      claims.push(input);
      const answer = rest.shift();
      if (!answer) throw new Error('It was asked too often.');
      return answer();
    },
  });
  const client = createClient({backend, humanCheck}, legalRepAnswers, 'subject-1', 'legal-rep');
  const send = (attempt: Attempt<unknown>, signal = idle()) => client.send('checkBankCard', attempt, claim, signal);
  const keys = () => sent.map(({idempotencyKey}) => idempotencyKey);
  return {send, sent, claims, keys};
};

/** A check that notes what it was asked for. */
const noting = (check: () => Promise<string>) => {
  const asked: (keyof CertBackend)[] = [];
  const humanCheck: HumanCheck = (reason) => {
    asked.push(reason);
    return check();
  };
  return {asked, humanCheck};
};

describe('An attempt', () => {
  it('keeps its human-check token with another sender, so the user is not checked twice', async () => {
    const token = randomKey();
    const attempt = new Attempt(undefined);
    const one = start([needsHuman, fails('unauthenticated')], async () => token);
    await errorOf(one.send(attempt));
    const other = start([yes], async () => Promise.reject(new Error('asked twice')));
    await other.send(attempt);
    expect(other.sent).to.deep.equal([one.sent[1]]);
    expect(other.sent[0]).to.include({humanCheck: token});
  });
});

describe('An attempt refused with idempotency-key-reused', () => {
  it('is sent once more with a new key, which it then keeps', async () => {
    const {send, keys} = start([fails('network'), reused, fails('network'), yes]);
    const attempt = new Attempt(undefined);
    await errorOf(send(attempt));
    await expectError(send(attempt), 'network');
    await send(attempt);
    const [lost, again, anew, last] = keys();
    expect(again).to.equal(lost);
    expect(anew).to.match(key).and.not.equal(lost);
    expect(last).to.equal(anew);
  });

  it('is not sent a third time', async () => {
    const {send, keys} = start([reused, reused, yes]);
    expect((await errorOf(send(new Attempt(undefined)))).toJSON()).to.deep.equal({
      code: 'backend',
      details: {status: 422, foreignCode: 'idempotency-key-reused'},
    });
    expect(keys()).to.have.length(2);
  });

  it('is not sent again for any other error', async () => {
    for (const error of [
      fails('backend', {status: 422, foreignCode: 'invalid'}),
      fails('backend', {status: 422}),
      fails('conflict', {status: 409}),
      fails('network'),
      async () => Promise.reject(new Error('idempotency-key-reused')),
    ]) {
      const {send, keys} = start([error, yes]);
      await errorOf(send(new Attempt(undefined)));
      expect(keys()).to.have.length(1);
    }
  });
});

describe('An attempt refused for a missing consent', () => {
  const wantsConsent = fakeRefused('consent-required');
  const backend = fakeBackend({checkBankCard: async () => wantsConsent});
  const notice = {id: 'notice-1', version: '1', text: '告知内容', required: true};
  const sendWith = (consent?: ConsentNotices, method = 'legal-rep') =>
    createClient({backend, consent}, legalRepAnswers, 'subject-1', method).send(
      'checkBankCard',
      new Attempt(claim),
      claim,
      idle(),
    );

  it('returns the refusal when there is a consent notice to agree to', async () => {
    expect(await sendWith({'legal-rep': notice})).to.deep.equal(wantsConsent);
  });

  for (const [consent, method] of [[], [{'ic-card': notice}], [{'ic-card': notice}, 'constructor']] as const) {
    it(`fails with not-configured when ${consent ? `the notice is not of ${method ?? 'the method'}` : 'there is no notice'}`, async () => {
      expect((await errorOf(sendWith(consent, method))).toJSON()).to.deep.equal({
        code: 'not-configured',
        details: {where: 'consent'},
      });
    });
  }

  const misspelt = [
    {acountHolder: notice, legalRep: notice},
    {accountHolder: notice, legalrep: notice},
  ];
  for (const broken of [
    {},
    {...notice, text: undefined},
    {...notice, text: 7},
    {...notice, id: ''},
    'text',
    ...misspelt,
  ]) {
    it(`throws for an invalid consent notice: ${JSON.stringify(broken)}`, () => {
      const consent = {'legal-rep': broken} as unknown as ConsentNotices;
      expect(() => createClient({backend, consent}, legalRepAnswers, 'subject-1', 'legal-rep'))
        .to.throw()
        .with.property('details')
        .that.deep.includes({where: 'consent.legal-rep'});
    });
  }
});

describe('An attempt refused with human-check-required', () => {
  it('is sent again with a new key and the token of the host’s check', async () => {
    const token = randomKey();
    const {asked, humanCheck} = noting(async () => token);
    const {send, sent, claims} = start([needsHuman, yes], humanCheck);
    expect(await send(new Attempt(undefined))).to.deep.equal(await yes());
    expect(asked).to.deep.equal(['checkBankCard']);
    const [first, second] = sent;
    expect(first).not.to.have.property('humanCheck');
    expect(second?.humanCheck).to.equal(token);
    expect(second?.idempotencyKey).to.match(key).and.not.equal(first?.idempotencyKey);
    expect(claims).to.deep.equal([claim, claim]);
  });

  it('is retried with the same token and key after a lost answer, without asking the user again', async () => {
    const {asked, humanCheck} = noting(async () => randomKey());
    const {send, sent} = start([needsHuman, fails('network'), yes], humanCheck);
    const attempt = new Attempt(undefined);
    await errorOf(send(attempt));
    await send(attempt);
    expect(asked).to.have.length(1);
    expect(sent[2]).to.deep.equal(sent[1]);
  });

  it('runs the check once, and returns the refusal when the token is refused', async () => {
    const {asked, humanCheck} = noting(async () => randomKey());
    const {send, keys} = start([needsHuman, needsHuman, yes], humanCheck);
    expect(await send(new Attempt(undefined))).to.deep.equal(await needsHuman());
    expect(asked).to.have.length(1);
    expect(keys()).to.have.length(2);
  });

  it('fails with not-configured when the host provides no human check', async () => {
    const {send, keys} = start([needsHuman, yes]);
    expect((await errorOf(send(new Attempt(undefined)))).toJSON()).to.deep.equal({
      code: 'not-configured',
      details: {where: 'humanCheck'},
    });
    expect(keys()).to.have.length(1);
  });

  it('uses a check that the host provides later', async () => {
    const adapters: Parameters<typeof createClient>[0] = {
      backend: fakeBackend({checkBankCard: async (_, {humanCheck}) => (humanCheck === 'slider' ? next : needsHuman())}),
    };
    const client = createClient(adapters, legalRepAnswers, 'subject-1', 'legal-rep');
    const send = () => client.send('checkBankCard', new Attempt(claim), claim, idle());
    await expectError(send(), 'not-configured');
    Object.assign(adapters, {humanCheck: async () => 'slider'});
    expect(await send()).to.deep.equal(next);
  });

  it('fails with human-check-failed when the check throws or rejects, and drops what was thrown', async () => {
    const secret = randomKey();
    const checks: HumanCheck[] = [
      async () => Promise.reject(new Error(secret)),
      async () => Promise.reject(new CertError('network', {quote: secret})),
      () => {
        throw new TypeError(secret);
      },
      async () => '',
      async () => ({secret}) as never,
    ];
    for (const check of checks) {
      const {send, keys} = start([needsHuman, yes], check);
      const error = await errorOf(send(new Attempt(undefined)));
      expect(error.code).to.equal('human-check-failed');
      expect(error.cause).to.equal(undefined);
      expect(`${error.message} ${JSON.stringify(error)}`).not.to.include(secret);
      expect(keys()).to.have.length(1);
    }
  });

  it('can be retried after a failed check, and runs the check again', async () => {
    const token = randomKey();
    let checks = 0;
    const {send, sent} = start([needsHuman, needsHuman, yes], async () => {
      checks += 1;
      if (checks === 1) throw new Error('closed');
      return token;
    });
    const attempt = new Attempt(undefined);
    await expectError(send(attempt), 'human-check-failed');
    expect(await send(attempt)).to.deep.equal(await yes());
    expect(sent.map(({humanCheck}) => humanCheck)).to.deep.equal([undefined, undefined, token]);
  });

  it('fails with code cancelled when aborted during the check, and is not sent', async () => {
    const controller = new AbortController();
    const {send, keys} = start([needsHuman, yes], () => {
      queueMicrotask(() => {
        controller.abort();
      });
      return new Promise(() => undefined);
    });
    await expectError(send(new Attempt(undefined), controller.signal), 'cancelled');
    expect(keys()).to.have.length(1);
  });
});
