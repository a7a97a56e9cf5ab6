import {expect} from 'chai';
import {fromPromise, toPromise, waitFor} from 'xstate';
import type {EnterpriseAnswer, PersonAnswer} from '../../src/domain/legal-rep.schemas.js';
import type {Profile} from '../../src/domain/profile.schemas.js';
import {Secret} from '../../src/domain/secret.js';
import {legalRepMachine} from '../../src/machines/legal-rep.machine.js';
import type {PersonCheckResult} from '../../src/machines/person-check.setup.js';
import {fakeField, fakeNext, fakePending, fakeProfile} from '../../src/fakes.js';
import {idNumbers, otherUscc, orgCodeOf} from '../domain/profile-draft.harness.js';
import {failing, inTurn, refused, sampleConsent, sessionCodes, silent} from './answers.js';
import {keptOf, LegalRepRun, stepOf, typedOf} from './legal-rep.harness.js';
import {
  byPassport,
  holder,
  onRecord,
  randomCode,
  samplePassed,
  soundCard,
  wholePersonOnRecord,
} from './person-check.harness.js';
import {unprovided} from './run.js';

const roles = ['legal-rep', 'account-holder'] as const;
const newName = {legalRepName: '王五'} as const;

const wholeOnRecord = {
  version: '"1"',
  enterpriseName: onRecord,
  uscc: onRecord,
  orgCode: onRecord,
  legalRepName: onRecord,
  legalRepIdType: onRecord,
  legalRepIdNumber: onRecord,
};

/** What a path left behind when it ended. */
const draftOf = async ({actor}: LegalRepRun): Promise<unknown> => {
  const result = await toPromise(actor);
  return result.type === 'left' || result.type === 'interrupted' ? result.draft : undefined;
};

/** A person's check that ends at once, as a test says for each role. */
const endingAs = (...results: Partial<PersonCheckResult>[]) => {
  let calls = 0;
  return fromPromise(async () => {
    const result = results[calls++];
    return result ? {kept: keptOf('legal-rep'), ...result} : silent();
  });
};

describe('The legal representative path', () => {
  it('requests the record at once, and starts with the advice', async () => {
    const profile = fakeProfile({version: '"7"'});
    const run = new LegalRepRun({getProfile: async () => profile}).shows('loading');
    expect((await run.at('introducing')).context.profile).to.deep.equal(profile);
    expect(run.asked).to.deep.equal(['getProfile']);
  });

  it('requests the record again on a press after a failure', async () => {
    const run = await new LegalRepRun({getProfile: inTurn(failing('network'), silent)}).failed('notLoaded', 'network');
    expect(run.told).to.deep.equal(['network']);
    run.send('retried').shows('loading', {problem: undefined});
  });

  it('ends as left when loading the record is cancelled', async () => {
    const run = new LegalRepRun({getProfile: silent}).send('cancelled');
    expect(await toPromise(run.actor)).to.include({type: 'left'});
    expect(run.signals.get('getProfile')?.aborted).to.equal(true);
  });

  it('fails with not-configured when no backend is provided', async () => {
    expect(await unprovided(legalRepMachine, {input: {pressed: false}})).to.deep.equal({
      value: 'notLoaded',
      problem: {code: 'not-configured', details: {where: 'getProfile'}},
    });
  });

  it('fails with not-configured when no enterprise check is provided', async () => {
    const run = await new LegalRepRun().confirming();
    const snapshot = run.actor.getPersistedSnapshot();
    expect(await unprovided(legalRepMachine, {snapshot, input: {pressed: true}}, {type: 'confirmed'})).to.deep.equal({
      value: 'notChecked',
      problem: {code: 'not-configured', details: {where: 'checkEnterprise'}},
    });
  });

  it('certifies after the enterprise, the representative and the account holder', async () => {
    const run = await new LegalRepRun().inCheckOf('account-holder');
    expect(await toPromise(run.checkIdCard().actor)).to.deep.equal({type: 'passed', outcome: samplePassed});
    expect(run.asked).to.deep.equal(['getProfile', 'checkEnterprise', 'checkIdCard', 'checkIdCard']);
    expect(run.told).to.deep.equal([]);
  });
});

