import {expect} from 'chai';
import {assign, type EventObject} from 'xstate';
import {pollingMachine} from '../../src/machines/polling.machine.js';
import type {PageEvent, PollAnswer, PollingInput} from '../../src/machines/polling.setup.js';
import {fakeOutcome, fakePending} from '../../simulators/testing.js';
import {refused} from './answers.js';
import {answerEvents, backendFailures, failures, namesOf, outputOf} from './graph.js';
import {chartOf, itIsSound} from './graph.suite.js';

const page: readonly PageEvent[] = (['woken', 'hidden', 'hinted', 'askedElsewhere'] as const).map((type) => ({type}));
const answers = answerEvents(pollingMachine(), {
  ask: {
    done: [{open: true}, {open: true, scanned: true}, fakePending(20), fakeOutcome(), refused('handoff-rejected')],
    errors: [...backendFailures, ...failures('handoff-expired')],
  },
});

/** The hour, and how often it was asked, go on for ever: here they stand still. */
const machineThat = (isDue: boolean) =>
  pollingMachine().provide({
    guards: {isDue: () => isDue},
    actions: {
      noteAsking: assign({askedAt: 0}),
      noteRound: assign({rounds: 1, problem: undefined}),
      noteFailedRound: assign({rounds: 1}),
    },
  });

const inputs: PollingInput[] = [
  {id: 'handoff-1', endsAt: 0},
  {id: 'handoff-1', endsAt: 0, pending: {checkAfter: 20}},
  {id: 'handoff-1', endsAt: 0, scanned: true},
  {id: 'handoff-1', endsAt: 0, answer: {open: true}},
];
const atEnd = 'xstate.after.untilEnd.polling';
const isAnswered = (event: EventObject) => ['passed', 'pending', 'scanned'].some((what) => what in outputOf(event));

for (const isDue of [true, false]) {
  const machine = machineThat(isDue);
  const chart = chartOf({
    ...{machine, inputs, presses: page, answers},
    happenings: ['interval.polling.resting', 'untilEnd.polling'].map((name) => ({type: `xstate.after.${name}`})),
  });
  const {situations, edges, ends} = chart;

  describe(`The state graph of polling, where ${isDue ? 'some time' : 'next to no time'} has passed since the last request`, () => {
    itIsSound(chart, {
      passing: ['polling.beginning', 'polling.judging'],
      // Nobody is here but an answer, the clock, and whoever looks.
      goesOn: ({type}) => type === 'woken' || /^xstate\.(?:after|done)/.test(type),
      isGoal: ({output}) => output?.type === 'answered',
      ends: ['over: answered', 'over: failed'],
      cancelled: [],
      deaf: isDue ? [] : ['polling.resting woken'],
      keeps: {problem: 'asking resting unseen', refusal: '', unsaved: ''},
      tags: {},
    });

    it('sends no request while the page is hidden, except after woken or hinted and at the end', () => {
      const ways = edges.filter(
        ({from, to}) => from.context.isHidden && to.matches('asking') && !from.matches('asking'),
      );
      const afterHint = 'xstate.after.interval.polling.resting';
      for (const {event, from} of ways) if (event.type === afterHint) expect(from.context.isHinted).to.equal(true);
      expect(new Set(ways.map(({event}) => event.type))).to.deep.equal(
        new Set(isDue ? ['hinted', 'woken', afterHint, atEnd] : [afterHint, atEnd]),
      );
    });

    it('is resting in a hidden page only after hinted, and is unseen only in a hidden page', () => {
      for (const {value, context} of situations) {
        if (value === 'resting') expect(context.isHidden && !context.isHinted).to.equal(false);
        if (value === 'unseen') expect(context.isHidden).to.equal(true);
      }
    });

    it('ends only by an answer that says so, by a failure that leaves nothing to ask for, or when its time is over', () => {
      const into = edges.filter(({to}) => to.status === 'done');
      expect(namesOf(into.map(({from}) => from))).to.deep.equal(['asking']);
      for (const {event, from, to} of into) {
        const answer = 'output' in event ? (event.output as PollAnswer) : undefined;
        if (answer && to.output?.type === 'failed') {
          expect([from.context.isLast, to.output.error.code]).to.deep.equal([true, 'handoff-expired']);
          continue;
        }
        if (answer) expect(to.output).to.deep.equal({type: 'answered', answer});
        else expect(to.output).to.deep.equal({type: 'failed', error: (event as {error?: unknown}).error});
        if (answer && 'pending' in answer) expect(from.context.pending).to.equal(undefined);
        if (answer && 'scanned' in answer) expect(from.context.scanned).to.equal(undefined);
      }
      const codes = ends.flatMap(({output}) => (output?.type === 'failed' ? [output.error.code] : []));
      expect(new Set(codes)).to.deep.equal(new Set(['handoff-expired', ...backendFailures.map(({code}) => code)]));
      const others = chart.without(isAnswered).filter(({status}) => status === 'done');
      expect(new Set(others.map(({output}) => output?.type))).to.deep.equal(new Set(['failed']));
    });
  });
}
