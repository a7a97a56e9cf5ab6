import {tour} from '../../demo/pages/workbench-tour.js';
import {findUser} from '../../simulators/backend/users.js';
import {readRows} from '../../simulators/conformance/run-kit.js';
import {expect} from 'chai';
import {expectProblem} from '../support/browser.js';
import {sideways, violations} from './axe.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {legalRepWalk} from '../../walks/legal-rep.walk.js';
import {Journey} from './journey.js';
import {randomPin, useStage} from './stage.js';
import {PortalVisit} from './portal-visit.js';

describe('The sign-in page, the portal and its workbench', () => {
  const stage = useStage();

  for (const viewport of [
    {width: 320, height: 640},
    {width: 768, height: 700},
    {width: 1093, height: 614},
  ]) {
    it(`have no accessibility violation and no sideways scrolling at ${viewport.width} px`, async () => {
      const visit = await PortalVisit.open(stage(), {viewport});
      const {page} = visit;
      expectProblem(page, 'status of 422');
      const look = async () => {
        expect(await violations(visit, 'html')).to.deep.equal([]);
        expect(await sideways(page)).to.equal(0);
      };
      await look();
      await visit.tab('卡介质登录').click();
      await look();
      await visit.tab('账号登录').click();
      await visit.enter('zhangsan', 'wrong');
      await page.getByText('用户名或密码不正确').waitFor();
      await look();
      await page.goto(`${stage().demo.url}/sign-in.html?theme=dark`);
      await look();
      await page.goto(`${stage().demo.url}/sign-in.html`);
      await visit.signIn();
      await page.getByRole('button', {name: 'IC卡认证'}).waitFor();
      await look();
      await page.getByRole('button', {name: /演示工作台/}).click();
      await visit.panel.getByRole('button', {name: '关闭'}).waitFor();
      for (const name of ['用户', '测试数据', '外观', '组件事件', '时间线', '状态机']) await visit.section(name);
      await visit.panel.getByRole('button', {name: '填入卡密码'}).waitFor();
      const {width = 0, height = 0} = (await visit.panel.boundingBox()) ?? {};
      expect(Math.min(width / viewport.width, height / viewport.height)).to.be.at.most(0.34);
      await look();
    });
  }
});

describe('The sign-in page of the portal', () => {
  const stage = useStage();

  it('works with the keyboard alone, and focuses the invalid field', async () => {
    const visit = await PortalVisit.open(stage());
    expectProblem(visit.page, 'status of 422');
    const {keyboard} = visit.page;
    const at = () => visit.page.evaluate(() => document.activeElement?.id ?? '');
    await visit.page.locator('#user:focus').waitFor();
    await keyboard.type('zhangsan');
    await keyboard.press('Tab');
    await keyboard.type('Demo-2026');
    await keyboard.press('Tab');
    await keyboard.type('0');
    await keyboard.press('Enter');
    await visit.page.getByText('验证码不正确或已过期').waitFor();
    const described = visit.page.locator('#captcha:focus');
    await described.waitFor();
    expect(await described.getAttribute('aria-invalid')).to.equal('true');
    expect(await visit.page.title()).to.match(/^错误：/);
    await visit.tab('账号登录').focus();
    await keyboard.press('ArrowRight');
    expect(await at()).to.equal('tab-card');
    await keyboard.press('Tab');
    expect(await at()).to.equal('pin');
  });

  it('keeps the password after a wrong captcha and with a new picture, and clears a wrong one', async () => {
    const visit = await PortalVisit.open(stage());
    expectProblem(visit.page, 'status of 422');
    const password = visit.page.getByLabel('密码', {exact: true});
    const captcha = visit.page.getByLabel('验证码', {exact: true});
    await visit.page.getByLabel('用户名').fill('lisi');
    await password.fill('Demo-2026');
    await captcha.fill('x');
    await captcha.press('Enter');
    await visit.page.locator('#captcha:focus[aria-invalid=true]').waitFor();
    expect(await password.inputValue()).to.equal('Demo-2026');
    await visit.button('换一张').click();
    await visit.page.locator('#captcha:focus:not([aria-invalid])').waitFor();
    expect(await visit.page.title()).not.to.contain('错误');
    expect(await password.inputValue()).to.equal('Demo-2026');
    await password.fill('wrong');
    await captcha.fill(await visit.captcha());
    await visit.button('登录').click();
    await visit.page.locator('#password:focus[aria-invalid=true]').waitFor();
    expect(await password.inputValue()).to.equal('');
    await visit.signIn('lisi', '李四');
  });

  it('has a switch to large text, which stays on for the portal and the widget', async () => {
    const visit = await PortalVisit.open(stage());
    await visit.button('大字版').click();
    await visit.signIn('lisi', '李四');
    const heading = visit.page.locator('sw-realname-cert').getByText('中国电子口岸IC卡', {exact: true});
    const sizes = () =>
      Promise.all([visit.head, heading].map((each) => each.evaluate((it) => getComputedStyle(it).fontSize)));
    await heading.waitFor();
    const large = await sizes();
    expect(await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).to.be.at.most(0);
    await visit.button('大字版').click();
    const usual = await sizes();
    expect(large.map(parseFloat)).to.deep.equal(usual.map((size) => 1.5 * parseFloat(size)));
  });

  it('displays the button without scrolling on a clerk’s screen, also below a notice', async () => {
    const {page} = await PortalVisit.open(stage(), {viewport: {width: 1092, height: 510}});
    await page.goto(`${stage().demo.url}/sign-in.html?again`);
    const {y = NaN, height = NaN} = (await page.getByRole('button', {name: '登录', exact: true}).boundingBox()) ?? {};
    expect(y + height).to.be.at.most(510);
  });

  it('works with a password when scripts are disabled', async () => {
    const visit = await PortalVisit.open(stage(), {javaScriptEnabled: false});
    expect(await visit.page.getByText('卡介质登录需要启用浏览器的脚本功能').isVisible()).to.equal(true);
    await visit.signIn('lisi', '李四');
  });

  it('signs in by card, displays a wrong PIN, and clears the field', async () => {
    const visit = await PortalVisit.open(stage());
    const pin = randomPin();
    stage().demo.agent.set({pin});
    await visit.tab('卡介质登录').click();
    const field = visit.page.getByLabel('卡密码');
    await field.fill(randomPin());
    await visit.button('登录').click();
    await visit.page.getByText(/密码不正确/).waitFor();
    expect(await field.inputValue()).to.equal('');
    await field.fill(pin);
    await visit.button('登录').click();
    await visit.head.getByText('张三').waitFor();
    await visit.page.getByText('当前账号不需要实名认证').waitFor();
  });
});

