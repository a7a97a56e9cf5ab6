import {expect} from 'chai';
import {transition} from 'xstate';
import {enterpriseClaim, validateEnterprise} from '../../src/domain/enterprise-draft.js';
import {hasUnsavedInput, type ResumeState} from '../../src/machines/legal-rep.setup.js';
import {rules} from '../domain/profile-draft.harness.js';
import {sampleConsent} from './answers.js';
import {codeIn, interruptionOf, nameOf, namesOf, reachable, started, waysOf} from './graph.js';
import {itIsSound} from './graph.suite.js';
import {typedOf} from './legal-rep.harness.js';
import {samplePassed} from './person-check.harness.js';
import {
  doubtful,
  wrong,
  declaration,
  record,
  nameless,
  next,
  answers,
  machine,
  input,
  ofPerson,
  chart,
} from './legal-rep.chart.js';

const typedWords = new RegExp([doubtful, wrong, typedOf['account-holder'].values.name].join('|'));
const {graph, situations, edges, ends} = chart;
type Situation = (typeof situations)[number];
const isInCheck = (each: Situation) => each.matches('legalRep') || each.matches('holder');

describe('The state graph of the legal representative machine', () => {
  itIsSound(chart, {
    goesOn: (event) => event.type !== 'left' && (chart.isPress(event) || ofPerson('back')(event)),
    // Without consent the advice is where it stays until that is given.
    waits: {at: ['introducing'], isOver: ({context}) => context.consent !== undefined},
    isGoal: ({output}) => output?.type === 'passed',
    ends: ['decided: passed', 'decided: pending', 'interrupted: interrupted', 'left: left'],
    // What is typed in a check is that check's: it ends first.
    leaves: (from) => (isInCheck(from) ? nameOf(from) : undefined),
    silent: ['recalling'],
    cancelled: [
      ...['checking → confirming', 'loading → left', 'recalling → introducing', 'reloading → notReloaded'],
      ...['renewing → holder', 'renewing → legalRep'],
    ],
    interrupted: {at: ['checking', 'holder', 'legalRep', 'loading', 'recalling', 'reloading', 'renewing']},
    keeps: {
      problem: 'enterprise introducing notChecked notLoaded notRecalled notReloaded notRenewed reloading',
      refusal: 'enterprise introducing notReloaded reloading',
      unsaved:
        'checking confirming enterprise holder introducing legalRep loading notChecked notLoaded notReloaded notRenewed reloading renewing',
    },
    tags: {form: ['enterprise'], failed: ['notChecked', 'notLoaded', 'notRecalled', 'notReloaded', 'notRenewed']},
  });

  it('reaches passed or pending only by a person check with that result', () => {
    for (const what of ['passed', 'pending']) {
      const start = [started(machine, input)];
      const without = reachable(graph, start, ({event}) => !ofPerson(what)(event));
      const result = what === 'passed' ? {type: what, outcome: samplePassed} : {type: what, checkAfter: 5};
      expect(ends.find(({output}) => output?.type === what)?.output).to.deep.equal(result);
      expect(without.some(({output}) => output?.type === what)).to.equal(false);
      expect(without.some((each) => each.matches('holder'))).to.equal(true);
    }
  });
});

