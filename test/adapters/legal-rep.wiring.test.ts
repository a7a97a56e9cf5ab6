import {inspect} from 'node:util';
import {expect} from 'chai';
import {createActor, toPromise, waitFor, type ActorRefFrom, type AnyActor} from 'xstate';
import type {AskOptions, CertBackend} from '../../src/adapters/backend.js';
import {randomKey} from '../../src/domain/random-key.js';
import {wire as wireLegalRep} from '../../src/adapters/legal-rep.wiring.js';
import type {EncryptField} from '../../src/adapters/protect.js';
import {methodLogics} from '../../src/adapters/wiring.js';
import type {Adapters} from '../../src/adapters/adapters.js';
import {BackendClock} from '../../src/domain/clock.js';
import {CertError} from '../../src/domain/errors.js';
import type {BankCardClaim, SmsCodeSent} from '../../src/domain/legal-rep.schemas.js';
import type {PersonValues} from '../../src/domain/person-draft.js';
import {Secret} from '../../src/domain/secret.js';
import type {legalRepMachine} from '../../src/machines/legal-rep.machine.js';
import type {personCheckMachine} from '../../src/machines/person-check.machine.js';
import type {CodeTry, PersonState} from '../../src/machines/person-check.setup.js';
import {fakeBackend, fakeNext, fakeProfile, fakeRefused, fakeSmsCode} from '../../src/fakes.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {failing, inTurn} from '../machines/answers.js';
import {onRecord, personInput, randomCode, soundCard, wholePersonOnRecord} from '../machines/person-check.harness.js';
import {arriving, begin, type Place} from '../machines/run.js';
import {fakeAdapters, sealing, unanswered} from './wired.js';

type Question = 'checkEnterprise' | 'checkIdCard' | 'sendSmsCode' | 'checkBankCard';
type Sent = readonly [question: Question, input: unknown, options: Omit<AskOptions, 'signal'>];

const {bankCard, mobile} = soundCard;

/** A host's own backend, which notes what it is sent, and the two machines on it. */
const wire = (answers: Partial<CertBackend> = {}, adapters: Partial<Adapters> = {}) => {
  const sent: Sent[] = [];
  const inner = fakeBackend(answers);
  const noted = (question: Question) => (input: never, options: AskOptions) => {
    const {signal: _, ...others} = options;
    sent.push([question, input, others]);
    return inner[question](input, options) as Promise<never>;
  };
  const backend = {
    ...inner,
    checkEnterprise: noted('checkEnterprise'),
    checkIdCard: noted('checkIdCard'),
    sendSmsCode: noted('sendSmsCode'),
    checkBankCard: noted('checkBankCard'),
  };
  const logic = wireLegalRep({...fakeAdapters({}, adapters), backend}, 'subject-1');
  return {sent, logic, person: logic.implementations.actors['checkPerson'] as unknown as typeof personCheckMachine};
};

const startPath = (answers?: Partial<CertBackend>, adapters?: Partial<Adapters>, draft?: unknown) => {
  const {sent, logic} = wire(answers, adapters);
  const actor = begin(createActor(logic, {input: {pressed: true, draft}}));
  const at = (place: Place<typeof legalRepMachine>) => arriving<typeof legalRepMachine>(actor, place);
  const claim = async (values: Parameters<typeof actor.send>[0] & {type: 'edited'}) => {
    await at('introducing');
    actor.send({type: 'started'});
    await at('enterprise');
    actor.send(values);
    actor.send({type: 'submitted'});
    await at('confirming');
    actor.send({type: 'confirmed'});
  };
  /** The check of a person that shows. */
  const person = async () => {
    await waitFor(actor, ({children}) => children['inner'] !== undefined, {timeout: 2_000});
    return actor.getSnapshot().children['inner'] as unknown as ActorRefFrom<typeof personCheckMachine>;
  };
  return {actor, at, claim, person, sent};
};

const wholeEnterpriseOnRecord = {
  ...{enterpriseName: onRecord, uscc: onRecord, orgCode: onRecord},
  ...{legalRepName: onRecord, legalRepIdType: onRecord, legalRepIdNumber: onRecord},
};

