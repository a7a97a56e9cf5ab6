import {expect} from 'chai';
import type {EventObject} from 'xstate';
import type {PollingResult} from '../../src/machines/polling.setup.js';
import {passed} from './admin-assist.harness.js';
import {interruptionOf, legsOf, nameOf, namesOf, outputOf, started, waysOf} from './graph.js';
import {itIsSound} from './graph.suite.js';
import {machine, chart, input} from './admin-assist.chart.js';

const {edges, situations} = chart;
const saysPassed = (event: EventObject): boolean => {
  const output = outputOf(event) as Partial<PollingResult> & {passed?: unknown};
  const answer = output.type === 'answered' ? (output.answer as {passed?: unknown}) : output;
  return answer.passed === true;
};

describe('The state graph of the admin-assist machine', () => {
  itIsSound(chart, {
    passing: ['adminAssist.beginning'],
    // Without consent, or without a text, the form is where it stays.
    waits: {
      at: ['naming'],
      isOver: ({context: {consent, enterprise, warned}}) =>
        consent !== undefined && enterprise !== '' && warned === enterprise,
    },
    isGoal: ({output}) => output?.type === 'passed',
    ends: ['decided: passed', 'interrupted: interrupted', 'left: left'],
    cancelled: [
      ...['checkingCode → waiting', 'recalling → naming', 'rechecking → naming', 'sending → naming'],
      'withdrawing → waiting',
    ],
    interrupted: {at: ['checkingCode', 'recalling', 'rechecking', 'sending', 'waiting', 'withdrawing']},
    keeps: {
      problem: 'naming notRead notRechecked notSent notWithdrawn rechecking waiting',
      refusal: 'naming notRead notRechecked rechecking refused waiting',
      unsaved: 'confirming naming notRead notSent recalling refused sending withdrawn',
    },
    tags: {form: ['naming'], failed: ['notRead', 'notRechecked', 'notSent', 'notWithdrawn'], refused: ['refused']},
  });

  it('reaches passed only by a backend answer', () => {
    const into = edges.filter(({to}) => to.matches('decided'));
    expect(namesOf(into.map(({from}) => from))).to.deep.equal(['checkingCode', 'rechecking', 'waiting']);
    for (const {from, event, to} of into) {
      expect(from.matches('rechecking') || saysPassed(event)).to.equal(true);
      expect(to.output).to.deep.equal({type: 'passed', outcome: passed});
    }
    const without = chart.without(saysPassed);
    expect(without.some((each) => each.matches('decided') || each.output?.type === 'passed')).to.equal(false);
    expect(namesOf(without)).to.include('refused');
  });

  it('reaches passed for an earlier page’s request only when the status agrees, or by a code', () => {
    const recalled = edges.filter(({from, to}) => to.matches('decided') && from.context.isRecalled);
    expect(namesOf(recalled.map(({from}) => from))).to.deep.equal(['checkingCode', 'rechecking']);
  });

  it('sends a request only on a press, or when an interrupted one is resumed', () => {
    expect(waysOf(chart.into('sending'))).to.deep.equal([
      ...['confirming confirmed', 'interrupted reopened', 'naming submitted', 'notSent retried'],
    ]);
  });

  it('holds a code only while it is being checked', () => {
    for (const each of situations)
      expect(each.context.secret !== undefined, nameOf(each)).to.equal(each.matches('checkingCode'));
  });

  it('waits only with an open request, and drops it after its end', () => {
    for (const each of situations) {
      if (each.matches('waiting') || each.matches('checkingCode') || each.matches('withdrawing'))
        expect(each.context.request, nameOf(each)).not.to.equal(undefined);
      if (each.matches('naming') || each.matches('refused') || each.matches('withdrawn'))
        expect(each.context.request, nameOf(each)).to.equal(undefined);
    }
  });
});

describe('An interrupted assistance request', () => {
  it('is resumed in the same state, with the typed values', () => {
    const resumed = edges
      .filter(({to}) => interruptionOf(to))
      .map(({from, event, to}) => {
        const {consent, enterprise, claim, request, pending, isRecalled} = from.context;
        const now = started(machine, {...input, draft: interruptionOf(to)?.draft});
        expect(now.context).to.deep.include({consent, enterprise, request, pending, isRecalled, problem: undefined});
        expect(now.context.claim).to.equal(claim);
        return {from, event, to: now};
      });
    expect(legsOf(resumed)).to.deep.equal([
      ...['checkingCode → waiting', 'recalling → recalling', 'rechecking → waiting', 'sending → sending'],
      ...['waiting → waiting', 'withdrawing → waiting'],
    ]);
  });
});
