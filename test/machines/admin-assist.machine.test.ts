import {expect} from 'chai';
import {waitFor} from 'xstate';
import {fakeRefused, fakeStatus} from '../../src/fakes.js';
import {hasUnsavedInput} from '../../src/machines/admin-assist.setup.js';
import {AssistRun, enterprise, found, openRequest, passed, pending, randomCode} from './admin-assist.harness.js';
import {failing, inTurn, silent} from './answers.js';
import {answered, failedBy, waitingFor} from './handoff.harness.js';

describe('An earlier page’s assistance request', () => {
  it('is waited for again, with its number', async () => {
    const run = new AssistRun({recall: async () => found(openRequest({id: 'assistance-7'}))});
    const {context} = await run.at('waiting');
    expect(context.request).to.deep.equal(openRequest({id: 'assistance-7'}));
    expect(context).to.include({enterprise, isRecalled: true});
    expect(run.waits).to.deep.equal([waitingFor(openRequest({id: 'assistance-7'}), {answer: {open: true}})]);
  });

  it('is forgotten with a message when it is damaged', async () => {
    const run = await new AssistRun({recall: failing('handoff-record-damaged')}).failed(
      'naming',
      'handoff-record-damaged',
    );
    expect(run.forgotten).to.equal(1);
    expect(run.reported).to.deep.equal(['handoff-record-damaged']);
  });

  it('that cannot be read leaves the way to the form, and a new one is not an earlier page’s', async () => {
    const run = await new AssistRun({recall: failing('network')}).failed('notRead', 'network');
    run.send('corrected').shows('naming', {problem: undefined, isRecalled: false});
    await run.name().submit().at('waiting');
    run.shows('waiting', {isRecalled: false, isSending: false, claim: undefined});
  });
});

describe('The enterprise field', () => {
  it('has the user’s own enterprise, which is sent without a confirmation and is nothing unsaved', async () => {
    const status = fakeStatus({enterprise: {name: enterprise, uscc: '91310000PDY000028G'}});
    const run = await new AssistRun({}, {status}).reach('naming');
    run.shows('naming', {enterprise, finding: undefined, consentMissing: false, isRecalled: false});
    expect(hasUnsavedInput(run.name(` ${enterprise} `).now.context)).to.equal(false);
    expect(hasUnsavedInput(run.name('上海浦东').now.context)).to.equal(true);
    run.name().send('submitted').shows('sending');
    const other = await new AssistRun({}, {status: fakeStatus({enterprise: undefined})}).reach('naming');
    expect(hasUnsavedInput(other.shows('naming', {enterprise: ''}).now.context)).to.equal(false);
  });

  it('must be filled, with at most 200 characters', async () => {
    for (const [text, finding] of [
      ['', 'missing'],
      [' \u200b', 'missing'],
      ['公'.repeat(201), 'tooLong'],
    ] as const) {
      const run = (await new AssistRun().named(text)).submit();
      run.shows('naming', {finding});
      expect(run.claims, text).to.deep.equal([]);
    }
  });

  it('is sent as a trimmed name, or as a normalised code', async () => {
    for (const [text, sent] of [
      [` ${enterprise} `, enterprise],
      [' 91310000pdy000028g', '91310000PDY000028G'],
      ['９１３１００００ PDY000028G', '91310000PDY000028G'],
    ] as const) {
      const run = await (await new AssistRun().named(text)).reach('waiting');
      expect(run.claims.map(({body}) => body)).to.deep.equal([{enterprise: sent}]);
    }
  });

  it('gets one warning for an invalid code, and is then sent', async () => {
    const run = await new AssistRun().named('91310000PDY000028H');
    run.shows('naming', {finding: 'code'});
    expect(run.claims).to.deep.equal([]);
    run.submit();
    await run.at('waiting');
    expect(run.claims.map(({body}) => body)).to.deep.equal([{enterprise: '91310000PDY000028H'}]);
  });

  it('gets another warning for another invalid code', async () => {
    const run = (await new AssistRun().named('91310000PDY000028H')).name('91310000PDY000028').submit();
    run.shows('naming', {finding: 'code'});
    run.name('91310000PDY000028G').shows('naming', {finding: undefined});
    await run.submit().at('waiting');
  });
});

