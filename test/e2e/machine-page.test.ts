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

  /** The boxes that are lit. */
  lit(): Promise<string[]> {
    return this.page
      .locator('.state[aria-current]')
      .evaluateAll((boxes) => boxes.map((each) => each.getAttribute('data-path') ?? ''));
  }

  history(): Promise<string[]> {
    return this.page
      .locator('[aria-labelledby="history"] li')
      .evaluateAll((items) => items.map(({textContent}) => textContent.trim()));
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

  it('runs the card machine to its output, and steps back', async () => {
    const card = await open('?machine=ic-card');
    await card.press('readRequested');
    await card.isAt('awaitingPin');
    expect(await card.lit()).to.deep.equal(['awaitingPin']);
    await card.enterPin(randomPin());
    await card.isAt('certified');
    expect(await card.page.getByRole('status').textContent()).to.include('type: passed');
    expect(await card.history()).to.deep.equal(['readRequested', 'pinEntered ******']);
    await card.press('退一步');
    await card.isAt('awaitingPin');
    expect(await card.history()).to.deep.equal(['readRequested']);
    expect(card.page.url()).to.match(/#events=readRequested$/);
  });

  it('repeats a run by its link, and asks for the PIN again', async () => {
    const pin = randomPin();
    const card = await open('?machine=ic-card&fakes=pin-incorrect');
    await card.press('readRequested');
    await card.isAt('awaitingPin');
    await card.enterPin(pin);
    await card.page.getByText('problem pin-incorrect').waitFor();
    const link = await card.page.getByRole('link', {name: '重放这次运行的链接'}).getAttribute('href');
    expect(`${card.page.url()} ${link ?? ''} ${await card.page.content()}`).not.to.include(pin);

    const again = await MachinePage.open(card.url, (link ?? '').replace('/machine.html', ''));
    await again.isAt('awaitingPin');
    expect(await again.history()).to.deep.equal(['readRequested']);
    await again.press('继续重放 pinEntered');
    await again.page.getByText('problem pin-incorrect').waitFor();
    expect(await again.history()).to.deep.equal(['readRequested', 'pinEntered ******']);
  });

  it('sends a typed payload, and displays a machine inside another', async () => {
    const path = await open('?machine=legal-rep#events=started,submitted');
    await path.isAt('legalRep inner/idCard');
    expect(await path.lit()).to.have.members(['legalRep', 'idCard']);
    await path.page
      .locator('form', {has: path.button('inner/edited')})
      .getByText('参数', {exact: true})
      .click();
    const payload = path.page.getByLabel('edited 的参数（JSON）');
    await payload.fill('{');
    await path.press('inner/edited');
    expect(await path.page.getByRole('alert').textContent()).to.include('not JSON');
    await payload.fill('{"values": {"validFrom": "20150310", "validTo": "20350310"}}');
    await path.press('inner/edited', 'inner/submitted');
    await path.isAt('legalRep inner/confirming');
    expect((await path.history()).at(-2)).to.equal(
      'inner/edited={"values":{"validFrom":"20150310","validTo":"20350310"}}',
    );
  });

  it('runs with the demo’s backend and card agent', async () => {
    const pin = randomPin();
    stage().demo.agent.set({pin});
    const card = await open('?machine=ic-card&on=demo&scenario=fresh');
    await card.press('readRequested');
    await card.isAt('awaitingPin');
    stage().demo.agent.set({pin});
    await card.enterPin(pin);
    await card.isAt('certified');
    expect(await stage().certifiedBy('zhangsan')).to.include('ic-card');
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