describe('The consent on the legal representative path', () => {
  it('is optional when the host does not require it, and is then not sent', async () => {
    const run = (await new LegalRepRun().confirming()).shows('confirming');
    expect(run.now.context.claim?.body).not.to.have.property('consent');
  });

  it('is required when the host says so, and reported as missing', async () => {
    const run = await new LegalRepRun({}, {needsConsent: true}).reach('introducing');
    expect(run.now.context.consentMissing).to.equal(false);
    run.send('started').shows('introducing', {consentMissing: true}).agree();
    expect(run.now.context.consentMissing).to.equal(false);
    run.send('started');
    expect(run.now.matches('enterprise')).to.equal(true);
    expect(run.submit().now.context.claim?.body.consent).to.deep.equal(sampleConsent);
  });

  it('is missing again when it is withdrawn', async () => {
    const run = (await new LegalRepRun({}, {needsConsent: true}).reach('introducing')).agree();
    run.actor.send({type: 'consentChanged', consent: undefined});
    run.send('started').shows('introducing', {consentMissing: true});
  });

  it('is sent when it is given, even if optional', async () => {
    const run = (await new LegalRepRun().reach('introducing')).agree();
    expect(run.send('started').submit().now.context.claim?.body.consent).to.deep.equal(sampleConsent);
  });

  /** A path on which the backend does not take what was agreed to, the first time. */
  const unwelcome = async (): Promise<LegalRepRun> => {
    const checkEnterprise = inTurn(refused('consent-required'), fakeNext('legal-rep'));
    const run = await new LegalRepRun({checkEnterprise}, {needsConsent: true}).reach('introducing');
    await run.agree().send('started').edit(newName).submit().send('confirmed').at('checking');
    return run;
  };

  it('is asked for again, with the reason, when the backend rejects it', async () => {
    const run = await unwelcome();
    const {context} = await run.at('introducing');
    expect(context).to.deep.include({refusal: {code: 'consent-required'}, consent: undefined, consentMissing: false});
    expect(run.told).to.deep.equal(['refused consent-required']);
    run.send('started').shows('introducing', {consentMissing: true});
  });

  it('can be given again without losing typed values', async () => {
    const run = await unwelcome();
    await run.at('introducing');
    const anew = {...sampleConsent, version: '2'};
    run.agree(anew).send('started').shows('enterprise', {refusal: undefined});
    await run.submit().send('confirmed').at('legalRep');
    expect(run.claims.map(({body}) => body.consent)).to.deep.equal([sampleConsent, anew]);
    expect(run.claims[1]?.body.legalRepName).to.equal(newName.legalRepName);
    expect(run.now.context.refusal).to.equal(undefined);
  });
});

describe('The enterprise form', () => {
  it('shows the values to send, and sends them only when confirmed', async () => {
    const run = await new LegalRepRun({checkEnterprise: silent}).confirming({
      legalRepName: ' 王　五 ',
      uscc: ` ${otherUscc.toLowerCase()}`,
      legalRepIdNumber: ` ${idNumbers[0]} `,
    });
    run.shows('confirming');
    expect(run.times('checkEnterprise')).to.equal(0);
    run.send('confirmed').shows('checking');
    expect(run.claims.map(({body}) => body)).to.deep.equal([
      {
        ...wholeOnRecord,
        uscc: otherUscc,
        orgCode: orgCodeOf(otherUscc),
        legalRepName: '王五',
        legalRepIdNumber: idNumbers[0],
      },
    ]);
  });

  it('sends only references to the record when nothing was typed', async () => {
    const run = await new LegalRepRun({checkEnterprise: silent}).checking();
    expect(run.claims.map(({body}) => body)).to.deep.equal([wholeOnRecord]);
  });

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

  it('resets a value to the record', async () => {
    const run = await new LegalRepRun().confirming({legalRepName: '伍'});
    run.actor.send({type: 'putBack', name: 'legalRepName'});
    run.shows('enterprise', {warned: false});
    expect(run.submit().now.context.claim?.body).to.deep.equal(wholeOnRecord);
  });

  it('keeps the typed values when the user goes back from the confirmation', async () => {
    for (const type of ['corrected', 'cancelled', 'backRequested'] as const) {
      const run = (await new LegalRepRun().confirming(newName)).send(type).shows('enterprise', {warned: false});
      expect(run.now.context.typed.draft).to.deep.equal(newName);
    }
  });

  it('keeps the typed values when the user goes back to the advice', async () => {
    const run = (await new LegalRepRun().inForm()).edit(newName).send('backRequested').shows('introducing');
    expect(run.send('started').now.context.typed.draft).to.deep.equal(newName);
  });

  it('drops a refusal when the user goes back to the advice', async () => {
    const run = await new LegalRepRun({checkEnterprise: async () => refused('enterprise-mismatch')}).checking(newName);
    (await run.refused('enterprise', 'enterprise-mismatch')).send('backRequested');
    run.shows('introducing', {refusal: undefined});
  });

  it('displays a refusal with the typed values', async () => {
    const answer = refused('enterprise-mismatch', 'uscc');
    const run = await new LegalRepRun({checkEnterprise: async () => answer}).checking(newName);
    const {context} = await run.at('enterprise');
    expect(context.refusal).to.deep.equal(answer.refusal);
    expect(context.typed.draft).to.deep.equal(newName);
    expect(run.told).to.deep.equal(['refused enterprise-mismatch']);
    expect(run.submit().now.context.refusal).to.equal(undefined);
  });

  it('is sent again as the same claim after a cancel or failure', async () => {
    const run = await new LegalRepRun({checkEnterprise: inTurn(silent, failing('network'), silent)}).checking(newName);
    run.send('cancelled').shows('confirming');
    expect(run.signals.get('checkEnterprise')?.aborted).to.equal(true);
    run.send('confirmed');
    (await run.failed('notChecked', 'network')).send('retried').shows('checking', {problem: undefined});
    expect(run.claims).to.have.length(3);
    for (const claim of run.claims) expect(claim).to.equal(run.claims[0]);
    expect(run.told).to.deep.equal(['network']);
  });

  it('can be corrected after a failure, and is then another claim', async () => {
    const run = await new LegalRepRun({checkEnterprise: inTurn(failing('network'), silent)}).checking(newName);
    await run.at('notChecked');
    run.send('corrected').shows('enterprise', {warned: false, problem: undefined}).submit().send('confirmed');
    expect(run.claims[1]).to.deep.equal(run.claims[0]);
    expect(run.claims[1]).not.to.equal(run.claims[0]);
  });
});

