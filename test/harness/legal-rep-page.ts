import {recordTexts} from '../../src/components/record/record.texts.js';
import {legalRepTexts} from '../../src/components/legal-rep/legal-rep.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import {personCheckTexts} from '../../src/components/person-check/person-check.texts.js';
import type {EnterpriseField} from '../../src/domain/enterprise-draft.js';
import type {PersonField} from '../../src/domain/person-draft.js';
import {byBankCardWalk, byIdCardsWalk} from '../../walks/legal-rep.walk.js';
import type {Walk, Way} from '../../walks/walk.js';
import {soundCard} from '../machines/person-check.harness.js';
import {CertPage, type PageOptions} from './cert-page.js';

/** All that the legal representative's path says in Chinese, but for the check of a person. */
export const texts = {
  ...recordTexts.reference,
  ...pathTexts.reference,
  ...legalRepTexts.reference,
  labels: {...recordTexts.reference.labels, enterpriseName: legalRepTexts.reference.enterpriseName},
};

/** What the check of a person says. */
export const person = personCheckTexts.reference;

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
