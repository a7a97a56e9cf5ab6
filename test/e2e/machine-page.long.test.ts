import {expect} from 'chai';
import type {Locator, Page} from 'playwright-core';
import {newPage} from '../support/browser.js';
import {sideways, violations} from './axe.js';
import {randomPin, useStage} from './stage.js';

/** The page of one machine, in actions. */
class MachinePage {
  private constructor(
    readonly page: Page,
    readonly url: string,
  ) {}

  static async open(url: string, address: string): Promise<MachinePage> {
    const machine = new MachinePage(await newPage(), url);
    await machine.page.goto(`${url}/machine.html${address}`);
    return machine;
  }

  button(name: string): Locator {
    return this.page.getByRole('button', {name, exact: true});
  }

  async press(...names: readonly string[]): Promise<void> {
    for (const name of names) await this.button(name).click();
  }

  async isAt(state: string): Promise<void> {
    await this.page.locator(`#machine[data-state="${state}"]`).waitFor();
  }

  async enterPin(pin: string): Promise<void> {
    await this.page.getByLabel(/pin（/).fill(pin);
    await this.press('pinEntered');
  }

  violations(): Promise<string[]> {
    return violations(this, 'main');
  }
}

describe('The machine page', () => {
  const stage = useStage();
  const open = (address: string) => MachinePage.open(stage().demo.url, address);

  it('runs with the demo’s backend and card agent, and steps back', async () => {
    const pin = randomPin();
    stage().demo.agent.set({pin});
    const card = await open('?machine=ic-card&on=demo&scenario=fresh#events=readRequested');
    await card.isAt('introducing');
    await card.press('执行链接中的 1 个事件');
    await card.isAt('awaitingPin');
    stage().demo.agent.set({pin});
    await card.enterPin(pin);
    await card.isAt('certified');
    expect(await stage().certifiedBy('zhangsan')).to.include('ic-card');
    await card.press('退一步');
    await card.isAt('awaitingPin');
    expect(card.page.url()).to.match(/#events=readRequested$/);
  });

  it('lights the last transition in the picture, and sends the event of a pressed arrow', async () => {
    const card = await open('?machine=ic-card#events=readRequested');
    await card.isAt('awaitingPin');
    const arrow = (classes: string, from: string, to: string) =>
      card.page.locator(`${classes}[data-from="${from}"][data-to="${to}"]`);
    await card.press('consentChanged');
    await arrow('.lit', 'reading', 'awaitingPin').waitFor();
    await arrow('.open', 'awaitingPin', 'interrupted').getByText('suspended').click();
    await card.isAt('interrupted');
    await arrow('.lit', 'awaitingPin', 'interrupted').waitFor();
    expect(await card.page.locator('.lit').count()).to.equal(2);
  });

  it('starts at the initial state when the address is invalid', async () => {
    const card = await open('?machine=ic-card#events=%7B');
    await card.isAt('introducing');
    expect(await card.page.getByRole('alert').textContent()).to.include('无法识别');
  });

  it('opens the journey where no machine is named, is accessible, and fits a narrow screen', async () => {
    const list = await open('');
    await list.isAt('home.current');
    expect(await list.violations()).to.deep.equal([]);
    await list.page.getByRole('link', {name: /ic-card/}).click();
    await list.press('readRequested');
    await list.isAt('awaitingPin');
    expect(await list.violations()).to.deep.equal([]);
    const focused = () => list.page.evaluate(() => document.activeElement?.tagName);
    expect(await focused()).not.to.equal('BODY');
    await list.page.setViewportSize({width: 320, height: 640});
    expect(await sideways(list.page)).to.equal(0);
    const dark = await open('?machine=handoff&theme=dark#events=placeChosen');
    await dark.isAt('waiting.ready wait/resting');
    expect(await dark.violations()).to.deep.equal([]);
  });
});