describe('The legal representative check', () => {
  it('is for the person of the first step, with its ticket', async () => {
    const run = await new LegalRepRun({checkIdCard: silent}).inCheckOf('legal-rep', {
      ...newName,
      legalRepIdNumber: idNumbers[0],
    });
    const {role, ticket, locked, fields} = run.child.getSnapshot().context;
    expect({role, ticket, locked}).to.deep.equal({role: 'legal-rep', ticket: 'ticket-legal-rep', locked: true});
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

  it('refers to the ticket also for typed values that are not on record', async () => {
    const getProfile = async () => fakeProfile({enterprise: {legalRepName: fakeField('')}});
    const run = await new LegalRepRun({getProfile, checkIdCard: silent}).inCheckOf('legal-rep', newName);
    run.checkIdCard();
    expect(run.claims[0]?.body.legalRepName).to.equal(newName.legalRepName);
    expect(run.idCards[0]?.body.person).to.deep.equal(wholePersonOnRecord);
  });

  it('displays masked values as on record', async () => {
    const run = await new LegalRepRun().inCheckOf('legal-rep');
    expect(run.child.getSnapshot().context.fields.idNumber).to.deep.equal(fakeProfile().enterprise.legalRepIdNumber);
  });

  it('is by bank card when the first step has another document', async () => {
    const run = await new LegalRepRun().checking({legalRepIdType: 'passport-prc', legalRepIdNumber: 'E12345678'});
    await run.at('legalRep');
    expect(run.child.getSnapshot().value).to.deep.equal({bankCard: {noCode: 'mayAsk'}});
  });

  it('keeps the typed values when the user goes back to the enterprise', async () => {
    const run = (await new LegalRepRun().inCheckOf('legal-rep', newName)).tell({type: 'backRequested'});
    await run.at('enterprise');
    expect(run.now.context.typed.draft).to.deep.equal(newName);
    expect(run.now.context.persons).to.deep.equal({'legal-rep': keptOf('legal-rep')});
    await run.submit().send('confirmed').at('legalRep');
    expect(run.child.getSnapshot().context.typed.draft).to.deep.equal(typedOf['legal-rep'].values);
  });

  it('may end as passed or pending', async () => {
    for (const [answer, result] of [
      [samplePassed, {type: 'passed', outcome: samplePassed}],
      [fakePending(60), {type: 'pending', checkAfter: 60}],
    ] as const) {
      const run = await new LegalRepRun({checkIdCard: async () => answer}).inCheckOf('legal-rep');
      expect(await toPromise(run.checkIdCard().actor)).to.deep.equal(result);
    }
  });
});

describe('The account holder check', () => {
  it('is for the person on record, who is editable, with the previous check’s ticket', async () => {
    const run = await new LegalRepRun().inCheckOf('account-holder');
    const {role, ticket, locked, fields} = run.child.getSnapshot().context;
    expect({role, ticket, locked}).to.deep.equal({
      role: 'account-holder',
      ticket: 'ticket-account-holder',
      locked: false,
    });
    expect(fields).to.deep.equal(holder());
    expect(run.now.context.persons).to.deep.equal({'legal-rep': keptOf('legal-rep')});
  });

  it('starts with the holder’s document on record', async () => {
    const getProfile = async () =>
      fakeProfile({account: {idType: byPassport().idType, idNumber: byPassport().idNumber, validTo: fakeField('')}});
    const run = await new LegalRepRun({getProfile}).inCheckOf('account-holder');
    expect(run.child.getSnapshot().value).to.equal('idCard');
    expect(run.child.getSnapshot().context.fields.idType.display).to.equal('passport-prc');
  });

  it('keeps the typed values of both checks when the user goes back', async () => {
    const run = (await new LegalRepRun().inCheckOf('account-holder')).tell({type: 'backRequested'});
    await run.at('legalRep');
    expect(run.child.getSnapshot().context.typed.draft).to.deep.equal(typedOf['legal-rep'].values);
    expect(run.now.context.persons).to.deep.equal({
      'legal-rep': keptOf('legal-rep'),
      'account-holder': keptOf('account-holder'),
    });
    await run.checkIdCard().at('holder');
    expect(run.child.getSnapshot().context.typed.draft).to.deep.equal(typedOf['account-holder'].values);
  });

  it('may end as pending', async () => {
    const checkPerson = endingAs({type: 'next', next: fakeNext('account-holder')}, {type: 'pending', checkAfter: 60});
    const run = await new LegalRepRun({}, {checkPerson}).checking();
    expect(await toPromise(run.actor)).to.deep.equal({type: 'pending', checkAfter: 60});
  });
});

describe('A check of either person', () => {
  for (const role of roles) {
    const persons = (): object =>
      Object.fromEntries(roles.slice(0, roles.indexOf(role) + 1).map((each) => [each, keptOf(each)]));
    /** Answers what this person's ID card is answered with; another's leads on. */
    const answered = (answer: () => Promise<PersonAnswer>) => ({
      checkIdCard: async (_: AbortSignal, {body: {whose}}: {body: {whose: string}}) =>
        whose === role ? answer() : whose === 'legal-rep' ? fakeNext('account-holder') : samplePassed,
    });

    for (const code of ['ticket-expired', 'record-changed']) {
      it(`returns the ${role} to the enterprise form with the reloaded record and the reason: ${code}`, async () => {
        const getProfile = inTurn(fakeProfile(), fakeProfile({version: '"2"'}));
        const ports = {...answered(async () => refused(code)), getProfile};
        const run = await new LegalRepRun(ports).inCheckOf(role, newName);
        run.checkIdCard();
        const {context} = await run.at('enterprise');
        expect(context).to.deep.include({refusal: {code}, problem: undefined, claim: undefined, ticket: undefined});
        expect(context.profile?.version).to.equal('"2"');
        expect(context.typed.draft).to.deep.equal(newName);
        expect(context.persons).to.deep.equal(persons());
        expect(run.told).to.deep.equal([`refused ${code}`]);
      });
    }

    for (const code of sessionCodes) {
      it(`of the ${role} ends the path as interrupted, with the data to resume: ${code}`, async () => {
        const run = await new LegalRepRun(answered(failing(code))).inCheckOf(role, newName);
        const {ticket, claim} = run.now.context;
        run.checkIdCard();
        const result = await toPromise(run.actor);
        expect(result).to.have.property('type', 'interrupted');
        expect(result).to.have.nested.property('error.code', code);
        expect(result).to.have.nested.property('draft.under.claim', claim);
        expect(result).to.have.deep.nested.property('draft.under', {
          ...{step: role, claim, ticket, ticketEndsAt: undefined},
          refusal: undefined,
        });
        expect(result).to.have.deep.nested.property('draft.typed.draft', newName);
        expect(result).to.have.deep.nested.property(`draft.persons.${role}.typed`, keptOf(role).typed);
        expect(run.told).to.deep.equal([]);
      });
    }

    it(`of the ${role} is resumed with the same attempt after an interruption`, async () => {
      const before = await new LegalRepRun(answered(failing('unauthenticated'))).inCheckOf(role, newName);
      const {ticket} = before.now.context;
      before.checkIdCard();
      const run = await new LegalRepRun(answered(silent), {draft: await draftOf(before)}).reach(stepOf[role]);
      const {value, context} = run.child.getSnapshot();
      expect(value).to.equal('confirming');
      expect(context.typed.draft).to.deep.equal(typedOf[role].values);
      expect(context).to.include({role, ticket});
      expect(run.now.context.typed.draft).to.deep.equal(newName);
      run.tell({type: 'confirmed'});
      expect(run.asked).to.deep.equal(['getProfile', 'checkIdCard']);
      expect(run.idCards[0]).to.equal(before.idCards.at(-1));
    });

    it(`of the ${role} that fails after an interruption starts a new attempt with a new ticket`, async () => {
      const before = await new LegalRepRun(answered(failing('unauthenticated'))).inCheckOf(role);
      before.checkIdCard();
      const inputs: unknown[] = [];
      const checkPerson = fromPromise(async ({input}: {input: unknown}) => {
        inputs.push(input);
        if (inputs.length === 1) throw new Error('oops');
        return silent();
      });
      const run = await new LegalRepRun({}, {checkPerson, draft: await draftOf(before)}).reach('notChecked');
      await run.send('corrected').submit().send('confirmed').at('legalRep');
      expect(inputs).to.have.length(2);
      expect(JSON.stringify(inputs[0])).to.include('attempt');
      expect(JSON.stringify(inputs[1])).not.to.include('attempt');
    });

    it(`of the ${role} keeps its typed values when the path is left`, async () => {
      const run = await new LegalRepRun().inCheckOf(role, newName);
      run.actor.send({type: 'left', to: 'ic-card'});
      expect(await toPromise(run.actor)).to.deep.equal({
        type: 'left',
        to: 'ic-card',
        draft: {typed: {draft: newName, filled: undefined}, persons: persons(), consent: undefined},
      });
    });

    it(`of the ${role} keeps its typed values when it leads to another method`, async () => {
      const run = (await new LegalRepRun().inCheckOf(role)).tell({type: 'left', to: 'ic-card'});
      const result = await toPromise(run.actor);
      expect(result).to.include({type: 'left', to: 'ic-card'});
      expect(result).to.have.deep.nested.property('draft.persons', persons());
    });

    it(`of the ${role} receives cancel and retry`, async () => {
      const ports = {
        checkIdCard: async (_: AbortSignal, {body: {whose}}: {body: {whose: string}}) =>
          whose === role ? calls() : fakeNext('account-holder'),
      };
      const calls = inTurn(silent, failing('network'), silent);
      const run = await new LegalRepRun(ports).inCheckOf(role);
      const {child} = run.checkIdCard();
      run.send('cancelled');
      expect(child.getSnapshot().value).to.equal('confirming');
      run.tell({type: 'confirmed'});
      await waitFor(child, (snapshot) => snapshot.matches('notChecked'));
      run.send('retried');
      expect(child.getSnapshot().value).to.equal('checkingIdCard');
      run.shows(stepOf[role]);
    });

    it(`of the ${role} displays its failure, and the enterprise can be checked again`, async () => {
      const results = role === 'legal-rep' ? [] : [{type: 'next', next: fakeNext('account-holder')} as const];
      let calls = 0;
      const checkPerson = fromPromise(async () => {
        const result = results[calls++];
        if (!result) throw new Error('oops');
        return {...result, kept: keptOf('legal-rep')};
      });
      const run = await (await new LegalRepRun({}, {checkPerson}).checking()).failed('notChecked', 'unexpected');
      expect(run.told).to.deep.equal(['unexpected']);
      run.send('retried').shows('checking');
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

  it('hold by the present day when a form is submitted that was opened on another', async () => {
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

  it('has its expiry passed to each person check', async () => {
    const run = await new LegalRepRun(counting()).inCheckOf('legal-rep');
    expect(run.child.getSnapshot().context.ticketEndsAt).to.equal(1_000);
    await run.checkIdCard().at('holder');
    expect(run.child.getSnapshot().context.ticketEndsAt).to.equal(1_000);
  });

  it('is renewed from the representative check by another attempt of the same claim', async () => {
    const run = await new LegalRepRun(counting()).inCheckOf('legal-rep', newName);
    run.tell(renewal).shows('renewing');
    await run.at('legalRep');
    const {ticket, typed, ticketEndsAt} = run.child.getSnapshot().context;
    expect({ticket, ticketEndsAt}).to.deep.equal({ticket: 'legal-rep-2', ticketEndsAt: 2_000});
    expect(typed.draft).to.deep.equal(typedOf['legal-rep'].values);
    expect(run.claims[1]).to.deep.equal(run.claims[0]);
    expect(run.claims[1]).not.to.equal(run.claims[0]);
    expect(run.idCards.map(({body}) => body)).to.deep.equal([]);
  });

  it('is renewed from the holder check by repeating both steps, after an ID card', async () => {
    const run = await new LegalRepRun(counting()).inCheckOf('account-holder', newName);
    run.tell(renewal);
    await run.at('holder');
    const {ticket, typed} = run.child.getSnapshot().context;
    expect(ticket).to.equal('account-holder-2');
    expect(typed.draft).to.deep.equal(typedOf['account-holder'].values);
    expect(run.idCards[1]?.body).to.deep.equal({...run.idCards[0]?.body, ticket: 'legal-rep-2'});
  });

  it('is renewed from the holder check by another SMS code, after a bank card', async () => {
    const run = await (await new LegalRepRun(counting()).checking()).reach('legalRep');
    run.tell({type: 'bankCardChosen'}, {type: 'edited', values: soundCard}, {type: 'codeRequested'});
    await waitFor(run.child, (snapshot) => snapshot.matches({bankCard: 'codeSent'}));
    run.tell({type: 'codeEntered', code: new Secret(randomCode())});
    await run.at('holder');
    run.tell(typedOf['account-holder'], renewal);
    await run.at('legalRep');
    expect(run.child.getSnapshot().value).to.deep.equal({bankCard: {noCode: 'mayAsk'}});
    expect(run.child.getSnapshot().context.typed.draft).to.deep.equal(soundCard);
    expect(run.now.context.persons['account-holder']).to.deep.equal(keptOf('account-holder'));
  });

  for (const role of roles) {
    it(`is kept when its renewal is cancelled or fails in the check of the ${role}`, async () => {
      const checkEnterprise = inTurn(fakeNext('legal-rep'), failing('network'), silent, failing('backend'));
      const run = await new LegalRepRun({checkEnterprise}).inCheckOf(role);
      const {ticket} = run.now.context;
      run.tell(renewal);
      (await run.failed('notRenewed', 'network')).send('retried').shows('renewing', {problem: undefined});
      expect(run.claims[2]).to.equal(run.claims[1]);
      run.send('cancelled').shows(stepOf[role], {ticket});
      expect(run.child.getSnapshot().context.typed.draft).to.deep.equal(typedOf[role].values);
      run.tell(renewal);
      await run.at('notRenewed');
      run.send('corrected').shows(stepOf[role], {ticket, problem: undefined});
      expect(run.child.getSnapshot().context.typed.draft).to.deep.equal(typedOf[role].values);
      expect(run.idCards).to.have.length(role === 'legal-rep' ? 0 : 1);
    });
  }

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

  it('leads to a reloaded record when the record changed meanwhile', async () => {
    const checkEnterprise = inTurn(fakeNext('legal-rep'), failing('conflict'));
    const run = await new LegalRepRun({checkEnterprise}).inCheckOf('legal-rep');
    run.tell(renewal);
    expect((await run.at('enterprise')).context).to.deep.include({claim: undefined});
  });
});

describe('A legal representative path resumed after an interruption', () => {
  const interruptedAt = async (ports: ConstructorParameters<typeof LegalRepRun>[0]) => {
    const run = await new LegalRepRun({checkEnterprise: failing('unauthenticated'), ...ports}).checking(newName);
    return {run, draft: await draftOf(run)};
  };

  for (const code of sessionCodes) {
    it(`before the record was loaded ends at once with its initial draft: ${code}`, async () => {
      for (const draft of [undefined, (await interruptedAt({})).draft]) {
        const run = new LegalRepRun({getProfile: failing(code)}, {draft});
        const result = await toPromise(run.actor);
        expect(result).to.have.nested.property('error.code', code);
        expect(result).to.have.property('draft', draft);
        expect(run.told).to.deep.equal([]);
      }
    });
  }

  it('in the first step shows the values to send, and sends the same claim', async () => {
    const {run: before, draft} = await interruptedAt({});
    expect(before.told).to.deep.equal([]);
    const run = await new LegalRepRun({checkEnterprise: silent}, {draft}).reach('confirming');
    expect(run.times('checkEnterprise')).to.equal(0);
    run.send('confirmed');
    expect(run.claims[0]).to.equal(before.claims[0]);
    expect(run.claims[0]?.body.legalRepName).to.equal(newName.legalRepName);
  });

  it('in the first step returns to the form when the record has changed', async () => {
    const {draft} = await interruptedAt({});
    const getProfile = async () => fakeProfile({version: '"2"'});
    const run = new LegalRepRun({getProfile, checkEnterprise: silent}, {draft});
    const {context} = await run.at('enterprise');
    expect(context.problem?.code).to.equal('conflict');
    expect(context.typed.draft).to.deep.equal(newName);
    run.send('confirmed');
    expect(run.times('checkEnterprise')).to.equal(0);
    run.submit().send('confirmed');
    expect(run.claims).to.have.length(1);
    expect(run.claims[0]?.body).to.include({version: '"2"', ...newName});
  });

  it('in the representative check returns to the enterprise form when the record has changed', async () => {
    const before = await new LegalRepRun({checkIdCard: failing('unauthenticated')}).inCheckOf('legal-rep', newName);
    before.checkIdCard();
    const getProfile = async () => fakeProfile({version: '"2"'});
    const run = new LegalRepRun({getProfile}, {draft: await draftOf(before)});
    const {context} = await run.at('enterprise');
    expect(context.problem?.code).to.equal('conflict');
    expect(context.persons).to.deep.equal({'legal-rep': keptOf('legal-rep')});
  });

  const holderInterrupted = async (): Promise<unknown> => {
    const before = await new LegalRepRun({
      checkIdCard: async (_, {body: {whose}}) =>
        whose === 'legal-rep' ? fakeNext('account-holder') : failing('unauthenticated')(),
    }).inCheckOf('account-holder');
    return draftOf(before.checkIdCard());
  };

  it('in the holder check restarts that check when the record has changed', async () => {
    const getProfile = async () => fakeProfile({version: '"2"', account: {holderName: fakeField('')}});
    const run = await new LegalRepRun({getProfile}, {draft: await holderInterrupted()}).reach('holder');
    const {value, context} = run.child.getSnapshot();
    expect(value).to.equal('idCard');
    expect(context.fields.name).to.deep.equal(fakeField(''));
    expect(context).to.deep.include({ticket: 'ticket-account-holder', typed: keptOf('account-holder').typed});
  });

  it('in the holder check sends no claim based on the old record, even if the check fails', async () => {
    const getProfile = async () => fakeProfile({version: '"2"'});
    const checkPerson = fromPromise<never>(failing('unexpected'));
    const run = new LegalRepRun({getProfile}, {draft: await holderInterrupted(), checkPerson});
    (await run.reach('notChecked')).send('retried').shows('enterprise', {warned: false});
    expect(run.now.context.problem?.code).to.equal('conflict');
    expect(run.times('checkEnterprise')).to.equal(0);
  });

  it('while the record was reloaded continues in the form with the refusal', async () => {
    const before = await new LegalRepRun({
      getProfile: inTurn(fakeProfile(), failing('unauthenticated')),
      checkIdCard: async () => refused('record-changed'),
    }).inCheckOf('legal-rep', newName);
    before.checkIdCard();
    const run = new LegalRepRun({}, {draft: await draftOf(before)});
    const {context} = await run.at('enterprise');
    expect(context).to.deep.include({refusal: {code: 'record-changed'}, problem: undefined, claim: undefined});
    expect(context.typed.draft).to.deep.equal(newName);
  });

  it('while the record was reloaded after a conflict displays the conflict in the form', async () => {
    const getProfile = inTurn(fakeProfile(), failing('unauthenticated'));
    const {draft} = await interruptedAt({checkEnterprise: failing('conflict'), getProfile});
    const {context} = await new LegalRepRun({}, {draft}).at('enterprise');
    expect(context.problem?.code).to.equal('conflict');
  });

  it('continues at the latest step, also after an earlier interrupted person check', async () => {
    const first = await new LegalRepRun({checkIdCard: failing('unauthenticated')}).inCheckOf('legal-rep');
    first.checkIdCard();
    const second = new LegalRepRun({checkEnterprise: failing('unauthenticated')}, {draft: await draftOf(first)});
    (await second.reach('legalRep')).tell({type: 'backRequested'});
    (await second.reach('enterprise')).submit().send('confirmed');
    const third = new LegalRepRun({}, {draft: await draftOf(second)});
    expect((await third.at('confirming')).context.claim).to.equal(second.claims[0]);
  });

  it('keeps its draft unchanged when it is left before the record is loaded', async () => {
    const {draft} = await interruptedAt({});
    expect(await draftOf(new LegalRepRun({getProfile: silent}, {draft}).send('left'))).to.equal(draft);
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
      expect(run.told).to.deep.equal(['contract']);
    }
    const run = await (await new LegalRepRun({checkEnterprise: holderAgain}).checking()).reach('notChecked');
    expect(run.told).to.deep.equal(['contract']);
    expect(run.send('corrected').now.value).to.equal('enterprise');
    expect((await toPromise(run.send('left').actor)).type).to.equal('left');
  });
});

describe('The draft of a path that was left', () => {
  const leftBefore = async (): Promise<unknown> =>
    draftOf((await new LegalRepRun().inCheckOf('account-holder', newName)).send('left'));

  it('fills in each form again', async () => {
    const run = new LegalRepRun({}, {draft: await leftBefore()});
    await run.inForm();
    expect(run.now.context.typed.draft).to.deep.equal(newName);
    await run.submit().send('confirmed').at('legalRep');
    expect(run.child.getSnapshot().context.typed.draft).to.deep.equal(typedOf['legal-rep'].values);
    await run.checkIdCard().at('holder');
    expect(run.child.getSnapshot().context.typed.draft).to.deep.equal(typedOf['account-holder'].values);
  });

  it('is kept unchanged when loading the record is cancelled or fails', async () => {
    const draft = await leftBefore();
    const left = {type: 'left', to: undefined, draft};
    for (const type of ['cancelled', 'left'] as const) {
      expect(await toPromise(new LegalRepRun({getProfile: silent}, {draft}).send(type).actor)).to.deep.equal(left);
    }
    const run = await new LegalRepRun({getProfile: failing('network')}, {draft}).reach('notLoaded');
    expect(await toPromise(run.send('left').actor)).to.deep.equal(left);
  });

  it('keeps the account holder’s values, and drops the representative’s when that person changes', async () => {
    const run = new LegalRepRun({}, {draft: await leftBefore()});
    await run.inForm();
    run.edit({legalRepName: '赵六'});
    expect(Object.keys(run.now.context.persons)).to.deep.equal(['account-holder']);
  });

  it('is kept unchanged when the user only looks at the advice', async () => {
    const draft = await leftBefore();
    const run = await new LegalRepRun({}, {draft}).reach('introducing');
    expect(await toPromise(run.send('left').actor)).to.deep.equal({type: 'left', to: undefined, draft});
  });

  it('contains the consent, which need not be given again', async () => {
    const before = (await new LegalRepRun({}, {needsConsent: true}).reach('introducing')).agree();
    const result = await toPromise(before.send('left').actor);
    expect(result).to.have.deep.nested.property('draft.consent', sampleConsent);
    const {draft} = result as {draft?: unknown};
    const run = await new LegalRepRun({}, {draft, needsConsent: true}).confirming();
    expect(run.now.context.claim?.body.consent).to.deep.equal(sampleConsent);
  });

  it('contains a typed bank card, and no SMS code', async () => {
    const run = await new LegalRepRun().inCheckOf('legal-rep');
    run.tell({type: 'bankCardChosen'}, {type: 'edited', values: soundCard}).send('left');
    const result = await toPromise(run.actor);
    expect(result).to.have.deep.nested.property('draft.persons.legal-rep', {
      typed: {draft: {...typedOf['legal-rep'].values, ...soundCard}, filled: undefined},
      way: 'bank-card',
    });
  });
});

describe('A record that has changed', () => {
  const second = async () => fakeProfile({version: '"2"'});
  const nameless = async () => fakeProfile({version: '"2"', enterprise: {legalRepName: fakeField('')}});

  /** A path on which the enterprise is answered so at first, and whose record is read so then, and then. */
  const checking = (
    checkEnterprise: () => Promise<EnterpriseAnswer>,
    ...getProfile: (() => Promise<Profile>)[]
  ): Promise<LegalRepRun> =>
    new LegalRepRun({
      getProfile: inTurn(fakeProfile(), ...getProfile),
      checkEnterprise: inTurn(checkEnterprise, fakeNext('legal-rep')),
      checkIdCard: async () => refused('record-changed'),
    }).checking();

  for (const why of ['it has changed', 'the ticket is void']) {
    it(`and lost its representative’s name is not confirmed or sent without one, once ${why}`, async () => {
      const isVoid = why.includes('ticket');
      const run = await checking(isVoid ? async () => fakeNext('legal-rep') : failing('conflict'), nameless);
      if (isVoid) {
        (await run.reach('legalRep')).tell(typedOf['legal-rep']).checkIdCard();
      }
      await run.at('enterprise');
      // Neither what was confirmed before, nor the form as it is.
      run.send('confirmed', 'retried').submit().send('confirmed').submit().send('confirmed');
      run.shows('enterprise', {warned: false, tried: true});
      run.edit(newName).submit().shows('confirming');
      expect(run.times('checkEnterprise')).to.equal(1);
      run.send('confirmed');
      expect(run.claims[1]?.body).to.deep.include({version: '"2"', ...newName});
    });
  }

  it('is reloaded on a conflict, which is reported and displayed in the form', async () => {
    const run = await checking(failing('conflict'), second);
    const {context} = await run.at('enterprise');
    expect(context.problem?.code).to.equal('conflict');
    expect(context).to.deep.include({claim: undefined, refusal: undefined});
    expect(run.told).to.deep.equal(['conflict']);
    run.submit().shows('confirming', {problem: undefined});
    expect(run.now.context.claim?.body).to.deep.equal({...wholeOnRecord, version: '"2"'});
  });

  it('is reloaded on a press after a failure, and the form still displays the conflict', async () => {
    const run = await checking(failing('conflict'), failing('network'), second);
    await run.failed('notReloaded', 'network');
    expect(run.told).to.deep.equal(['conflict', 'network']);
    run.send('retried').shows('reloading');
    const {context} = await run.at('enterprise');
    expect(context.problem?.code).to.equal('conflict');
    expect(context.profile?.version).to.equal('"2"');
  });

  it('is reloaded on a press after a failure, and the form still displays the refusal', async () => {
    for (const code of ['ticket-expired', 'record-changed']) {
      const run = new LegalRepRun({
        getProfile: inTurn(fakeProfile(), failing('network'), silent, second),
        checkIdCard: async () => refused(code),
      });
      (await run.inCheckOf('legal-rep')).checkIdCard();
      await run.refused('notReloaded', code);
      // Not waited for is as good as not read.
      run.send('retried', 'cancelled').shows('notReloaded');
      expect(run.now.context.problem?.code).to.equal('cancelled');
      run.send('retried');
      const {context} = await run.at('enterprise');
      expect(context).to.deep.include({refusal: {code}, problem: undefined});
      expect(run.told).to.deep.equal([`refused ${code}`, 'network']);
      expect(run.times('checkEnterprise')).to.equal(1);
    }
  });

  it('is reloaded each time it changes', async () => {
    const run = await new LegalRepRun({checkEnterprise: failing('conflict')}).checking();
    for (const times of [1, 2, 3]) {
      await run.at('enterprise');
      expect([run.times('checkEnterprise'), run.times('getProfile')]).to.deep.equal([times, times + 1]);
      await run.submit().send('confirmed').at('reloading');
    }
    for (const claim of run.claims.slice(1)) expect(claim).not.to.equal(run.claims[0]);
  });
});
