import type {Status} from '../../src/domain/schemas.js';
import {fakeStatus} from '../../src/fakes.js';
import {CertPage} from '../harness/cert-page.js';
import {deepAll, until, wordsOf} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {fails, Outside, says} from '../harness/outside.js';

const levelOf = (page: CertPage): string | null | undefined => deepAll(page.root, '[part=level]')[0]?.textContent;

describe('Before the status is known, the element', () => {
  it('keeps the properties that were set before it was defined', async () => {
    const page = new CertPage();
    const {backend} = new Outside();
    // A document without a window defines nothing.
    const cert = document.implementation.createHTMLDocument().createElement('sw-realname-cert');
    expect('version' in cert).to.be.false;
    const set = {backend, methods: 'ic-card legal-rep', headingLevel: 3, startView: 'legal-rep'} as const;
    Object.assign(cert, set);
    Object.assign(page, {cert});
    await page.mount();
    await page.shows('法人身份认证');
    expect(cert).to.include(set);
    expect(deepAll(page.root, 'h3')[0]?.textContent).to.equal('法人身份认证');
  });
});

describe('Home', () => {
  it('takes the place of a screen that was stored with the page', async () => {
    const page = new CertPage();
    page.cert.attachShadow({mode: 'open'}).innerHTML = '<p>实名认证</p>';
    await page.mount();
    await page.at('home');
    expect(page.cert.shadowRoot?.querySelector(':scope > p')).to.equal(null);
  });

  it('displays both aspects, the level and its advice', async () => {
    const page = await CertPage.atHome({getStatus: says({aspects: {enterprise: true, accountHolder: false}})});
    expect(page.facts).to.include({
      企业信息: '已认证',
      账号所有人身份: '未认证',
      安全级别: '低 可通过IC卡认证提升至高',
    });
    expect(page.cert.status?.level).to.deep.equal({id: 'low', rank: 1, label: '低', advice: '建议提升实名认证等级'});
  });

  it('offers a certified method again by a link that names it, without its requirements and its time', async () => {
    const methods = fakeStatus().methods.map((each) => ({...each, state: 'certified'}) as const);
    const page = await CertPage.atHome({getStatus: says({level: {id: 'high', rank: 3, label: '高'}, methods})});
    const buttons = deepAll(page.root, '.method button');
    expect(buttons.map((each) => [each.part.value, each.ariaLabel])).to.deep.equal([
      ['button-link', '重新认证 IC卡认证'],
      ['button-link', '重新认证 法人身份认证'],
    ]);
    expect(page.words).to.contain('已认证').and.not.contain('需要准备').and.not.contain('所需时间');
    buttons[1]?.click();
    await page.at('introducing');
  });

  it('displays a disabled method with its name and the reason in one line below the others', async () => {
    const [card, ...others] = fakeStatus().methods;
    const off = {...card, enabled: false, reason: '系统维护'} as const;
    const page = await CertPage.atHome({getStatus: says({methods: [off, ...others] as Status['methods']})});
    expect(deepAll(page.root, '.method .heading').map(wordsOf)).to.deep.equal(['补充企业信息']);
    expect(page.words).to.match(/法人身份认证 中国电子口岸IC卡 暂时不能使用：系统维护$/u);
    // What it has certified still is in its place.
    const kept = {...off, state: 'certified', verifiedAt: '2026-01-15T02:30:00Z'} as const;
    const other = await CertPage.atHome({getStatus: says({methods: [kept, ...others] as Status['methods']})});
    expect(deepAll(other.root, '.method').map(wordsOf)[0]).to.contain('2026年1月15日 通过认证 暂时不能使用：系统维护');
  });

  it('displays the host’s slotted content', async () => {
    const content = '<h3 slot="heading">办理认证</h3><p slot="intro">先看说明</p><p slot="footer">客服</p>';
    const page = await CertPage.atHome({content});
    expect(page.words).to.match(/^办理认证 先看说明 企业信息.*客服$/);
  });
});

describe('A certification that is effective at the next sign-in', () => {
  it('is displayed in a note before the current level, with the one button to sign in again', async () => {
    const nextLevel = {id: 'high', rank: 3, label: '高'};
    const page = await CertPage.atHome({getStatus: says({nextLevel})});
    expect(levelOf(page)).to.equal('低');
    const [note] = deepAll(page.root, '.note');
    expect(wordsOf(note as Element)).to.equal('下次登录起，安全级别为高。 重新登录');
    expect(page.primary).to.deep.equal(['重新登录']);
    expect(page.words.split('重新登录')).to.have.length(2);
    expect(page.facts).to.include({企业信息: '待生效', 账号所有人身份: '待生效'});
    await page.press('重新登录');
    await until('the host is told', () => page.reported('sw-relogin').length > 0);
    expect(page.reported('sw-relogin').map(({reason}) => reason)).to.deep.equal(['effective-at-next-sign-in']);
    page.cert.remove();
    const same = await CertPage.atHome({getStatus: says({})});
    expect(same.pressables).not.to.contain('重新登录');
  });
});

describe('A status query that fails', () => {
  it('displays each code once, also when the backend’s code equals ours', async () => {
    const failure = {status: 412, foreignCode: 'subject-changed', where: 'status'};
    const page = await CertPage.open({getStatus: fails('subject-changed', failure)});
    await page.at('notAsked');
    await page.shows('代码 subject-changed / status / 412');
  });

  it('displays “unexpected” when this version does not know the code', async () => {
    const page = await CertPage.open({getStatus: fails('from-the-future' as never)});
    await page.shows('出现意外情况');
    expect(page.words).to.contain('代码 from-the-future');
  });
});