describe('An enterprise check request', () => {
  const begun = chart.into('checking');

  it('is sent only when confirmed, as it is on record, or retried', () => {
    expect(waysOf(begun)).to.deep.equal(['confirming confirmed', 'enterprise submitted', 'notChecked retried']);
  });

  it('has the reviewed values typed on the latest record, and the consent', () => {
    for (const {context} of situations.filter((each) => each.matches('confirming') || each.matches('checking'))) {
      const {profile, typed, claim} = context;
      const {enterprise, version} = profile ?? record;
      const {consent, legalRepConsent, ...claimed} = claim?.body ?? {};
      expect(claimed).to.deep.equal({...enterpriseClaim(enterprise, typed.draft), version});
      expect(consent).to.deep.equal(sampleConsent);
      expect(legalRepConsent).to.deep.equal(declaration);
      expect(validateEnterprise(enterprise, typed.draft, rules).verdict).to.be.oneOf(['ok', 'warn']);
    }
    const sent = begun.map(
      ({to}) => `${to.context.claim?.body.version} ${JSON.stringify(to.context.claim?.body.legalRepName)}`,
    );
    expect(new Set(sent)).to.deep.equal(new Set(['"1" {"onRecord":true}', `"1" "${doubtful}"`, `"2" "${doubtful}"`]));
  });

  it('for a new ticket is another attempt of the same claim, on a press in the person check', () => {
    const renewals = chart.into('renewing');
    expect(renewals.filter(({event}) => ofPerson('renewal')(event))).not.to.deep.equal([]);
    for (const {from, to} of renewals.filter(({event}) => ofPerson('renewal')(event))) {
      expect(to.context.claim).to.deep.equal(from.context.claim);
      expect(to.context.renewedIn).to.equal(from.matches('holder') ? 'account-holder' : 'legal-rep');
    }
    const others = renewals.filter(({event}) => !ofPerson('renewal')(event));
    expect(waysOf(others)).to.deep.equal(['notRenewed retried']);
    for (const {from, to} of others) expect(to.context.claim).to.equal(from.context.claim);
  });

  it('marks the form when it is incomplete, and opening or leaving the form clears the last error', () => {
    const inForm = edges.filter(({from}) => from.matches('enterprise'));
    const opened = chart.into('enterprise').filter(({event}) => event.type === 'started');
    for (const {to} of [...opened, ...inForm.filter(({event}) => event.type === 'backRequested')])
      expect(to.context).to.include({problem: undefined, refusal: undefined});
    const isWrong = ({context, value}: Situation) =>
      value === 'introducing' ? !context.consentMissing : context.tried !== (value === 'enterprise');
    expect(waysOf(inForm.filter(({event, to}) => event.type === 'submitted' && isWrong(to)))).to.deep.equal([]);
  });

  it('leads to a person check only with its ticket, after the enterprise was accepted', () => {
    for (const {context} of situations.filter(isInCheck)) expect(context.ticket).not.to.equal(undefined);
    const into = edges.filter(({from, to}) => to.matches('legalRep') && from.matches('checking'));
    expect(into).not.to.deep.equal([]);
    for (const {event} of into) expect(event).to.have.deep.property('output', next);
  });
});

