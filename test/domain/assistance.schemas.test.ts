import {expect} from 'chai';
import {assistanceWithdrawnSchema, inboxAnswerSchema} from '../../src/domain/assistance.schemas.js';
import {fakeInbox, fakeInboxRequest, fakeRefused} from '../../src/fakes.js';
import {expectFits, expectMisfits} from './misfits.js';

const inboxWith = (...numbers: string[]) => fakeInbox({requests: [fakeInboxRequest({numbers})]});

describe('The inbox schema', () => {
  it('accepts a valid inbox or refusal unchanged', () => {
    expectFits(inboxAnswerSchema(), fakeInbox(), fakeInbox({requests: []}), fakeRefused('not-applicable'));
    expectFits(inboxAnswerSchema(), inboxWith('00', '07', '99'));
  });

  it('requires three different numbers per request, so that none is the only choice', () => {
    expectMisfits(inboxAnswerSchema(), [
      [inboxWith(), 'requests.0.numbers'],
      [inboxWith('47'), 'requests.0.numbers'],
      [inboxWith('12', '47'), 'requests.0.numbers'],
      [inboxWith('12', '47', '83', '90'), 'requests.0.numbers'],
      [inboxWith('47', '47', '47'), 'requests.0.numbers'],
      [inboxWith('12', '47', '47'), 'requests.0.numbers'],
      [inboxWith('12', '47', '8'), 'requests.0.numbers.2'],
    ]);
  });
});

describe('The schema of a withdrawal answer', () => {
  it('requires the subject, and drops unknown fields', () => {
    const schema = assistanceWithdrawnSchema();
    expect(schema.parse({subject: 'subject-1', id: 'x'})).to.deep.equal({subject: 'subject-1'});
    expectMisfits(schema, [
      [{}, 'subject'],
      [{subject: ''}, 'subject'],
    ]);
  });
});