describe('The portal around the widget', () => {
  const stage = useStage();

  it('names the step in its title, asks before typed values are lost, and goes a step back at the browser’s Back', async () => {
    const visit = await PortalVisit.open(stage());
    const {page, menu} = visit;
    await visit.signIn();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    const journey = await Journey.on(page, stage());
    await journey.take(legalRepWalk, {to: 'enterprise'});
    expect(await page.title()).to.equal('核验企业信息 - 用户管理（演示）');
    await journey.type('legalRepName', '何平');
    await menu.getByRole('link', {name: '用户信息'}).click();
    await page.reload({timeout: 2_000}).catch(() => undefined);
    expect(asked).to.deep.equal(['confirm', 'beforeunload']);
    for (const step of ['introducing', 'home']) {
      await page.goBack();
      await journey.at(step);
    }
  });
});

describe('The tabs of the portal', () => {
  const stage = useStage();

  it('lead to the opened pages, and can be closed', async () => {
    const visit = await PortalVisit.open(stage());
    await visit.signIn();
    const tabs = visit.page.getByRole('navigation', {name: '已打开的页面'});
    await visit.menu.getByRole('link', {name: '用户信息'}).click();
    await tabs.getByRole('link', {name: '企业实名认证'}).waitFor();
    expect(await violations(visit, 'html')).to.deep.equal([]);
    await visit.menu.getByRole('link', {name: '协助申请'}).click();
    await tabs.getByRole('button', {name: '关闭用户信息'}).click();
    expect(await tabs.getByRole('link').allTextContents()).to.deep.equal(['企业实名认证', '协助申请']);
    expect(await visit.page.evaluate(() => document.activeElement?.textContent)).to.equal('协助申请');
    const close = async (which: string): Promise<void> => {
      await tabs.getByText('关闭操作').click();
      await tabs.getByRole('button', {name: which}).click();
      await tabs.waitFor({state: 'hidden'});
    };
    await close('关闭当前页');
    await visit.page.getByRole('heading', {name: '企业实名认证', level: 1}).waitFor();
    await visit.menu.getByRole('link', {name: '用户信息'}).click();
    await visit.page.getByText('登录密码').waitFor();
    await close('关闭其他页');
    await visit.page.getByRole('heading', {name: '用户信息', level: 1}).waitFor();
  });

  it('never lead to a page that only the previous user had', async () => {
    const visit = await PortalVisit.open(stage());
    await visit.signIn();
    const {page} = visit;
    await visit.menu.getByRole('link', {name: '用户信息'}).click();
    const asked = page.waitForResponse(/\/assistance\/inbox/);
    await visit.menu.getByRole('link', {name: '协助申请'}).click();
    await page.getByRole('heading', {name: '协助申请', level: 1}).waitFor();
    // Asked while the other user signs in, it would be refused.
    await asked;
    await page.goto(`${stage().demo.url}/?user=jiangqi`);
    const tabs = page.getByRole('navigation', {name: '已打开的页面'});
    await tabs.getByRole('button', {name: '关闭操作员实名认证'}).click();
    await page.getByRole('heading', {name: '用户信息', level: 1}).waitFor();
  });
});

