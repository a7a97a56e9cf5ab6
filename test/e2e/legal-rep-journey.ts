import type {Locator, Page} from 'playwright-core';
import {people, type Person} from '../../simulators/backend/people.js';
import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';
import type {CertErrorCode} from '../../src/domain/errors.js';
import {type JourneyOptions, openPage} from './journey.js';
import {errorWords, legalRepWords, type LegalRepWords} from './legal-rep-words.js';
import {LegalRepRequests} from './legal-rep-requests.js';
import type {Stage} from './stage.js';

/** The one that the demo takes. */
export const rightCode = '123456';

export const personNamed = (name: string): Person => {
  const person = people.find((each) => each.name === name);
  if (!person) throw new Error(`Nobody is called ${name}.`);
  return person;
};

/** One visitor who is certified by the legal representative's identity. */
export class LegalRepJourney extends LegalRepRequests {
  private constructor(
    page: Page,
    stage: Stage,
    readonly say: LegalRepWords,
    {lang, frame}: JourneyOptions,
  ) {
    super(page, stage, lang, frame);
  }

  /** At the advice; whoever comes from home says so. */
  static override async open(stage: Stage, options: JourneyOptions = {}): Promise<LegalRepJourney> {
    const say = await legalRepWords(options.lang ?? 'zh-CN');
    const page = await openPage(stage, {view: 'legal-rep', ...options});
    return new LegalRepJourney(page, stage, say, options);
  }

  /** On a page that is open already. */
  static async on(page: Page, stage: Stage): Promise<LegalRepJourney> {
    return new LegalRepJourney(page, stage, await legalRepWords('zh-CN'), {});
  }

  label(role: PersonRole, name: 'name' | 'idType' | 'idNumber'): string {
    return `*${this.say.person.labels[role][name]}`;
  }

  async seesAdvice(): Promise<void> {
    await this.button(this.say.rep.start).waitFor();
  }

  /** A step, or what it shows in its place. */
  async seesStep(step: 1 | 2 | 3, title = this.say.rep.steps[step - 1]): Promise<void> {
    await this.heading(`${title ?? ''} ${this.say.rep.progress(step, 4)}`).waitFor();
  }

  seesBankCard(step: 2 | 3): Promise<void> {
    return this.seesStep(step, this.say.person.bankCardTitle);
  }

  async seesProblem(code: CertErrorCode): Promise<void> {
    await this.sees(errorWords(this.say, code));
  }

  async agree(): Promise<void> {
    await this.around.getByLabel(this.say.consent.agree).check();
  }

  /** From the advice to the first step. */
  async begin(): Promise<void> {
    await this.agree();
    await this.press(this.say.rep.start);
    await this.seesStep(1);
  }

  /** From a form to what will be sent, where nothing is in the way. */
  async look(step: 1 | 2 | 3): Promise<void> {
    await this.press(this.say.rep.next);
    await this.seesStep(step, this.say.rep.confirmTitle);
  }

  confirm(): Promise<void> {
    return this.press(this.say.rep.confirm);
  }

  /** From a form to the answer, or to what is said in place of one. */
  async send(step: 1 | 2 | 3): Promise<void> {
    await this.look(step);
    await this.confirm();
  }

  /** From the advice to the legal representative, with all as it is on record. */
  async toLegalRep(): Promise<void> {
    await this.begin();
    await this.send(1);
    await this.seesStep(2);
  }

  async toHolder(name: string): Promise<void> {
    await this.toLegalRep();
    await this.passIdCard(name);
  }

  /** From the form of the legal representative's ID card to the account holder. */
  async passIdCard(name: string): Promise<void> {
    await this.fillDates(name);
    await this.send(2);
    await this.seesStep(3);
  }

  fillDates(name: string): Promise<void> {
    const {validFrom, validTo} = personNamed(name);
    return this.fill({
      [`*${this.say.record.labels.validFrom}`]: validFrom,
      [`*${this.say.record.labels.validTo}`]: validTo,
    });
  }

  async fillCard(name: string): Promise<void> {
    const [card] = personNamed(name).bankCards;
    const {bankCard, mobile} = this.say.person.labels;
    await this.fill({[`*${bankCard}`]: card?.number ?? ''});
    // The account holder's is on record, and has no field.
    if (await this.field(`*${mobile}`).isVisible()) await this.fill({[`*${mobile}`]: card?.mobile ?? ''});
  }

  /** From the ID card to the bank card. */
  async chooseBankCard(step: 2 | 3): Promise<void> {
    await this.button(this.say.person.toBankCard).last().click();
    await this.seesBankCard(step);
  }

  get codeField(): Locator {
    return this.field(`*${this.say.person.labels.smsCode}`);
  }

  async sendCode(): Promise<void> {
    await this.press(this.say.person.sendCode);
    await this.codeField.waitFor();
  }

  async enterCode(code = rightCode): Promise<void> {
    await this.codeField.fill(code);
    await this.press(this.say.person.check);
  }

  /** From the form of the bank card to the answer. */
  async byBankCard(name: string): Promise<void> {
    await this.fillCard(name);
    await this.sendCode();
    await this.enterCode();
  }
}
