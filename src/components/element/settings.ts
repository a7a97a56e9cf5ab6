import type {Adapters} from '../../adapters/adapters.js';
import type {EncryptField, HumanCheck} from '../../adapters/host-checks.js';
import type {CertBackend} from '../../adapters/backend.js';
import type {CardAgent} from '../../adapters/card-agent.js';
import type {ConsentNotices} from '../../domain/consent.js';
import type {CheckMode} from '../../domain/identifiers/result.js';
import {FramedElement, type Settings} from './framed-element.js';
import type {Inspect} from './report/inspect.js';

/** The card agent in a setting, if it is one. */
export const agentIn = (agent: unknown): CardAgent | undefined =>
  typeof (agent as Partial<CardAgent> | null | undefined)?.readCard === 'function' ? (agent as CardAgent) : undefined;

/** The ids in an attribute that holds a list. Undefined if the list is empty. */
export const tokensIn = (list: string): readonly string[] | undefined => list.match(/\S+/g) ?? undefined;

/** The settings of each public element for the user who certifies. */
export abstract class SettingsElement extends FramedElement {
  static override properties: Settings = {
    places: {reflect: true, useDefault: true},
    returnUrl: {attribute: 'return-url', reflect: true, useDefault: true},
    agentUrl: {attribute: 'agent-url', reflect: true, useDefault: true, restarts: true},
    agentMinVersion: {attribute: 'agent-min-version', reflect: true, useDefault: true},
    checks: {reflect: true, useDefault: true},
    sarPassports: {attribute: 'sar-passports', type: Boolean},
    handoff: {reflect: true, useDefault: true, updatesConfig: true},
    heading: {reflect: true, useDefault: true, updatesConfig: true},
    consent: {attribute: false, useDefault: true, updatesConfig: true},
    // Settings are read when they are needed, because a framework may set a new object at each render.
    agent: {
      attribute: false,
      restarts: true,
      hasChanged: (now, before) => (agentIn(now) ?? !now) !== (agentIn(before) ?? !before),
    },
    encryptField: {attribute: false},
    humanCheck: {attribute: false},
    inspect: {attribute: false},
  };

  /** The backend. It has priority over `base-url`. */
  override backend: CertBackend | undefined;
  /** Address of the card agent, on loopback or its official name. */
  agentUrl = '';
  /** The oldest accepted version of the card agent, such as `1.5.24`. Default: any. */
  agentMinVersion = '';
  /**
   * How codes of enterprises are checked: with `standard`, wrong check digits warn; `strict` refuses codes that break the
   * standard (GB 32100, GB 11714); `lenient` is for test systems with made-up codes.
   */
  checks: CheckMode = 'standard';
  /** Accepts passports of the Hong Kong and Macau SARs as passports of the PRC. Otherwise they warn. */
  sarPassports = false;
  /** A card agent in place of China E-Port's. */
  agent: CardAgent | null | undefined;
  /** The notices shown before a method collects personal data, by method id. */
  consent: ConsentNotices = {};
  /** Same-origin address to which a bank sends the user back. Default: this page. */
  returnUrl = '';
  /** Who shows the title of home: with `host`, the page around does, and only screen readers get ours. */
  heading: 'own' | 'host' = 'own';
  /** Where a bank's site opens. */
  handoff: 'new-tab' | 'same-tab' = 'new-tab';
  /** Encrypts ID, card and mobile numbers before they leave the page. */
  encryptField: EncryptField | undefined;
  /** The host's own slider or captcha, used when the backend asks for one. */
  humanCheck: HumanCheck | undefined;

  /** Called whenever a machine behind home moves, with event types, states and times only. */
  inspect: Inspect | undefined;

  /** Ids of the places of `bank-ukey` to offer, in this order. Default: all that the backend allows. */
  places = '';

  /** @internal Called with each valid answer of the backend, for `debug`. */
  onAnswer: Adapters['onAnswer'];
}
