import {expect} from 'chai';
import fc from 'fast-check';
import {agentError, decodeAnswer} from '../../src/adapters/eport-agent.wire.js';
import {certErrorCodes, isCertError, quoted} from '../../src/domain/errors.js';
import {composeCardChallenge} from '../../src/domain/card-challenge.js';
import {outcomeSchema} from '../../src/domain/outcome.schemas.js';
import {validateProfile, validateRecord} from '../../src/domain/profile-draft.js';
import {editableFields} from '../../src/domain/profile-fields.js';
import {profileSchema, saveAnswerSchema} from '../../src/domain/profile.schemas.js';
import {statusSchema} from '../../src/domain/schemas.js';
import {fakeOutcome, fakePending, fakeProfile, fakeStatus} from '../../src/fakes.js';
import {edit, nothing, rules} from '../domain/profile-draft.harness.js';
import {seeds} from './campaign.js';
import {expectShowable} from './judge.js';
import {jsonWith, nearly, wildText} from './wild.js';

const [seed] = seeds;

const envelope = {_id: 1, _method: 'ver', _args: {Result: true, Data: [], Error: []}};

/** Holds every value that is read for something against what has to be true of it: so many are, and none makes it throw. */
const expectOf = <Value, Read>(
  values: fc.Arbitrary<Value>,
  read: (value: Value) => Read | undefined,
  judge: (data: Read, value: Value) => void,
  {numRuns = 500, atLeast = 1} = {},
): void => {
  let count = 0;
  const property = fc.property(values, (value) => {
    const data = read(value);
    if (data === undefined) return;
    count += 1;
    judge(data, value);
  });
  fc.assert(property, {seed, numRuns});
  expect(count).to.be.at.least(atLeast);
};

