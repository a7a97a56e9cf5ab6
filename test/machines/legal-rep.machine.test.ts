import {expect} from 'chai';
import {toPromise} from 'xstate';
import type {EnterpriseAnswer} from '../../src/domain/legal-rep.schemas.js';
import {fakeField, fakeNext, fakeTicket} from '../../src/fakes.js';
import type {Refused} from '../../src/domain/outcome.schemas.js';
import type {RecalledTicket} from '../../src/machines/legal-rep.setup.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {failing, inTurn, refused, silent} from './answers.js';
import {keptOf, LegalRepRun, stepOf, typedOf} from './legal-rep.harness.js';
import {holder, onRecord, soundCard, wholePersonOnRecord} from './person-check.harness.js';

const roles = ['legal-rep', 'account-holder'] as const;
const newName = {legalRepName: '王五'} as const;

const wholeOnRecord = {
  ...{version: '"1"', enterpriseName: onRecord, uscc: onRecord, orgCode: onRecord},
  ...{legalRepName: onRecord, legalRepIdType: onRecord, legalRepIdNumber: onRecord},
};

/** What a path left behind when it ended. */
const draftOf = async ({actor}: LegalRepRun): Promise<unknown> => {
  const result = await toPromise(actor);
  return result.type === 'left' || result.type === 'interrupted' ? result.draft : undefined;
};

describe('The enterprise form', () => {
  it('is not sent with invalid or missing values, and reports them after the first submit', async () => {
    for (const values of [{legalRepName: '李4'}, {uscc: ''}, {legalRepIdType: 'passport-prc'}]) {
      const run = await new LegalRepRun().confirming(values);
      run.submit().send('confirmed').shows('enterprise', {warned: false, tried: true, claim: undefined});
    }
  });

  it('with a doubtful value is sent on the second submit without changes', async () => {
    const run = await new LegalRepRun().confirming({legalRepName: '伍'});
    run.shows('enterprise', {warned: true}).edit({legalRepName: '陆'}).shows('enterprise', {warned: false}).submit();
    run.shows('enterprise', {warned: true}).submit().shows('confirming');
    expect(run.now.context.claim?.body.legalRepName).to.equal('陆');
    run.send('corrected').shows('enterprise', {warned: false}).submit().shows('enterprise', {warned: true});
  });

  it('is reviewed before it is sent if a value was changed, and sent at once as it is on record', async () => {
    (await new LegalRepRun().confirming({legalRepName: '王五'})).shows('confirming');
    (await new LegalRepRun({checkEnterprise: silent}).confirming()).shows('checking');
  });

  it('resets a value to the record', async () => {
    const run = await new LegalRepRun().confirming({legalRepName: '伍'});
    run.actor.send({type: 'putBack', name: 'legalRepName'});
    run.shows('enterprise', {warned: false});
    expect(run.submit().now.context.claim?.body).to.deep.equal(wholeOnRecord);
  });

  it('displays a refusal until it is sent again, or the user goes back to the advice', async () => {
    const answer = refused('enterprise-mismatch', 'uscc');
    for (const press of ['submitted', 'backRequested'] as const) {
      const run = await new LegalRepRun({checkEnterprise: async () => answer}).checking(newName);
      expect((await run.at('enterprise')).context.refusal).to.deep.equal(answer.refusal);
      expect(run.send(press).now.context.refusal).to.equal(undefined);
      if (press === 'backRequested') run.send('started').submit();
      // The attempt that was refused would be answered with the same refusal.
      run.send('confirmed');
      expect(run.claims[1]).to.not.equal(run.claims[0]);
    }
  });

  it('is open again after the confirmation', async () => {
    for (const type of ['corrected', 'cancelled', 'backRequested'] as const) {
      (await new LegalRepRun().confirming(newName)).send(type).shows('enterprise', {warned: false});
    }
  });

  it('can be corrected after a failure, and is the same claim as long as nothing was changed', async () => {
    const run = await new LegalRepRun({checkEnterprise: inTurn(failing('network'), silent)}).checking(newName);
    await run.at('notChecked');
    run.send('corrected').shows('enterprise', {warned: false, problem: undefined}).submit().send('confirmed');
    expect(run.claims[1]).to.equal(run.claims[0]);
    // Also where an earlier claim has led to a ticket, which is not the same one.
    const other = new LegalRepRun({
      checkEnterprise: inTurn(async () => fakeNext('legal-rep'), failing('network'), silent),
    });
    await (await other.inCheckOf('legal-rep', newName)).tell({type: 'backRequested'}).at('enterprise');
    await other.submit().send('confirmed').at('notChecked');
    other.send('corrected').submit().send('confirmed');
    expect(other.claims.map((claim) => other.claims.indexOf(claim))).to.deep.equal([0, 1, 1]);
  });
});

