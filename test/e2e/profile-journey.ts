import type {ProfilePart} from '../../src/domain/profile-fields.js';
import {Journey} from './journey.js';
import type {JourneyOptions} from './open-page.js';

/** One visitor at the record of their enterprise and of themselves, who corrects it; whoever comes from home says so. */
export class ProfileJourney extends Journey {
  static override readonly defaults: JourneyOptions = {view: 'profile'};
  readonly labels = {...this.say.record.labels, ...this.say.profile.labels};
  /** The changes that went out to be saved since the page opened. */
  readonly sent: unknown[] = [];

  constructor(...args: ConstructorParameters<typeof Journey>) {
    super(...args);
    this.page.on('request', (request) => {
      if (request.method() === 'PUT') this.sent.push(request.postDataJSON());
    });
  }

  async seesRecord(): Promise<void> {
    await this.button(this.say.profile.change.account).waitFor();
  }

  /** From home, and from what is said of a saved change. */
  async openRecord(from: 'home' | 'saved'): Promise<void> {
    await this.press(from === 'home' ? this.say.home.profile : this.say.profile.view);
    await this.seesRecord();
  }

  async toMethods(): Promise<void> {
    await this.press(this.say.profile.certify);
    await this.seesHome();
  }

  /** From the record to the form of one half. */
  async edit(part: ProfilePart, values: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.press(this.say.profile.change[part]);
    await this.heading(this.say.profile.editTitles[part]).waitFor();
    await this.button(this.say.profile.save).waitFor();
    await this.fill(values);
  }

  /** From the form to what will be sent, where nothing is in the way. */
  async save(): Promise<void> {
    await this.press(this.say.profile.save);
    await this.heading(this.say.profile.confirmTitle).waitFor();
  }

  async confirm(): Promise<void> {
    await this.press(this.say.profile.confirm);
  }

  async seesSaved(): Promise<void> {
    await this.heading(this.say.profile.savedTitle).waitFor();
  }

  /** From the form to what is said of it once it is saved. */
  async saveAll(): Promise<void> {
    await this.save();
    await this.confirm();
    await this.seesSaved();
  }
}
