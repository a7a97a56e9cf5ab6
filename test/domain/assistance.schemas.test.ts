import {expect} from 'chai';
import {assistanceWithdrawnSchema, inboxAnswerSchema} from '../../src/domain/assistance.schemas.js';
import {fakeInbox, fakeInboxRequest, fakeRefused} from '../../src/fakes.js';
import {expectFits, expectMisfits} from './misfits.js';

describe('The inbox schema', () => {
  it('accepts a valid inbox or refusal unchanged', () => {
    expectFits(inboxAnswerSchema(), fakeInbox(), fakeInbox({requests: []}), fakeRefused('not-applicable'));
    expectFits(inboxAnswerSchema(), fakeInbox({more: 2, withdrawnToday: 0, limitReached: true}));
  });

  it('accepts more than 50 requests: a long inbox is no failure', () => {
    expectFits(inboxAnswerSchema(), fakeInbox({requests: Array.from({length: 51}, () => fakeInboxRequest())}));
  });
});

describe('The schema of a withdrawal answer', () => {
  it('requires the subject and what became of it, and drops unknown fields', () => {
    const schema = assistanceWithdrawnSchema();
    const ended = {subject: 'subject-1', state: 'ended'};
    expect(schema.parse({...ended, id: 'x'})).to.deep.equal(ended);
    expectMisfits(schema, [
      [{state: 'ended'}, 'subject'],
      [{...ended, subject: ''}, 'subject'],
      [{...ended, state: 'open'}, 'state'],
    ]);
  });
});
