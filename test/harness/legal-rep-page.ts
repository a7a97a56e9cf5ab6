import type {EnterpriseField} from '../../src/domain/enterprise-draft.js';
import type {EnterpriseAnswer, SmsCodeAnswer} from '../../src/domain/legal-rep.schemas.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import type {PersonField} from '../../src/domain/person-draft.js';
import {fakeRefused} from '../../src/fakes.js';
import {byBankCardWalk, byIdCardsWalk} from '../../walks/legal-rep.walk.js';
import type {Walk, Way} from '../../walks/walk.js';
import {soundCard} from '../machines/person-check.harness.js';
import {CertPage, type PageOptions} from './cert-page.js';

export const validity = {validFrom: '20200310', validTo: '20400310'} as const;

type Typed = Readonly<Partial<Record<EnterpriseField | PersonField, string>>> & Readonly<Record<string, string>>;

const typed = {'legalRep.idCard': validity};

const at =
  (walk: Walk, way: Way) =>
  (options?: PageOptions, more?: Typed): Promise<LegalRepPage> => {
    // Not where another page of the same test has left it.
    sessionStorage.clear();
    return LegalRepPage.at(walk, way, options, more);
  };
/** With what is typed there. */
const form = (walk: Walk, way: Way) => (more?: Typed, options?: PageOptions) => at(walk, way)(options, more);

/** A public element whose path by the legal representative shows. */
export class LegalRepPage extends CertPage {
  static readonly atAdvice = at(byIdCardsWalk, {to: 'introducing'});
  static readonly atForm = form(byIdCardsWalk, {to: 'enterprise'});
  /** The enterprise as on record was sent to be checked. */
  static readonly sent = at(byIdCardsWalk, {through: 'enterprise'});
  static readonly atIdCard = form(byIdCardsWalk, {to: 'legalRep.idCard'});
  static readonly idCardSent = at(byIdCardsWalk, {through: 'legalRep.confirming', typed});
  static readonly atHolder = form(byIdCardsWalk, {to: 'holder.idCard', typed});
  static readonly atBankCard = form(byBankCardWalk, {to: 'legalRep.bankCard'});
  static readonly codeRequested = at(byBankCardWalk, {
    through: 'legalRep.bankCard',
    typed: {'legalRep.bankCard': soundCard},
  });

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