const startPerson = (answers?: Partial<CertBackend>, adapters?: Partial<Adapters>, kept?: PersonState) => {
  const {sent, person} = wire(answers, adapters);
  const actor = begin(createActor(person, {input: personInput({kept})}));
  const at = (place: Place<typeof personCheckMachine>) => arriving<typeof personCheckMachine>(actor, place);
  const checkIdCard = async (values: PersonValues) => {
    await at('idCard');
    actor.send({type: 'edited', values});
    actor.send({type: 'submitted'});
    await at('confirming');
    actor.send({type: 'confirmed'});
  };
  const sendCode = async (values: PersonValues = {bankCard, mobile}) => {
    await at('idCard');
    actor.send({type: 'bankCardChosen'});
    await at('bankCard');
    actor.send({type: 'edited', values});
    actor.send({type: 'codeRequested'});
  };
  const enterCode = async (code: string) => {
    await at({bankCard: 'codeSent'});
    actor.send({type: 'codeEntered', code: new Secret(code)});
  };
  return {actor, at, checkIdCard, sendCode, enterCode, sent};
};

/** The first time an answer that is lost. */
const lostOnce = <T>(answer: T) => inTurn(failing('network'), answer);

describe('The legal representative path wired to the host’s adapters', () => {
  it('certifies by bank card and ID card, with one request per step', async () => {
    const {actor, at, claim, person, sent} = startPath();
    await claim({type: 'edited', values: {}});
    await at('legalRep');
    const first = await person();
    first.send({type: 'bankCardChosen'});
    first.send({type: 'edited', values: {bankCard, mobile}});
    first.send({type: 'codeRequested'});
    await waitFor(first, (snapshot) => snapshot.matches({bankCard: 'codeSent'}), {timeout: 2_000});
    const smsCode = randomCode();
    first.send({type: 'codeEntered', code: new Secret(smsCode)});
    await at('holder');
    const second = await person();
    second.send({type: 'submitted'});
    second.send({type: 'confirmed'});
    expect((await toPromise(actor)).type).to.equal('passed');
    const {smsId} = fakeSmsCode();
    expect(sent.map(([question, input]) => [question, input])).to.deep.equal([
      ['checkEnterprise', {...wholeEnterpriseOnRecord, version: '"1"'}],
      ['sendSmsCode', {ticket: 'ticket-legal-rep', whose: 'legal-rep', person: wholePersonOnRecord, bankCard, mobile}],
      ['checkBankCard', {ticket: 'ticket-legal-rep', whose: 'legal-rep', smsId, smsCode}],
      [
        'checkIdCard',
        {
          ...{ticket: 'ticket-account-holder', whose: 'account-holder', person: wholePersonOnRecord},
          ...{validFrom: onRecord, validTo: onRecord},
        },
      ],
    ]);
    expect(new Set(sent.map(([, , {idempotencyKey}]) => idempotencyKey)).size).to.equal(4);
  });

  it('displays no record that does not match the schema', async () => {
    const unfit = {...fakeProfile(), version: undefined} as never;
    const {at} = startPath({getProfile: async () => unfit});
    expect((await at('notLoaded')).context.problem).to.deep.include({
      code: 'contract',
      details: {where: 'getProfile.version', expected: 'string', got: 'nothing'},
    });
  });

  it('passes no step when the answer does not match the schema', async () => {
    const unfit = {passed: true, next: 'legal-rep'} as never;
    const {at, claim} = startPath({checkEnterprise: async () => unfit});
    await claim({type: 'edited', values: {}});
    expect((await at('notChecked')).context.problem).to.deep.include({
      code: 'contract',
      details: {where: 'checkEnterprise.ticket', expected: 'string', got: 'nothing'},
    });
  });

  it('is opened by the journey with the method id', async () => {
    const logic = (await methodLogics['legal-rep']?.(fakeAdapters(), 'subject-1')) as unknown as typeof legalRepMachine;
    const actor = begin(createActor(logic, {input: {pressed: true}}));
    const {context} = await waitFor(actor, (snapshot) => snapshot.matches('introducing'), {timeout: 2_000});
    expect(context.profile).to.deep.equal(fakeProfile());
  });

  it('aborts the host backend’s signal when a step is cancelled', async () => {
    const question = unanswered();
    const {actor, claim} = startPath({checkEnterprise: (_, options) => question.ask(options)});
    await claim({type: 'edited', values: {}});
    const heard = await question.heard;
    expect(heard.aborted).to.equal(false);
    actor.send({type: 'cancelled'});
    expect(heard.aborted).to.equal(true);
  });
});