describe('A submitted assistance request', () => {
  it('is the same attempt as long as its text is the same', async () => {
    const run = await (await new AssistRun({requestAssistance: failing('network')}).named()).reach('notSent');
    await run.send('corrected').shows('naming', {problem: undefined}).submit().at('notSent');
    expect(run.claims[1]).to.equal(run.claims[0]);
    await run.send('corrected').name('上海浦东').submit().at('notSent');
    expect(run.claims[2]?.body).to.deep.equal({enterprise: '上海浦东'});
  });
});

describe('The wait for the administrator', () => {
  const poll = (...results: readonly unknown[]) => inTurn(...results, silent) as never;

  for (const code of ['assistance-declined', 'assistance-number-incorrect', 'assistance-expired', 'x-new'] as const) {
    it(`ends as refused with ${code}; another request can be sent with the same text`, async () => {
      const answer = answered(fakeRefused(code, {message: '不认识'}));
      const run = await new AssistRun({poll: poll(answer)}).named();
      const {context} = await run.at('refused');
      expect(context.refusal).to.deep.equal({code, message: '不认识'});
      expect(run.forgotten).to.equal(1);
      expect(run.reported).to.deep.equal([`refused ${code}`]);
      run.send('retried').shows('naming', {enterprise, refusal: undefined});
      run.submit();
      expect(run.claims[1]).not.to.equal(run.claims[0]);
    });
  }

  it('continues when the answer is pending, and notifies the host once', async () => {
    const run = await new AssistRun({poll: poll(answered(pending))}).named();
    await waitFor(run.actor, (now) => now.context.pending !== undefined);
    expect(run.reported).to.deep.equal(['pending']);
    await run.at('waiting');
    expect(run.waits[1]).to.deep.equal(waitingFor(openRequest(), {pending: {checkAfter: 20}}));
  });

  it('ends with assistance-expired when the request expires', async () => {
    const run = await new AssistRun({poll: poll(failedBy('handoff-expired'))}).named();
    await run.refused('refused', 'assistance-expired');
    expect(run.forgotten).to.equal(1);
    expect(run.reported).to.deep.equal(['refused assistance-expired']);
  });

  it('can be retried when the status could not be read', async () => {
    const run = await new AssistRun({poll: poll(failedBy('contract'))}).named();
    await run.failed('notRead', 'contract');
    await run.send('retried').at('waiting');
    expect(run.forgotten).to.equal(0);
    expect(run.asked.filter((port) => port === 'recall')).to.have.length(1);
  });
});

