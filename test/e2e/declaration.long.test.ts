import {expect} from 'chai';
import type {Page, Route} from 'playwright-core';
import {levels} from '../../simulators/backend/status.js';
import {sideways, violations} from './axe.js';
import type {BankId} from '../../src/domain/bank-ids.js';
import {people} from '../../simulators/backend/people.js';
import type {BankVisit} from './bank-visit.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {legalRepWalk} from '../../walks/legal-rep.walk.js';
import {Journey} from './journey.js';
import type {JourneyOptions} from './open-page.js';
import {type Stage, useStage} from './stage.js';
import {typedAddress} from '../support/navigation.js';

/* An action of the portal that needs a level, with the real server and in a dialog. What `ensureLevel` makes of each
   status is in `test/components/ensure-level.test.ts`. */

/** At the form. What the page sends, and what the server has executed. */
class Declaration {
  readonly keys: string[] = [];
  #before = 0;

  private constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/demo/declarations'))
        this.keys.push(request.headers()['idempotency-key'] ?? '');
    });
  }

  static async open(stage: Stage, options: JourneyOptions = {}) {
    const {url} = stage.demo;
    const at = `${url}/declaration.html?theme=${options.theme ?? 'light'}`;
    const journey = await Journey.open(stage, {
      at,
      ...options,
      expected: ['status of 403', ...(options.expected ?? [])],
    });
    const form = new Declaration(journey.page, url);
    form.#before = await form.#count();
    return {journey, form};
  }

  /** The same user's form in another tab. */
  async another(address = this.page.url()): Promise<Declaration> {
    const page = await this.page.context().newPage();
    await page.goto(address);
    return this.in(page);
  }

  /** In a tab that is at the form already. */
  in(page: Page): Declaration {
    const form = new Declaration(page, this.url);
    form.#before = this.#before;
    return form;
  }

  /** In a session of the sub-app's own, as of one more page of this user. */
  async #count(): Promise<number> {
    const {request} = this.page;
    const headers = {origin: this.url};
    const ticket = (await (await request.post(`${this.url}/demo/declaration-ticket`, {headers})).json()) as object;
    const begun = await request.post(`${this.url}/demo/declaration-session`, {headers, data: ticket});
    const {session} = (await begun.json()) as {session: string};
    const answer = await request.get(`${this.url}/demo/declarations`, {headers: {'x-session': session}});
    return ((await answer.json()) as {executed: number}).executed;
  }

  /** Since the page opened. */
  async executed(): Promise<number> {
    return (await this.#count()) - this.#before;
  }

  get dialog() {
    return this.page.getByRole('dialog', {name: '提升安全级别'});
  }

  get goods() {
    return this.page.getByLabel('货物名称');
  }

  async press(): Promise<void> {
    await this.page.getByRole('button', {name: '提交报关单'}).click();
  }

  async submit(kind: '一般货物' | '涉证货物', goods = '轴承（样例）'): Promise<void> {
    await this.goods.fill(goods);
    await this.page.getByLabel(kind).check();
    await this.press();
  }

  /** From the result in the dialog to what has become of the act. */
  async leaveResult(words: string, leave = '完成并提交报关单'): Promise<void> {
    await this.dialog.getByRole('button', {name: leave, exact: true}).click();
    await this.says(words);
  }

  async says(words: string): Promise<void> {
    await this.page.getByRole('status').filter({hasText: words}).waitFor();
    expect(await this.dialog.isVisible()).to.equal(false);
  }

  /** Where the focus is when the dialog has gone. */
  focused(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.textContent ?? '');
  }
}

const done = '已提交，编号 D-';
const open = '尚未提交，请点击“提交报关单”。';

