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
    const page = await (await request.get(`${this.url}/declaration.html`, {headers: typedAddress})).text();
    const ticket = /id="declaration-ticket" value="([^"]+)"/.exec(page)?.[1];
    const headers = {origin: this.url};
    const begun = await request.post(`${this.url}/demo/declaration-session`, {headers, data: {ticket}});
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

  async submit(kind: '一般货物' | '涉证货物'): Promise<void> {
    await this.page.getByLabel(kind).check();
    await this.press();
  }

  /** From the result in the dialog to what has become of the action. */
  async leaveResult(words: string, leave = '完成'): Promise<void> {
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

describe('A declaration that needs a level', () => {
  const stage = useStage();

  it('is refused, sent again after a certification in the dialog, and executed once', async () => {
    const {journey, form} = await Declaration.open(stage(), {user: 'wumin'});
    await form.submit('一般货物');
    await journey.sees('为提交报关单，需要安全级别：中');
    await journey.take(legalRepWalk, {to: 'legalRep.idCard'});
    await journey.type('validFrom', people.find(({name}) => name === '吴敏')!.validFrom);
    await journey.page.getByLabel(journey.say.record.longTerm).check();
    expect(await form.executed()).to.equal(0);
    for (const words of ['next', 'confirm'] as const) await journey.press(journey.say['person-check'][words]);
    await form.leaveResult('已提交一次');
    expect(form.keys).to.have.length(2);
    expect(new Set(form.keys).size).to.equal(1);
    expect(await form.executed()).to.equal(1);
    expect(await form.focused()).to.equal('提交报关单');
  });

  it('keeps what was typed where it is sent before the sub-app’s server has answered', async () => {
    const gate = new AbortController();
    const opened = new Promise((resolve) => gate.signal.addEventListener('abort', resolve));
    const {journey, form} = await Declaration.open(stage(), {
      prepare: async (page) => {
        const hold = async (route: Route): Promise<void> => {
          await opened;
          await route.continue();
        };
        await page.route('**/demo/declaration-session', hold, {times: 1});
      },
    });
    await form.goods.fill('轴承（样例）');
    await form.submit('一般货物');
    gate.abort();
    await journey.sees('为提交报关单，需要安全级别：中');
    expect(await form.goods.inputValue()).to.equal('轴承（样例）');
  });

  it('is sent by the next press where the request for the sub-app’s session was lost', async () => {
    const {journey, form} = await Declaration.open(stage(), {
      expected: ['ERR_FAILED'],
      prepare: async (page) => {
        await page.route('**/demo/declaration-session', (route) => route.abort(), {times: 1});
      },
    });
    await form.says('请检查网络后再试');
    await form.goods.fill('轴承（样例）');
    await form.submit('一般货物');
    await journey.sees('为提交报关单，需要安全级别：中');
    expect(await form.goods.inputValue()).to.equal('轴承（样例）');
  });

  it('is restored after the next sign-in when the level counts only then, and is sent by one press', async () => {
    for (const leave of ['重新登录', '稍后再登录']) {
      // Whoever signs out by the result leaves a widget behind that asks once more.
      const {journey, form} = await Declaration.open(stage(), {expected: ['status of 401']});
      await form.goods.fill('轴承（样例）');
      await form.submit('涉证货物');
      await journey.take(icCardWalk);
      if (leave === '稍后再登录') {
        await form.leaveResult('填写的内容会保留', leave);
        await form.page.getByRole('main').getByRole('button', {name: '重新登录'}).click();
      } else await form.dialog.getByRole('button', {name: leave}).click();
      await form.page.waitForURL(/[?]user=/);
      await form.says('已恢复填写的内容');
      expect([await form.goods.inputValue(), await form.executed()]).to.deep.equal(['轴承（样例）', 0]);
      await form.press();
      await form.says('已提交一次');
      expect(await form.executed()).to.equal(1);
    }
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
    await form.says('已取消');
    expect(await form.focused()).to.equal('提交报关单');
    await page.keyboard.press('Enter');
    await journey.take(legalRepWalk, {to: 'enterprise'});
    await journey.type('legalRepName', '何平');
    await page.keyboard.press('Escape');
    expect(asked).to.deep.equal(['confirm']);
    expect(await dialog.isVisible()).to.equal(true);
    expect(await form.executed()).to.equal(0);
  });

  it('is executed once for each of two tabs after the user has the level, also when an answer is lost', async () => {
    const {journey, form} = await Declaration.open(stage(), {
      expected: ['status of 422', 'ERR_FAILED'],
    });
    await form.submit('涉证货物');
    await journey.sees('为提交报关单，需要安全级别：高');
    // Certified meanwhile, as by another tab.
    await form.page.request.get(`${form.url}/?scenario=certification-ends-soon`, {headers: typedAddress});
    const tab = await form.another();
    await tab.page.route(
      '**/demo/declarations',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      {times: 1},
    );
    await tab.submit('涉证货物');
    await tab.says('请检查网络后再试');
    await tab.goods.fill('轴承（样例）');
    await tab.press();
    await tab.says('已按修改前的内容提交过');
    await tab.goods.fill('不锈钢螺栓（样例）');
    await tab.press();
    await tab.says('已提交一次');
    await tab.page.close();
    // A browser without a screen does not always tell that a tab is in front again.
    await form.page.evaluate(() => dispatchEvent(new Event('focus')));
    await form.says('已提交一次');
    expect(await form.executed()).to.equal(2);
  });

  it('is refused again when a script forges the event that the user has the level', async () => {
    const {journey, form} = await Declaration.open(stage());
    await form.submit('涉证货物');
    await journey.sees('为提交报关单，需要安全级别：高');
    await journey.cert.evaluate((cert, level) => {
      const said = {level, effective: 'now', certificationId: 'forged'};
      cert.dispatchEvent(Object.assign(new Event('sw-complete'), said));
    }, levels.high);
    await form.says('服务器未接受');
    expect(form.keys).to.have.length(2);
    // Then `ensureLevel` itself says so at once.
    await form.page.route('**/api/realname-cert/status', async (route) => {
      const response = await route.fetch();
      const status = (await response.json()) as object;
      return route.fulfill({response, json: {...status, level: levels.high, nextLevel: undefined}});
    });
    await form.submit('涉证货物');
    await form.says('服务器未接受');
    expect(form.keys).to.have.length(3);
    expect(await form.executed()).to.equal(0);
  });
});

describe('A declaration whose user is led to a bank', () => {
  const stage = useStage();
  const notHere = '报关单由原来的页面提交';

  /** At the bank in a tab of its own, with the first tab waiting. */
  const atBank = async (options: JourneyOptions = {}, bank: BankId = 'ccb') => {
    const {journey, form} = await Declaration.open(stage(), options);
    await form.goods.fill('轴承（样例）');
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
      await back.leaveResult(notHere);
      expect(await form.executed()).to.equal(0);
      await form.leaveResult('已提交一次');
      expect(await form.executed()).to.equal(1);
      // Pressed in the other tab all the same, it is the same declaration.
      await back.press();
      await back.says('已提交一次');
      expect(await form.executed()).to.equal(1);
    }
  });

  it('is sent once, in the bank’s tab, where the first one is closed and the bank leads back twice', async () => {
    const {form, visit} = await atBank();
    await form.page.close();
    const leadsBack = visit.page.waitForRequest(/draft=/);
    const back = await returned(form, visit);
    expect(await back.goods.inputValue()).to.equal('轴承（样例）');
    const twice = await form.in(visit.page).another((await leadsBack).url());
    await twice.dialog.getByText('拔下').waitFor();
    await twice.leaveResult(notHere);
    await back.leaveResult('已提交一次');
    await twice.press();
    await twice.says('已提交一次');
    expect(await back.executed()).to.equal(1);
  });

  it('is sent once, where the first tab is loaded again meanwhile', async () => {
    const {form, visit} = await atBank();
    await form.page.reload();
    await form.dialog.waitFor();
    expect(await form.goods.inputValue()).to.equal('轴承（样例）');
    await (await returned(form, visit)).leaveResult(notHere);
    await form.leaveResult('已提交一次');
    expect(await form.executed()).to.equal(1);
  });

  it('is sent once, where the bank is in the same tab', async () => {
    const {journey, form} = await Declaration.open(stage());
    await journey.cert.evaluate((cert) => cert.setAttribute('handoff', 'same-tab'));
    await form.submit('一般货物');
    const back = await returned(form, await journey.toBank());
    await back.leaveResult('已提交一次');
    expect(await form.executed()).to.equal(1);
  });

  it('is sent once without Web Locks, as on plain http, and only by a press where the server promises no key', async () => {
    for (const lacks of ['locks', 'key'] as const) {
      const {form, visit} = await atBank({
        prepare: async (page) => {
          const context = page.context();
          if (lacks === 'locks')
            await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'));
          else
            await context.route('**/demo/drafts/*', async (route) => {
              const response = await route.fetch();
              return route.fulfill({response, json: {...((await response.json()) as object), key: undefined}});
            });
        },
      });
      await (await returned(form, visit)).leaveResult(notHere);
      await form.leaveResult(lacks === 'locks' ? '已提交一次' : '尚未提交，请点击');
      if (lacks === 'key') {
        expect(await form.executed()).to.equal(0);
        await form.press();
        await form.says('已提交一次');
      }
      expect(await form.executed()).to.equal(1);
    }
  });

  it('is not sent after it was cancelled, or for another user, whatever tab the bank leads back to', async () => {
    for (const meanwhile of ['cancelled', 'another user'] as const) {
      const {journey, form, visit} = await atBank({expected: ['status of 404', 'status of 412']});
      if (meanwhile === 'cancelled') await form.dialog.getByRole('button', {name: '关闭'}).click();
      else await journey.signInElsewhere('chensan');
      await visit.finish();
      await visit.goBack();
      const back = form.in(visit.page);
      if (meanwhile === 'cancelled') await back.dialog.getByText('拔下').waitFor();
      await back.dialog.getByRole('button', {name: '关闭'}).click();
      await back.says('尚未提交，请重新填写');
      // Only the press, which was refused.
      expect([form.keys.length, back.keys.length]).to.deep.equal([1, 0]);
    }
  });
});
