import {expect} from 'chai';
import type {EventObject} from 'xstate';
import {askedOfPerson, validatePerson} from '../../src/domain/person-draft.js';
import {personCheckMachine} from '../../src/machines/person-check.machine.js';
import {rules} from '../domain/profile-draft.harness.js';
import {nameOf, namesOf, outputOf, started, waysOf, withoutWayOn} from './graph.js';
import {itIsSound} from './graph.suite.js';
import {answers, repeated, chart} from './person-check.chart.js';

/** The bank card is a form of its own after that of who it is, where that is to be said. */
const isWithin = ({from, event}: (typeof edges)[number]) =>
  event.type === 'backRequested' && from.matches('bankCard') && !from.context.locked;
const refusedIn = (event: EventObject) => (outputOf(event)['refusal'] as {code: string} | undefined)?.code ?? '';
const says = (what: string) => (event: EventObject) => Boolean(outputOf(event)[what]);
const {situations, edges, ends} = chart;
type Situation = (typeof situations)[number];
const lacksIdentity = ({context: {fields, typed}}: Situation): boolean =>
  validatePerson('bank-card', fields, typed.draft, rules).identity === 'error';

describe('The state graph of the person-check machine', () => {
  itIsSound(chart, {
    passing: ['personCheck.bankCard.returning', 'personCheck.choosing'],
    goesOn: chart.isPress,
    isGoal: ({output}) => output?.type === 'next',
    ends: ['back', 'interrupted', 'left', 'next', 'passed', 'pending', 'renewal', 'ticketVoid'].map(
      (end) => `ended: ${end}`,
    ),
    cancelled: [
      ...['checkingBankCard → {"bankCard":{"codeSent":"tooSoon"}}', 'checkingIdCard → confirming'],
      'sendingCode → {"bankCard":{"codeSent":"tooSoon"}}',
      ...['sendingCode → {"bankCard":{"noCode":"mayAsk"}}', 'sendingCode → {"bankCard":{"noCode":"tooSoon"}}'],
    ],
    interrupted: {at: ['checkingBankCard', 'checkingIdCard', 'sendingCode']},
    keeps: {
      problem: 'bankCard notChecked',
      refusal: 'bankCard idCard',
      unsaved: 'bankCard checkingBankCard checkingIdCard confirming idCard notChecked sendingCode',
    },
    tags: {
      busy: ['checkingBankCard', 'checkingIdCard', 'sendingCode'],
      form: ['bankCard', 'idCard'],
      failed: ['notChecked'],
    },
  });

  it('offers a press in every state, besides leaving and going back', () => {
    // Where there is no other form, or no name, the one has to be filled first.
    const isToFill = (each: Situation) =>
      each.context.locked ? each.matches({bankCard: 'noCode'}) : each.matches('idCard') && lacksIdentity(each);
    const others = {edges, situations: situations.filter((each) => !isToFill(each))};
    const goingOn = edges.filter(({to}) => to.status === 'active');
    expect(withoutWayOn({...others, edges: goingOn}, chart.isPress)).to.deep.equal([]);
    const filled = edges.filter(({from, to}) => lacksIdentity(from) && !lacksIdentity(to));
    expect(new Set(filled.map(({event}) => event.type))).to.deep.equal(new Set(['edited']));
  });

  it('can be left, gone back from or ended for renewal from every state', () => {
    const active = situations.filter(({status}) => status === 'active');
    for (const [type, end] of [
      ['left', 'left'],
      ['backRequested', 'back'],
      ['renewalRequested', 'renewal'],
    ] as const) {
      const pressed = edges.filter(({event}) => event.type === type);
      expect(pressed.length).to.equal(active.length);
      for (const {from, to} of pressed.filter((edge) => !isWithin(edge))) {
        const isDeaf = end === 'renewal' && from.context.isRenewable === false;
        expect(to.output?.type, nameOf(from)).to.equal(isDeaf ? undefined : end);
      }
    }
  });

  it('goes back from the bank card to the identity form when that is part of the check', () => {
    const back = edges.filter(isWithin);
    expect(back).not.to.deep.equal([]);
    for (const {to} of back) {
      expect(to.value).to.equal('idCard');
      expect(to.context).to.include({way: 'id-card', tried: false, warned: false});
    }
  });

  it('reaches passed, pending or next only by a backend answer', () => {
    for (const what of ['passed', 'pending', 'next'] as const) {
      expect(answers.filter(says(what)), what).to.have.length(2);
      const without = chart.without(says(what));
      expect(ends.some(({output}) => output?.type === what)).to.equal(true);
      expect(without.some(({output}) => output?.type === what)).to.equal(false);
      expect(without.some(({output}) => output?.type === 'left')).to.equal(true);
    }
  });

  it('ends with the typed values in every final state', () => {
    for (const {output, context} of ends) {
      const {typed, way, claim, smsRequest, code, codeTry, askAt} = context;
      const attempt = {claim, smsRequest, code, codeTry, askAt};
      expect(output?.kept).to.deep.equal({typed, way, ...(output?.type === 'interrupted' && {attempt})});
    }
  });
});

