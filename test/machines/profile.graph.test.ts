import {expect} from 'chai';
import type {EventObject} from 'xstate';
import {changedFields, validateProfile} from '../../src/domain/profile-draft.js';
import {rules} from '../domain/profile-draft.harness.js';
import {
  codeIn,
  cutOff,
  interruptionOf,
  nameOf,
  namesOf,
  outputOf,
  reachable,
  started,
  unreached,
  waysOf,
} from './graph.js';
import {itIsSound} from './graph.suite.js';
import {sound, doubtful, wrong, machine, record, elsewhere, touched, answers, chart} from './profile.chart.js';

const typedWords = new RegExp([sound, doubtful, wrong].join('|'));
const recordOf = (version: string) => [record, elsewhere, touched].find((each) => each.version === version) ?? record;

const saysSaved = (event: EventObject) => outputOf(event)['effective'] !== undefined;
const {graph, situations, edges} = chart;
const draftOf = ({context}: (typeof situations)[number]) => JSON.stringify(context.typed.draft);

describe('The state graph of the profile machine', () => {
  itIsSound(chart, {
    passing: ['profile.beginning'],
    isGoal: (situation) => situation.matches('saved'),
    ends: ['closed: closed', 'interrupted: interrupted', 'left: left'],
    // One confirmation when changes would be lost.
    leaves: ({context: {profile, part, typed}}) =>
      profile && changedFields(profile, part, typed.draft).length > 0 ? '{"abandoning":"leaving"}' : undefined,
    cancelled: ['loading → left', 'resuming → notResumed', 'saving → confirming'],
    interrupted: {at: ['loading', 'resuming', 'saving']},
    keeps: {
      problem: 'abandoning comparing editing notLoaded notResumed notSaved resuming',
      refusal: 'abandoning editing',
      unsaved: 'abandoning comparing confirming editing notResumed notSaved resuming saving',
    },
    tags: {form: ['editing'], failed: ['notLoaded', 'notResumed', 'notSaved']},
  });

  it('goes back to the form when its changes are not to be lost', () => {
    const back = waysOf(chart.into('editing')).filter((way) => way.includes('abandoning'));
    expect(back).to.deep.equal(
      ['closing', 'leaving'].flatMap((step) => ['cancelled', 'kept'].map((type) => `{"abandoning":"${step}"} ${type}`)),
    );
  });

  it('reaches saved only by a saved answer', () => {
    expect(answers.filter(saysSaved)).to.have.length(1);
    expect(unreached(machine, {...graph, situations: chart.without(saysSaved)})).to.deep.equal([
      'profile.beginning',
      'profile.saved',
    ]);
  });

  it('opens no form of a part that is not editable', () => {
    for (const {context, ...situation} of situations) {
      if (situation.matches('editing')) expect(context.part).to.equal('enterprise');
    }
  });
});

describe('A save request', () => {
  const begun = chart.into('saving');

  it('is sent only when confirmed or retried', () => {
    expect(waysOf(begun)).to.deep.equal(['confirming confirmed', 'notSaved retried']);
  });

  it('has reviewed changes, on the record version they were made on', () => {
    for (const {to} of begun) {
      const {part, submission, typed} = to.context;
      expect(submission).not.to.equal(undefined);
      if (!submission) continue;
      const {version, changes} = submission.body;
      const review = validateProfile(recordOf(version), part, typed.draft, rules);
      expect(review.verdict).to.be.oneOf(['ok', 'warn']);
      expect(submission.body).to.deep.equal({part, version, changes: review.changes});
      expect(changes).not.to.deep.equal({});
    }
    expect(new Set(begun.map(({to}) => to.context.submission?.body.changes.legalRepName))).to.deep.equal(
      new Set([sound, doubtful]),
    );
    expect(new Set(begun.map(({to}) => to.context.submission?.body.version))).to.deep.equal(
      new Set(['"1"', '"2"', '"3"']),
    );
  });

  it('is for the latest record, or is an unchanged repeat of an interrupted one', () => {
    const start = [started(machine, {pressed: true})];
    const isResent = ({from, to}: (typeof edges)[number]) =>
      from.matches('resuming') && to.matches('confirming') && from.context.sent;
    const others = reachable(graph, start, (edge) => !isResent(edge));
    const sending = others.filter((each) => each.matches('confirming') || each.matches('saving'));
    expect(sending).not.to.deep.equal([]);
    for (const {context} of sending) expect(context.submission?.body.version).to.equal(context.profile?.version);
    const resent = edges.filter(isResent);
    expect(resent).not.to.deep.equal([]);
    for (const {from, to} of resent) expect(to.context.submission).to.equal(from.context.submission);
  });

  it('after a conflict is reviewed on the reloaded record and confirmed again', () => {
    const conflicts = edges.filter(({from, event}) => from.matches('saving') && codeIn(event) === 'conflict');
    const after = conflicts.map(({to}) => to);
    expect(after).not.to.deep.equal([]);
    for (const each of after) expect(each.context.submission).to.equal(undefined);
    expect(reachable(graph, after, () => true).some((each) => each.matches('saving'))).to.equal(true);
    for (const type of ['submitted', 'confirmed']) {
      const without = reachable(graph, after, ({event, to}) => event.type !== type || to.matches('editing'));
      expect(without.filter((each) => each.matches('saving')).map(nameOf), type).to.deep.equal([]);
    }
  });

  it('is one attempt until the form is opened again', () => {
    for (const situation of situations.filter((each) => each.matches('editing'))) {
      expect(situation.context).to.include({submission: undefined});
    }
    const held = situations.filter(({context}) => context.submission !== undefined);
    expect(namesOf(held)).to.include.members(['notSaved', 'notResumed']);
  });

  it('with a doubtful value is confirmed after a second submit', () => {
    const confirming = edges.filter(({from, to}) => to.matches('confirming') && from.matches('editing'));
    const ways = confirming.map(
      ({from, to}) => `${String(from.context.warned)} ${to.context.submission?.body.changes.legalRepName ?? ''}`,
    );
    expect(new Set(ways)).to.deep.equal(new Set([`true ${doubtful}`, `false ${sound}`]));
  });

  it('is never sent while the record is uncertain', () => {
    for (const {from, event, to} of edges) {
      if (to.matches('saving')) expect(from.context.unsure, nameOf(from)).to.equal(false);
      if (!from.context.unsure || to.context.unsure || to.status === 'done') continue;
      expect(event, nameOf(from)).to.have.nested.property('output.version');
    }
    const doubtfuls = situations.filter(({value}) => ['notResumed', 'resuming'].includes(value as string));
    expect(doubtfuls).not.to.deep.equal([]);
    for (const {context} of doubtfuls) expect(context.unsure).to.equal(true);
  });
});