describe('A declaration that needs a level', () => {
  const stage = useStage();

  /** At the result of the legal representative's identity, in the dialog. */
  const atResult = async (options: JourneyOptions = {}) => {
    const {journey, form} = await Declaration.open(stage(), {user: 'wumin', ...options});
    await form.submit('一般货物');
    await journey.sees('为提交报关单，需要安全级别：中');
    await journey.take(legalRepWalk, {to: 'legalRep.idCard'});
    await journey.type('validFrom', people.find(({name}) => name === '吴敏')!.validFrom);
    await journey.page.getByLabel(journey.say.record.longTerm).check();
    expect(await form.executed()).to.equal(0);
    for (const words of ['next', 'confirm'] as const) await journey.press(journey.say['person-check'][words]);
    await form.dialog.getByRole('button', {name: '完成并提交报关单'}).waitFor();
    return {journey, form};
  };

  it('is executed by the result’s button, once however often it is pressed, and another one is another', async () => {
    const {form} = await atResult();
    await form.leaveResult(done);
    expect(form.keys).to.have.length(2);
    expect(new Set(form.keys).size).to.equal(1);
    expect(await form.focused()).to.equal('提交报关单');
    // Enter held, and pressed twice.
    for (let times = 0; times < 5; times += 1) await form.page.keyboard.down('Enter');
    await form.page.getByRole('button', {name: '提交报关单'}).dblclick();
    await form.says(done);
    expect(await form.executed()).to.equal(1);
    await form.page.getByRole('button', {name: '再报一份'}).click();
    expect([await form.goods.inputValue(), await form.focused()]).to.deep.equal(['', '']);
    await form.submit('一般货物', '螺栓（样例）');
    await form.says(done);
    expect(await form.executed()).to.equal(2);
  });

  it('is not sent at the result when it has changed meanwhile, nor by Escape or a reload there', async () => {
    for (const leave of ['change', 'Escape', 'reload'] as const) {
      const {form} = await atResult();
      if (leave === 'change') {
        await form.goods.evaluate((goods: HTMLInputElement) => (goods.value = '齿轮（样例）'));
        await form.leaveResult(open);
      } else if (leave === 'Escape') {
        await form.page.keyboard.press('Escape');
        await form.says(open);
      } else {
        await form.page.reload();
        await form.says(open);
        expect(await form.goods.inputValue()).to.equal('轴承（样例）');
      }
      expect(await form.executed()).to.equal(0);
      await form.press();
      await form.says(done);
      expect(await form.executed()).to.equal(1);
    }
  });

  it('is filled in after the next sign-in where the level counts only then, and is sent by one press', async () => {
    for (const leave of ['重新登录', '稍后再登录']) {
      // Whoever signs out by the result leaves a widget behind that asks once more.
      const {journey, form} = await Declaration.open(stage(), {expected: ['status of 401']});
      await form.submit('涉证货物');
      await journey.take(icCardWalk);
      if (leave === '稍后再登录') {
        await form.leaveResult('请重新登录，填写的内容会保留 24 小时。', leave);
        await form.page.getByRole('main').getByRole('button', {name: '重新登录'}).click();
      } else await form.dialog.getByRole('button', {name: leave}).click();
      await form.page.waitForURL(/[?]user=/);
      await form.says(open);
      expect([await form.goods.inputValue(), await form.executed()]).to.deep.equal(['轴承（样例）', 0]);
      await form.press();
      await form.says(done);
      expect(await form.executed()).to.equal(1);
    }
  });

  it('is offered in a new tab where the first one was closed, and can be deleted there', async () => {
    const {journey, form} = await Declaration.open(stage());
    await form.submit('涉证货物');
    await journey.sees('为提交报关单，需要安全级别：高');
    const tab = await form.another();
    await form.page.close();
    const offer = tab.page.getByRole('listitem').filter({hasText: '填写，尚未提交'});
    await offer.getByRole('button', {name: '继续填写'}).click();
    await tab.says(open);
    expect(await tab.goods.inputValue()).to.equal('轴承（样例）');
    await tab.page.locator('#said').getByRole('button', {name: '删除', exact: true}).click();
    await tab.page.getByText(open).waitFor({state: 'detached'});
    expect([await tab.goods.inputValue(), await offer.count(), await tab.executed()]).to.deep.equal(['', 0, 0]);
  });

  it('is not sent when the user closes the dialog, which asks first where something was typed', async () => {
    const viewport = {width: 320, height: 640};
    const {journey, form} = await Declaration.open(stage(), {viewport, theme: 'dark'});
    const {page, dialog} = form;
    const asked: string[] = [];
    page.on('dialog', (each) => {
      asked.push(each.type());
      void each.dismiss();
    });
    expect(await violations(journey, 'html')).to.deep.equal([]);
    await form.submit('一般货物');
    await journey.sees('为提交报关单，需要安全级别：中');
    expect(await form.focused()).to.equal('提升安全级别');
    expect(await violations(journey, 'html')).to.deep.equal([]);
    expect(await sideways(page)).to.equal(0);
    expect(await dialog.evaluate((each) => each.scrollWidth - each.clientWidth)).to.equal(0);
    await page.keyboard.press('Escape');
    await form.says(open);
    expect(await violations(journey, 'html')).to.deep.equal([]);
    expect(await form.focused()).to.equal('提交报关单');
    await page.keyboard.press('Enter');
    await journey.take(legalRepWalk, {to: 'enterprise'});
    await journey.type('legalRepName', '何平');
    await page.keyboard.press('Escape');
    expect(asked).to.deep.equal(['confirm']);
    expect(await dialog.isVisible()).to.equal(true);
    expect(await form.executed()).to.equal(0);
  });

  it('is executed once where an answer is lost, also after a reload, and never with other fields', async () => {
    const {form} = await Declaration.open(stage(), {expected: ['status of 422', 'ERR_FAILED', 'status of 504']});
    const {page} = form;
    // Certified already, as by another tab.
    await page.request.get(`${form.url}/?scenario=certification-ends-soon`, {headers: typedAddress});
    const lose = (after: (route: Route) => Promise<void>) =>
      page.route(
        '**/demo/declarations',
        async (route) => {
          await route.fetch();
          await after(route);
        },
        {times: 1},
      );
    await lose((route) => route.abort());
    await form.submit('涉证货物');
    await form.says('没有收到答复，可能已经提交');
    await form.goods.fill('齿轮（样例）');
    await form.press();
    await form.says('现在的内容与提交的不同，没有提交');
    await page.getByRole('button', {name: '再报一份'}).click();
    expect(await form.goods.inputValue()).to.equal('齿轮（样例）');
    await lose((route) => route.fulfill({status: 504, body: ''}));
    await form.press();
    await form.says('没有收到答复，可能已经提交');
    await page.reload();
    await form.says(done);
    expect(await form.executed()).to.equal(2);
  });

  it('says what happened, and goes on, where a session has ended or another request executes it', async () => {
    const {form} = await Declaration.open(stage(), {expected: ['status of 401', 'status of 409']});
    await form.page.request.get(`${form.url}/?scenario=certification-ends-soon`, {headers: typedAddress});
    for (const [status, words] of [
      [401, '登录已失效。请在新窗口登录'],
      [409, '正在处理，请稍后再点击一次。'],
    ] as const) {
      await form.page.route('**/demo/declarations', (route) => route.fulfill({status, body: ''}), {times: 1});
      await form.submit('涉证货物');
      await form.says(words);
      expect(await form.goods.inputValue()).to.equal('轴承（样例）');
    }
    await form.press();
    await form.says(done);
    expect(await form.executed()).to.equal(1);
  });

  it('is refused again when a script forges the event that the user has the level', async () => {
    const {journey, form} = await Declaration.open(stage());
    await form.submit('涉证货物');
    await journey.sees('为提交报关单，需要安全级别：高');
    await journey.cert.evaluate((cert, level) => {
      const said = {level, effective: 'now', certificationId: 'forged'};
      cert.dispatchEvent(Object.assign(new Event('sw-complete'), said));
    }, levels.high);
    await form.says(open);
    expect([form.keys.length, await form.executed()]).to.deep.equal([1, 0]);
  });

  it('is not sent for another user who has signed in meanwhile, and shows them nothing of it', async () => {
    const {journey, form} = await Declaration.open(stage(), {expected: ['status of 412', 'status of 401']});
    await form.submit('一般货物');
    await journey.sees('为提交报关单，需要安全级别：中');
    await journey.signInElsewhere('chensan');
    // A browser without a screen does not always tell that a tab is in front again.
    await form.page.evaluate(() => dispatchEvent(new Event('focus')));
    await form.says('登录的用户已更换，请刷新页面。');
    expect(await form.goods.isDisabled()).to.equal(true);
    await form.page.reload();
    await form.page.locator('#fields:enabled').waitFor();
    expect([
      await form.goods.inputValue(),
      await form.page.getByRole('listitem').filter({hasText: '尚未提交'}).count(),
    ]).to.deep.equal(['', 0]);
    expect(form.keys).to.have.length(1);
  });
});