describe('The legal representative path with a consent notice', () => {
  const notice = (required: boolean) => ({id: 'notice-1', version: '2', text: '告知', required});
  const consent = {noticeId: 'notice-1', version: '2', time: '2026-01-15T02:30:00Z'};

  it('does not start before the required consent is given, and sends the consent', async () => {
    const {actor, at, claim, sent} = startPath({}, {consent: {'legal-rep': notice(true)}});
    await at('introducing');
    actor.send({type: 'started'});
    const {context} = await at('introducing');
    expect(context.consentMissing).to.equal(true);
    actor.send({type: 'consentChanged', consent});
    await claim({type: 'edited', values: {}});
    await at('legalRep');
    expect(sent[0]?.[1]).to.deep.include({consent});
  });

  it('starts when the notice is informational, for another method, or absent', async () => {
    for (const notices of [{'legal-rep': notice(false)}, {'ic-card': notice(true)}, {}, undefined]) {
      const {actor, at} = startPath({}, {consent: notices});
      await at('introducing');
      actor.send({type: 'started'});
      await at('enterprise');
      expect(actor.getSnapshot().context.consentMissing).to.equal(false);
    }
  });
});

describe('Encryption on the legal representative path', () => {
  it('encrypts only the representative’s ID number in the enterprise claim', async () => {
    const {asked, given, encryptField} = sealing();
    const {at, claim, sent} = startPath({}, {encryptField});
    const values = {legalRepName: '王五', enterpriseName: '上海浦东样例商贸有限公司', legalRepIdNumber: idNumbers[0]};
    await claim({type: 'edited', values});
    await at('legalRep');
    expect(asked).to.deep.equal([['legalRepIdNumber', idNumbers[0], 'checkEnterprise']]);
    expect(sent[0]?.[1]).to.deep.equal({
      ...{...wholeEnterpriseOnRecord, ...values},
      legalRepIdNumber: {enc: given[0]},
      version: '"1"',
    });
  });

  it('encrypts only the ID number in an ID card claim', async () => {
    const {asked, given, encryptField} = sealing();
    const {actor, checkIdCard, sent} = startPerson({}, {encryptField});
    await checkIdCard({name: '王五', idNumber: idNumbers[0], validFrom: '20210310', validTo: '20410310'});
    await toPromise(actor);
    expect(asked).to.deep.equal([['idNumber', idNumbers[0], 'checkIdCard']]);
    expect(sent.map(([, input]) => input)).to.deep.equal([
      {
        ...{ticket: 'ticket-1', whose: 'account-holder', validFrom: '20210310', validTo: '20410310'},
        person: {name: '王五', idType: onRecord, idNumber: {enc: given[0]}},
      },
    ]);
  });

  it('encrypts ID number, bank card and mobile for an SMS request, and never the SMS code', async () => {
    const {asked, given, encryptField} = sealing();
    const {actor, sendCode, enterCode, sent} = startPerson({}, {encryptField});
    const smsCode = randomCode();
    await sendCode({name: '王五', idNumber: idNumbers[0], bankCard, mobile});
    await enterCode(smsCode);
    await toPromise(actor);
    expect(asked).to.have.deep.members([
      ['idNumber', idNumbers[0], 'sendSmsCode'],
      ['bankCard', bankCard, 'sendSmsCode'],
      ['mobile', mobile, 'sendSmsCode'],
    ]);
    const encOf = (name: string) => ({enc: given[asked.findIndex(([each]) => each === name)]});
    expect(sent.map(([, input]) => input)).to.deep.equal([
      {
        ...{ticket: 'ticket-1', whose: 'account-holder', bankCard: encOf('bankCard'), mobile: encOf('mobile')},
        person: {name: '王五', idType: onRecord, idNumber: encOf('idNumber')},
      },
      {ticket: 'ticket-1', whose: 'account-holder', smsId: fakeSmsCode().smsId, smsCode},
    ]);
  });

  it('encrypts nothing that is on record', async () => {
    const {asked, encryptField} = sealing();
    const {at, claim} = startPath({}, {encryptField});
    await claim({type: 'edited', values: {}});
    await at('legalRep');
    const {actor, checkIdCard} = startPerson({}, {encryptField});
    await checkIdCard({});
    await toPromise(actor);
    expect(asked).to.deep.equal([]);
  });

  it('sends nothing when encryption fails, and can be retried', async () => {
    for (const failing of [
      async (_: string, value: string) => value,
      async (_: string, value: string) => Promise.reject(new Error(value)),
    ]) {
      let isBroken = true;
      const encryptField: EncryptField = async (name, value) => (isBroken ? failing(name, value) : randomKey());
      const {actor, at, checkIdCard, sent} = startPerson({}, {encryptField});
      await checkIdCard({idNumber: idNumbers[0]});
      const {problem} = (await at('notChecked')).context;
      expect(problem?.toJSON()).to.deep.equal({code: 'encrypt-failed', details: {where: 'idNumber'}});
      expect(inspect(problem, {depth: null, showHidden: true})).not.to.include(idNumbers[0]);
      expect(sent).to.deep.equal([]);
      isBroken = false;
      actor.send({type: 'retried'});
      await toPromise(actor);
      expect(sent).to.have.length(1);
    }
  });

  it('sends the same ciphertext with the same key on retry', async () => {
    const {asked, encryptField} = sealing();
    const enterprise = startPath({checkEnterprise: lostOnce(fakeNext('legal-rep'))}, {encryptField});
    await enterprise.claim({type: 'edited', values: {legalRepIdNumber: idNumbers[0]}});
    await enterprise.at('notChecked');
    enterprise.actor.send({type: 'retried'});
    await enterprise.at('legalRep');

    const idCard = startPerson({checkIdCard: lostOnce(fakeNext('account-holder'))}, {encryptField});
    await idCard.checkIdCard({idNumber: idNumbers[0]});
    await idCard.at('notChecked');
    idCard.actor.send({type: 'retried'});
    await toPromise(idCard.actor);

    const code = startPerson({sendSmsCode: lostOnce(fakeSmsCode())}, {encryptField});
    await code.sendCode({idNumber: idNumbers[0], bankCard, mobile});
    await code.at('codeNotSent');
    code.actor.send({type: 'retried'});
    await code.at({bankCard: 'codeSent'});

    for (const {sent} of [enterprise, idCard, code]) {
      expect(sent).to.have.length(2);
      expect(JSON.stringify(sent)).not.to.include(idNumbers[0]);
      expect(sent[1]).to.deep.equal(sent[0]);
    }
    expect(asked.map(([name]) => name)).to.have.members([
      ...['legalRepIdNumber', 'idNumber'],
      ...['idNumber', 'bankCard', 'mobile'],
    ]);
  });

  it('encrypts again, with a new key, for another attempt with the same values', async () => {
    const {encryptField} = sealing();
    const refused = async () => fakeRefused('person-mismatch');
    const {actor, at, checkIdCard, sent} = startPerson({checkIdCard: refused}, {encryptField});
    await checkIdCard({idNumber: idNumbers[0]});
    await at('idCard');
    actor.send({type: 'submitted'});
    await at('confirming');
    actor.send({type: 'confirmed'});
    await at('checkingIdCard');
    await at('idCard');
    const [first, second] = sent.map(([, input, {idempotencyKey}]) => ({
      number: (input as {person: {idNumber: {enc: string}}}).person.idNumber.enc,
      idempotencyKey,
    }));
    expect(second?.number).to.be.a('string').and.not.equal(first?.number);
    expect(second?.idempotencyKey).to.be.a('string').and.not.equal(first?.idempotencyKey);
  });

  it('keeps the same ciphertext when it is sent again with a human-check token', async () => {
    const {asked, encryptField} = sealing();
    const token = randomKey();
    const {at, sendCode, sent} = startPerson(
      {
        sendSmsCode: async (_, {humanCheck}) =>
          humanCheck === undefined ? fakeRefused('human-check-required') : fakeSmsCode(),
      },
      {encryptField, humanCheck: async () => token},
    );
    await sendCode();
    await at({bankCard: 'codeSent'});
    const [first, second] = sent;
    expect(second?.[1]).to.deep.equal(first?.[1]);
    expect(second?.[2].humanCheck).to.equal(token);
    expect(second?.[2].idempotencyKey).not.to.equal(first?.[2].idempotencyKey);
    expect(asked).to.have.length(2);
  });
});

