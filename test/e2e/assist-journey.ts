import type {Page} from 'playwright-core';
import {newPage} from '../support/browser.js';
import {Journey, type JourneyOptions, openPage} from './journey.js';
import type {Stage} from './stage.js';

/** The browser reports each 412 on its console: somebody else is signed in. */
const conflict = /status of 412/;

/** Somebody else signs in in another tab of the same browser. */
const signIn = async (page: Page, {demo}: Pick<Stage, 'demo'>, user: string): Promise<void> => {
  await page.request.post(`${demo.url}/demo/session`, {data: {user}, headers: {origin: demo.url}});
};

/** The account that asks for help. */
export class AssistJourney extends Journey {
  static override async open(stage: Stage, options: JourneyOptions = {}): Promise<AssistJourney> {
    const page = await openPage(stage, {user: 'jiangqi', view: 'admin-assist', expected: [conflict], ...options});
    return new AssistJourney(page, stage.demo);
  }

  /** Sends a request, and returns the number that shows. */
  async ask(enterprise: string): Promise<string> {
    await this.page.getByRole('textbox').fill(enterprise);
    await this.press('发送申请');
    await this.heading('请将此数字告知管理员').waitFor();
    return (await this.page.locator('.number').textContent()) ?? '';
  }

  async typeCode(code: string): Promise<void> {
    await this.page.getByLabel('协助码', {exact: true}).fill(code);
    await this.press('验证');
  }

  signInElsewhere(user: string): Promise<void> {
    return signIn(this.page, this, user);
  }
}

/** An administrator at the inbox. Their identity is confirmed whenever the page asks. */
export class InboxJourney {
  private constructor(
    readonly page: Page,
    private readonly stage: Stage,
  ) {}

  static async open(stage: Stage, user: string): Promise<InboxJourney> {
    const page = await newPage({expected: [conflict]});
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`${stage.demo.url}/requests.html?user=${user}`);
    return new InboxJourney(page, stage);
  }

  private async press(name: RegExp | string): Promise<void> {
    await this.page.getByRole('button', {name, exact: true}).click();
  }

  async openRequest(): Promise<void> {
    await this.press(/^处理/);
    await this.sees('只有本人当面或电话向您确认后才能同意');
  }

  async confirm(number: string): Promise<void> {
    await this.page.getByRole('textbox').fill(number);
    await this.press('同意');
    await this.press('确认同意');
  }

  async decline(reason: string): Promise<void> {
    await this.press('拒绝');
    await this.page.getByRole('textbox').fill(reason);
    await this.press('确认拒绝');
  }

  /** A code for the open request, as it shows. */
  async makeCode(): Promise<string> {
    await this.press('生成协助码');
    await this.press('确认生成');
    await this.sees('请将此协助码告知申请人');
    return (await this.page.getByText(/^\d{4}\s?\d{4}$/).textContent())?.replace(/\s/g, '') ?? '';
  }

  async sees(text: RegExp | string): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  signInElsewhere(user: string): Promise<void> {
    return signIn(this.page, this.stage, user);
  }
}
