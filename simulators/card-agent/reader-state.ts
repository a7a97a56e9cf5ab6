import type {CardAlgorithm} from '../../contract/conformance/card-issuer.js';
import type {DemoCa} from '../pki/demo-ca.js';
import {type AgentFailure, noCard} from './answers.js';
import {Card} from './card.js';
import {type CertificateKind, makeCardContent} from './card-content.js';
import {type CardEnterprise, sampleEnterprise} from './enterprise.js';

export type CardKind = CardAlgorithm | 'none';
export type ReaderKind = 'normal' | '903' | 'none';

export interface ReaderSettings {
  readonly card: CardKind;
  readonly reader: ReaderKind;
  readonly certificate: CertificateKind;
  readonly pin: string;
  /** The PIN with which the issuer unlocks a card. */
  readonly unlockPin: string;
  /** Below zero for an expired card. */
  readonly expiresInDays: number;
  readonly enterprise: CardEnterprise;
  readonly version: string;
}

/** What may be changed, at the start or later. */
export interface ReaderChanges extends Partial<Omit<ReaderSettings, 'enterprise'>> {
  readonly enterprise?: Partial<CardEnterprise>;
}

export type ReaderPart = 'card' | 'reader';

const initial: ReaderSettings = {
  card: 'sm2',
  reader: 'normal',
  certificate: 'customs',
  pin: '88888888',
  unlockPin: '99999999',
  expiresInDays: 365 * 3,
  enterprise: sampleEnterprise,
  version: '1.5.24',
};

const otherCardId = (cardId: string): string => cardId.slice(0, -1) + (cardId.endsWith('9') ? '8' : '9');

/** The reader on the user's desk, and the user's card, in the reader or not. Shared by all connections. */
export class ReaderState {
  readonly #ca: DemoCa;
  #settings = initial;
  #held: {readonly algorithm: CardAlgorithm; readonly card: Card} | undefined;
  #trouble: {readonly part: ReaderPart; readonly fail: () => AgentFailure} | undefined;

  constructor(ca: DemoCa, changes: ReaderChanges) {
    this.#ca = ca;
    this.change(changes);
  }

  get settings(): ReaderSettings {
    return this.#settings;
  }

  /**
   * The card in the reader, as most methods access it. Throws if there is no card or no reader. synthetic: that these
   * methods find no card in a 903 reader, which they do not know. This is inferred from the other methods that the
   * sign-in page uses for such a reader.
   */
  get card(): Card {
    if (this.reader === '903') throw noCard();
    return this.cardInAnyReader;
  }

  /**
   * The card as the methods for the 903 reader access it. synthetic: that they also access a card in an ordinary
   * reader.
   */
  get cardInAnyReader(): Card {
    this.#requireReader();
    if (this.#trouble) throw this.#trouble.fail();
    if (this.#settings.card === 'none' || !this.#held) throw noCard();
    return this.#held.card;
  }

  /** The reader. Throws if there is none. */
  get reader(): Exclude<ReaderKind, 'none'> {
    return this.#requireReader();
  }

  /** Tries left on the card, whether or not it is in the reader. Undefined until there is a card. */
  get triesLeft(): number | undefined {
    return this.#held?.card.triesLeft;
  }

  get isCardOpen(): boolean {
    return this.#held?.card.isOpen ?? false;
  }

  /** Runs with this part failing: every access to it fails. */
  withTrouble<T>(part: ReaderPart, fail: () => AgentFailure, run: () => T): T {
    this.#trouble = {part, fail};
    try {
      return run();
    } finally {
      this.#trouble = undefined;
    }
  }

  closeCard(): void {
    this.#held?.card.close();
  }

  lockCard(): void {
    this.#held?.card.lock();
  }

  resetTries(): void {
    this.#held?.card.resetTries();
  }

  /**
   * The same card stays, with its tries left, unless its kind, certificate, holder or expiry changes: these make
   * another card. If such a card cannot be made, throws and changes nothing.
   */
  change(changes: ReaderChanges): void {
    const before = this.#settings;
    const {card = before.card, reader = before.reader, certificate = before.certificate} = changes;
    const {pin = before.pin, unlockPin = before.unlockPin, version = before.version} = changes;
    const {expiresInDays = before.expiresInDays} = changes;
    const enterprise = {...before.enterprise, ...changes.enterprise};
    const settings = {card, reader, certificate, pin, unlockPin, expiresInDays, enterprise, version};
    const isRewritten =
      changes.enterprise !== undefined || changes.expiresInDays !== undefined || certificate !== before.certificate;
    const algorithm = card === 'none' ? this.#held?.algorithm : card;
    if (algorithm && (isRewritten || this.#held?.algorithm !== algorithm))
      this.#held = {algorithm, card: this.#makeCard(algorithm, settings)};
    this.#settings = settings;
    if (card === 'none' || reader !== before.reader) this.closeCard();
    this.#held?.card.replacePin(pin);
  }

  /** Puts a removed card back. The first card is an SM2 card. */
  insertCard(): void {
    this.change({card: this.#held?.algorithm ?? 'sm2'});
  }

  removeCard(): void {
    this.change({card: 'none'});
  }

  /** Replaces the card with another card of the same enterprise and with the same PIN. */
  swapCard(): void {
    if (!this.#held) return;
    const {algorithm} = this.#held;
    const {enterprise} = this.#held.card.content;
    const other = {...enterprise, cardId: otherCardId(enterprise.cardId)};
    this.#held = {algorithm, card: this.#makeCard(algorithm, {...this.#settings, enterprise: other})};
  }

  #requireReader(): Exclude<ReaderKind, 'none'> {
    const {reader} = this.#settings;
    if (reader === 'none') throw noCard();
    if (this.#trouble?.part === 'reader') throw this.#trouble.fail();
    return reader;
  }

  #makeCard(algorithm: CardAlgorithm, settings: ReaderSettings): Card {
    return new Card(makeCardContent(this.#ca, {...settings, algorithm}), settings.pin);
  }
}
