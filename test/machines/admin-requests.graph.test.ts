import type {Attempt} from '../../src/domain/attempt.js';
import {expect} from 'chai';
import {initialContext, type Declination} from '../../src/machines/admin-requests.setup.js';
import {chart} from './admin-requests.chart.js';
import {codeIn, isOfSession, nameOf, namesOf, outputOf, waysOf} from './graph.js';
import {itIsSound} from './graph.suite.js';

const {edges, situations} = chart;

describe('The state graph of the admin-requests machine', () => {
  itIsSound(chart, {
    isGoal: (situation) => situation.matches('answered'),
    ends: [],
    cancelled: [
      ...['confirming → deciding', 'creatingCode → deciding', 'loading → paused'],
      'sendingDeclination → declining',
    ],
    keeps: {
      problem: 'codeNotCreated inbox notConfirmed notDeclined notLoaded sessionOver',
      refusal: 'askingCode askingYes deciding gone notAdministrator',
      unsaved:
        'askingCode askingYes codeExpired codeNotCreated codeShown confirming creatingCode deciding declining loading notConfirmed notDeclined notLoaded paused sendingDeclination sessionOver',
    },
    tags: {
      form: ['deciding', 'declining'],
      failed: ['codeNotCreated', 'notConfirmed', 'notDeclined', 'notLoaded', 'sessionOver'],
      refused: ['gone', 'notAdministrator'],
    },
  });

  it('confirms only after the warning, with the typed number', () => {
    expect(waysOf(chart.into('confirming'))).to.deep.equal(['askingYes confirmed', 'notConfirmed retried']);
    for (const {to} of chart.into('confirming')) expect(to.context.confirmation?.body.number).to.equal('47');
  });

  it('creates a code only after the warning', () => {
    expect(waysOf(chart.into('creatingCode'))).to.deep.equal(['askingCode confirmed', 'codeNotCreated retried']);
  });

  it('reaches answered only by a backend answer', () => {
    for (const {event} of chart.into('answered'))
      expect(outputOf(event)['answer']).to.be.oneOf(['confirmed', 'declined']);
  });

  it('forgets the whole inbox when the session ends', () => {
    const ended = edges.filter(({event}) => isOfSession(codeIn(event)));
    expect(namesOf(ended.map(({to}) => to))).to.deep.equal(['sessionOver']);
    expect(namesOf(ended.map(({from}) => from))).to.deep.equal([
      ...['confirming', 'creatingCode', 'loading', 'sendingDeclination', '{"inbox":"refreshing"}'],
    ]);
    for (const {to} of ended) {
      const {before, problem, reason, declination} = to.context;
      expect(to.context).to.deep.equal({...initialContext, before, problem, reason, declination});
    }
  });

  it('keeps the typed reason after the session’s end only if it was being sent', () => {
    const isKept = ({context: {reason, declination}}: (typeof situations)[number]) =>
      reason !== '' || declination !== undefined;
    const keeping = edges.filter(({event, to}) => isOfSession(codeIn(event)) && isKept(to));
    expect([...new Set(keeping.map(({event}) => codeIn(event)))]).to.deep.equal(['unauthenticated']);
    expect(namesOf(keeping.map(({from}) => from))).to.deep.equal(['loading', 'sendingDeclination']);
    const places = situations.filter((each) => isKept(each) && each.context.chosen === undefined);
    expect(namesOf(places)).to.deep.equal(['loading', 'notLoaded', 'paused', 'sessionOver']);
  });

  it('returns to the reason form only for the same administrator and request', () => {
    expect(waysOf(chart.into('declining')).filter((way) => way.startsWith('loading'))).to.have.length(1);
    const back = edges.filter(({from, to}) => from.matches('loading') && to.matches('declining'));
    for (const {from, event, to} of back) {
      const {subject, id} = (from.context.declination as Attempt<Declination>).body;
      expect([outputOf(event)['subject'], to.context.subject, to.context.chosen?.id]).to.deep.equal([
        subject,
        subject,
        id,
      ]);
    }
    const asked = edges.filter(({from, event}) => from.matches('loading') && outputOf(event)['requests']);
    expect(namesOf(asked.map(({to}) => to))).to.deep.equal(['declining', 'loading', '{"inbox":"current"}']);
  });

  it('holds a code only while it is displayed', () => {
    for (const each of situations) {
      expect(each.context.code !== undefined, nameOf(each)).to.equal(each.matches('codeShown'));
    }
  });

  it('holds a request only while one is open', () => {
    const without = situations.filter(({context}) => context.chosen === undefined);
    expect(namesOf(without)).to.deep.equal([
      ...['loading', 'notAdministrator', 'notLoaded', 'paused', 'sessionOver'],
      ...['{"inbox":"current"}', '{"inbox":"refreshing"}'],
    ]);
  });
});
