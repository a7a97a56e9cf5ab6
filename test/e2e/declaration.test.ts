import {expect} from 'chai';
import type {Page} from 'playwright-core';
import {levels} from '../../simulators/backend/status.js';
import {sideways, violations} from './axe.js';
import {CardJourney} from './card-journey.js';
import {type Journey, type JourneyClass, openJourney} from './journey.js';
import {LegalRepJourney, personNamed} from './legal-rep-journey.js';
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

  static async open<J extends Journey>(along: JourneyClass<J>, stage: Stage, options: JourneyOptions) {
    const {url} = stage.demo;
    const at = `${url}/declaration.html?theme=${options.theme ?? 'light'}`;
    const journey = await openJourney(along, stage, {expected: ['status of 403'], at, ...options});
    const form = new Declaration(journey.page, url);
    form.#before = await form.#count();
    return {journey, form};
  }

  /** The same user's form in another tab. */
  async another(): Promise<Declaration> {
    const page = await this.page.context().newPage();
    await page.goto(this.page.url());
    return new Declaration(page, this.url);
  }

  async #count(): Promise<number> {
    const answer = await this.page.request.get(`${this.url}/demo/declarations`);
    return ((await answer.json()) as {executed: number}).executed;
  }

  /** Since the page opened. */
  async executed(): Promise<number> {
    return (await this.#count()) - this.#before;
  }

  get dialog() {
    return this.page.getByRole('dialog', {name: '提升安全级别'});
  }

  async submit(kind: '一般货物' | '涉证货物'): Promise<void> {
    await this.page.getByLabel(kind).check();
    await this.page.getByRole('button', {name: '提交报关单'}).click();
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
    const {journey, form} = await Declaration.open(LegalRepJourney, stage(), {user: 'wumin'});
    await form.submit('一般货物');
    await journey.sees('为提交报关单，需要安全级别：中');
    await journey.choose('legal-rep');
    await journey.toLegalRep();
    await journey.fill({[journey.say.record.labels.validFrom]: personNamed('吴敏').validFrom});
    await journey.page.getByLabel(journey.say.record.longTerm).check();
    expect(await form.executed()).to.equal(0);
    await journey.send(2);
    await form.says('已提交一次');
    expect(form.keys).to.have.length(2);
    expect(new Set(form.keys).size).to.equal(1);
    expect(await form.executed()).to.equal(1);
    expect(await form.focused()).to.equal('提交报关单');
  });

  it('is sent by the user after the next sign-in, where the level is in force only then', async () => {
    const {journey, form} = await Declaration.open(CardJourney, stage(), {});
    await form.submit('涉证货物');
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await form.says('需要重新登录');
    expect(await form.executed()).to.equal(0);
    await form.page.getByRole('main').getByRole('button', {name: '重新登录'}).click();
    await form.page.waitForURL(/[?]user=/);
    await form.submit('涉证货物');
    await form.says('已提交一次');
    expect(await form.executed()).to.equal(1);
  });

  it('is not sent when the user closes the dialog, which asks first where something was typed', async () => {
    const viewport = {width: 320, height: 640};
    const {journey, form} = await Declaration.open(LegalRepJourney, stage(), {viewport, theme: 'dark'});
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
    await journey.choose('legal-rep');
    await journey.begin();
    await journey.fill({[journey.say.record.labels.legalRepName]: '何平'});
    await page.keyboard.press('Escape');
    expect(asked).to.deep.equal(['confirm']);
    expect(await dialog.isVisible()).to.equal(true);
    expect(await form.executed()).to.equal(0);
  });

  it('is sent in each of two tabs when the user has the level in one, and once where the answer is lost', async () => {
    const {journey, form} = await Declaration.open(LegalRepJourney, stage(), {
      expected: ['status of 403', 'ERR_FAILED'],
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
    await tab.submit('涉证货物');
    await tab.says('已提交一次');
    await tab.page.close();
    // A browser without a screen does not always tell that a tab is in front again.
    await form.page.evaluate(() => dispatchEvent(new Event('focus')));
    await form.says('已提交一次');
    expect(await form.executed()).to.equal(2);
  });

  it('is not sent where no method of the user leads there', async () => {
    const {form} = await Declaration.open(LegalRepJourney, stage(), {user: 'sunqi'});
    await form.submit('涉证货物');
    await form.says('没有可用的认证方式');
    expect(form.keys).to.have.length(1);
    expect(await form.executed()).to.equal(0);
  });

  it('is refused once more, and told once, when a script says that the user has the level', async () => {
    const {journey, form} = await Declaration.open(LegalRepJourney, stage(), {});
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
