import {LitElement, type PropertyDeclaration, type PropertyValues} from 'lit';
import type {HumanCheck} from '../../adapters/attempts.js';
import type {CertBackend} from '../../adapters/backend.js';
import type {CardAgent} from '../../adapters/card-agent.js';
import type {EncryptField} from '../../adapters/protect.js';
import type {ConsentNotices} from '../../domain/consent.js';
import type {CheckMode} from '../../domain/identifiers/result.js';
import type {Links} from '../config/links.js';
import type {Messages} from '../locales/locale.js';

/** What happens when a setting changes. A setting of neither kind is read when it is needed. */
interface Setting extends PropertyDeclaration {
  /** Everything starts again. */
  readonly restarts?: true;
  /** All inner elements get the new configuration. */
  readonly isTold?: true;
}

const attribute = {reflect: true, useDefault: true} as const;
const property = {attribute: false} as const;

const settings = {
  lang: attribute,
  theme: attribute,
  view: attribute,
  methods: attribute,
  banks: attribute,
  returnUrl: {...attribute, attribute: 'return-url'},
  baseUrl: {...attribute, attribute: 'base-url', restarts: true},
  agentUrl: {...attribute, attribute: 'agent-url', restarts: true},
  identifierChecks: {...attribute, attribute: 'identifier-checks', isTold: true},
  headingLevel: {...attribute, attribute: 'heading-level', isTold: true, type: Number},
  handoff: {...attribute, isTold: true},
  acceptSarPassports: {...property, isTold: true},
  links: {...property, isTold: true, useDefault: true},
  consent: {...property, isTold: true, useDefault: true},
  messages: {...property, useDefault: true},
  backend: {...property, restarts: true},
  agent: {...property, restarts: true},
  minAgentVersion: property,
  encryptField: property,
  humanCheck: property,
  debug: {reflect: true, type: Boolean},
} satisfies Readonly<Record<string, Setting>>;

/** The ids in an attribute that holds a list. Undefined if the list is empty. */
export const tokensIn = (list: string): readonly string[] | undefined => list.match(/\S+/g) ?? undefined;

/** Whether a setting of that kind has changed. */
export const isChanged = (
  kind: 'restarts' | 'isTold',
  changed: PropertyValues,
  now: Readonly<Record<PropertyKey, unknown>>,
): boolean =>
  [...changed].some(
    ([name, before]) => (settings as Readonly<Record<PropertyKey, Setting>>)[name]?.[kind] && before !== now[name],
  );

/** The settings of each public element. */
export abstract class SettingsElement extends LitElement {
  static override properties: Readonly<Record<string, Setting>> = settings;

  /** Frameworks set undefined or null for no value. This then means the default, which is the first value set. */
  protected static override finalize(): void {
    if (Object.hasOwn(this, 'finalized')) return;
    super.finalize();
    for (const [name, {useDefault}] of this.elementProperties) {
      const accessors = Object.getOwnPropertyDescriptor(this.prototype, name);
      const first = Symbol();
      if (accessors)
        Object.defineProperty(this.prototype, name, {
          ...accessors,
          set(this: Record<symbol, unknown>, value: unknown) {
            if (useDefault) this[first] ??= value;
            accessors.set?.call(this, value ?? this[first]);
          },
        });
    }
  }

  /** BCP 47 tag. Default: the nearest `lang` around the element, then the browser's language. */
  override lang = '';
  /** `auto` follows the page's `color-scheme`. */
  theme: 'auto' | 'light' | 'dark' = 'auto';
  /** Same-origin address of the backend's operations, used if `backend` is not set. */
  baseUrl = '';
  /** Address of the card agent, on loopback or its official name. */
  agentUrl = '';
  /**
   * How strictly a credit code's check digits are checked. Default: a wrong one warns. `strict` refuses codes that
   * break the standard. `lenient` is for test systems with made-up codes.
   */
  identifierChecks: CheckMode = 'standard';
  /** Level of the first heading, 1 to 4. */
  headingLevel = 2;
  /** The backend. It has priority over `base-url`. */
  backend: CertBackend | undefined;
  /** A card agent other than China E-Port's. */
  agent: CardAgent | undefined;
  /** A host's own texts, by locale and `group.key`. */
  messages: Messages = {};
  /** Addresses that the host supplies. */
  links: Links = {};
  /** The oldest accepted version of the card agent, such as `1.5.24`. */
  minAgentVersion: string | undefined;
  /** Whether passports of the Hong Kong and Macau SARs are accepted as passports of the PRC. */
  acceptSarPassports = false;
  /** The notices shown before a method collects personal data, by method id. */
  consent: ConsentNotices = {};
  /** Same-origin address to which a bank sends the user back. Default: this page. */
  returnUrl = '';
  /** Where a bank's site opens. */
  handoff: 'new-tab' | 'same-tab' = 'new-tab';
  /** Logs hints for the host's developer on the console. They contain no personal data. */
  debug = false;
  /** Encrypts ID, card and mobile numbers before they leave the page. */
  encryptField: EncryptField | undefined;
  /** The host's own slider or captcha, used when the backend asks for one. */
  humanCheck: HumanCheck | undefined;

  /** The methods to offer, in this order. Default: all that the backend allows. */
  methods = '';
  /** The banks to offer, in this order. Default: all that the backend allows. */
  banks = '';
  /** The first view: `home` (or `profile`, as long as that is incomplete), `profile`, or a method. */
  view = 'home';
}
