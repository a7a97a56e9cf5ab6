import {expect} from 'chai';
import {type EventObject} from 'xstate';
import type {PollingResult} from '../../src/machines/polling.setup.js';
import {sampleConsent as consent} from './answers.js';
import {passed} from './handoff.harness.js';
import {interruptionOf, legsOf, nameOf, namesOf, outputOf, started, waysOf} from './graph.js';
import {itIsSound} from './graph.suite.js';
import {machine, chart, input} from './handoff.chart.js';

const {events, situations, edges} = chart;
const waits = ['away', 'copied', 'ready', 'shown'].map((step) => `{"waiting":"${step}"}`);
const saysPassed = (event: EventObject) => {
  const result = outputOf(event) as Partial<PollingResult>;
  return result.type === 'answered' && (result.answer as {passed?: unknown}).passed === true;
};

describe('The state graph of the handoff machine', () => {
  itIsSound(chart, {
    passing: ['handoff.beginning', 'handoff.offering', 'handoff.opening', 'handoff.waiting.begun'],
    // Without consent the choice is where it stays until that is given.
    waits: {at: ['choosing'], isOver: ({context}) => context.consent !== undefined},
    isGoal: ({output}) => output?.type === 'passed',
    ends: ['decided: passed', 'interrupted: interrupted', 'left: left'],
    cancelled: ['cancelling', 'creating', 'recalling', 'rechecking', 'renewing'].map((place) => `${place} → choosing`),
    interrupted: {at: ['cancelling', 'creating', 'recalling', 'rechecking', 'renewing', 'scanned', ...waits]},
    keeps: {
      problem: 'choosing expired notCreated notRead notRechecked rechecking',
      refusal: 'choosing refused',
      unsaved: '',
    },
    tags: {form: ['choosing'], failed: ['expired', 'notCreated', 'notRead', 'notRechecked'], refused: ['refused']},
  });

  it('reaches passed only by a backend answer', () => {
    const into = edges.filter(({to}) => to.matches('decided'));
    expect(namesOf(into.map(({from}) => from))).to.deep.equal(['rechecking', 'scanned', ...waits]);
    for (const {from, event, to} of into) {
      expect(from.matches('rechecking') || saysPassed(event)).to.equal(true);
      expect(to.output).to.deep.equal({type: 'passed', outcome: passed});
    }
    expect(events.filter(saysPassed)).to.have.length(1);
    const without = chart.without(saysPassed);
    expect(without.some((each) => each.matches('decided') || each.output?.type === 'passed')).to.equal(false);
    expect(namesOf(without)).to.include('refused');
  });

  it('reaches passed for an earlier page’s handoff only when the status agrees', () => {
    const recalled = edges.filter(({from, to}) => to.matches('decided') && from.context.isRecalled);
    expect(recalled).not.to.deep.equal([]);
    for (const {from, event} of recalled) {
      expect(nameOf(from)).to.equal('rechecking');
      expect(event).to.have.property('output', true);
    }
    const asked = situations.filter((each) => each.matches('rechecking'));
    expect(asked.every(({context}) => context.isRecalled)).to.equal(true);
  });
});

describe('A handoff request', () => {
  const begun = chart.into('creating');

  it('is sent only on choose, retry or renew, where there is no choice, or when an interrupted one is resumed', () => {
    expect(waysOf(begun)).to.deep.equal([
      ...['choosing placeChosen', 'expired renewed', 'expired retried', 'interrupted reopened', 'notCreated retried'],
      ...['notRead corrected', 'refused retried'],
      'renewing xstate.done.actor.0.handoff.renewing',
    ]);
  });

  it('is for an offered bank, with the required consent', () => {
    for (const {from, to} of begun) {
      expect(to.context.claim?.body.place, nameOf(from)).to.equal('ccb');
      if (from.matches('choosing')) expect(to.context.claim?.body.consent).to.deep.equal(consent);
    }
  });

  it('leads to waiting only when a handoff exists', () => {
    for (const each of situations.filter((each) => each.children.wait))
      expect(each.context.handoff).not.to.equal(undefined);
  });
});

describe('An interrupted handoff', () => {
  const interrupted = edges.filter(({to}) => interruptionOf(to));

  it('is resumed in the same state, with the same attempt or handoff', () => {
    const resumed = interrupted.map(({from, event, to}) => {
      const {consent, claim, handoff, pending, scanned, isRecalled} = from.context;
      const now = started(machine, {...input, draft: interruptionOf(to)?.draft});
      expect(now.context).to.deep.include({consent, claim, handoff, pending, scanned, isRecalled, problem: undefined});
      expect(now.context.claim).to.equal(claim);
      return {from, event, to: now};
    });
    const waitedFor = ['scanned', '{"waiting":"away"}', '{"waiting":"shown"}'];
    expect(legsOf(resumed)).to.deep.equal([
      // Nothing was given up.
      ...waitedFor.map((wait) => `cancelling → ${wait}`),
      'creating → creating',
      'recalling → recalling',
      // What the bank said is heard again, and the status is asked for after it.
      ...waitedFor.map((wait) => `rechecking → ${wait}`),
      ...waitedFor.map((wait) => `renewing → ${wait}`),
      'scanned → scanned',
      '{"waiting":"away"} → {"waiting":"away"}',
      // A code that nobody has scanned is good still.
      '{"waiting":"away"} → {"waiting":"shown"}',
      '{"waiting":"copied"} → {"waiting":"away"}',
      '{"waiting":"ready"} → {"waiting":"away"}',
      '{"waiting":"shown"} → {"waiting":"shown"}',
    ]);
  });
});