describe('A declaration whose user is led to a bank', () => {
  const stage = useStage();

  /** At the bank in a tab of its own, with the first tab waiting. */
  const atBank = async (options: JourneyOptions = {}, bank: BankId = 'ccb') => {
    const {journey, form} = await Declaration.open(stage(), options);
    await form.submit('一般货物');
    return {journey, form, visit: await journey.toBank(bank)};
  };

  /** Back in the bank's tab, which says the bank's last words. */
  const returned = async (form: Declaration, visit: BankVisit): Promise<Declaration> => {
    await visit.finish();
    await visit.goBack();
    const back = form.in(visit.page);
    await back.dialog.getByText('拔下').waitFor();
    return back;
  };

  it('is sent once, by the first tab, which the user goes back to; a form of the bank leads back, too', async () => {
    for (const bank of ['ccb', 'abc'] as const) {
      const {form, visit} = await atBank({}, bank);
      const back = await returned(form, visit);
      await back.leaveResult(open, '完成');
      expect(await form.executed()).to.equal(0);
      await form.leaveResult(done);
      // Pressed in the other tab all the same, it is the same declaration.
      await back.press();
      await back.says(done);
      expect(await form.executed()).to.equal(1);
    }
  });

  it('is sent once by a press in the bank’s tab, where the first one is closed and the bank leads back twice', async () => {
    const {form, visit} = await atBank();
    await form.page.close();
    const leadsBack = visit.page.waitForRequest(/draft=/);
    const back = await returned(form, visit);
    expect(await back.goods.inputValue()).to.equal('轴承（样例）');
    const twice = await form.in(visit.page).another((await leadsBack).url());
    await twice.dialog.getByText('拔下').waitFor();
    for (const tab of [twice, back]) {
      await tab.leaveResult(open, '完成');
      expect(new URL(tab.page.url()).search).not.to.include('draft');
    }
    for (const tab of [twice, back]) {
      await tab.press();
      await tab.says(done);
    }
    expect(await back.executed()).to.equal(1);
  });

  it('is sent once, where the first tab is loaded again meanwhile', async () => {
    const {form, visit} = await atBank();
    await form.page.reload();
    await form.says(open);
    expect(await form.goods.inputValue()).to.equal('轴承（样例）');
    await (await returned(form, visit)).leaveResult(open, '完成');
    await form.press();
    await form.says(done);
    expect(await form.executed()).to.equal(1);
  });

  it('is sent once, where the bank is in the same tab', async () => {
    const {journey, form} = await Declaration.open(stage());
    await journey.cert.evaluate((cert) => cert.setAttribute('handoff', 'same-tab'));
    await form.submit('一般货物');
    const back = await returned(form, await journey.toBank());
    await back.leaveResult(open, '完成');
    await back.press();
    await back.says(done);
    expect(await form.executed()).to.equal(1);
  });

  it('is sent once in a page whose storage is forbidden', async () => {
    const {form, visit} = await atBank({
      prepare: async (page) => {
        await page.addInitScript(() => {
          Object.defineProperty(window, 'sessionStorage', {
            get: () => {
              throw new DOMException('forbidden', 'SecurityError');
            },
          });
        });
      },
    });
    await returned(form, visit);
    await form.leaveResult(done);
    expect(await form.executed()).to.equal(1);
  });
});
