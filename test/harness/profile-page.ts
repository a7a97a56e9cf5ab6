import {texts} from './profile-texts.js';
import type {EditableField, ProfileChanges, ProfilePart} from '../../src/domain/profile-fields.js';
import {CertPage, type PageOptions} from './cert-page.js';
import {deepAll, heardOf, isShown, until} from './dom.js';
import type {Question} from './outside.js';
import {ProfileForm} from './profile-form.js';

/** A public element whose profile shows. */
export class ProfilePage extends CertPage {
  static async opened(options: PageOptions = {}): Promise<ProfilePage> {
    const page = new ProfilePage(options);
    await page.mount();
    return page;
  }

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

  get fields(): ProfileForm {
    return new ProfileForm(this.root);
  }

  /** What a screen reader reads of each fact. */
  get heardFacts(): Record<string, string> {
    const names = deepAll(this.root, 'dt').filter(isShown);
    return Object.fromEntries(names.map((name) => [heardOf(name), heardOf(name.nextElementSibling as Element)]));
  }

  /** The views that the user left, as the host was told. */
  get leavings(): string[] {
    return this.told('sw-cancel').map(({view}) => view);
  }

  /** The codes of what went wrong, as the host was told. */
  get errors(): string[] {
    return this.told('sw-error').map(({code}) => code);
  }

  /** How many of the limited changes are counted. */
  get counted(): string {
    return /已修改 \d\/\d 项/.exec(this.words)?.[0] ?? '';
  }

  /** What was asked to be saved, each time. */
  get saves(): unknown[] {
    return this.outside.asked.filter(({question}) => question.startsWith('update')).map(({input}) => input);
  }

  /** The words of the button that the page takes for the likeliest next step. */
  get primary(): string[] {
    return this.pressables.filter((words) => this.pressable(words)?.part.contains('button-primary'));
  }

  /** Opens the form of a part of the record. */
  async change(part: ProfilePart): Promise<void> {
    await this.press(texts.change[part]);
    await this.at('editing');
    await until('the form is drawn', () => this.fields.names.length > 0);
  }

  async fill(typed: ProfileChanges): Promise<void> {
    for (const [name, text] of Object.entries(typed)) {
      this.fields.type(name as EditableField, text);
      await this.drawn();
    }
  }

  /** Submits the form. */
  async save(): Promise<void> {
    this.fields.submit();
    await this.drawn();
  }

  /** Sends what is shown to be sent. */
  async confirm(): Promise<void> {
    await this.at('confirming');
    await this.press(texts.confirm);
  }

  /** Presses what belongs to a field. */
  async pressAt(name: EditableField, words: string): Promise<void> {
    this.fields.press(name, words);
    await this.drawn();
  }
}

const questions = {enterprise: 'updateEnterprise', account: 'updateAccount'} as const satisfies Record<
  ProfilePart,
  Question
>;
