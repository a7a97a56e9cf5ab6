import {expect} from 'chai';
import {handoffRequestSchema} from '../../src/domain/handoff.questions.js';
import {handoffAnswerSchema, handoffCancelledSchema, handoffStatusSchema} from '../../src/domain/handoff.schemas.js';
import {fakeHandoff, fakeOutcome, fakePending, fakeRefused} from '../../src/fakes.js';
import {expectFits, expectMisfits, expectNone, misfit} from './misfits.js';

const long = (length: number) => `https://ccb.com/${'a'.repeat(length - 'https://ccb.com/'.length)}`;
const nothings = [undefined, null, 7, 'open', [], true];
const refused = fakeRefused('place-unavailable', {retryAfter: 60, message: '系统维护'});
const {subject, url, expiresAt} = fakeHandoff();
const open = {open: true, subject, method: 'bank-ukey', place: 'ccb', by: 'link', url, expiresAt};
const passed = fakeOutcome({method: 'bank-ukey', via: 'ccb', effective: 'now'});

describe('The schema of a handoff answer', () => {
  const schema = handoffAnswerSchema();

  it('accepts a handoff or a refusal, and drops unknown fields', () => {
    expectFits(schema, fakeHandoff(), refused);
    for (const answer of [fakeHandoff(), refused]) {
      expect(schema.parse({...answer, idNumber: '1', place: 'ccb'})).to.deep.equal(answer);
    }
    expect(schema.parse({...fakeHandoff(), ...refused})).to.deep.equal(refused);
  });

  it('reports the invalid field', () => {
    expectMisfits(schema, [
      ...nothings.map((value) => [value, ''] as const),
      [{...fakeHandoff(), id: ''}, 'id'],
      [fakeHandoff({id: 'a'.repeat(201)}), 'id'],
      [{...fakeHandoff(), subject: undefined}, 'subject'],
      [fakeHandoff({url: ''}), 'url'],
      [fakeHandoff({url: long(2_049)}), 'url'],
      [fakeHandoff({expiresAt: 'soon'}), 'expiresAt'],
      [{passed: false, refusal: {}}, 'refusal.code'],
      [{passed: false, refusal: null}, 'refusal'],
    ]);
    expect(misfit(schema, fakeHandoff({url: long(2_048)}))).to.equal(undefined);
  });
});

describe('The schema of a handoff status', () => {
  const schema = handoffStatusSchema();

  it('accepts an open handoff or an outcome', () => {
    expectFits(schema, open, {...open, by: 'code', scanned: true}, passed, refused, fakePending(20));
  });

  it('reads an answer with open: true as open, even if it also has passed: true', () => {
    expect(schema.parse({...passed, ...open})).to.deep.equal(open);
    expectMisfits(schema, [
      [{...passed, open: false}, 'open'],
      [{...open, open: 'true'}, 'open'],
      [{...passed, open: null}, 'open'],
    ]);
  });

  it('reports the invalid field', () => {
    expectMisfits(schema, [
      [{...open, url: ''}, 'url'],
      [{...open, url: long(2_049)}, 'url'],
      [{...open, method: ''}, 'method'],
      [{...open, place: ''}, 'place'],
      [{...open, by: 'post'}, 'by'],
      [{...open, scanned: 'true'}, 'scanned'],
      [{...open, subject: ''}, 'subject'],
      [{...open, expiresAt: ''}, 'expiresAt'],
      [{...open, checkAfter: -1}, 'checkAfter'],
      [{...passed, passed: 'true'}, 'passed'],
      [{...passed, enterpriseName: 1}, 'enterpriseName'],
      [fakePending(-1), 'checkAfter'],
      [{passed: false}, 'refusal'],
      [{}, 'passed'],
    ]);
  });
});

describe('The schema of a cancellation answer', () => {
  it('requires the subject and what became of it, and drops unknown fields', () => {
    const schema = handoffCancelledSchema();
    for (const state of ['ended', 'decided', 'open'])
      expect(schema.parse({subject, state, id: 'x'})).to.deep.equal({subject, state});
    expectMisfits(schema, [
      [{state: 'ended'}, 'subject'],
      [{subject: '', state: 'ended'}, 'subject'],
      [{subject}, 'state'],
      [{subject, state: 'valid'}, 'state'],
    ]);
    expectNone(schema, nothings);
  });
});

describe('The server’s schema of a handoff request', () => {
  const schema = handoffRequestSchema();
  const request = {method: 'bank-ukey', place: 'ccb', by: 'link', returnUrl: 'https://swapp.example.cn/user/cert'};
  const consent = {noticeId: 'notice-1', version: '1', time: '2026-01-15T02:30:00Z'};

  it('accepts method, place, way, return URL, and optional consent and human-check token; by a code without return URL', () => {
    expectFits(
      schema,
      request,
      {method: 'e-licence', place: 'sample', by: 'code'},
      {...request, consent},
      {...request, humanCheck: 'token'},
    );
    expect(schema.parse({...request, uscc: '91310000PDY000028G'})).to.deep.equal(request);
  });

  it('reports the invalid field', () => {
    expectMisfits(schema, [
      [{...request, method: ''}, 'method'],
      [{...request, place: ''}, 'place'],
      [{...request, by: undefined}, 'by'],
      [{...request, returnUrl: ''}, 'returnUrl'],
      [{...request, returnUrl: long(2_049)}, 'returnUrl'],
      [{...request, consent: {...consent, version: 1}}, 'consent.version'],
      [{...request, humanCheck: 1}, 'humanCheck'],
    ]);
  });
});