describe('An SMS code on the host’s adapters', () => {
  /** What the machine makes of a code, by a PC whose clock says `now`, where the backend has told its own time or not. */
  const codeAt = async (now: number, changes: Partial<SmsCodeSent>, told?: number) => {
    const {now: real} = Date;
    Date.now = () => now;
    const clock = new BackendClock();
    clock.heard(told === undefined ? undefined : new Date(told).toISOString());
    try {
      const answers = {sendSmsCode: async () => fakeSmsCode(changes)};
      const {at, sendCode} = startPerson(answers, {clock});
      await sendCode();
      const {code, askAt} = (await at({bankCard: 'codeSent'})).context;
      return {code, askAt};
    } finally {
      Date.now = real;
    }
  };
  const server = Date.parse('2026-01-15T02:30:00Z');
  const minute = 60_000;

  it('expires at the backend’s time, converted to the device clock', async () => {
    const expiresAt = new Date(server + 5 * minute).toISOString();
    expect(await codeAt(server, {smsId: 'sms-7', expiresAt, retryAfter: 45})).to.deep.equal({
      code: {smsId: 'sms-7', maskedMobile: '138****8000', endsAt: server + 5 * minute},
      askAt: server + 45_000,
    });
  });

  it('keeps its lifetime from arrival, however wrong the PC clock is', async () => {
    for (const off of [-1_440 * minute, -10 * minute, 10 * minute, 1_440 * minute]) {
      const now = server + off;
      const expiresAt = new Date(server + 4 * minute).toISOString();
      const {code, askAt} = await codeAt(now, {expiresAt}, server);
      expect((code?.endsAt ?? 0) - now, String(off)).to.equal(4 * minute);
      expect(askAt - now, String(off)).to.equal(minute);
    }
  });

  it('lasts at least one and at most five minutes, and five when the backend sends no time', async () => {
    const lasting = async (ms: number, told?: number) => {
      const {code} = await codeAt(server, {expiresAt: new Date(server + ms).toISOString()}, told);
      return ((code?.endsAt ?? 0) - server) / minute;
    };
    expect(await lasting(-minute, server)).to.equal(1);
    expect(await lasting(1_440 * minute, server)).to.equal(5);
    for (const ms of [-1_440 * minute, minute, 1_440 * minute]) expect(await lasting(ms)).to.equal(5);
  });

  it('is not available when the backend refused to send one', async () => {
    const {actor, sendCode} = startPerson({
      sendSmsCode: async () => fakeRefused('sms-not-sent', {retryAfter: 40}),
    });
    await sendCode();
    const {context} = await waitFor(actor, ({context: {refusal}}) => refusal !== undefined, {timeout: 2_000});
    expect(context.refusal?.code).to.equal('sms-not-sent');
    expect(context.code).to.equal(undefined);
    expect((context.askAt - Date.now()) / 1000).to.be.within(30, 40);
  });

  it('is sent twice but read once when a human check intervenes', async () => {
    const smsCode = randomCode();
    const {actor, enterCode, sendCode, sent} = startPerson(
      {
        checkBankCard: async (_, {humanCheck}) =>
          humanCheck === undefined ? fakeRefused('human-check-required') : fakeNext('account-holder'),
      },
      {humanCheck: async () => randomKey()},
    );
    await sendCode();
    await enterCode(smsCode);
    await toPromise(actor);
    const claims = sent.filter(([question]) => question === 'checkBankCard').map(([, input]) => input as BankCardClaim);
    expect(claims.map((claim) => claim.smsCode)).to.deep.equal([smsCode, smsCode]);
  });

  it('is not sent when its Secret was already used', async () => {
    const {sent, person} = wire();
    const port = person.implementations.actors['checkBankCard'] as never;
    const code = new Secret(randomCode());
    code.discard();
    const input = {ticket: 'ticket-1', role: 'legal-rep', codeTry: {smsId: 'sms-1'} satisfies CodeTry, code};
    const ended = new Promise((resolve) => {
      const actor = createActor(port, {input: input as never}) as AnyActor;
      actor.subscribe({error: resolve});
      actor.start();
    });
    expect(await ended).to.be.instanceOf(Error);
    expect(sent).to.deep.equal([]);
  });

  it('typed differently after a lost answer is a new attempt with a new key', async () => {
    const [lost, right] = ['1', '2'].map((digit) => digit + randomCode().slice(1)) as [string, string];
    const done = new Map<unknown, string>();
    const {actor, enterCode, sendCode, sent} = startPerson({
      checkBankCard: async (input, {idempotencyKey}) => {
        const before = done.get(idempotencyKey);
        done.set(idempotencyKey, input.smsCode);
        if (before !== undefined && before !== input.smsCode) {
          throw new CertError('backend', {status: 422, foreignCode: 'idempotency-key-reused'});
        }
        if (input.smsCode === lost) throw new CertError('network');
        return fakeNext('account-holder');
      },
    });
    await sendCode();
    await enterCode(lost);
    await waitFor(actor, ({context: {problem}}) => problem !== undefined, {timeout: 2_000});
    await enterCode(right);
    await toPromise(actor);
    const tries = sent
      .slice(1)
      .map(([, input, {idempotencyKey}]) => [(input as BankCardClaim).smsCode, idempotencyKey]);
    expect(tries.map(([code]) => code)).to.deep.equal([lost, right, right]);
    expect(tries[1]?.[1]).to.equal(tries[0]?.[1]);
    expect(tries[2]?.[1]).not.to.equal(tries[0]?.[1]);
  });

  it('is in no event and no snapshot, even if the host’s backend throws it back', async () => {
    const smsCode = randomCode();
    const told: string[] = [];
    const {actor, enterCode, sendCode} = startPerson({
      checkBankCard: async (input) => Promise.reject(new Error(`wrong ${input.smsCode}`)),
    });
    actor.on('problem', (event) => told.push(JSON.stringify(event)));
    await sendCode();
    await enterCode(smsCode);
    await waitFor(actor, ({context: {problem}}) => problem !== undefined, {timeout: 2_000});
    expect(told).to.have.length(1);
    expect(told.join() + JSON.stringify(actor.getSnapshot())).not.to.include(`wrong ${smsCode}`);
    expect(JSON.stringify(actor.getSnapshot().context)).not.to.include(`"${smsCode}"`);
  });
});

