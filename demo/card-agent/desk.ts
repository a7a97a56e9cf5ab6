import type {CardAlgorithm, DemoCa} from '../pki/demo-ca.js';
import {type AgentFailure, noCard} from './answers.js';
import {Card} from './card.js';
import {type CertificateKind, makeCardContent} from './card-content.js';
import {type CardEnterprise, sampleEnterprise} from './enterprise.js';

export type CardKind = CardAlgorithm | 'none';
export type ReaderKind = 'normal' | '903' | 'none';

export interface DeskSettings {
  readonly card: CardKind;
  readonly reader: ReaderKind;
  /** Whose certificate is on the card. */
  readonly certificate: CertificateKind;
  readonly pin: string;
  /** What the issuer types to unlock a card. */
  readonly unlockPin: string;
  /** Below zero for a card that has expired. */
  readonly expiresInDays: number;
  readonly enterprise: CardEnterprise;
  /** The version that the agent says it is. */
  readonly version: string;
}

/** What may be changed, at the start or later. */
export interface DeskChanges extends Partial<Omit<DeskSettings, 'enterprise'>> {
  readonly enterprise?: Partial<CardEnterprise>;
}

/** What a method may find out of order. */
export type DeskPart = 'card' | 'reader';

const initial: DeskSettings = {
  card: 'sm2',
  reader: 'normal',
  certificate: 'customs',
  pin: '88888888',
  unlockPin: '99999999',
  expiresInDays: 365 * 3,
  enterprise: sampleEnterprise,
  version: '1.5.24',
};

/** Of another card of the same enterprise. */
const otherCardId = (cardId: string): string => cardId.slice(0, -1) + (cardId.endsWith('9') ? '8' : '9');

/** The reader on the user's desk, and the user's card, in it or beside it. Shared by all connections. */
export class Desk {
  readonly #ca: DemoCa;
  #settings = initial;
  #held: {readonly algorithm: CardAlgorithm; readonly card: Card} | undefined;
  #trouble: {readonly part: DeskPart; readonly fail: () => AgentFailure} | undefined;

  constructor(ca: DemoCa, changes: DeskChanges) {
    this.#ca = ca;
    this.change(changes);
  }

  get settings(): DeskSettings {
    return this.#settings;
  }

  /**
   * The card in the reader, as most methods reach it. Throws where there is none, or no reader. synthetic: that these
   * methods find no card in a 903 reader, which they do not know; it is inferred from the other methods that the
   * sign-in page uses there.
   */
  get card(): Card {
    if (this.reader === '903') throw noCard();
    return this.cardInAnyReader;
  }

  /** As the methods for the 903 reader reach it. synthetic: that they reach one in an ordinary reader as well. */
  get cardInAnyReader(): Card {
    this.#requireReader();
    if (this.#trouble) throw this.#trouble.fail();
    if (this.#settings.card === 'none' || !this.#held) throw noCard();
    return this.#held.card;
  }

  /** The reader. Throws where there is none. */
  get reader(): Exclude<ReaderKind, 'none'> {
    return this.#requireReader();
  }

  /** Tries that are left on the card, in the reader or not. Undefined until there was a card. */
  get triesLeft(): number | undefined {
    return this.#held?.card.triesLeft;
  }

  get isCardOpen(): boolean {
    return this.#held?.card.isOpen ?? false;
  }

  /** Runs as if this part were out of order: whoever reaches for it fails. */
  withTrouble<T>(part: DeskPart, fail: () => AgentFailure, run: () => T): T {
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

  resetTries(): void {
    this.#held?.card.resetTries();
  }

  /**
   * The same card comes back, with the tries that it had, unless its kind, certificate, holder or expiry changes:
   * those make another card. Throws, and changes nothing, where no such card can be made.
   */
  change(changes: DeskChanges): void {
    const before = this.#settings;
    const {card = before.card, reader = before.reader, certificate = before.certificate} = changes;
    const {pin = before.pin, unlockPin = before.unlockPin, version = before.version} = changes;
    const {expiresInDays = before.expiresInDays} = changes;
    const enterprise = {...before.enterprise, ...changes.enterprise};
    const settings = {card, reader, certificate, pin, unlockPin, expiresInDays, enterprise, version};
    const isRewritten =
      changes.enterprise !== undefined || changes.expiresInDays !== undefined || certificate !== before.certificate;
    const algorithm = card === 'none' ? this.#held?.algorithm : card;
    if (algorithm && (isRewritten || this.#held?.algorithm !== algorithm)) {
      this.#held = {algorithm, card: this.#makeCard(algorithm, settings)};
    }
    this.#settings = settings;
    if (card === 'none' || reader !== before.reader) this.closeCard();
    this.#held?.card.replacePin(pin);
  }

  /** Puts the card back that was taken out; a first one is an SM2 card. */
  insertCard(): void {
    this.change({card: this.#held?.algorithm ?? 'sm2'});
  }

  removeCard(): void {
    this.change({card: 'none'});
  }

  /** Puts another card of the same enterprise, with the same PIN, in the place of the one that is held. */
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

  #makeCard(algorithm: CardAlgorithm, settings: DeskSettings): Card {
    return new Card(makeCardContent(this.#ca, {...settings, algorithm}), settings.pin);
  }
}