describe('A changed record or a void ticket', () => {
  const conflicts = edges.filter(({event, to}) => to.matches('reloading') && codeIn(event) === 'conflict');
  const voids = edges.filter(({event}) => ofPerson('ticketVoid')(event));
  const after = [...conflicts, ...voids].map(({to}) => to);
  const isSending = (each: Situation) => each.matches('checking') || isInCheck(each);

  it('reloads the record and drops the claim', () => {
    expect(namesOf(conflicts.map(({from}) => from))).to.deep.equal(['checking', 'renewing']);
    expect(voids).not.to.deep.equal([]);
    for (const each of after) {
      expect(nameOf(each)).to.equal('reloading');
      expect(each.context.claim).to.equal(undefined);
    }
    for (const {to} of voids) expect(to.context.ticket).to.equal(undefined);
  });

  it('leads to another request only after the form is submitted, and what was changed is confirmed', () => {
    expect(reachable(graph, after, () => true).some(isSending)).to.equal(true);
    const unjudged = reachable(
      graph,
      after,
      ({event, to}) => !(event.type === 'submitted' && !to.matches('enterprise')),
    );
    expect(unjudged.filter(isSending).map(nameOf)).to.deep.equal([]);
    const isAsItWas = ({event, to}: (typeof edges)[number]) => event.type === 'submitted' && to.matches('checking');
    const unconfirmed = reachable(graph, after, (edge) => edge.event.type !== 'confirmed' && !isAsItWas(edge));
    expect(unconfirmed.filter(isSending).map(nameOf)).to.deep.equal([]);
  });

  it('is explained in the form, also after a failed reload or a new sign-in', () => {
    const isQuiet = ({from, event}: (typeof edges)[number]) => !from.matches('enterprise') && event.type !== 'left';
    for (const why of ['conflict', 'ticket-expired', 'record-changed']) {
      const those = after.filter(({context}) => (context.refusal?.code ?? context.problem?.code) === why);
      const reached = reachable(graph, those, isQuiet);
      expect(namesOf(reached)).to.include.members(['notReloaded', 'loading']);
      const forms = reached.filter((each) => each.matches('enterprise'));
      expect(forms).not.to.deep.equal([]);
      for (const {context} of forms) expect(context.refusal?.code ?? context.problem?.code).to.equal(why);
    }
  });

  it('is reloaded again on a press after a failure, keeping the refusal for the form', () => {
    const retried = edges.filter(({from, event}) => from.matches('notReloaded') && event.type === 'retried');
    const refused = retried.filter(({from}) => from.context.refusal !== undefined);
    expect(new Set(refused.map(({from}) => from.context.refusal?.code))).to.deep.equal(
      new Set(['ticket-expired', 'record-changed']),
    );
    for (const {to} of retried) expect(nameOf(to)).to.equal('reloading');
    const read = edges.filter(({from, event}) => from.matches('reloading') && 'output' in event);
    for (const {from, event, to} of read) {
      expect(to.context.profile).to.equal((event as {output?: unknown}).output);
      const {problem, refusal} = from.context;
      if (refusal) expect(to.context.problem).to.equal(undefined);
      else if (problem?.code === 'conflict') expect(to.context.problem).to.equal(problem);
    }
    const again = chart.into('enterprise').filter(({event}) => event.type === 'retried');
    const outdated = again.filter(({from}) => from.matches('notChecked'));
    expect(new Set(outdated.map(({to}) => to.context.problem?.code))).to.deep.equal(new Set(['conflict']));
    const stopped = edges.filter(({from, event}) => from.matches('reloading') && event.type === 'cancelled');
    expect(new Set(stopped.map(({to}) => to.context.problem?.code))).to.deep.equal(new Set(['cancelled']));
    for (const {from, to} of [...retried, ...read]) {
      expect(to.context.refusal, nameOf(from)).to.deep.equal(from.context.refusal);
    }
    expect(namesOf(read.map(({to}) => to))).to.deep.equal(['enterprise']);
  });
});

describe('The typed values of the legal representative path', () => {
  it('change only by editing or resetting a field, or when the record is loaded', () => {
    const moved = edges.filter(({from, to}) => JSON.stringify(from.context.typed) !== JSON.stringify(to.context.typed));
    expect(waysOf(moved.filter(({event}) => !('output' in event) && event.type !== 'reopened'))).to.deep.equal([
      ...['enterprise edited', 'enterprise putBack'],
    ]);
    expect(namesOf(moved.filter(({event}) => 'output' in event).map(({from}) => from))).to.deep.equal(['loading']);
  });

  it('are what leaving the page would lose, in any step', () => {
    const wrong = situations.filter(({context}) => {
      const {profile, kept: earlier, typed, persons} = context;
      return hasUnsavedInput(context) !== typedWords.test(JSON.stringify(profile ? [typed, persons] : [earlier]));
    });
    expect(namesOf(wrong)).to.deep.equal([]);
  });

  it('survive each failure, refusal and end of the session', () => {
    for (const {from, event, to} of edges.filter(({event}) => 'error' in event)) {
      expect(to.context.typed, `${nameOf(from)} ${event.type}`).to.deep.equal(from.context.typed);
      expect(to.context.persons, `${nameOf(from)} ${event.type}`).to.deep.equal(from.context.persons);
    }
  });

  it('are kept when the path is left', () => {
    const left = edges.filter(({from, to}) => from.context.profile && to.output?.type === 'left');
    for (const {from, to} of left) {
      const {typed, consent, declaration: declared} = from.context;
      expect(to.output).to.have.deep.property('draft', {
        typed,
        consent,
        declaration: declared,
        persons: to.context.persons,
      });
      if (!isInCheck(from)) expect(to.context.persons).to.equal(from.context.persons);
    }
    expect(left.some(({to}) => typedWords.test(JSON.stringify(to.output ?? '')))).to.equal(true);
  });

  it('are kept unchanged when the path is left before the record is loaded', () => {
    const early = edges.filter(({from, to}) => !from.context.profile && to.output?.type === 'left');
    expect(early.some(({from}) => from.context.kept !== undefined)).to.equal(true);
    for (const {from, to} of early) expect(to.output).to.have.deep.property('draft', from.context.kept);
  });
});