describe('Decoding random data', () => {
  it('of the agent gives an answer or nothing, and never throws', () => {
    const parts = jsonWith('_id', '_method', '_args', 'Result', 'Data', 'Error');
    const frames = fc.oneof(
      fc.string({unit: 'binary'}),
      fc.anything(),
      parts.map((json) => JSON.stringify(json)),
      nearly(envelope, parts).map((json) => JSON.stringify(json)),
      nearly(envelope._args, parts).map((_args) => JSON.stringify({...envelope, _args})),
    );
    expectOf(frames, decodeAnswer, (answer) => {
      expect(answer.id).to.be.a('number');
      expect(answer.method).to.be.a('string');
      expect(answer.ok).to.be.a('boolean');
      expect(answer.data).to.be.an('array');
      expect(answer.error.map((part) => typeof part)).to.deep.equal(['string', 'string']);
      for (const withPin of [true, false]) expect(certErrorCodes).to.include(agentError(answer, withPin).code);
    });
  });

  it('gives an outcome or nothing, which passes only by passed: true, and never throws', () => {
    const parts = jsonWith(
      'passed',
      'pending',
      'subject',
      'checkAfter',
      'refusal',
      'code',
      'level',
      'id',
      'rank',
      'label',
    );
    const values = fc.oneof(
      fc.anything(),
      parts,
      nearly(fakeOutcome(), parts),
      nearly({passed: false, refusal: {code: 'a'}}, parts),
      nearly(fakePending(1), parts),
    );
    const read = (value: unknown) => outcomeSchema().safeParse(value).data;
    expectOf(values, read, (data, value) => {
      const isPassed = 'passed' in data && data.passed;
      if (isPassed) expect((value as {passed: unknown}).passed).to.equal(true);
      expect('pending' in data || isPassed || typeof data.refusal.code === 'string').to.equal(true);
      if (!('refusal' in data)) expect(data.subject).to.match(/^[\x21-\x7E]{1,200}$/);
      expect(Object.getPrototypeOf(data)).to.equal(Object.prototype);
    });
  });

  it('gives a record or nothing, which can be displayed and edited, and never throws', () => {
    const parts = jsonWith('display', 'onRecord', 'masked', 'issue', 'state', 'reason', 'subject', 'version');
    const {enterprise, account} = fakeProfile();
    const shown = fc.record({display: wildText, onRecord: fc.boolean(), masked: fc.boolean()});
    const field = fc.oneof({weight: 6, arbitrary: shown}, parts);
    const values = fc.oneof(
      fc.anything(),
      parts,
      nearly(fakeProfile(), parts),
      fc
        .tuple(nearly(enterprise, field), nearly(account, field))
        .map(([enterprise, account]) => ({...fakeProfile(), enterprise, account})),
    );
    const typing = fc.tuple(values, wildText, fc.constantFrom('enterprise', 'account'));
    const read = ([value]: [unknown, ...unknown[]]) => profileSchema().safeParse(value).data;
    expectOf(
      typing,
      read,
      (data, [, text, part]) => {
        expect(Object.keys(data)).to.have.members([
          ...Object.keys(fakeProfile()),
          ...('ifChanged' in data ? ['ifChanged'] : []),
        ]);
        for (const each of Object.values({...data.enterprise, ...data.account})) expectShowable(each.display, 'field');
        validateRecord(data, rules);
        for (const name of editableFields[part]) {
          const {draft} = edit(data, nothing, {[name]: text});
          expect(editableFields[part]).to.include.members(
            Object.keys(validateProfile(data, part, draft, rules).findings),
          );
        }
      },
      {numRuns: 300, atLeast: 31},
    );
  });

  it('gives a saved change, or a refusal only when passed is false, and never throws', () => {
    const parts = jsonWith('passed', 'effective', 'refusal', 'code', 'fields', 'message');
    const values = fc.oneof(
      fc.anything(),
      parts,
      nearly({effective: 'now'}, parts),
      nearly({passed: false, effective: 'now', refusal: {code: 'a'}}, parts),
    );
    const read = (value: unknown) => saveAnswerSchema().safeParse(value).data;
    expectOf(values, read, (data, value) => {
      const isNo = (value as {passed?: unknown}).passed === false;
      expect('refusal' in data).to.equal(isNo);
      if ('refusal' in data) expect(data.refusal.code).to.be.a('string');
      else expect(['now', 'next-sign-in']).to.include(data.effective);
    });
  });

  it('gives a status or nothing, and never throws', () => {
    const parts = jsonWith('subject', 'applicable', 'level', 'aspects', 'methods', 'id', 'state', 'enabled');
    const values = fc.oneof(fc.anything(), parts, nearly({...fakeStatus(), unknown: 1}, parts));
    const {contract: _, now: __, enterprise: ___, ...required} = fakeStatus();
    const read = (value: unknown) => statusSchema().safeParse(value).data;
    expectOf(values, read, (data) => {
      expect(Object.keys(data)).to.include.members(Object.keys(required));
      expect(Object.keys(fakeStatus())).to.include.members(Object.keys(data));
    });
  });

  it('gives a quote of one line with at most 200 characters', () => {
    const long = (['binary', 'grapheme'] as const).map((unit) => fc.string({unit, maxLength: 600}));
    expectOf(fc.oneof(wildText, ...long), quoted, (quote) => {
      expectShowable(quote, 'quote');
      expect(quoted(quote)).to.equal(quote);
    });
  });

  it('gives a challenge text of six lines in their order, or none', () => {
    const right = {
      origin: 'https://swapp.example.cn',
      subject: 'subject-1',
      uscc: '91310000PDY000028G',
      nonce: 'A'.repeat(22),
      expiresAt: '2026-01-15T00:00:00.000Z',
    };
    const text = fc.string({
      unit: fc.constantFrom('A', '0', '\n', ':', '/', 'h', 't', 'p', 's', '-', 'Z', 'T'),
      maxLength: 30,
    });
    const parts = fc.oneof(
      text,
      text.map((added) => right.nonce + added),
    );
    const sign = (given: unknown): string | undefined => {
      try {
        return composeCardChallenge(given as typeof right);
      } catch (error) {
        expect(isCertError(error) && error.code).to.equal('contract');
        return undefined;
      }
    };
    expectOf(
      nearly(right, parts),
      sign,
      (signed, given) => {
        expect(signed.split('\n')).to.deep.equal(['SW-REALNAME-CERT/2', ...Object.values(given as typeof right)]);
      },
      {numRuns: 300},
    );
  });
});