describe('What is typed of a person', () => {
  it('changes only where it is typed', () => {
    const changing = edges.filter(({from, event, to}) => {
      const [before, now] = [from, to].map(({context}) => JSON.stringify(context.typed));
      return before !== now && event.type !== 'reopened';
    });
    expect(new Set(changing.map(({event}) => event.type))).to.deep.equal(new Set(['edited', 'putBack']));
  });

  it('is handed back with the reason when the ticket is void', () => {
    const voids = edges.filter(({event}) => ['ticket-expired', 'record-changed'].includes(refusedIn(event)));
    for (const {event, to} of voids)
      expect(to.output).to.deep.include({type: 'ticketVoid', refusal: {code: refusedIn(event)}});
    expect(namesOf(voids.map(({from}) => from))).to.deep.equal(['checkingBankCard', 'checkingIdCard', 'sendingCode']);
  });
});

describe('A person-check request', () => {
  it('of a repeated check is sent at once by ID card, and waits for a press by bank card', () => {
    for (const each of repeated) {
      const now = started(personCheckMachine(), each);
      expect(nameOf(now)).to.equal(
        each.kept?.way === 'id-card' ? 'checkingIdCard' : '{"bankCard":{"noCode":"mayAsk"}}',
      );
      if (now.matches('checkingIdCard')) expect(now.context.claim?.body).to.deep.include(each.kept?.typed.draft);
    }
  });

  it('is sent on a press only', () => {
    const begun = chart.into('checkingIdCard');
    expect(waysOf(begun)).to.deep.equal(['confirming confirmed', 'idCard submitted', 'notChecked retried']);
    // What was not changed has just been read in the form.
    for (const {from} of begun.filter((edge) => edge.event.type === 'submitted')) {
      const {fields, typed} = from.context;
      for (const name of askedOfPerson('id-card', fields, typed.draft))
        expect(typed.draft[name] ?? fields[name].display).to.equal(fields[name].display);
    }
    expect(waysOf(chart.into('sendingCode'))).to.deep.equal(
      ['{"bankCard":{"noCode":"mayAsk"}} codeRequested', '{"bankCard":{"codeSent":"mayResend"}} codeRequested'].sort(),
    );
    expect(waysOf(chart.into('checkingBankCard'))).to.deep.equal([
      '{"bankCard":{"codeSent":"mayResend"}} codeEntered',
      '{"bankCard":{"codeSent":"tooSoon"}} codeEntered',
    ]);
  });

  it('has reviewed values, and checks an ID card only for a resident ID', () => {
    for (const {to} of chart.into('checkingIdCard')) {
      const {fields, typed} = to.context;
      expect(validatePerson('id-card', fields, typed.draft, rules).verdict).to.be.oneOf(['ok', 'warn']);
      expect(typed.draft.idType ?? fields.idType.display).to.equal('resident-id');
      expect(to.context).to.include({tried: false, warned: false});
    }
    for (const {to} of chart.into('sendingCode')) {
      const {fields, typed, smsRequest, locked} = to.context;
      expect(validatePerson('bank-card', fields, typed.draft, rules).verdict).to.be.oneOf(['ok', 'warn']);
      // Who was settled in an earlier step is referred to, whatever is on record.
      if (!locked) expect(lacksIdentity(to)).to.equal(false);
      expect(smsRequest?.body).to.include({bankCard: typed.draft.bankCard, mobile: typed.draft.mobile});
    }
  });

  it('holds an SMS code only while it is being checked', () => {
    for (const {value, context} of situations)
      expect(context.secret !== undefined, JSON.stringify(value)).to.equal(value === 'checkingBankCard');
  });

  it('has one attempt per SMS code, for the same person, card and mobile', () => {
    for (const situation of situations) {
      const {context} = situation;
      expect(context.codeTry?.body.smsId, nameOf(situation)).to.equal(context.code?.smsId);
      if (context.noCode === 'not-asked-for') expect(context.tried).to.equal(true);
      if (situation.matches({bankCard: 'noCode'})) expect(context.code).to.equal(undefined);
      if (situation.matches({bankCard: 'codeSent'})) expect(context.code).not.to.equal(undefined);
    }
  });
});