describe('An interrupted legal representative path', () => {
  const interrupted = edges.filter(({to}) => interruptionOf(to)?.error.code === 'unauthenticated');
  const reading = (profile: typeof record) => answers.filter((event) => 'output' in event && event.output === profile);

  it('is resumed in the same step, unless the confirmed record has changed', () => {
    const ways = new Set<string>();
    for (const {from, to} of interrupted) {
      const {profile, typed, consent, claim, recalled, ticket, refusal} = from.context;
      const draft = interruptionOf(to)?.draft;
      if (!profile) {
        expect(draft, 'before the record was there').to.equal(from.context.kept);
        continue;
      }
      for (const each of [record, nameless]) {
        const now = started(machine, {pressed: true, draft}, reading(each));
        const isSame = [undefined, each.version].includes(recalled?.version ?? claim?.body.version);
        ways.add(`${nameOf(from)}, ${isSame ? 'the same' : 'another'} → ${nameOf(now)}`);
        expect(now.context).to.deep.include({profile: each, typed, consent, ticket, refusal, kept: undefined});
        expect(now.context.claim).to.equal(claim);
        if (now.matches('enterprise')) expect(now.context.refusal ?? now.context.problem).not.to.equal(undefined);
        expect(Object.keys(now.context.persons)).to.deep.equal(Object.keys(to.context.persons));
        if (isSame) expect(now.context.persons).to.deep.equal(to.context.persons);
        else expect(JSON.stringify(now.context.persons)).not.to.include('attempt');
      }
    }
    expect([...ways].sort()).to.deep.equal(
      [
        ...['checking, the same → confirming', 'checking, another → enterprise', 'legalRep, the same → legalRep'],
        ...['legalRep, another → enterprise', 'holder, the same → holder', 'holder, another → holder'],
        ...['recalling, the same → introducing', 'reloading, the same → enterprise'],
        ...['renewing, the same → legalRep', 'renewing, another → enterprise'],
        ...['renewing, the same → holder', 'renewing, another → holder'],
      ].sort(),
    );
  });

  it('goes on where it was when its element comes back, with what was typed', () => {
    const suspended = (from: Situation) => interruptionOf(transition(machine, from, {type: 'suspended'})[0])?.draft;
    const steps: Record<string, Set<string>> = {};
    for (const from of situations) {
      if (from.status !== 'active' || isInCheck(from) || !from.context.profile) continue;
      (steps[nameOf(from)] ??= new Set()).add((suspended(from) as ResumeState).under?.step ?? '');
    }
    // Each of them takes a while.
    for (const from of situations.filter((each) => each.matches('enterprise')).slice(0, 50)) {
      const now = started(machine, {pressed: true, draft: suspended(from)}, reading(record));
      expect([now.value, now.context.typed, now.context.problem]).to.deep.equal([
        ...['enterprise', from.context.typed, undefined],
      ]);
    }
    const told = Object.entries(steps).map(([state, to]) => `${state}: ${[...to].sort().join()}`);
    expect(told.sort()).to.deep.equal([
      ...['checking: confirming', 'confirming: confirming', 'enterprise: editing', 'introducing: '],
      ...['notChecked: confirming', 'notRecalled: ', 'notReloaded: enterprise'],
      ...['notRenewed: account-holder,legal-rep', 'recalling: ', 'reloading: enterprise'],
      'renewing: account-holder,legal-rep',
    ]);
  });

  it('keeps a person-check attempt only for its own ticket and record version', () => {
    for (const {context} of situations.filter(isInCheck)) {
      const role = Object.values(context.persons).find((each) => each.attempt !== undefined);
      const version = context.recalled?.version ?? context.claim?.body.version;
      if (role) expect(version).to.equal(context.profile?.version);
    }
    const composed = edges.filter(({from, to}) => from.matches('enterprise') && to.matches('confirming'));
    for (const {to} of composed) expect(JSON.stringify(to.context.persons)).not.to.include('attempt');
  });
});
