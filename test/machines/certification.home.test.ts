import {expect} from 'chai';
import {phoneMustShow} from '../../src/domain/method-status.js';
import type {Status} from '../../src/domain/schemas.js';
import type {CertificationInput} from '../../src/machines/certification.setup.js';
import {fakeStatus} from '../../src/fakes.js';
import {inTurn, pending} from './answers.js';
import {CertificationRun, method, withMethods} from './certification.harness.js';

describe('The journey at home', () => {
  it('offers nothing to a user who needs no certification, until a refresh says otherwise', async () => {
    const run = new CertificationRun({getStatus: inTurn(fakeStatus({applicable: false}), fakeStatus())});
    (await run.reach('notApplicable')).choose().shows('notApplicable').send('refreshRequested');
    await run.atHome();
    expect(run.asked).to.deep.equal(['status', 'status']);
  });

  it('stays displayed and usable during a refresh', async () => {
    const again = pending<Status>();
    const first = fakeStatus();
    const second = fakeStatus({level: {id: 'high', rank: 3, label: '高'}});
    const run = await new CertificationRun({getStatus: inTurn(first, () => again.promise)}).atHome();
    run.send('refreshRequested', 'refreshRequested').shows({home: 'refreshing'});
    expect(run.now.context.status).to.deep.equal(first);
    expect(run.offered).to.deep.equal(['ic-card']);
    expect(run.now.can({type: 'methodChosen', method: 'ic-card', pressed: true})).to.equal(true);
    again.answer(second);
    expect((await run.at({home: 'current'})).context.status).to.deep.equal(second);
    expect(run.asked).to.deep.equal(['status', 'status']);
  });
});

describe('The methods offered at home', () => {
  const both = withMethods(method('ic-card'), method('face-scan'), method('bank-ukey'));

  it('are limited to the host’s list, in its order', async () => {
    const run = await new CertificationRun(
      {getStatus: async () => both},
      {only: ['bank-ukey', 'ic-card', 'bank-ukey']},
    ).atHome();
    expect(run.offered).to.deep.equal(['bank-ukey', 'ic-card']);
    const one = await new CertificationRun({getStatus: async () => both}, {only: ['bank-ukey']}).atHome();
    expect(one.offered).to.deep.equal(['bank-ukey']);
  });

  it('start with the recommended one, and for a needed level are only those that reach it, the soonest first', async () => {
    const [medium, high] = (['medium', 'high'] as const).map((id, index) => ({id, rank: index + 2, label: ''}));
    const card = {...method('ic-card'), leadsTo: high, effective: 'next-sign-in'} as const;
    const help = {...method('admin-assist'), leadsTo: medium, effective: 'now'} as const;
    const legal = {...method('legal-rep'), leadsTo: medium, effective: 'now'} as const;
    const bank = {...method('bank-ukey'), leadsTo: high, effective: 'now'} as const;
    const ended = {...card, validUntil: '2026-01-15T02:30:00Z'};
    const only = ['ic-card', 'bank-ukey'];
    const off = {enabled: false};
    type Case = [needed: string, Status['methods'], told: string, Partial<CertificationInput>?];
    // The recommended one has a star, and the one to renew an exclamation mark.
    const cases: Case[] = [
      ['', [legal, card, method('x')], 'ic-card* legal-rep'],
      ['', [legal, {...card, ...off}], 'legal-rep ic-card'],
      ['', [ended, legal], 'ic-card! legal-rep'],
      ['medium', [card, legal, bank], 'legal-rep* bank-ukey ic-card'],
      ['high medium', [card, legal, bank], 'bank-ukey* legal-rep ic-card'],
      ['medium', [card, bank], 'bank-ukey* ic-card', {only}],
      ['medium', [card, method('bank-ukey'), legal], 'legal-rep* bank-ukey ic-card'],
      ['medium', [legal, {...bank, ...off}, card], 'ic-card* bank-ukey legal-rep', {needsComputer: ['legal-rep']}],
      ['medium', [card, help], 'admin-assist ic-card*'],
      ['medium', [help, {...card, ...off}], 'admin-assist* ic-card'],
      ['medium', [ended, legal], 'legal-rep* ic-card'],
      ['high', [ended, legal, method('bank-ukey')], 'bank-ukey* ic-card'],
      ['high', [ended, legal], 'ic-card!'],
      ['low', [ended, legal], 'legal-rep ic-card!'],
      ['nobody-knows', [card, legal], ''],
    ];
    const marks = {certify: '*', renew: '!'};
    for (const [needed, methods, told, more] of cases) {
      const requires = needed.match(/\S+/g) ?? undefined;
      const input = {known: ['ic-card', 'legal-rep', 'bank-ukey', 'admin-assist'], requires, ...more};
      const run = await new CertificationRun({getStatus: async () => withMethods(...methods)}, input).atHome();
      const {offered} = run.now.context;
      const words = offered.map(({id, advised}) => id + (advised ? marks[advised] : '')).join(' ');
      expect(words, needed).to.equal(told);
    }
  });

  it('exclude a method by a code where the backend does not vouch for all that its page on the phone shows', async () => {
    const showing = (phoneShows: string[]) => async () =>
      withMethods(method('ic-card'), {...method('scan'), phoneShows});
    const input = {known: ['ic-card', 'scan'], byCode: ['scan']};
    for (const left of phoneMustShow) {
      const shown = phoneMustShow.filter((each) => each !== left);
      const run = await new CertificationRun({getStatus: showing(shown)}, input).atHome();
      expect(run.offered, left).to.deep.equal(['ic-card']);
    }
    const run = await new CertificationRun({getStatus: showing([...phoneMustShow, 'more'])}, input).atHome();
    expect(run.offered).to.deep.equal(['ic-card', 'scan']);
  });

  it('exclude methods on the host’s list that the backend or this build does not know', async () => {
    const run = new CertificationRun({getStatus: async () => both}, {only: ['legal-rep', 'face-scan', 'ic-card']});
    await run.atHome();
    expect(run.offered).to.deep.equal(['ic-card']);
  });

  it('change at once with the host’s list, after the status has arrived', async () => {
    const plan = {known: ['ic-card', 'bank-ukey'], startWith: undefined, solo: false};
    const run = new CertificationRun({getStatus: async () => both}, plan);
    run.actor.send({type: 'methodsConfigured', plan: {...plan, only: ['bank-ukey']}});
    expect(run.offered).to.deep.equal([]);
    await run.atHome();
    expect(run.offered).to.deep.equal(['bank-ukey']);
    run.actor.send({type: 'methodsConfigured', plan: {...plan, only: undefined}});
    expect(run.offered).to.deep.equal(['ic-card', 'bank-ukey']);
    expect(run.asked).to.deep.equal(['status']);
  });
});
