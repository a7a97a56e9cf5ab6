import {expect} from 'chai';
import {type BehaviourId, behaviourIds, behaviours} from '../../simulators/places/behaviours.js';
import {expectProblem, useBackend} from './backend.harness.js';
import {handoffOf, handoffPath, useSites} from './bank.harness.js';
import {BankVisitor} from './bank-visitor.js';
import type {Client} from './client.js';
import {refused} from './legal-rep.harness.js';

const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const [slowMs, lateMs] = [60, 60];
const open = {open: true};
const passed = {passed: true};

describe('A bank simulator with a demo behaviour', () => {
  const backend = useBackend();
  const ask = useSites(backend, {slowMs, lateMs});
  let client: Client;
  let bank: BankVisitor;
  beforeEach(async () => {
    bank = new BankVisitor(ask);
    client = await backend.signIn('zhangsan');
  });

  const certify = async (behaviour: BehaviourId): Promise<string> => {
    const {id, url} = await handoffOf(client);
    await bank.certify(`${url}&demo=${behaviour}`);
    return id;
  };
  const standing = (id: string) => client.get(handoffPath(id));
  const level = async () => (await client.status()).level.id;
  const wayBackId = () => new URL(bank.wayBack.link ?? '').searchParams.getAll('sw-handoff');

  it('lists the behaviours as links at the bottom of its page', async () => {
    const {url} = await handoffOf(client);
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

  for (const [behaviour, title, receipts, expected, reached] of [
    ['rejected', '认证未通过', ['已接受'], refused('handoff-rejected'), 'low'],
    ['cancelled', '认证已取消', ['已接受'], refused('handoff-cancelled'), 'low'],
    ['twice', '认证成功', ['已接受', '已拒绝（本次认证已有结果）'], passed, 'medium'],
    ['tampered', '单一窗口未接受认证结果', ['已拒绝（签名不符）'], open, 'low'],
    ['pending', '认证已受理', ['已接受'], {pending: true, checkAfter: 5}, 'low'],
  ] as const) {
    it(`“${behaviour}” tells the portal and the user, and leads back`, async () => {
      const id = await certify(behaviour);
      expect([bank.title, bank.receipts]).to.deep.equal([title, receipts]);
      expect(wayBackId()).to.deep.equal([id]);
      expect(await standing(id)).to.deep.include(expected);
      expect(await level()).to.equal(reached);
    });
  }

  it('“pending” passes later, unless the handoff was cancelled meanwhile', async () => {
    const [id, cancelled] = [await certify('pending'), await certify('pending')];
    await client.ask('DELETE', handoffPath(cancelled));
    await soon(2 * lateMs);
    expect(await standing(id)).to.include(passed);
    await expectProblem(client.send('GET', handoffPath(cancelled)), 404, 'handoff-unknown');
  });

  it('“slow” delays each page', async () => {
    const {id, url} = await handoffOf(client, {place: 'cmbc'});
    const before = performance.now();
    await bank.certify(`${url}&demo=slow`);
    expect(performance.now() - before).to.be.greaterThan(3 * slowMs);
    expect(await standing(id)).to.include(passed);
  });

  it('“foreign” returns with another known handoff id, or with an invented one', async () => {
    const first = await certify('foreign');
    expect(wayBackId()[0])
      .to.match(/^[\w-]{32}$/)
      .and.not.equal(first);
    const other = await handoffOf(await backend.signIn('zhaoliu'));
    await bank.open(other.url);
    const id = await certify('foreign');
    expect(wayBackId()).to.deep.equal([other.id]);
    expect(await standing(id)).to.include(passed);
  });

  it('“no-return” shows no return link, and has passed nevertheless', async () => {
    const id = await certify('no-return');
    expect(bank.title).to.equal('认证成功');
    expect(bank.wayBack).to.deep.equal({link: undefined, form: undefined});
    expect(bank.html).to.include('请自行回到单一窗口');
    expect(await standing(id)).to.include(passed);
  });
});
