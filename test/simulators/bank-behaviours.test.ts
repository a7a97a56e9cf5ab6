import {expect} from 'chai';
import {type BehaviourId, behaviourIds, behaviours} from '../../simulators/bank/behaviours.js';
import {type BankSite, createBankSite} from '../../simulators/bank/site.js';
import {useBackend} from './backend.harness.js';
import {BankClient} from './bank-ukey.harness.js';
import {BankVisitor} from './bank-visitor.js';
import {bankKeys} from './banks.js';
import {refused} from './legal-rep.harness.js';

const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const [slowMs, lateMs] = [60, 60];

describe('A bank simulator with a demo behaviour', () => {
  afterEach(() => site.close());
  const backend = useBackend();
  let site: BankSite;
  let applicant: BankClient;
  let bank: BankVisitor;
  beforeEach(async () => {
    const {singleWindow, clock} = backend;
    site = createBankSite({singleWindow, keyOf: bankKeys.privateKeyOf, now: () => clock.now, slowMs, lateMs});
    bank = new BankVisitor((url, init) => site.app.request(url, init));
    applicant = new BankClient(await backend.signIn('zhangsan'));
  });

  const certify = async (behaviour: BehaviourId, by = applicant): Promise<string> => {
    const {id, url} = await by.handoff();
    await bank.certify(`${url}&demo=${behaviour}`);
    return id;
  };

  it('lists the behaviours as links at the bottom of its page', async () => {
    const {url} = await applicant.handoff();
    await bank.open(url);
    for (const id of behaviourIds) expect(bank.html).to.include(behaviours[id].title);
    const links = [...bank.html.matchAll(/<a href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    expect(links).to.have.length(behaviourIds.length - 1);
    for (const link of links) {
      await bank.open(new URL(link, url).href);
      expect(bank.title).to.equal('单一窗口企业实名认证');
      const chosen = new URL(link, url).searchParams.get('demo') as BehaviourId;
      expect(bank.html).to.include(`${behaviours[chosen].title}（当前）`);
    }
    await bank.open(`${url}&demo=%3Cb%3E`);
    expect(bank.html).to.include('一切正常（当前）').and.not.to.include('<b>');
  });

  for (const [behaviour, title] of [
    ['rejected', '认证未通过'],
    ['cancelled', '认证已取消'],
  ] as const) {
    it(`“${behaviour}” reports that result to the portal and to the user`, async () => {
      const id = await certify(behaviour);
      expect(bank.title).to.equal(title);
      expect(bank.wayBack.link).to.include(id);
      expect(await applicant.standing(id)).to.deep.equal(refused(`bank-${behaviour}`));
      expect((await applicant.client.status()).level.id).to.equal('low');
    });
  }

  it('“slow” delays each page', async () => {
    const {id, url} = await applicant.handoff({bank: 'cmbc'});
    const before = performance.now();
    await bank.certify(`${url}&demo=slow`);
    expect(performance.now() - before).to.be.greaterThan(3 * slowMs);
    expect(await applicant.standing(id)).to.include({passed: true});
  });

  it('“pending” reports pending first, and passes later', async () => {
    const id = await certify('pending');
    expect(bank.title).to.equal('认证已受理');
    expect(await applicant.standing(id)).to.include({pending: true, checkAfter: 5});
    await soon(2 * lateMs);
    expect(await applicant.standing(id)).to.include({passed: true});
  });

  it('“pending” does nothing later when the handoff was cancelled meanwhile', async () => {
    const id = await certify('pending');
    await applicant.cancel(id);
    await soon(2 * lateMs);
    expect((await applicant.get(id)).status).to.equal(404);
    expect((await applicant.client.status()).level.id).to.equal('low');
  });

  it('“twice” sends its result twice, and the second one is rejected', async () => {
    const id = await certify('twice');
    expect(bank.receipts).to.deep.equal(['已接受', '已拒绝（这次认证已有结果）']);
    expect(await applicant.standing(id)).to.include({passed: true});
    const {methods} = await applicant.client.status();
    expect(methods[2]).to.include({state: 'certified'});
  });

  it('“foreign” returns with another known handoff id', async () => {
    const lisi = new BankClient(await backend.signIn('lisi'));
    const other = await lisi.handoff();
    await bank.open(other.url);
    const id = await certify('foreign');
    expect(new URL(bank.wayBack.link ?? '').searchParams.getAll('sw-handoff')).to.deep.equal([other.id]);
    // Whoever believes the address finds nothing by it.
    expect((await applicant.get(other.id)).status).to.equal(404);
    expect(await applicant.standing(id)).to.include({passed: true});
    expect(await lisi.standing(other.id)).to.include({open: true});
  });

  it('“foreign” returns with an invented handoff id when it knows no other', async () => {
    const id = await certify('foreign');
    const named = new URL(bank.wayBack.link ?? '').searchParams.get('sw-handoff');
    expect(named)
      .to.match(/^[\w-]{32}$/)
      .and.not.to.equal(id);
  });

  it('“tampered” sends a tampered result, which is rejected', async () => {
    const id = await certify('tampered');
    expect(bank.title).to.equal('单一窗口没有接受认证结果');
    expect(bank.receipts).to.deep.equal(['已拒绝（签名不符）']);
    expect(bank.wayBack.link).to.include(id);
    expect(await applicant.standing(id)).to.include({open: true});
    expect((await applicant.client.status()).level.id).to.equal('low');
  });

  it('“no-return” shows no return link, and has passed nevertheless', async () => {
    const id = await certify('no-return');
    expect(bank.title).to.equal('认证成功');
    expect(bank.wayBack).to.deep.equal({link: undefined, form: undefined});
    expect(bank.html).to.include('请自行回到单一窗口');
    expect(await applicant.standing(id)).to.include({passed: true});
  });

  it('shows an error page when the handoff expired meanwhile', async () => {
    const {url} = await applicant.handoff();
    await bank.open(url);
    backend.clock.pass(10 * 60_000);
    await bank.press();
    expect([bank.response.status, bank.title]).to.deep.equal([404, '没有这次认证']);
  });
});
