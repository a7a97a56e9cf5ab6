import {texts} from './profile-texts.js';
import type {EditableField, ProfileChanges, ProfilePart} from '../../src/domain/profile-fields.js';
import type {PageOptions} from './cert-page.js';
import {until} from '../../walks/dom.js';
import type {Question} from './outside.js';
import {RecordPage} from './record-page.js';

/** A public element whose profile shows. */
export class ProfilePage extends RecordPage<EditableField> {
  /** The record, as a host opens it. */
  static async atRecord({set, ...options}: PageOptions = {}): Promise<ProfilePage> {
    const page = await ProfilePage.opened({...options, set: {view: 'profile', ...set}});
    await page.at('viewing');
    return page;
  }

  /** The form of a part, with what was typed into it. */
  static async atForm(part: ProfilePart, typed: ProfileChanges = {}, options: PageOptions = {}): Promise<ProfilePage> {
    const page = await ProfilePage.atRecord(options);
    await page.change(part);
    await page.fill(typed);
    return page;
  }

  /** What was typed has been sent. */
  static async sent(part: ProfilePart, typed: ProfileChanges, options: PageOptions = {}): Promise<ProfilePage> {
    const page = await ProfilePage.atForm(part, typed, options);
    await page.save();
    await page.confirm();
    await page.asked(questions[part]);
    return page;
  }

  /** What was asked to be saved, each time. */
  get saves(): unknown[] {
    return this.outside.asked.filter(({question}) => question.startsWith('update')).map(({input}) => input);
  }

  /** Of the form too: what draws it is loaded when it is opened. */
  override async at(step: string): Promise<void> {
    await super.at(step);
    if (step === 'editing') await until('the form is drawn', () => this.fields.names.length > 0);
  }

  /** Opens the form of a part of the record. */
  async change(part: ProfilePart): Promise<void> {
    await this.press(texts.change[part]);
    await this.at('editing');
  }

  /** Submits the form. */
  async save(): Promise<void> {
    await this.submit();
  }

  /** Sends what is shown to be sent. */
  async confirm(): Promise<void> {
    await this.at('confirming');
    await this.press(texts.confirm);
  }
}

const questions = {enterprise: 'updateEnterprise', account: 'updateAccount'} as const satisfies Record<
  ProfilePart,
  Question
>;
