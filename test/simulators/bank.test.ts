import {expect} from 'chai';
import {type PlaceResult, type SignedResult, signResult} from '../../simulators/places/agreement.js';
import {makeSigningKeys} from '../../simulators/crypto.js';
import {expectProblem, useBackend} from './backend.harness.js';
import {Bank, ccb, handoffOf, handoffPath} from './bank.harness.js';
import type {Client} from './client.js';
import {refused} from './legal-rep.harness.js';

const minuteMs = 60_000;
const taken = {taken: true};
const not = (objection: string) => ({taken: false, objection});

describe('A bank handoff', () => {
  const backend = useBackend();
  const bank = new Bank(backend);
  let client: Client;
  beforeEach(async () => {
    client = await backend.signIn('zhangsan');
  });

  const standing = (id: string) => client.get(handoffPath(id));
  const expectGone = (id: string, status: 404 | 410, by = client) =>
    expectProblem(by.send('GET', handoffPath(id)), status, status === 404 ? 'handoff-unknown' : 'handoff-expired');
  const expectOpen = async (id: string) => {
    expect(await standing(id)).to.include({open: true});
    expect(await client.standing('bank-ukey')).to.deep.equal(['not-certified', 'low']);
  };

  it('is open for ten minutes, and its result can be read for one more hour', async () => {
    const [handoff, decided] = [await handoffOf(client), await handoffOf(client)];
    expect(Date.parse(handoff.expiresAt) - backend.clock.now).to.equal(10 * minuteMs);
    await bank.report(decided.id);
    const outcome = await standing(decided.id);
    backend.clock.pass(10 * minuteMs - 1);
    await expectGone(handoff.id, 404, await backend.signIn('zhaoliu'));
    expect(await standing(handoff.id)).to.include({open: true});
    backend.clock.pass(1);
    await expectGone(handoff.id, 410);
    expect(await bank.caseAt(handoff)).to.equal(undefined);
    expect(await bank.report(handoff.id)).to.deep.equal(not('handoff'));
    backend.clock.pass(60 * minuteMs - 1);
    expect(await standing(decided.id)).to.deep.equal(outcome);
    backend.clock.pass(1);
    for (const {id} of [handoff, decided]) await expectGone(id, 404);
  });

  it('leads back to the portal’s own port only, with nobody’s name in the address', async () => {
    const {host, port} = new URL(backend.url);
    for (const returnUrl of [`http://a:b@${host}/`, `http://127.0.0.1:${String(Number(port) + 1)}/`, `//${host}/`])
      await expectProblem(client.send('POST', '/handoffs', {...ccb, by: 'link', returnUrl}), 400, 'invalid-request');
  });

  it('is one of the user’s last five open ones; a decided one stays', async () => {
    const decided = await handoffOf(client);
    await bank.report(decided.id, {verdict: 'rejected'});
    const ids: string[] = [];
    for (let more = 0; more < 6; more += 1) ids.push((await handoffOf(client)).id);
    const [oldest = '', next = ''] = ids;
    await expectGone(oldest, 404);
    expect(await standing(next)).to.include({open: true});
    expect(await standing(decided.id)).to.include({passed: false});
  });

  describe('does not take a result', () => {
    it('that is not signed by its bank, or does not fit', async () => {
      const {id} = await handoffOf(client);
      const right = bank.sign(bank.result(id));
      const rejected = bank.sign(bank.result(id, {verdict: 'rejected'}));
      const {verdict: _, ...partial} = bank.result(id);
      const unfit = [
        {...bank.result(id), verdict: 'approved'},
        {...bank.result(id), at: 'now'},
        {...bank.result(id), note: 1},
        partial,
      ].map((result) => bank.sign(result as PlaceResult));
      const signed: readonly SignedResult[] = [
        ...unfit,
        {...rejected, payload: rejected.payload.replace('rejected', 'passed')},
        {...right, payload: `${right.payload} `},
        {...right, signature: bank.sign(bank.result('another')).signature},
        {...right, signature: ''},
        {...right, signature: right.signature.slice(0, -4)},
        bank.sign(bank.result(id), {...ccb, place: 'abc'}),
        bank.sign(bank.result(id, {place: 'icbc'}), ccb),
        signResult(bank.result(id), makeSigningKeys().privateKey),
        {payload: 'passed', signature: right.signature},
        {payload: 'null', signature: right.signature},
      ];
      for (const each of signed)
        expect(await backend.inside.singleWindow.report(each), each.payload).to.deep.equal(not('signature'));
      await expectOpen(id);
      expect(await backend.inside.singleWindow.report(right)).to.deep.equal(taken);
    });

    it('of another bank or enterprise, or for no handoff', async () => {
      const {id} = await handoffOf(client);
      expect(await bank.report(id, {place: 'abc'})).to.deep.equal(not('foreign'));
      expect(await bank.report(id, {uscc: '91100000PDY00001XY'})).to.deep.equal(not('foreign'));
      expect(await bank.report('no-such-handoff')).to.deep.equal(not('handoff'));
      await expectOpen(id);
    });

    it('whose time is more than a minute off', async () => {
      const {id} = await handoffOf(client);
      const reportAt = (ms: number) => bank.report(id, {at: new Date(backend.clock.now + ms).toISOString()});
      for (const ms of [-minuteMs - 1, minuteMs + 1]) expect(await reportAt(ms)).to.deep.equal(not('time'));
      await expectOpen(id);
      expect(await reportAt(-minuteMs)).to.deep.equal(taken);
    });

    it('after another one, also of those that come at once', async () => {
      for (const verdict of ['passed', 'rejected', 'cancelled'] as const) {
        const {id} = await handoffOf(client);
        const reports = [verdict, 'passed', 'rejected', 'cancelled', 'pending'] as const;
        const receipts = await Promise.all(reports.map((each) => bank.report(id, {verdict: each})));
        expect(receipts).to.deep.equal([taken, ...Array.from({length: 4}, () => not('used'))]);
        const expected = verdict === 'passed' ? {passed: true, via: 'ccb'} : refused(`handoff-${verdict}`);
        expect(await standing(id)).to.deep.include(expected);
      }
    });
  });

  it('may be pending once, within its ten minutes', async () => {
    const [handoff, late] = [await handoffOf(client), await handoffOf(client)];
    const {id} = handoff;
    expect(await bank.report(id, {verdict: 'pending'})).to.deep.equal(taken);
    expect(await standing(id)).to.deep.equal({pending: true, subject: client.subject, checkAfter: 5});
    expect(await bank.report(id, {verdict: 'pending'})).to.deep.equal(not('used'));
    expect(await bank.caseAt(handoff)).to.equal(undefined);
    expect(await bank.report(id)).to.deep.equal(taken);
    expect(await standing(id)).to.include({passed: true});
    await bank.report(late.id, {verdict: 'pending'});
    backend.clock.pass(10 * minuteMs);
    await expectGone(late.id, 410);
    expect(await bank.report(late.id)).to.deep.equal(not('handoff'));
  });

  it('certifies nothing after a change of the record, open or pending, even if the change is undone', async () => {
    for (const verdict of [undefined, 'pending'] as const) {
      const {id} = await handoffOf(client);
      if (verdict) await bank.report(id, {verdict});
      backend.inside.changeAsAdministrator('zhangsan');
      expect(await bank.report(id)).to.deep.equal(not('record'));
      backend.inside.changeAsAdministrator('zhangsan');
      expect(await standing(id)).to.deep.equal(refused('record-changed'));
      expect(await bank.report(id)).to.deep.equal(not('used'));
    }
    expect(await client.standing('bank-ukey')).to.deep.equal(['not-certified', 'low']);
  });
});
