import {expect} from 'chai';
import fc from 'fast-check';
import {agentError, decodeAnswer} from '../../src/adapters/eport-agent.wire.js';
import {certErrorCodes, isCertError} from '../../src/domain/errors.js';
import {composeCardChallenge} from '../../src/domain/card-challenge.js';
import {outcomeSchema} from '../../src/domain/outcome.schemas.js';
import {reviewDraft, reviewRecord} from '../../src/domain/profile-draft.js';
import {editableFields} from '../../src/domain/profile-fields.js';
import {profileSchema, saveAnswerSchema} from '../../src/domain/profile.schemas.js';
import {quoted, statusSchema} from '../../src/domain/schemas.js';
import {fakeOutcome, fakePending, fakeProfile, fakeStatus} from '../../src/testing.js';
import {edit, nothing, rules} from '../domain/profile-draft.harness.js';
import {seeds} from './campaign.js';
import {expectShowable} from './judge.js';
import {jsonWith, nearly, wildText} from './wild.js';

const [seed] = seeds;

const envelope = {_id: 1, _method: 'ver', _args: {Result: true, Data: [], Error: []}};

describe('Whatever is read in the same process, without a socket,', () => {
  it('is an answer of the agent or none, and never throws', () => {
    const parts = jsonWith('_id', '_method', '_args', 'Result', 'Data', 'Error');
    const frames = fc.oneof(
      fc.string({unit: 'binary'}),
      fc.anything(),
      parts.map((json) => JSON.stringify(json)),
      nearly(envelope, parts).map((json) => JSON.stringify(json)),
      nearly(envelope._args, parts).map((_args) => JSON.stringify({...envelope, _args})),
    );
    let answers = 0;
    fc.assert(
      fc.property(frames, fc.boolean(), (frame, withPin) => {
        const answer = decodeAnswer(frame);
        if (!answer) return;
        answers += 1;
        expect(answer.id).to.be.a('number');
        expect(answer.method).to.be.a('string');
        expect(answer.ok).to.be.a('boolean');
        expect(answer.data).to.be.an('array');
        expect(answer.error.map((part) => typeof part)).to.deep.equal(['string', 'string']);
        expect(certErrorCodes).to.include(agentError(answer, withPin).code);
      }),
      {seed, numRuns: 500},
    );
    expect(answers).to.be.greaterThan(0);
  });

  it('is an outcome or none, passed only by a true flag, and never throws', () => {
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
    let outcomes = 0;
    fc.assert(
      fc.property(values, (value) => {
        const {data} = outcomeSchema().safeParse(value);
        if (!data) return;
        outcomes += 1;
        const isPassed = 'passed' in data && data.passed;
        if (isPassed) expect((value as {passed: unknown}).passed).to.equal(true);
        expect('pending' in data || isPassed || typeof data.refusal.code === 'string').to.equal(true);
        if (!('refusal' in data)) expect(data.subject).to.match(/^[\x21-\x7E]{1,200}$/);
        expect(Object.getPrototypeOf(data)).to.equal(Object.prototype);
      }),
      {seed, numRuns: 500},
    );
    expect(outcomes).to.be.greaterThan(0);
  });

  it('is a record or nothing, which can be looked at and written over, and never throws', () => {
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
    let records = 0;
    fc.assert(
      fc.property(values, wildText, fc.constantFrom('enterprise', 'account'), (value, text, part) => {
        const {data} = profileSchema().safeParse(value);
        if (!data) return;
        records += 1;
        expect(Object.keys(data)).to.have.members([
          ...Object.keys(fakeProfile()),
          ...('ifChanged' in data ? ['ifChanged'] : []),
        ]);
        for (const each of Object.values({...data.enterprise, ...data.account})) expectShowable(each.display, 'field');
        reviewRecord(data, rules);
        for (const name of editableFields[part]) {
          const {draft} = edit(data, nothing, {[name]: text});
          expect(editableFields[part]).to.include.members(Object.keys(reviewDraft(data, part, draft, rules).findings));
        }
      }),
      {seed, numRuns: 300},
    );
    expect(records).to.be.greaterThan(30);
  });

  it('is that a change was saved, or a no wherever the flag of every no is, and never throws', () => {
    const parts = jsonWith('passed', 'effective', 'refusal', 'code', 'fields', 'message');
    const values = fc.oneof(
      fc.anything(),
      parts,
      nearly({effective: 'now'}, parts),
      nearly({passed: false, effective: 'now', refusal: {code: 'a'}}, parts),
    );
    let answers = 0;
    fc.assert(
      fc.property(values, (value) => {
        const {data} = saveAnswerSchema().safeParse(value);
        if (!data) return;
        answers += 1;
        const isNo = (value as {passed?: unknown}).passed === false;
        expect('refusal' in data).to.equal(isNo);
        if ('refusal' in data) expect(data.refusal.code).to.be.a('string');
        else expect(['now', 'next-sign-in']).to.include(data.effective);
      }),
      {seed, numRuns: 500},
    );
    expect(answers).to.be.greaterThan(0);
  });

  it('is where the user stands or nothing, and never throws', () => {
    const parts = jsonWith('subject', 'applicable', 'level', 'aspects', 'methods', 'id', 'state', 'enabled');
    fc.assert(
      fc.property(fc.oneof(fc.anything(), parts, nearly(fakeStatus(), parts)), (value) => {
        const {data} = statusSchema().safeParse(value);
        if (!data) return;
        const {now: _, enterprise: __, ...required} = fakeStatus();
        expect(Object.keys(data)).to.include.members(Object.keys(required));
        expect(Object.keys(fakeStatus())).to.include.members(Object.keys(data));
      }),
      {seed, numRuns: 500},
    );
  });

  it('is quoted in at most 200 characters on one line', () => {
    fc.assert(
      fc.property(
        fc.oneof(wildText, fc.string({unit: 'binary', maxLength: 600}), fc.string({unit: 'grapheme', maxLength: 600})),
        (text) => {
          const quote = quoted(text);
          expect(Array.from(quote).length).to.be.at.most(200);
          expect(quote).not.to.match(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
          expect(quoted(quote)).to.equal(quote);
        },
      ),
      {seed, numRuns: 500},
    );
  });

  it('is signed as six lines in their places, or not at all', () => {
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
    fc.assert(
      fc.property(
        nearly(
          right,
          fc.oneof(
            text,
            text.map((added) => right.nonce + added),
          ),
        ),
        (parts) => {
          let signed: string;
          try {
            signed = composeCardChallenge(parts as typeof right);
          } catch (error) {
            expect(isCertError(error) && error.code).to.equal('contract');
            return;
          }
          expect(signed.split('\n')).to.deep.equal(['SW-REALNAME-CERT/2', ...Object.values(parts as typeof right)]);
        },
      ),
      {seed, numRuns: 300},
    );
  });
});
