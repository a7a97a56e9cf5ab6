import {expect} from 'chai';
import type {EventObject} from 'xstate';
import {CertError} from '../../src/domain/errors.js';
import {changedFields, reviewDraft} from '../../src/domain/profile-draft.js';
import type {ViewTag} from '../../src/machines/ports.js';
import {profileMachine, type ProfileEvent} from '../../src/machines/profile.machine.js';
import {fakeField, fakeProfile, fakeSaved} from '../../src/testing.js';
import {rules} from '../domain/profile-draft.harness.js';
import {answerEvents, cutOff, explore, nameOf, unheard, unreached, withoutWayOn} from './graph.js';
import {refusal} from './profile.harness.js';

const failures = (...codes: ConstructorParameters<typeof CertError>[0][]) => codes.map((code) => new CertError(code));

/** What is typed is found nowhere else: sound, worth a second look, and what no name looks like. */
const [sound, doubtful, wrong] = ['王五', '伍', '陆6'] as const;
const typedWords = new RegExp([sound, doubtful, wrong].join('|'));

const presses: readonly ProfileEvent[] = [
  {type: 'editRequested', part: 'enterprise'},
  {type: 'editRequested', part: 'account'},
  ...[sound, doubtful, wrong].map((name) => ({type: 'edited', values: {legalRepName: name}}) as const),
  {type: 'putBack', name: 'legalRepName'},
  {type: 'submitted', rules},
  {type: 'corrected'},
  {type: 'confirmed'},
  {type: 'compared', theirs: []},
  {type: 'compared', theirs: ['legalRepName']},
  ...(['closed', 'kept', 'abandoned', 'retried', 'cancelled', 'left'] as const).map((type) => ({type})),
];

const record = fakeProfile({editable: {enterprise: true, account: false}});
const elsewhere = {...record, version: '"2"', enterprise: {...record.enterprise, legalRepName: fakeField('赵六')}};
const ofSomebodyElse = fakeProfile({subject: 'subject-2', editable: {enterprise: false, account: false}});

const answers = answerEvents(profileMachine, {
  getProfile: {done: [record, elsewhere, ofSomebodyElse], errors: failures('network')},
  save: {
    done: [fakeSaved(), refusal('enterprise-mismatch')],
    errors: [...failures('unauthenticated', 'conflict'), new Error('oops')],
  },
});

const inputs = [{pressed: true}];
const isPress = ({type}: EventObject) => presses.some((press) => press.type === type);
const saysSaved = (event: EventObject) => 'output' in event && (event.output as {saved?: boolean}).saved === true;
const graph = explore(profileMachine, [...presses, ...answers], inputs);
const {situations, edges} = graph;
const draftOf = ({context}: (typeof situations)[number]) => JSON.stringify(context.typed.draft);

/** Where somebody else is signed in, and where that one looks at a record that may not be changed. */
const farFromForms = ['somebodyElse', 'viewing'];

describe('The graph of the profile', () => {
  it('hears of every failure of whatever was asked', () => {
    expect(unheard(graph)).to.deep.equal([]);
  });

  it('has no state that cannot be reached', () => {
    expect(unreached(profileMachine, graph)).to.deep.equal([]);
  });

  it('lets the user go on from every state by a press, besides leaving', () => {
    expect(withoutWayOn(graph, (event) => isPress(event) && event.type !== 'left')).to.deep.equal([]);
  });

  it('is left from everywhere at once, or with one question where something would be lost', () => {
    const left = edges.filter(({event}) => event.type === 'left');
    expect(left.length).to.equal(situations.filter(({status}) => status === 'active').length);
    for (const {from, to} of left) {
      const {profile, part, typed} = from.context;
      const isLost = profile !== undefined && changedFields(profile, part, typed.draft).length > 0;
      expect(nameOf(to), nameOf(from)).to.equal(isLost ? 'abandoning' : 'gone');
    }
  });

  it('can be cancelled wherever it is busy', () => {
    const cancelled = edges.filter(({from, event}) => from.hasTag('busy') && event.type === 'cancelled');
    expect(new Set(cancelled.map(({from}) => nameOf(from)))).to.deep.equal(new Set(['loading', 'resuming', 'saving']));
    for (const {from, to} of cancelled) expect(nameOf(to)).not.to.equal(nameOf(from));
  });

  it('never cuts off the way to a saved change, but for somebody who may change nothing', () => {
    expect(cutOff(graph, (situation) => situation.matches('saved'))).to.deep.equal(farFromForms);
  });

  it('has nothing saved without an answer that says so', () => {
    const without = explore(profileMachine, [...presses, ...answers.filter((event) => !saysSaved(event))], inputs);
    expect(answers.filter(saysSaved)).to.have.length(1);
    expect(unreached(profileMachine, without)).to.deep.equal(['profile.saved']);
  });

  it('ends with a result that fits its end', () => {
    const ends = situations.filter(({status}) => status === 'done');
    const results = new Set(ends.map((end) => `${nameOf(end)}: ${end.output?.type ?? ''}`));
    expect([...results].sort()).to.deep.equal([
      'closed: closed',
      'gone: left',
      'gone: startedOver',
      'startedOver: startedOver',
    ]);
  });

  it('says by its tags where there is a form, and where something failed', () => {
    const tagged = (tag: ViewTag) => [...new Set(situations.filter((each) => each.hasTag(tag)).map(nameOf))].sort();
    expect(tagged('form')).to.deep.equal(['{"editing":"warned"}', '{"editing":"writing"}']);
    expect(tagged('failed')).to.deep.equal(['interrupted', 'notLoaded', 'notSaved', 'somebodyElse']);
  });

  it('opens no form of a part that may not be changed', () => {
    for (const {context, ...situation} of situations) {
      if (situation.matches('editing')) expect(context.part).to.equal('enterprise');
    }
  });
});

