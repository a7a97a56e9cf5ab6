import type {Request, Route} from 'playwright-core';
import type {ProfilePart} from '../../src/domain/profile-fields.js';
import {profileSchema, type Profile} from '../../src/domain/profile.schemas.js';
import {type JourneyOptions, openPage} from './journey.js';
import {RecordJourney} from './record-journey.js';
import type {Stage} from './stage.js';
import type {ProfileWords} from './words.js';

/** A change as it was sent. */
export interface SentChange {
  readonly part: string;
  readonly changes: Readonly<Record<string, string>>;
  readonly key: string | undefined;
  readonly version: string | undefined;
}

/** Addresses of what is saved. */
const saving = '**/profile/*';

const sentBy = (request: Request): SentChange => ({
  part: request.url().split('/').at(-1) ?? '',
  changes: request.postDataJSON() as SentChange['changes'],
  key: request.headers()['idempotency-key'],
  version: request.headers()['if-match'],
});

/** One visitor who looks at the record of their enterprise and of themselves, and corrects it. */
export class ProfileJourney extends RecordJourney {
  readonly #sent: SentChange[] = [];

  constructor(...args: ConstructorParameters<typeof RecordJourney>) {
    super(...args);
    this.page.on('request', (request) => {
      if (request.method() === 'PUT') this.#sent.push(sentBy(request));
    });
  }

  /** At the record itself; whoever comes from home says so. */
  static override async open(stage: Stage, options: JourneyOptions = {}): Promise<ProfileJourney> {
    const page = await openPage(stage, {view: 'profile', ...options});
    return new ProfileJourney(page, stage.demo, options.lang);
  }

  get profileWords(): ProfileWords {
    return this.words.profile;
  }

  /** What went out to be saved since the page opened. */
  get sent(): readonly SentChange[] {
    return this.#sent;
  }

  async seesRecord(): Promise<void> {
    await this.button(this.profileWords.change.account).waitFor();
  }

  /** From the record to the form of one half. */
  async edit(part: ProfilePart): Promise<void> {
    await this.press(this.profileWords.change[part]);
    await this.heading(this.profileWords.form[part]).waitFor();
    await this.button(this.profileWords.save).waitFor();
  }

  /** From the form to what will be sent, where nothing is in the way. */
  async save(): Promise<void> {
    await this.press(this.profileWords.save);
    await this.heading(this.profileWords.check).waitFor();
  }

  /** From the form to the answer, or to what is said in place of one. */
  async saveAndConfirm(): Promise<void> {
    await this.save();
    await this.press(this.profileWords.confirm);
  }

  async seesSaved(): Promise<void> {
    await this.heading(this.profileWords.saved).waitFor();
  }

  /** From the form to what is said of it once it is saved. */
  async saveAll(): Promise<void> {
    await this.saveAndConfirm();
    await this.seesSaved();
  }

  /** What the backend has on record, whatever the page shows. */
  async record(): Promise<Profile> {
    const {subject} = await this.status();
    const headers = {'sw-subject': subject};
    const response = await this.page.request.get(`${this.demo.url}/api/realname-cert/profile`, {headers});
    return profileSchema().parse({...((await response.json()) as object), version: response.headers()['etag']});
  }

  /** Keeps what is to be saved on its way, until it is let go; tells when there is some. */
  async holdBack(): Promise<{sent: Promise<Route>}> {
    return this.holdBackAt(saving);
  }

  /** What is to be saved goes to the backend again. */
  async letGo(): Promise<void> {
    await this.page.unroute(saving);
  }
}