describe('A legal representative request interrupted by the end of the session', () => {
  const unauthenticated = failing('unauthenticated');

  it('retries the SMS request with the same key and ciphertext, so no second SMS is sent', async () => {
    const {asked, encryptField} = sealing();
    const first = startPerson({sendSmsCode: unauthenticated}, {encryptField});
    await first.sendCode();
    const {kept} = await toPromise(first.actor);
    const again = startPerson({}, {encryptField}, kept);
    await again.at({bankCard: 'noCode'});
    again.actor.send({type: 'codeRequested'});
    await again.at({bankCard: 'codeSent'});
    expect(again.sent).to.deep.equal(first.sent);
    expect(asked.map(([name]) => name).sort()).to.deep.equal(['bankCard', 'mobile']);
  });
});

describe('An SMS code request that cannot be sent', () => {
  it('fails with encrypt-failed and the field name', async () => {
    for (const failing of ['bankCard', 'mobile'] as const) {
      const encryptField: EncryptField = async (name, value) => (name === failing ? value : randomKey());
      const {at, sendCode, sent} = startPerson({}, {encryptField});
      await sendCode();
      const {problem} = (await at('codeNotSent')).context;
      expect(problem?.toJSON()).to.deep.equal({code: 'encrypt-failed', details: {where: failing}});
      expect(sent).to.deep.equal([]);
    }
  });
});