describe('The legal representative check', () => {
  it('is for the person of the first step, with its ticket', async () => {
    const typed = {...newName, legalRepIdNumber: idNumbers[0]};
    const run = await new LegalRepRun({checkIdCard: silent}).inCheckOf('legal-rep', typed);
    const {role, ticket, locked, fields} = run.child.getSnapshot().context;
    expect([role, ticket, locked]).to.deep.equal(['legal-rep', 'ticket-legal-rep', true]);
    expect(fields).to.deep.include({
      name: {display: '王五', onRecord: true, masked: false},
      idType: {display: 'resident-id', onRecord: true, masked: false},
      idNumber: {display: idNumbers[0], onRecord: true, masked: false},
    });
    run.checkIdCard();
    // The ticket has it already.
    expect(run.idCards.map(({body}) => body)).to.deep.equal([
      {
        ticket: 'ticket-legal-rep',
        whose: 'legal-rep',
        person: wholePersonOnRecord,
        ...typedOf['legal-rep'].values,
      },
    ]);
  });
});

describe('The account holder check', () => {
  it('is for the person on record, who is editable, with the previous check’s ticket', async () => {
    const run = await new LegalRepRun().inCheckOf('account-holder');
    const {role, ticket, locked, fields} = run.child.getSnapshot().context;
    expect([role, ticket, locked]).to.deep.equal(['account-holder', 'ticket-account-holder', false]);
    expect(fields).to.deep.equal(holder({mobile: fakeField('138****8000')}));
  });
});

describe('A check of either person', () => {
  for (const role of roles) {
    it(`of the ${role} keeps its typed values when the path is left for another method`, async () => {
      const run = await new LegalRepRun().inCheckOf(role, newName);
      run.actor.send({type: 'left', to: 'ic-card'});
      const persons = Object.fromEntries(roles.slice(0, roles.indexOf(role) + 1).map((each) => [each, keptOf(each)]));
      expect(await toPromise(run.actor)).to.deep.equal({
        ...{type: 'left', to: 'ic-card'},
        draft: {typed: {draft: newName, filled: undefined}, persons, consent: undefined, declaration: undefined},
        hasUnsavedInput: true,
      });
    });
  }
});

