import {expect} from 'chai';
import {banks} from '../../src/domain/banks.js';
import {Client, expectProblem, useBackend} from './backend.harness.js';
import {Bank, BankClient} from './bank-ukey.harness.js';

const minuteMs = 60_000;

describe('A bank handoff', () => {
  const backend = useBackend();
  let applicant: BankClient;
  const clientOf = async (user: string) => new BankClient(await backend.signIn(user));
  beforeEach(async () => {
    applicant = await clientOf('zhangsan');
  });

  const expectUnknown = async (id: string, by = applicant) => expectProblem(by.get(id), 404, 'handoff-unknown');

  it('lasts ten minutes, and has the bank’s URL and a random id', async () => {
    for (const {id: bank} of banks) {
      const {id, url, expiresAt, ...others} = await applicant.handoff({bank});
      const {subject} = applicant.client;
      expect(others).to.deep.equal({subject});
      expect(url)
        .to.match(new RegExp(`^http://localhost:1/${bank}/certify\\?order=[\\w-]{22}$`))
        .and.not.include(id);
      expect(Date.parse(expiresAt) - backend.clock.now).to.equal(10 * minuteMs);
      expect(Buffer.from(id, 'base64url')).to.have.length(24);
      expect(await applicant.standing(id)).to.deep.equal({open: true, subject, bank, url, expiresAt});
    }
  });

  it('accepts a consent and a human-check token', async () => {
    const consent = {noticeId: 'n', version: '1', time: '2026-03-02T01:00:00Z'};
    const {id} = await applicant.handoff({consent, humanCheck: 'token'});
    expect(await applicant.standing(id)).to.include({open: true, bank: 'ccb'});
  });

  it('shows the enterprise and the return URL to its own bank only', async () => {
    const [bank, handoff] = [new Bank(backend), await applicant.handoff()];
    const {id} = handoff;
    expect(await bank.caseAt(handoff)).to.deep.equal({
      handoff: id,
      enterpriseName: '上海浦东样例贸易有限公司',
      uscc: '91310000PDY000028G',
      orgCode: 'PDY000028',
      returnUrl: `${applicant.returnUrl}&sw-handoff=${id}`,
    });
    expect(await bank.caseAt(handoff, 'abc')).to.equal(undefined);
    for (const order of [id, 'other']) expect(await backend.singleWindow.open('ccb', order)).to.equal(undefined);
  });

  it('belongs to one user, and is unknown to colleagues', async () => {
    const {id} = await applicant.handoff();
    for (const user of ['zhaoliu', 'lisi']) {
      const other = await clientOf(user);
      await expectUnknown(id, other);
      // Nor can they do away with it.
      await other.cancel(id);
    }
    await expectUnknown('no-such-handoff');
    expect(await applicant.standing(id)).to.include({open: true});
    await expectProblem(fetch(`${backend.url}/api/realname-cert/bank-ukey/handoffs/${id}`), 401, 'unauthenticated');
  });

  it('returns 410 handoff-expired after ten minutes', async () => {
    const [bank, handoff] = [new Bank(backend), await applicant.handoff()];
    const {id} = handoff;
    backend.clock.pass(10 * minuteMs - 1);
    expect(await applicant.standing(id)).to.include({open: true});
    backend.clock.pass(1);
    await expectProblem(applicant.get(id), 410, 'handoff-expired');
    expect(await bank.caseAt(handoff)).to.equal(undefined);
    expect(await bank.report(id)).to.deep.equal({taken: false, objection: 'handoff'});
    await expectUnknown(id, await clientOf('zhaoliu'));
    backend.clock.pass(60 * minuteMs);
    await expectUnknown(id);
  });

  it('can be cancelled repeatedly, and then accepts no result', async () => {
    const [bank, handoff] = [new Bank(backend), await applicant.handoff()];
    const {id} = handoff;
    await applicant.cancel(id);
    await applicant.cancel(id);
    await applicant.cancel('no-such-handoff');
    await expectUnknown(id);
    expect(await bank.caseAt(handoff)).to.equal(undefined);
    expect(await bank.report(id)).to.deep.equal({taken: false, objection: 'handoff'});
    expect((await applicant.client.status()).level.id).to.equal('low');
  });

  it('is cancelled only from its own pages and by a signed-in user', async () => {
    const {id} = await applicant.handoff();
    for (const origin of ['https://rogue.example', '']) {
      await expectProblem(applicant.delete(id, origin), 403, 'origin-not-allowed');
    }
    const nobody = new BankClient(new Client(backend.url, 'x'.repeat(43)));
    await expectProblem(nobody.delete(id), 401, 'unauthenticated');
    expect(await applicant.standing(id)).to.include({open: true});
  });

  it('is limited in number: the oldest open one is dropped, decided ones stay', async () => {
    const decided = await applicant.handoff();
    await new Bank(backend).report(decided.id, {verdict: 'rejected'});
    const ids: string[] = [];
    for (let more = 0; more < 6; more += 1) ids.push((await applicant.handoff()).id);
    const [oldest = '', ...others] = ids;
    await expectUnknown(oldest);
    for (const id of others) expect(await applicant.standing(id)).to.include({open: true});
    expect(await applicant.standing(decided.id)).to.include({passed: false});
  });

  it('is unknown after a restart, and a new one can be created', async () => {
    const {id} = await applicant.handoff();
    await backend.restart();
    const again = new BankClient(applicant.client.at(backend.url));
    await expectUnknown(id, again);
    await again.handoff();
    expect(await backend.written()).not.to.include(id);
  });
});
