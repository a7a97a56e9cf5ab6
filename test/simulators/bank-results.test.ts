import {expect} from 'chai';
import {type SignedResult, signResult} from '../../simulators/bank/agreement.js';
import {makeSigningKeys} from '../../simulators/crypto.js';
import {expectProblem, useBackend} from './backend.harness.js';
import {Bank, BankClient} from './bank-ukey.harness.js';

const minuteMs = 60_000;
const taken = {taken: true};
const not = (objection: string) => ({taken: false, objection});

describe('A bank’s result for a handoff', () => {
  const backend = useBackend();
  let applicant: BankClient;
  let bank: Bank;
  const clientOf = async (user: string) => new BankClient(await backend.signIn(user));
  beforeEach(async () => {
    applicant = await clientOf('zhangsan');
    bank = new Bank(backend);
  });

  const expectOpen = async (id: string) => {
    expect(await applicant.standing(id)).to.include({open: true});
    expect((await applicant.client.status()).level.id).to.equal('low');
  };

  it('is rejected when it is not signed by that bank', async () => {
    const {id} = await applicant.handoff();
    const right = bank.sign(bank.result(id));
    const {signature: ofAnother} = bank.sign(bank.result('another'));
    const {privateKey} = makeSigningKeys();
    const rejected = bank.sign(bank.result(id, {verdict: 'rejected'}));
    const tampered: readonly SignedResult[] = [
      {...rejected, payload: rejected.payload.replace('rejected', 'passed')},
      {...right, payload: `${right.payload} `},
      {...right, signature: ofAnother},
      {...right, signature: ''},
      {...right, signature: right.signature.slice(0, -4)},
      bank.sign(bank.result(id), 'abc'),
      bank.sign(bank.result(id, {bank: 'icbc'}), 'ccb'),
      signResult(bank.result(id), privateKey),
      {payload: 'passed', signature: right.signature},
      {payload: 'null', signature: right.signature},
    ];
    for (const signed of tampered) {
      expect(await backend.singleWindow.report(signed), signed.payload).to.deep.equal(not('signature'));
    }
    await expectOpen(id);
    expect(await backend.singleWindow.report(right)).to.deep.equal(taken);
  });

  it('is rejected when it is signed but does not match the schema', async () => {
    const {id} = await applicant.handoff();
    const {verdict: _, ...partial} = bank.result(id);
    for (const unfit of [
      {...bank.result(id), verdict: 'approved'},
      {...bank.result(id), at: 'now'},
      {...bank.result(id), note: 1},
      partial,
    ]) {
      const signed = bank.sign(unfit as never);
      expect(await backend.singleWindow.report(signed), signed.payload).to.deep.equal(not('signature'));
    }
    await expectOpen(id);
  });

  it('is rejected for another bank’s handoff or another enterprise', async () => {
    const {id} = await applicant.handoff();
    expect(await bank.report(id, {bank: 'abc'})).to.deep.equal(not('foreign'));
    expect(await bank.report(id, {uscc: '91100000PDY00001XY'})).to.deep.equal(not('foreign'));
    const lisi = await clientOf('lisi');
    expect(await bank.report((await lisi.handoff()).id)).to.deep.equal(not('foreign'));
    expect((await lisi.client.status()).level.id).to.equal('low');
    expect(await bank.report('no-such-handoff')).to.deep.equal(not('handoff'));
    await expectOpen(id);
  });

  it('is rejected when its time is more than one minute off', async () => {
    const {id} = await applicant.handoff();
    const at = (ms: number) => ({at: new Date(backend.clock.now + ms).toISOString()});
    for (const ms of [-minuteMs - 1, minuteMs + 1]) {
      expect(await bank.report(id, at(ms))).to.deep.equal(not('time'));
    }
    await expectOpen(id);
    expect(await bank.report(id, at(-minuteMs))).to.deep.equal(taken);
  });

  it('is rejected when the handoff already has a result', async () => {
    for (const verdict of ['passed', 'rejected', 'cancelled'] as const) {
      const {id} = await applicant.handoff();
      expect(await bank.report(id, {verdict})).to.deep.equal(taken);
      const before = await applicant.standing(id);
      for (const again of ['passed', 'rejected', 'cancelled', 'pending'] as const) {
        expect(await bank.report(id, {verdict: again})).to.deep.equal(not('used'));
      }
      expect(await applicant.standing(id)).to.deep.equal(before);
    }
  });

  it('is accepted once when several come at the same time', async () => {
    const {id} = await applicant.handoff();
    const receipts = await Promise.all([bank.report(id), bank.report(id), bank.report(id)]);
    expect(receipts).to.deep.equal([taken, not('used'), not('used')]);
  });

  it('may be pending once, followed by a final result', async () => {
    const handoff = await applicant.handoff();
    const {id, subject} = handoff;
    expect(await bank.report(id, {verdict: 'pending'})).to.deep.equal(taken);
    expect(await applicant.standing(id)).to.deep.equal({pending: true, subject, checkAfter: 5});
    expect(await bank.report(id, {verdict: 'pending'})).to.deep.equal(not('used'));
    expect(await bank.caseAt(handoff)).to.equal(undefined);
    expect(await bank.report(id)).to.deep.equal(taken);
    expect(await applicant.standing(id)).to.include({passed: true});
    const late = await applicant.handoff();
    await bank.report(late.id, {verdict: 'pending'});
    backend.clock.pass(10 * minuteMs);
    await expectProblem(applicant.get(late.id), 410, 'handoff-expired');
    expect(await bank.report(late.id)).to.deep.equal(not('handoff'));
  });
});
