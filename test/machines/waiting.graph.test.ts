import {expect} from 'chai';
import {assign, type EventObject} from 'xstate';
import {waitingMachine} from '../../src/machines/waiting.machine.js';
import type {PollAnswer, PageEvent, WaitingInput} from '../../src/machines/waiting.setup.js';
import {answerEvents, backendFailures, failures, namesOf, outputOf} from './graph.js';
import {chartOf, itIsSound} from './graph.suite.js';

const page: readonly PageEvent[] = (['woken', 'hidden', 'hinted', 'askedElsewhere'] as const).map((type) => ({type}));
const answers = answerEvents(waitingMachine, {
  ask: {
    done: [
      {isOver: false},
      {isOver: false, checkAfter: 20},
      {isOver: true, answer: {passed: true}},
      {isOver: true, answer: {passed: false}},
    ] satisfies PollAnswer[],
    errors: [...backendFailures, ...failures('handoff-expired')],
  },
});

/** The hour, and how often it was asked, go on for ever: here they stand still. */
const machineThat = (isDue: boolean) =>
  waitingMachine.provide({
    guards: {isDue: () => isDue},
    actions: {
      noteAsking: assign({askedAt: 0}),
      noteRound: assign({
        rounds: 1,
        checkAfter: (_, heard: PollAnswer) => (heard.isOver ? undefined : heard.checkAfter),
        problem: undefined,
      }),
      noteFailedRound: assign({rounds: 1}),
    },
  });

const inputs: WaitingInput[] = [
  {id: 'handoff-1', isPending: false},
  {id: 'handoff-1', isPending: true, checkAfter: 20},
];
const isOver = (event: EventObject) => outputOf(event)['isOver'] === true;

for (const isDue of [true, false]) {
  const machine = machineThat(isDue);
  const chart = chartOf({
    ...{machine, inputs, presses: page, answers},
    happenings: [{type: 'xstate.after.interval.waiting.resting'}],
  });
  const {situations, edges, ends} = chart;

  describe(`The graph of the waiting, where ${isDue ? 'some time' : 'next to no time'} went by`, () => {
    itIsSound(chart, {
      passing: ['waiting.beginning'],
      // Nobody is here but an answer, the clock, and whoever looks.
      goesOn: ({type}) => type === 'woken' || /^xstate\.(?:after|done)/.test(type),
      isGoal: ({output}) => output?.type === 'answered',
      ends: ['over: answered', 'over: failed'],
      cancelled: [],
      tags: {},
    });

    it('asks nothing while nobody looks, but where something may have happened', () => {
      const ways = edges.filter(
        ({from, to}) => from.context.isHidden && to.matches('asking') && !from.matches('asking'),
      );
      const afterHint = 'xstate.after.interval.waiting.resting';
      for (const {event, from} of ways) if (event.type === afterHint) expect(from.context.isHinted).to.equal(true);
      expect(new Set(ways.map(({event}) => event.type))).to.deep.equal(
        new Set(isDue ? ['hinted', 'woken', afterHint] : [afterHint]),
      );
    });

    it('is at rest while nobody looks only after a hint, and never unseen while somebody does', () => {
      for (const {value, context} of situations) {
        if (value === 'resting') expect(context.isHidden && !context.isHinted).to.equal(false);
        if (value === 'unseen') expect(context.isHidden).to.equal(true);
      }
    });

    it('ends only by an answer that says so, or by a failure that leaves nothing to ask for', () => {
      const into = edges.filter(({to}) => to.status === 'done');
      expect(namesOf(into.map(({from}) => from))).to.deep.equal(['asking']);
      for (const {event, to} of into) {
        const heard = 'output' in event ? (event.output as PollAnswer) : undefined;
        if (heard) expect(to.output).to.deep.equal({type: 'answered', answer: heard.isOver && heard.answer});
        else expect(to.output).to.deep.equal({type: 'failed', error: (event as {error?: unknown}).error});
      }
      const codes = ends.flatMap(({output}) => (output?.type === 'failed' ? [output.error.code] : []));
      expect([...new Set(codes)].sort()).to.deep.equal(['handoff-expired', 'subject-changed', 'unauthenticated']);
      const others = chart.without(isOver).situations.filter(({status}) => status === 'done');
      expect(new Set(others.map(({output}) => output?.type))).to.deep.equal(new Set(['failed']));
    });
  });
}
