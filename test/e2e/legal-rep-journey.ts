import type {Locator} from 'playwright-core';
import {people, type Person} from '../../simulators/backend/people.js';
import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';
import {Journey} from './journey.js';
import type {JourneyOptions} from './open-page.js';

/** What is sent on the legal representative's path. */
export const operations = ['enterprise', 'id-card', 'sms-codes', 'bank-card'] as const;
export type Operation = (typeof operations)[number];

/** A request as it was sent. */
interface SentStep {
  readonly operation: Operation;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string | undefined;
}

/** The one that the demo takes. */
const rightCode = '123456';

export const personNamed = (name: string): Person => {
  const person = people.find((each) => each.name === name);
  if (!person) throw new Error(`Nobody is called ${name}.`);
  return person;
};

/** One visitor who is certified by the legal representative's identity, at the advice; whoever comes from home says so. */
export class LegalRepJourney extends Journey {
  static override readonly defaults: JourneyOptions = {view: 'legal-rep'};
  /** What went out since the page opened. */
  readonly sent: SentStep[] = [];
  readonly #before = this.stage.happenings().length;

  constructor(...args: ConstructorParameters<typeof Journey>) {
    super(...args);
    this.page.on('request', (request) => {
      const operation = operations.find((each) => request.url().endsWith(`/legal-rep/${each}`));
      if (!operation) return;
      const body = request.postDataJSON() as SentStep['body'];
      this.sent.push({operation, body, key: request.headers()['idempotency-key']});
    });
  }

  /** What the backend took for a question of its own since then, and that it certified, in order. */
  get deeds(): readonly (Operation | 'certified')[] {
    return this.stage
      .happenings()
      .slice(this.#before)
      .flatMap((happening) => {
        if (happening.type === 'certified') return ['certified' as const];
        const {what} = happening.type === 'tried' ? happening : {};
        return operations.filter((each) => what === `legal-rep/${each}`);
      });
  }

  label(role: PersonRole, name: 'name' | 'idType' | 'idNumber'): string {
    return this.say.person.labels[role][name];
  }

  /** The heading of a step, or of what it shows in its place. */
  step(step: 1 | 2 | 3, title = this.say.rep.steps[step - 1] ?? ''): string {
    return `${title} ${this.say.rep.progress(step, 4)}`;
  }

  async seesStep(step: 1 | 2 | 3, title?: string): Promise<void> {
    await this.heading(this.step(step, title)).waitFor();
  }

  async seesAdvice(): Promise<void> {
    await this.button(this.say.rep.start).waitFor();
  }

  /** From the advice to the first step. */
  async begin(): Promise<void> {
    await this.around.getByLabel(this.say.consent.agree).check();
    await this.press(this.say.rep.start);
    await this.seesStep(1);
    // Of a host with one notice, there is none.
    const declaration = this.around.getByLabel(this.say.consent.declare);
    if (await declaration.isVisible()) await declaration.check();
  }

  /** A form with all as it is on record, which is sent without being shown once more. */
  sendAsRecorded(): Promise<void> {
    return this.press(this.say.rep.next);
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
    await this.sendAsRecorded();
    await this.seesStep(2);
  }

  async toHolder(): Promise<void> {
    await this.toLegalRep();
    await this.passIdCard();
  }

  /** From the form of the legal representative's ID card to the account holder. */
  async passIdCard(): Promise<void> {
    await this.fillDates('陈静');
    await this.send(2);
    await this.seesStep(3);
  }

  fillDates(name: string): Promise<void> {
    const {validFrom, validTo} = personNamed(name);
    const {labels} = this.say.record;
    return this.fill({[labels.validFrom]: validFrom, [labels.validTo]: validTo});
  }

  async fillCard(name: string): Promise<void> {
    const [card] = personNamed(name).bankCards;
    const {bankCard, mobile} = this.say.person.labels;
    await this.fill({[bankCard]: card?.number ?? ''});
    // The account holder's is on record, and has no field.
    if (await this.field(mobile).isVisible()) await this.fill({[mobile]: card?.mobile ?? ''});
  }

  seesBankCard(step: 2 | 3): Promise<void> {
    return this.seesStep(step, this.say.person.bankCardTitle);
  }

  /** From the ID card to the bank card, with this person's typed. */
  async chooseBankCard(step: 2 | 3, name: string): Promise<void> {
    await this.button(this.say.person.toBankCard).last().click();
    await this.seesBankCard(step);
    await this.fillCard(name);
  }

  get codeField(): Locator {
    return this.field(this.say.person.labels.smsCode);
  }

  /** What is said of a code that was sent, and is still valid. */
  get codeSent(): Locator {
    return this.page.locator('#smsCode-sent');
  }

  async sendCode(): Promise<void> {
    await this.press(this.say.person.sendCode);
    await this.codeSent.waitFor();
  }

  async enterCode(code = rightCode): Promise<void> {
    await this.codeField.fill(code);
    await this.press(this.say.person.check);
  }

  /** From the bank card that was typed to the answer. */
  async passBankCard(): Promise<void> {
    await this.sendCode();
    await this.enterCode();
  }

  /** From the advice to the code that was sent. */
  async toCode(): Promise<void> {
    await this.toLegalRep();
    await this.chooseBankCard(2, '陈静');
    await this.sendCode();
  }
}
