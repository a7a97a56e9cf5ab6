import type {EnterpriseField} from '../../src/domain/enterprise-draft.js';
import type {EnterpriseAnswer, SmsCodeAnswer} from '../../src/domain/legal-rep.schemas.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import type {PersonField} from '../../src/domain/person-draft.js';
import {fakeRefused} from '../../src/fakes.js';
import {soundCard} from '../machines/person-check.harness.js';
import type {PageOptions} from './cert-page.js';
import {deepAll, heardOf, isShown, until} from '../../walks/dom.js';
import {person, texts} from './legal-rep-texts.js';
import {RecordPage} from './record-page.js';

export const validity = {validFrom: '20200310', validTo: '20400310'} as const;

type Typed = Readonly<Partial<Record<EnterpriseField | PersonField, string>>>;

/** A public element whose path by the legal representative shows. */
export class LegalRepPage extends RecordPage<EnterpriseField | PersonField | 'smsCode'> {
  /** The advice, as a host opens the path. */
  static async atAdvice({set, ...options}: PageOptions = {}): Promise<LegalRepPage> {
    // Not what another page of the same test has left.
    sessionStorage.clear();
    const page = new LegalRepPage({...options, set: {view: 'legal-rep', ...set}});
    await page.mount();
    await page.at('introducing');
    return page;
  }

  /** The form of the enterprise, with what was typed into it. */
  static async atForm(typed: Typed = {}, options: PageOptions = {}): Promise<LegalRepPage> {
    const page = await LegalRepPage.atAdvice(options);
    await page.press(texts.start);
    await page.at('enterprise');
    await page.fill(typed);
    return page;
  }

  /** The enterprise as on record was sent to be checked. */
  static async sent(options: PageOptions = {}): Promise<LegalRepPage> {
    const page = await LegalRepPage.atForm({}, options);
    await page.submit();
    await page.confirm();
    await page.asked('checkEnterprise');
    return page;
  }

  /** The ID card of the legal representative, with what was typed about it. */
  static async atIdCard(typed: Typed = {}, options: PageOptions = {}): Promise<LegalRepPage> {
    const page = await LegalRepPage.sent(options);
    await page.at('legalRep.idCard');
    await page.fill(typed);
    return page;
  }

  /** That ID card was sent to be checked. */
  static async idCardSent(options: PageOptions = {}): Promise<LegalRepPage> {
    const page = await LegalRepPage.atIdCard(validity, options);
    await page.submit();
    await page.confirm();
    await page.asked('checkIdCard');
    return page;
  }

  /** The ID card of the account holder, with what was typed about it. */
  static async atHolder(typed: Typed = {}, options: PageOptions = {}): Promise<LegalRepPage> {
    const page = await LegalRepPage.idCardSent(options);
    await page.at('holder.idCard');
    await page.fill(typed);
    return page;
  }

  /** The bank card of the legal representative, with what was typed about it. */
  static async atBankCard(typed: Typed = {}, options: PageOptions = {}): Promise<LegalRepPage> {
    const page = await LegalRepPage.atIdCard({}, options);
    await page.press(person.toBankCard);
    await page.at('legalRep.bankCard');
    await page.fill(typed);
    return page;
  }

  /** A code was asked for with that bank card. */
  static async codeRequested(options: PageOptions = {}): Promise<LegalRepPage> {
    const page = await LegalRepPage.atBankCard(soundCard, options);
    await page.submit();
    await page.asked('sendSmsCode');
    return page;
  }

  /** The code was sent, and something was entered as it. */
  static async atCode(code?: string, options: PageOptions = {}): Promise<LegalRepPage> {
    const page = await LegalRepPage.codeRequested(options);
    await page.hasCodeField();
    if (code !== undefined) await page.enterCode(code);
    return page;
  }

  /** The steps of the path, by their words, and which of them it says to be the current one. */
  get steps(): {readonly names: string[]; readonly current: string[]} {
    const steps = deepAll(this.root, 'ol[part=steps] > li').filter(isShown);
    const current = steps.filter((step) => step.getAttribute('aria-current') === 'step');
    const nameOf = (step: Element): string => heardOf(step.querySelector('.name') as Element);
    return {names: steps.map(nameOf), current: current.map(nameOf)};
  }

  /** Waits until this step shows, and its part of the widget has arrived. */
  override async at(step: string): Promise<void> {
    await super.at(step);
    await until(`${step} says something`, () => this.headings.length > 0);
    await this.drawn();
  }

  /** Sends what is shown to be sent. What was not changed is not shown again. */
  async confirm(): Promise<void> {
    if (!this.cert.step.endsWith('confirming')) return;
    await this.press(this.cert.step === 'confirming' ? texts.confirm : person.confirm);
  }

  async hasCodeField(): Promise<void> {
    await until('a code can be entered', () => this.primary.includes(person.check));
    await this.drawn();
  }

  async enterCode(code: string): Promise<void> {
    this.fields.type('smsCode', code);
    await this.submit();
  }
}

export const refusesEnterprise =
  (code: string, more: Partial<Refusal> = {}) =>
  (): Promise<EnterpriseAnswer> =>
    Promise.resolve(fakeRefused(code, more));

export const sendsNoCode =
  (code: string, more: Partial<Refusal> = {}) =>
  (): Promise<SmsCodeAnswer> =>
    Promise.resolve(fakeRefused(code, more));
