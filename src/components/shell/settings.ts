import type {Adapters} from '../../adapters/adapters.js';
import type {HumanCheck} from '../../adapters/attempts.js';
import type {CertBackend} from '../../adapters/backend.js';
import type {CardAgent} from '../../adapters/card-agent.js';
import type {EncryptField} from '../../adapters/protect.js';
import type {ConsentNotices} from '../../domain/consent.js';
import type {CheckMode} from '../../domain/identifiers/result.js';
import {FramedElement, type Settings} from './framed-element.js';

/** The ids in an attribute that holds a list. Undefined if the list is empty. */
export const tokensIn = (list: string): readonly string[] | undefined => list.match(/\S+/g) ?? undefined;

/** The settings of each public element for the user who certifies. */
export abstract class SettingsElement extends FramedElement {
  static override properties: Settings = {
    banks: {reflect: true, useDefault: true},
    returnUrl: {attribute: 'return-url', reflect: true, useDefault: true},
    agentUrl: {attribute: 'agent-url', reflect: true, useDefault: true, restarts: true},
    identifierChecks: {attribute: 'identifier-checks', reflect: true, useDefault: true},
    handoff: {reflect: true, useDefault: true, updatesConfig: true},
    acceptSarPassports: {attribute: false},
    headline: {reflect: true, useDefault: true, updatesConfig: true},
    consent: {attribute: false, useDefault: true, updatesConfig: true},
    agent: {attribute: false, restarts: true},
    minAgentVersion: {attribute: false},
    encryptField: {attribute: false},
    humanCheck: {attribute: false},
  };

  /** The backend. It has priority over `base-url`. */
  override backend: CertBackend | undefined;
  /** Address of the card agent, on loopback or its official name. */
  agentUrl = '';
  /**
   * How strictly a credit code's check digits are checked. Default: a wrong one warns. `strict` refuses codes that
   * break the standard. `lenient` is for test systems with made-up codes.
   */
  identifierChecks: CheckMode = 'standard';
  /** A card agent other than China E-Port's. */
  agent: CardAgent | undefined;
  /** The oldest accepted version of the card agent, such as `1.5.24`. */
  minAgentVersion: string | undefined;
  /** Whether passports of the Hong Kong and Macau SARs are accepted as passports of the PRC. */
  acceptSarPassports = false;
  /** The notices shown before a method collects personal data, by method id. */
  consent: ConsentNotices = {};
  /** Same-origin address to which a bank sends the user back. Default: this page. */
  returnUrl = '';
  /** Who shows the title of home: with `host`, the page around does, and only screen readers get ours. */
  headline: 'own' | 'host' = 'own';
  /** Where a bank's site opens. */
  handoff: 'new-tab' | 'same-tab' = 'new-tab';
  /** Encrypts ID, card and mobile numbers before they leave the page. */
  encryptField: EncryptField | undefined;
  /** The host's own slider or captcha, used when the backend asks for one. */
  humanCheck: HumanCheck | undefined;

  /** The banks to offer, in this order. Default: all that the backend allows. */
  banks = '';

  /** @internal Called with each valid answer of the backend, for `debug`. */
  onAnswer: Adapters['onAnswer'];
}
