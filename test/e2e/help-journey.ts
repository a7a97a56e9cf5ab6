import {Journey} from './journey.js';
import type {JourneyOptions} from './open-page.js';
import {newPage} from '../support/browser.js';
import type {Stage} from './stage.js';

/** The browser reports each 412 on its console: somebody else is signed in. */
const expected = [/status of 412/];

/** The account that asks for help. */
export class HelpJourney extends Journey {
  static override readonly defaults: JourneyOptions = {user: 'jiangqi', view: 'admin-assist', expected};

  /** Sends a request, and returns the number that shows. */
  async ask(enterprise: string): Promise<string> {
    await this.fill({[this.say.help.enterprise]: enterprise});
    await this.press(this.say.help.send);
    await this.heading(this.say.help.tellNumber).waitFor();
    return (await this.page.locator('.number').textContent()) ?? '';
  }

  override async seesResult(): Promise<void> {
    await this.heading(this.say.result.passedAsOperator).waitFor();
  }
}

/** An administrator at the inbox. Their identity is confirmed whenever the page asks. */
export class InboxJourney extends Journey {
  static async openAs(stage: Stage, user: string): Promise<InboxJourney> {
    const page = await newPage({expected});
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`${stage.demo.url}/requests.html?user=${user}`);
    return InboxJourney.on(page, stage);
  }

  async openRequest(): Promise<void> {
    await this.page.getByRole('button', {name: new RegExp(`^${this.say.inbox.open}`)}).click();
    await this.button(this.say.inbox.agree).waitFor();
  }

  async agree(number: string): Promise<void> {
    await this.fill({[this.say.inbox.number]: number});
    await this.press(this.say.inbox.agree);
    await this.press(this.say.inbox.agreeConfirm);
  }
}