describe('What is saved', () => {
  const begun = edges.filter(({from, to}) => to.matches('saving') && !from.matches('saving'));

  it('is sent on a press that confirms it, or that repeats it', () => {
    expect(new Set(begun.map(({from, event}) => `${nameOf(from)} ${event.type}`))).to.deep.equal(
      new Set(['confirming confirmed', 'notSaved retried']),
    );
  });

  it('passed review as it is sent, on the version of the record that it was made on', () => {
    for (const {to} of begun) {
      const {profile, part, submission, typed} = to.context;
      expect(profile && submission).not.to.equal(undefined);
      if (!profile || !submission) continue;
      const review = reviewDraft(profile, part, typed.draft, rules);
      expect(review.verdict).to.be.oneOf(['ok', 'warn']);
      expect(submission).to.deep.equal({part, version: profile.version, changes: review.changes});
    }
    expect(new Set(begun.map(({to}) => to.context.submission?.changes.legalRepName))).to.deep.equal(
      new Set([sound, doubtful]),
    );
    expect(new Set(begun.map(({to}) => to.context.submission?.version))).to.deep.equal(new Set(['"1"', '"2"']));
  });

  it('is one attempt until the form is open again, or the record in doubt', () => {
    for (const situation of situations) {
      const isOver = /editing|interrupted|resuming/.test(nameOf(situation));
      if (isOver) expect(situation.context).to.include({submission: undefined, leaving: false});
    }
    const held = situations.filter(({context}) => context.submission !== undefined).map(nameOf);
    expect(new Set(held)).to.include('notSaved');
  });

  it('is confirmed after a second look where there was something to look at', () => {
    const confirming = edges.filter(({from, to}) => to.matches('confirming') && from.matches('editing'));
    const ways = confirming.map(({from, to}) => `${nameOf(from)} ${to.context.submission?.changes.legalRepName ?? ''}`);
    expect([...new Set(ways)].sort()).to.deep.equal(
      [`{"editing":"warned"} ${doubtful}`, `{"editing":"writing"} ${sound}`].sort(),
    );
  });

  it('is never sent while it is not known who is signed in', () => {
    for (const {from, event, to} of edges) {
      if (to.matches('saving')) expect(from.context.unsure, nameOf(from)).to.equal(false);
      const isOver = nameOf(to) === 'gone' || nameOf(to) === 'somebodyElse';
      if (from.context.unsure && !to.context.unsure && !isOver) {
        expect(event).to.have.nested.property('output.subject', from.context.profile?.subject);
      }
    }
    const interrupted = situations.filter(({value}) => ['interrupted', 'resuming'].includes(value as string));
    expect(interrupted.map(({context}) => context.unsure))
      .to.include(true)
      .and.not.include(false);
  });
});

describe('A draft', () => {
  it('is changed by typing, putting back and choosing, and dropped by giving it up or saving it', () => {
    const changing = edges.filter(({from, to}) => draftOf(from) !== draftOf(to) && !to.matches('somebodyElse'));
    const ways = new Set(changing.map(({from, event}) => `${nameOf(from).replace(/\W|editing/g, '')} ${event.type}`));
    expect(ways).to.deep.equal(
      new Set([
        ...['writing edited', 'writing putBack', 'warned edited', 'warned putBack', 'comparing compared'],
        ...['abandoning abandoned', 'saving xstate.done.actor.0.profile.saving'],
      ]),
    );
  });

  it('survives each failure, refusal and end of a session, up to the form again', () => {
    const back = cutOff(graph, (situation) => situation.matches('editing') && draftOf(situation) !== '{}');
    expect(back).to.deep.equal(farFromForms);
    for (const {from, event, to} of edges.filter(({event}) => 'error' in event)) {
      expect(draftOf(to), `${nameOf(from)} ${event.type}`).to.equal(draftOf(from));
    }
  });

  it('is compared with the record that moved under it before it is sent', () => {
    for (const {from, event, to} of edges) {
      if (from.context.moved.length === 0 || to.context.moved.length > 0) continue;
      const isOver = nameOf(to) === 'gone';
      expect(isOver || event.type === 'compared', `${nameOf(from)} ${event.type}`).to.equal(true);
    }
    const places = situations.filter(({context}) => context.moved.length > 0).map(nameOf);
    expect(new Set(places)).to.deep.equal(new Set(['comparing', 'abandoning']));
  });

  it('is nowhere once somebody else is signed in, nor once it was given up or saved', () => {
    const wiped = situations.filter(({value}) =>
      ['viewing', 'saved', 'somebodyElse', 'startedOver', 'closed', 'gone'].includes(value as string),
    );
    for (const situation of wiped)
      expect(JSON.stringify(situation.context), nameOf(situation)).not.to.match(typedWords);
    const others = situations.filter(({value}) => ['somebodyElse', 'startedOver'].includes(value as string));
    expect(others).not.to.deep.equal([]);
    for (const {context} of others) expect(context.profile).to.equal(undefined);
    expect(situations.some(({context}) => typedWords.test(JSON.stringify(context)))).to.equal(true);
  });
});