describe('An interrupted correction', () => {
  const interrupted = edges.filter(({to}) => interruptionOf(to));
  const reading = (profile: typeof record) => answers.filter((event) => 'output' in event && event.output === profile);

  it('is resumed at the confirmation, in the form or at the comparison', () => {
    const ways = new Set<string>();
    for (const {from, to} of interrupted) {
      const draft = interruptionOf(to)?.draft;
      const {profile, part, typed, tried, submission} = from.context;
      if (from.matches('loading')) {
        expect(draft).to.equal(undefined);
        continue;
      }
      for (const each of [record, elsewhere, touched]) {
        const now = started(machine, {pressed: true, draft}, reading(each));
        const isOnTheSame = each.version === profile?.version;
        const isMoved = profile?.enterprise.legalRepName.display !== each.enterprise.legalRepName.display;
        const what = isOnTheSame ? 'the same' : isMoved ? 'moved' : 'touched';
        const sent = submission ? 'sent' : 'to be made';
        ways.add(`${nameOf(from)}, ${what}, ${sent} → ${nameOf(now)}`);
        expect(now.context).to.deep.include({profile: each, part, typed, tried, unsure: false});
        // Beside what was changed elsewhere nothing can be confirmed, and then the form is open again.
        if (!now.matches('comparing')) {
          expect(now.context.submission).to.equal(now.matches('confirming') ? submission : undefined);
        }
      }
    }
    const from = (place: string) => [
      `${place}, the same, sent → confirming`,
      `${place}, touched, sent → confirming`,
      `${place}, moved, sent → comparing`,
    ];
    expect([...ways].sort()).to.deep.equal(
      [
        ...from('saving'),
        ...from('resuming'),
        'resuming, the same, to be made → editing',
        'resuming, touched, to be made → editing',
        'resuming, moved, to be made → comparing',
      ].sort(),
    );
  });
});

describe('A profile draft', () => {
  it('changes by editing, resetting and comparing, and is dropped when abandoned or saved', () => {
    const changing = edges.filter(({from, event, to}) => draftOf(from) !== draftOf(to) && event.type !== 'reopened');
    expect(waysOf(changing)).to.deep.equal([
      ...['comparing compared', 'editing edited', 'editing putBack', 'saving xstate.done.actor.0.profile.saving'],
      ...['{"abandoning":"closing"} abandoned', '{"abandoning":"leaving"} abandoned'],
    ]);
  });

  it('survives each failure, refusal and end of the session, back to the form', () => {
    const back = cutOff(graph, (situation) => situation.matches('editing') && draftOf(situation) !== '{}');
    expect(back).to.deep.equal([]);
    for (const {from, event, to} of edges.filter(({event}) => 'error' in event)) {
      expect(draftOf(to), `${nameOf(from)} ${event.type}`).to.equal(draftOf(from));
    }
  });

  it('is compared with a changed record before it is sent', () => {
    for (const {from, event, to} of edges) {
      if (from.context.moved.length === 0 || to.context.moved.length > 0) continue;
      const isOver = nameOf(to) === 'left';
      expect(isOver || event.type === 'compared', `${nameOf(from)} ${event.type}`).to.equal(true);
    }
    expect(namesOf(situations.filter(({context}) => context.moved.length > 0))).to.deep.equal([
      ...['comparing', '{"abandoning":"leaving"}'],
    ]);
  });

  it('leaves no trace once it is abandoned or saved', () => {
    const wiped = situations.filter(({value}) => ['viewing', 'saved', 'closed', 'left'].includes(value as string));
    for (const situation of wiped)
      expect(JSON.stringify(situation.context), nameOf(situation)).not.to.match(typedWords);
    expect(situations.some(({context}) => typedWords.test(JSON.stringify(context)))).to.equal(true);
  });
});