describe('The workbench', () => {
  const stage = useStage(undefined, readRows);

  const open = async () => {
    const visit = await PortalVisit.open(stage(), {viewport: {width: 1280, height: 800}});
    await visit.page.goto(`${stage().demo.url}/?user=zhangsan&scenario=fresh`);
    await visit.page.getByRole('button', {name: 'IC卡认证'}).waitFor();
    const {page, panel} = visit;
    return {page, panel, section: (name: string) => visit.section(name)};
  };

  it('opens with F2 at its search, and closes, but not while the user types', async () => {
    const {page, panel} = await open();
    await page.keyboard.press('F2');
    await panel.getByText('可改的企业名称').waitFor({state: 'attached'});
    for (const wanted of ['报关', '级别', '电子营业执照', '字号', '没有卡']) {
      await page.keyboard.type(wanted);
      expect(await panel.getByRole('status').innerText(), wanted).to.match(/找到 [1-9]/u);
      await page.keyboard.press('Control+A');
    }
    await page.keyboard.press('F2');
    await panel.waitFor({state: 'hidden'});
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('workbench-toggle');
    await page.getByRole('button', {name: 'IC卡认证'}).click();
    await page.getByLabel('*密码', {exact: true}).focus();
    await page.keyboard.press('F2');
    expect(await panel.isVisible()).to.equal(false);
  });

  it('fills the field used last, and lists the widget’s events', async () => {
    const {page, panel, section} = await open();
    await page.getByRole('button', {name: 'IC卡认证'}).click();
    await page.getByLabel('*密码', {exact: true}).focus();
    await page.getByRole('button', {name: /演示工作台/}).click();
    await section('测试数据');
    await panel.getByRole('button', {name: '填入卡密码'}).click();
    expect(await page.getByLabel('*密码', {exact: true}).inputValue()).to.equal('88888888');
    await section('组件事件');
    const log = panel.getByRole('list').filter({hasText: 'sw-ready'});
    await log.getByText('ic-card/', {exact: false}).first().waitFor();
    expect(await log.innerText()).not.to.include('88888888');
    await panel.getByRole('button', {name: 'reset()'}).click();
    await page.getByRole('heading', {name: '实名认证方式选择'}).waitFor();
  });

  it('leads from each row of the tour to what is to be pressed there', async () => {
    const {page, panel} = await open();
    // A request that is still open when somebody else signs in is refused.
    expectProblem(page, 'status of 401');
    const follow = async (name: string, user: string): Promise<void> => {
      await page.goto(`${stage().demo.url}/?tour&user=wangwu`);
      await panel.getByRole('link', {name: `${name}（`}).click();
      await page.locator('#user', {hasText: findUser(user)?.name ?? ''}).waitFor();
    };
    for (const {title, user, press, then = []} of tour) {
      await follow(title, user);
      await page.getByRole('button', {name: press}).first().waitFor();
      for (const [next, name] of then) {
        const answered = next.page ? page.waitForResponse(/\/inbox$/) : undefined;
        await follow(name, next.user);
        await answered;
        if (next.page) await page.getByRole('heading', {name: '协助申请', level: 1}).waitFor();
      }
    }
  });

  it('opens the view that a scenario names', async () => {
    const {page, panel} = await open();
    await page.getByRole('button', {name: /演示工作台/}).click();
    await panel.locator('summary', {hasText: /^用户信息/}).click();
    await panel.getByRole('link', {name: '保存企业信息：核验不通过'}).click();
    await page.getByRole('button', {name: '修改企业信息'}).waitFor();
  });

  it('adds methods of a host’s own to the widget', async () => {
    const {page, panel, section} = await open();
    await page.getByRole('button', {name: /演示工作台/}).click();
    await section('外观');
    await panel.getByLabel('认证方式').selectOption('own');
    await page.getByRole('button', {name: '扫码认证'}).click();
    await page.getByRole('button', {name: '用手机扫码'}).waitFor();
  });

  it('displays the states of the running machines as the widget tells them, and never the PIN', async () => {
    const {page, panel, section} = await open();
    await page.getByRole('button', {name: /演示工作台/}).click();
    await section('状态机');
    const journey = panel.getByRole('region', {name: '整个认证过程'});
    await journey.getByText('home.current', {exact: true}).first().waitFor();
    const user = await Journey.on(page, stage());
    await user.take(icCardWalk, {to: 'awaitingPin'});
    const card = panel.getByRole('region', {name: 'IC卡认证'});
    await card.getByText('awaitingPin', {exact: true}).first().waitFor();
    await card.getByText('状态图').click();
    await card.locator('.lit[data-from="reading"][data-to="awaitingPin"]').waitFor();
    const lit = card.locator('.lit[data-state]');
    expect(await lit.evaluateAll((all) => all.map(({dataset}) => dataset['state']))).to.deep.equal(['awaitingPin']);
    const {pin} = user;
    await user.take(icCardWalk);
    await panel.getByText('已发生的事件').click();
    const history = panel.locator('#workbench-charts .workbench-log li');
    await history.filter({hasText: 'icCard: pinEntered ******'}).waitFor();
    await card.waitFor({state: 'detached'});
    await section('时间线');
    const moments = panel.locator('.timeline li[title], .timeline-agent');
    await moments.filter({hasText: 'verifyCard'}).waitFor();
    // By what the backend's log and the agent's have.
    expect((await moments.allInnerTexts()).join()).to.match(/getStatus.*cus-sec_SpcSignDataAsPEM.*verifyCard/su);
    expect(await panel.innerText()).not.to.include(pin);
  });
});