describe('An administrator’s code', () => {
  it('is sent once, appears in no snapshot, and leads to the result', async () => {
    const sent: string[] = [];
    const code = randomCode();
    const run = await new AssistRun({
      sendCode: async (_, input) => {
        sent.push(input.code.take());
        return passed;
      },
    }).waiting();
    const secret = run.enter(code);
    expect(JSON.stringify(run.actor.getPersistedSnapshot())).not.to.contain(code);
    await run.at('decided');
    expect(sent).to.deep.equal([code]);
    expect([secret.held, run.forgotten]).to.deep.equal([false, 1]);
    expect(run.inputsOf('sendCode').map(({codeTry}) => codeTry.body)).to.deep.equal([{id: 'assistance-1'}]);
  });

  it('is reported as wrong, and the request status is requested at once', async () => {
    const run = await new AssistRun({
      sendCode: async () => fakeRefused('assistance-code-incorrect', {triesLeft: 4}),
    }).waiting();
    run.enter();
    await run.at('checkingCode');
    const {context} = await run.at('waiting');
    expect(context.refusal).to.deep.equal({code: 'assistance-code-incorrect', triesLeft: 4});
    expect(run.waits).to.have.length(2);
    expect(run.reported).to.deep.equal(['refused assistance-code-incorrect']);
    run.enter();
    expect(run.now.context.refusal).to.equal(undefined);
    const [first, second] = run.inputsOf('sendCode');
    expect(first?.codeTry).not.to.equal(second?.codeTry);
  });

  it('is the same attempt after a lost answer, and has to be typed again', async () => {
    const run = await new AssistRun({sendCode: failing('network')}).waiting();
    const secret = run.enter();
    await run.at('checkingCode');
    await run.failed('waiting', 'network');
    expect(secret.held).to.equal(false);
    run.enter();
    const [first, second] = run.inputsOf('sendCode');
    expect(second?.codeTry).to.equal(first?.codeTry);
  });

  it('is discarded outside the wait, on cancel and when the machine stops', async () => {
    const early = await new AssistRun().reach('naming');
    expect(early.enter().held).to.equal(false);
    const cancelled = await new AssistRun({sendCode: silent}).waiting();
    const [one, two] = [cancelled.enter(), cancelled.enter()];
    expect([one.held, two.held]).to.deep.equal([true, false]);
    cancelled.send('cancelled').shows('waiting');
    expect(one.held).to.equal(false);
    const stopped = await new AssistRun({sendCode: silent}).waiting();
    const three = stopped.enter();
    stopped.actor.stop();
    expect(three.held).to.equal(false);
  });

  it('is discarded where the field for it is not shown', async () => {
    const undecided = await new AssistRun({sendCode: async () => pending}).waiting();
    undecided.enter();
    await waitFor(undecided.actor, (now) => now.context.pending !== undefined);
    const unknown = await new AssistRun({recall: async () => found({...openRequest(), shown: undefined})}).reach(
      'waiting',
    );
    undecided.shows('waiting', {codeTry: undefined});
    for (const run of [undecided, unknown]) {
      expect(run.enter().held).to.equal(false);
      run.shows('waiting');
    }
  });
});

describe('A withdrawn request', () => {
  it('ends at the backend and is forgotten, and another can be sent', async () => {
    const run = (await new AssistRun().waiting()).send('cancelled');
    await run.at('withdrawn');
    expect(run.inputsOf('withdraw').map(({body}) => body)).to.deep.equal([{id: 'assistance-1'}]);
    expect(run.forgotten).to.equal(1);
    run.send('retried').shows('naming', {enterprise, request: undefined});
  });

  it('that was answered before is waited for, and asked about at once', async () => {
    const withdraw = async () => ({subject: 'subject-1', state: 'decided'}) as const;
    const run = (await new AssistRun({withdraw}).waiting()).send('cancelled');
    await waitFor(run.actor, () => run.waits.length === 2);
    run.shows('waiting');
    expect([run.waits[1], run.forgotten]).to.deep.equal([run.waits[0], 0]);
  });

  it('stays open when the withdrawal fails, with retry or further waiting', async () => {
    const run = (await new AssistRun({withdraw: failing('network')}).waiting()).send('cancelled');
    await run.failed('notWithdrawn', 'network');
    expect(run.forgotten).to.equal(0);
    await run.send('retried').failed('notWithdrawn', 'network');
    run.send('corrected').shows('waiting', {problem: undefined, request: openRequest()});
  });
});

describe('A request left by the user', () => {
  it('continues when the method is opened again, with the typed text', async () => {
    for (const press of ['left', 'backRequested'] as const) {
      const {output} = (await new AssistRun().waiting()).send(press).now;
      expect(output).to.deep.include({type: 'left', to: undefined});
      const again = await new AssistRun({}, {draft: (output as {draft?: unknown}).draft}).reach('waiting');
      expect(again.asked).to.deep.equal(['poll']);
      again.shows('waiting', {enterprise, request: openRequest(), isRecalled: true});
    }
  });

  it('while being sent is sent again only on a press, as the same attempt', async () => {
    for (const presses of [['left'], ['cancelled', 'suspended']] as const) {
      const run = (await new AssistRun({requestAssistance: silent}).named()).send(...presses);
      const {draft} = run.now.output as {draft?: unknown};
      const again = await new AssistRun({}, {draft}).reach('naming');
      await again.submit().at('waiting');
      expect(again.claims[0]).to.equal(run.claims[0]);
    }
  });
});