describe('The rules of the host', () => {
  it('may change while a form is open: of the enterprise, of a person, and of a bank card', async () => {
    const run = (await new LegalRepRun().inForm()).edit({uscc: 'DYCK12345671234567', orgCode: '567123456'});
    expect(run.now.context.findings.uscc?.level).to.equal('warn');
    run.rules = {...run.rules, mode: 'strict'};
    expect(run.send('rulesChanged').now.context.findings.uscc?.level).to.equal('error');

    const later = await new LegalRepRun().inCheckOf('account-holder');
    const inCheck = () => later.send('rulesChanged').child.getSnapshot().context;
    later.tell({type: 'edited', values: {validFrom: '20160201', validTo: '20260201'}});
    expect(inCheck().findings.validTo).to.equal(undefined);
    later.rules = {...later.rules, today: '20260202'};
    expect(inCheck().findings.validTo?.key).to.equal('idValidity.expired');
    later.tell({type: 'bankCardChosen'});
    later.tell({type: 'edited', values: {idType: 'passport-prc', idNumber: 'K12345678'}});
    expect(inCheck().identity).to.equal('warn');
    later.rules = {...later.rules, acceptSarPassports: true};
    expect(inCheck().identity).to.equal('ok');
  });

  it('use the day of the submit, also for a form that was opened on an earlier day', async () => {
    const [before, birthday] = ['20260131', '20260201'];
    const of14 = '310000201202010017';
    const run = await new LegalRepRun().inForm();
    run.rules = {...run.rules, today: before};
    run.edit({legalRepIdNumber: of14}).submit().shows('enterprise', {verdict: 'error'});
    run.rules = {...run.rules, today: birthday};
    run.submit().shows('enterprise', {verdict: 'warn'}).submit().shows('confirming');

    const later = await new LegalRepRun().inCheckOf('account-holder');
    const submits = (today: string, type: 'submitted' | 'bankCardChosen' | 'codeRequested') => {
      later.rules = {...later.rules, today};
      // Twice, because at 14 there is a warning.
      later.tell({type}, {type});
      return later.child.getSnapshot().value;
    };
    later.tell({type: 'edited', values: {idNumber: of14, ...soundCard}});
    expect(submits(before, 'bankCardChosen')).to.equal('idCard');
    expect(submits(birthday, 'bankCardChosen')).to.deep.equal({bankCard: {noCode: 'mayAsk'}});
    expect(submits(before, 'codeRequested')).to.equal('idCard');
    expect(submits(birthday, 'submitted')).to.equal('confirming');
  });
});

describe('A ticket that expires soon', () => {
  const ticketFor = (next: 'legal-rep' | 'account-holder', n: number) => ({
    ...fakeNext(next),
    ticket: `${next}-${n}`,
    endsAt: n * 1_000,
  });
  /** Another ticket for each answer. */
  const counting = () => {
    const given = {'legal-rep': 0, 'account-holder': 0};
    const next = (role: keyof typeof given) => ticketFor(role, ++given[role]);
    return {
      checkEnterprise: async () => next('legal-rep'),
      checkIdCard: async () => next('account-holder'),
      checkBankCard: async () => next('account-holder'),
    };
  };
  const renewal = {type: 'renewalRequested'} as const;

  it('is renewed from the holder check by repeating both steps, after an ID card', async () => {
    const run = await new LegalRepRun(counting()).inCheckOf('account-holder', newName);
    run.tell(renewal);
    await run.at('holder');
    const {ticket, typed} = run.child.getSnapshot().context;
    expect(ticket).to.equal('account-holder-2');
    expect(typed.draft).to.deep.equal(typedOf['account-holder'].values);
    expect(run.idCards[1]?.body).to.deep.equal({...run.idCards[0]?.body, ticket: 'legal-rep-2'});
  });

  it('is not renewed when the enterprise is refused, and nothing is sent automatically', async () => {
    const checkEnterprise = inTurn<readonly EnterpriseAnswer[]>(
      ...[fakeNext('legal-rep'), refused('enterprise-mismatch'), fakeNext('legal-rep')],
    );
    const run = await new LegalRepRun({checkEnterprise}).inCheckOf('account-holder');
    run.tell(renewal);
    await run.at('enterprise');
    run.submit().send('confirmed');
    await run.at('legalRep');
    expect(run.child.getSnapshot().value).to.equal('idCard');
    expect(run.idCards).to.have.length(1);
  });
});

