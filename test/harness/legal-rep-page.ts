import type {EnterpriseField} from '../../src/domain/enterprise-draft.js';
import type {EnterpriseAnswer, SmsCodeAnswer} from '../../src/domain/legal-rep.schemas.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import type {PersonField} from '../../src/domain/person-draft.js';
import {fakeRefused} from '../../src/fakes.js';
import {byBankCardWalk, byIdCardsWalk} from '../../walks/legal-rep.walk.js';
import {soundCard} from '../machines/person-check.harness.js';
import {CertPage, type PageOptions} from './cert-page.js';

export const validity = {validFrom: '20200310', validTo: '20400310'} as const;

type Typed = Readonly<Partial<Record<EnterpriseField | PersonField, string>>> & Readonly<Record<string, string>>;

const typed = {'legalRep.idCard': validity};

const begun = (...how: Parameters<typeof CertPage.at>): Promise<LegalRepPage> => {
  // Not where another page of the same test has left it.
  sessionStorage.clear();
  return LegalRepPage.at(...how);
};

/** A public element whose path by the legal representative shows. */
export class LegalRepPage extends CertPage {
  /** The advice, as a host opens the path. */
  static atAdvice(options?: PageOptions): Promise<LegalRepPage> {
    return begun(byIdCardsWalk, {to: 'introducing'}, options);
  }

  /** The form of the enterprise, with what was typed into it. */
  static atForm(more?: Typed, options?: PageOptions): Promise<LegalRepPage> {
    return begun(byIdCardsWalk, {to: 'enterprise'}, options, more);
  }

  /** The enterprise as on record was sent to be checked. */
  static sent(options?: PageOptions): Promise<LegalRepPage> {
    return begun(byIdCardsWalk, {through: 'enterprise'}, options);
  }

  /** The ID card of the legal representative, with what was typed about it. */
  static atIdCard(more?: Typed, options?: PageOptions): Promise<LegalRepPage> {
    return begun(byIdCardsWalk, {to: 'legalRep.idCard'}, options, more);
  }

  /** That ID card was sent to be checked. */
  static idCardSent(options?: PageOptions): Promise<LegalRepPage> {
    return begun(byIdCardsWalk, {through: 'legalRep.confirming', typed}, options);
  }

  /** The ID card of the account holder, with what was typed about it. */
  static atHolder(more?: Typed, options?: PageOptions): Promise<LegalRepPage> {
    return begun(byIdCardsWalk, {to: 'holder.idCard', typed}, options, more);
  }

  /** The bank card of the legal representative, with what was typed about it. */
  static atBankCard(more?: Typed, options?: PageOptions): Promise<LegalRepPage> {
    return begun(byBankCardWalk, {to: 'legalRep.bankCard'}, options, more);
  }

  /** A code was asked for with that bank card. */
  static codeRequested(options?: PageOptions): Promise<LegalRepPage> {
    return begun(byBankCardWalk, {through: 'legalRep.bankCard', typed: {'legalRep.bankCard': soundCard}}, options);
  }

  /** The code was sent, and something was entered as it. */
  static async atCode(code?: string, options?: PageOptions): Promise<LegalRepPage> {
    const page = await LegalRepPage.codeRequested(options);
    await page.hasCodeField();
    if (code !== undefined) await page.enterCode(code);
    return page;
  }

  async enterCode(smsCode: string): Promise<void> {
    await this.fill({smsCode});
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
