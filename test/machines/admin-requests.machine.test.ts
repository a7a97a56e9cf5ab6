import {expect} from 'chai';
import {fakeInbox} from '../../src/fakes.js';
import {InboxRun, newCode, sampleInbox, sampleRequest} from './admin-requests.harness.js';
import {failing, inTurn, refused} from './answers.js';

describe('The administrator’s inbox', () => {
  it('is refreshed on a press and when the page becomes visible, for the same administrator', async () => {
    const run = await new InboxRun({getInbox: inTurn(sampleInbox, fakeInbox({requests: []}))}).reach('inbox');
    run.send('refreshRequested').shows({inbox: 'refreshing'});
    await run.at({inbox: 'current'});
    expect(run.now.context.requests).to.deep.equal([]);
    run.wake();
    await run.at({inbox: 'current'});
    expect(run.inputsOf('getInbox')).to.deep.equal([
      {subject: ''},
      {subject: 'administrator-1'},
      {subject: 'administrator-1'},
    ]);
  });

  it('displays the first 50 requests of a longer list, and how many more there are', async () => {
    const requests = Array.from({length: 53}, (_, at) => ({...sampleRequest, id: `assistance-${at}`}));
    const {context} = await new InboxRun({getInbox: async () => fakeInbox({requests, more: 2})}).at('inbox');
    expect(context).to.deep.include({requests: requests.slice(0, 50), more: 5, limitReached: false, before: ''});
  });

  it('opens only requests that it contains', async () => {
    (await new InboxRun().opened('assistance-9')).shows({inbox: 'current'});
    for (const chosen of sampleInbox.requests) (await new InboxRun().opened(chosen.id)).shows('deciding', {chosen});
  });
});

describe('Confirming a request', () => {
  it('requires a number of two digits and a warning before it is sent', async () => {
    const run = (await new InboxRun().opened()).send('agreed').shows('deciding', {numberUnfit: true});
    for (const typed of ['4', '470', '4x']) run.type(typed).send('agreed').shows('deciding', {numberUnfit: true});
    run
      .type('5')
      .shows('deciding', {numberUnfit: true})
      .type(' ４７')
      .shows('deciding', {number: ' ４７', numberUnfit: false});
    run.send('agreed').shows('askingYes');
    expect(run.asked).to.deep.equal(['getInbox']);
    await run.send('confirmed').at('answered');
    expect(run.inputsOf('confirmAssistance').map(({body}) => body)).to.deep.equal([
      {subject: 'administrator-1', id: 'assistance-1', number: '47'},
    ]);
    expect([run.now.context.answer, run.outcomes]).to.deep.equal(['confirmed', ['confirmed']]);
  });

  it('can be cancelled at the warning, keeping the number', async () => {
    const run = (await new InboxRun().opened()).type().send('agreed', 'cancelled');
    run.shows('deciding', {number: '47'});
    expect(run.asked).to.deep.equal(['getInbox']);
  });

  it('is the same attempt as long as the number is the same', async () => {
    const run = await (await new InboxRun({confirmAssistance: failing('network')}).agreed()).reach('notConfirmed');
    await run.send('corrected', 'agreed', 'confirmed').at('notConfirmed');
    await run.send('corrected').type('12').send('agreed', 'confirmed').at('notConfirmed');
    const [first, second, third] = run.inputsOf('confirmAssistance');
    expect(second).to.equal(first);
    expect(third?.body).to.deep.include({number: '12'});
  });

  for (const code of [
    'assistance-number-incorrect',
    'assistance-answered',
    'assistance-withdrawn',
    'assistance-expired',
    'id-number-taken',
  ] as const) {
    it(`displays that the request has ended: ${code}`, async () => {
      const run = await (
        await new InboxRun({confirmAssistance: async () => refused(code)}).agreed()
      ).refused('gone', code);
      expect(run.reported).to.deep.equal([`refused ${code}`]);
      expect(run.outcomes).to.deep.equal([]);
      await run.send('closed').at({inbox: 'current'});
      expect(run.times('getInbox')).to.equal(2);
      run.shows({inbox: 'current'}, {chosen: undefined, refusal: undefined, number: ''});
    });
  }
});

describe('Declining a request', () => {
  it('requires a reason of up to 200 characters', async () => {
    const run = (await new InboxRun().declined(' ')).shows('declining', {reasonFinding: 'missing'});
    run.actor.send({type: 'reasonEdited', reason: '人'.repeat(201)});
    run.send('submitted').shows('declining', {reasonFinding: 'tooLong'});
    run.actor.send({type: 'reasonEdited', reason: '人'.repeat(200)});
    run.shows('declining', {reasonFinding: undefined});
    run.actor.send({type: 'reasonEdited', reason: ' 不认识此人 '});
    run.shows('declining', {reasonFinding: undefined});
    await run.send('submitted').at('answered');
    expect(run.inputsOf('declineAssistance').map(({body}) => body)).to.deep.equal([
      {subject: 'administrator-1', id: 'assistance-1', reason: '不认识此人'},
    ]);
    expect(run.outcomes).to.deep.equal(['declined']);
  });
});

describe('A code for a request', () => {
  it('is created after a warning, displayed, and in no snapshot', async () => {
    const run = (await new InboxRun().opened()).send('codeRequested').shows('askingCode');
    const {context} = await run.send('confirmed').at('codeShown');
    expect(JSON.stringify(run.actor.getPersistedSnapshot())).not.to.contain('20481357');
    expect(context.code?.code.take()).to.equal('20481357');
    expect(run.inputsOf('createCode').map(({body}) => body)).to.deep.equal([
      {subject: 'administrator-1', id: 'assistance-1'},
    ]);
  });

  it('is discarded when it expires, when left and when the machine stops', async () => {
    const code = newCode();
    const run = await (await new InboxRun({createCode: async () => code}).ordered()).reach('codeShown');
    run.clock.increment(599_999);
    run.shows('codeShown').clock.increment(1);
    run.shows('codeExpired', {code: undefined});
    expect(code.code.held).to.equal(false);
    run.send('corrected').shows('deciding');
    for (const end of [(each: InboxRun) => each.send('closed'), (each: InboxRun) => each.actor.stop()]) {
      const another = newCode();
      const shown = await (await new InboxRun({createCode: async () => another}).ordered()).reach('codeShown');
      end(shown);
      expect(another.code.held).to.equal(false);
    }
  });

  it('is a new attempt after one was displayed', async () => {
    const run = await (await new InboxRun({createCode: async () => newCode()}).ordered()).reach('codeShown');
    await run.send('corrected', 'codeRequested', 'confirmed').at('codeShown');
    const [first, second] = run.inputsOf('createCode');
    expect(second).not.to.equal(first);
  });
});

describe('What was not sent', () => {
  it('can be corrected where it was typed', async () => {
    const offline = {declineAssistance: failing('network'), createCode: failing('network')};
    const declining = await (await new InboxRun(offline).declined()).failed('notDeclined', 'network');
    declining.send('corrected').shows('declining', {problem: undefined, reason: '不认识此人'});
    const ordering = await (await new InboxRun(offline).ordered()).failed('codeNotCreated', 'network');
    ordering.send('corrected').shows('deciding', {problem: undefined});
  });
});