describe('The ticket of an earlier page', () => {
  const ticket = {...fakeTicket({next: 'account-holder'}), ticket: 'ticket-1', endsAt: 1_000};
  const recalling = (...answers: (() => Promise<RecalledTicket | Refused>)[]) =>
    new LegalRepRun({recallTicket: inTurn(...answers)});

  it('leads to its step, with that ticket, which cannot be renewed', async () => {
    for (const next of ['legal-rep', 'account-holder'] as const) {
      const run = recalling(async () => ({...ticket, next}));
      await run.at(stepOf[next]);
      const {role, ticketEndsAt, isRenewable, ...context} = run.child.getSnapshot().context;
      expect([role, context.ticket, ticketEndsAt, isRenewable]).to.deep.equal([next, 'ticket-1', 1_000, false]);
    }
  });

  it('can be looked up again or given up when the backend is unreachable, and is dropped after any other failure', async () => {
    const backend = (status: number) => failing('backend', {status});
    for (const code of ['offline', 'network', 'timeout', 'rate-limited', 500, 502] as const) {
      const failure = typeof code === 'number' ? backend(code) : failing(code);
      const run = recalling(failure, failure, silent);
      await run.at('notRecalled');
      expect(run.send('retried').now).to.deep.include({value: 'recalling'});
      await run.at('notRecalled');
      run.send('corrected').shows('introducing', {problem: undefined});
      expect(run.forgotten, String(code)).to.equal(0);
    }
    for (const failure of [backend(501), backend(404), failing('contract', {status: 500})])
      (await recalling(failure).reach('introducing')).shows('introducing', {problem: undefined, refusal: undefined});
  });

  it('is forgotten when it is refused, when the path is left, and when it is decided', async () => {
    const run = await recalling(async () => refused('ticket-expired')).reach('introducing');
    expect([run.forgotten, run.now.context.refusal?.code, run.reported]).to.deep.equal([
      ...[1, 'ticket-expired', ['refused ticket-expired']],
    ]);
    expect(run.send('left').forgotten).to.equal(2);
    const other = recalling(async () => ticket);
    await other.at('holder');
    await toPromise(other.checkIdCard().actor);
    expect(other.forgotten).to.equal(1);
  });
});

describe('An answer out of order', () => {
  it('is reported with code contract, and the path can be corrected or left', async () => {
    const holderAgain = async () => fakeNext('account-holder');
    const steps: LegalRepRun[] = [
      await new LegalRepRun({checkIdCard: holderAgain}).inCheckOf('account-holder'),
      await new LegalRepRun({checkIdCard: async () => fakeNext('legal-rep')}).inCheckOf('legal-rep'),
    ];
    for (const run of steps) {
      await run.checkIdCard().at('notChecked');
      expect(run.now.context.problem).to.have.property('code', 'contract');
      expect(run.now.context.problem).to.have.nested.property('details.where', 'checkPerson.next');
      expect(run.reported).to.deep.equal(['contract']);
    }
    const run = await (await new LegalRepRun({checkEnterprise: holderAgain}).checking()).reach('notChecked');
    expect(run.reported).to.deep.equal(['contract']);
    expect(run.send('corrected').now.value).to.equal('enterprise');
    expect((await toPromise(run.send('left').actor)).type).to.equal('left');
  });
});

describe('The draft of a path that was left', () => {
  const leftBefore = async (): Promise<unknown> =>
    draftOf((await new LegalRepRun().inCheckOf('account-holder', newName)).send('left'));

  it('keeps the account holder’s values, and drops the representative’s when that person changes', async () => {
    for (const [event, ...kept] of [
      [{type: 'edited', values: {legalRepName: '赵六'}}, 'account-holder'],
      [{type: 'edited', values: {uscc: '', legalRepName: '赵六'}}, 'account-holder'],
      [{type: 'edited', values: {uscc: ''}}, 'account-holder', 'legal-rep'],
      [{type: 'putBack', name: 'legalRepName'}, 'account-holder'],
    ] as const) {
      const run = await new LegalRepRun({}, {draft: await leftBefore()}).inForm();
      run.actor.send(event);
      expect(Object.keys(run.now.context.persons).sort()).to.deep.equal(kept);
    }
  });
});
