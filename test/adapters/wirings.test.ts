import {expect} from 'chai';
import type {AnyStateMachine} from 'xstate';
import type {Adapters} from '../../src/adapters/adapters.js';
import {wire as wireAdminAssist} from '../../src/adapters/admin-assist.wiring.js';
import {wire as wireIcCard} from '../../src/adapters/ic-card.wiring.js';
import {wire as wireLegalRep} from '../../src/adapters/legal-rep.wiring.js';
import {wire as wireProfile} from '../../src/adapters/profile.wiring.js';
import {Attempt} from '../../src/domain/attempt.js';
import {randomKey} from '../../src/domain/random-ids.js';
import {Secret} from '../../src/domain/secret.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {lend, tabWith} from '../harness/tab.js';
import type {OperationName} from '../harness/world.js';

import {onRecord, soundCard} from '../machines/person-check.harness.js';
import {expectError} from './errors.js';
import {fakeAdapters, noting, portOf, runPort, sealing} from './wired.js';

type Wire = (adapters: Adapters, subject: string) => unknown;

const person: Wire = (...all) => portOf(wireLegalRep(...all) as AnyStateMachine, 'checkPerson');

/** A request that has an effect, and the port by which a machine asks it. */
interface Port {
  readonly wire: Wire;
  readonly name: string;
  readonly operation: OperationName;
  /** What the attempt is about. */
  readonly body: object | undefined;
  /** What the port is given with the attempt, if that is not all. */
  readonly given?: (attempt: Attempt<unknown>) => object;
  /** What is sent, if that is not the body. */
  readonly sent?: object;
  /** The typed values that a host encrypts, by their names. */
  readonly sealed?: Readonly<Record<string, string>>;
}

const identity = {name: '王五', idType: onRecord, idNumber: idNumbers[0]};
const ofPerson = {ticket: 'ticket-1', whose: 'account-holder', person: identity};
const saved = (part: 'enterprise' | 'account', changes: object): Pick<Port, 'wire' | 'name' | 'body' | 'sent'> => ({
  ...{wire: wireProfile, name: 'save', body: {part, version: '"1"', changes}, sent: {version: '"1"', changes}},
});
const code = () => new Secret('123456');

const ports: readonly Port[] = [
  {
    ...{wire: wireLegalRep, name: 'checkEnterprise', operation: 'checkEnterprise'},
    body: {
      enterpriseName: '上海浦东',
      uscc: onRecord,
      legalRepName: '王五',
      legalRepIdNumber: idNumbers[1],
      version: '"1"',
    },
    sealed: {legalRepIdNumber: idNumbers[1]},
  },
  {
    ...{wire: person, name: 'checkIdCard', operation: 'checkIdCard'},
    body: {...ofPerson, validFrom: '20210310', validTo: '20410310'},
    sealed: {idNumber: idNumbers[0]},
  },
  {
    ...{wire: person, name: 'sendSmsCode', operation: 'sendSmsCode'},
    body: {...ofPerson, ...soundCard},
    sealed: {idNumber: idNumbers[0], ...soundCard},
  },
  {
    ...{wire: person, name: 'checkBankCard', operation: 'checkBankCard', body: {smsId: 'sms-1'}},
    given: (codeTry) => ({ticket: 'ticket-1', role: 'account-holder', codeTry, code: code()}),
    sent: {ticket: 'ticket-1', whose: 'account-holder', smsId: 'sms-1', smsCode: '123456'},
  },
  {...saved('enterprise', {legalRepName: '王五'}), operation: 'updateEnterprise'},
  {
    ...saved('account', {holderName: '王五', idNumber: idNumbers[0]}),
    operation: 'updateAccount',
    sealed: {idNumber: idNumbers[0]},
  },
  {wire: wireIcCard, name: 'createChallenge', operation: 'createCardChallenge', body: undefined},
  {
    wire: wireIcCard,
    name: 'verifyCard',
    operation: 'verifyCard',
    body: {challengeId: 'challenge-1', certNo: '01234567'},
  },
  {
    ...{wire: wireAdminAssist, name: 'requestAssistance', operation: 'requestAssistance'},
    body: {enterprise: '上海浦东样例贸易有限公司'},
  },
  {
    ...{wire: wireAdminAssist, name: 'sendCode', operation: 'sendAssistanceCode', body: {id: 'assistance-1'}},
    given: (codeTry) => ({codeTry, code: code()}),
    sent: {id: 'assistance-1', code: '123456'},
  },
  {wire: wireAdminAssist, name: 'withdraw', operation: 'withdrawAssistance', body: {id: 'assistance-1'}},
];

/** The same with each of these values encrypted. */
const withSealed = (body: unknown, texts: ReadonlyMap<unknown, string>): unknown => {
  const enc = texts.get(body);
  if (enc !== undefined) return {enc};
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([name, each]) => [name, withSealed(each, texts)]));
};

describe('A machine wired to the host’s adapters', () => {
  let giveBack = (): void => undefined;
  before(() => {
    giveBack = lend(tabWith());
  });
  after(() => giveBack());

  for (const {
    wire,
    name,
    operation,
    body,
    given = (attempt: Attempt<unknown>) => attempt,
    sent: other,
    sealed = {},
  } of ports) {
    const begin = (adapters: Partial<Adapters>, answers = {}) => {
      const {backend, ...noted} = noting(answers);
      const machine = wire(fakeAdapters({}, {...adapters, backend, locale: 'zh-TW'}), 'subject-1') as AnyStateMachine;
      return {...noted, run: (attempt: Attempt<unknown>) => runPort(machine, name, given(attempt))};
    };
    const names = Object.keys(sealed);

    it(`sends ${operation} as the attempt says${names.length > 0 ? `, with ${names.join()} encrypted once` : ''}, about the page’s user`, async () => {
      const {asked, given: texts, encryptField} = sealing();
      const {run, sent} = begin({encryptField});
      const attempt = new Attempt<unknown>(body);
      await run(attempt).answer;
      expect(asked).to.deep.equal(Object.entries(sealed).map(([field, value]) => [field, value, operation]));
      const expected = withSealed(other ?? body, new Map(asked.map(([, value], at) => [value, texts[at] ?? ''])));
      const {idempotencyKey: key} = attempt.options;
      expect(sent).to.deep.equal([
        {operation, input: expected, options: {idempotencyKey: key, subject: 'subject-1', locale: 'zh-TW'}},
      ]);
      // What is sent again is the same; another attempt is none of it.
      await run(attempt).answer;
      expect(sent[1]).to.deep.equal(sent[0]);
      await run(new Attempt<unknown>(body)).answer;
      expect(sent[2]?.options.idempotencyKey).to.be.a('string').and.not.equal(key);
      expect(JSON.stringify(sent[2]?.input) === JSON.stringify(sent[0]?.input)).to.equal(names.length === 0);
    });

    for (const field of names) {
      it(`sends no ${operation} when ${field} is not encrypted, fails with encrypt-failed and that field, and can be retried`, async () => {
        let isBroken = true;
        const {run, sent} = begin({
          encryptField: async (each, value) => (isBroken && each === field ? value : randomKey()),
        });
        const attempt = new Attempt<unknown>(body);
        await expectError(run(attempt).answer, 'encrypt-failed', {where: field});
        expect(sent).to.deep.equal([]);
        isBroken = false;
        await run(attempt).answer;
        expect(sent).to.have.length(1);
      });
    }
  }
});
