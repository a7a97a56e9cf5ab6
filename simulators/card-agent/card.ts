import {cardNotOpen, pinLocked, pinNotVerified, wrongPin} from './answers.js';
import type {CardContent} from './card-content.js';

/** Five in all: a maker's test of a card of the same family expects four left after one wrong PIN. */
const maxTries = 5;

/** A card. It stays open and verified for any connection, until it is closed or removed. Neither resets its tries. */
export class Card {
  #pin: string;
  #triesLeft = maxTries;
  #isOpen = false;
  #isVerified = false;

  constructor(
    readonly content: CardContent,
    pin: string,
  ) {
    this.#pin = pin;
  }

  get triesLeft(): number {
    return this.#triesLeft;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  resetTries(): void {
    this.#triesLeft = maxTries;
  }

  lock(): void {
    this.#triesLeft = 0;
    this.#isVerified = false;
  }

  replacePin(pin: string): void {
    this.#pin = pin;
  }

  open(): void {
    this.#isOpen = true;
  }

  close(): void {
    this.#isOpen = false;
    this.#isVerified = false;
  }

  /** Throws for a wrong PIN, which costs a try whatever its length, and for any PIN if the card is locked. */
  checkPin(pin: string): void {
    if (this.#triesLeft === 0) throw pinLocked();
    if (pin === this.#pin) {
      this.#triesLeft = maxTries;
      return;
    }
    this.#isVerified = false;
    this.#triesLeft -= 1;
    throw this.#triesLeft === 0 ? pinLocked() : wrongPin(this.#triesLeft);
  }

  /** Checks the PIN, so that the open card can sign. */
  verify(pin: string): void {
    if (!this.#isOpen) throw cardNotOpen();
    this.checkPin(pin);
    this.#isVerified = true;
  }

  /** Opens and verifies in one step. If this fails, a card that was closed before is closed again. */
  openAndVerify(pin: string): void {
    const wasOpen = this.#isOpen;
    this.open();
    try {
      this.verify(pin);
    } catch (failure) {
      if (!wasOpen) this.close();
      throw failure;
    }
  }

  /** The signature in Base64. */
  sign(data: string | Uint8Array): string {
    this.#refuseUnverified();
    return this.content.sign(data);
  }

  /** The same for a digest. Throws if the digest does not fit this card's kind. */
  signDigest(digest: Uint8Array): string {
    this.#refuseUnverified();
    return this.content.signDigest(digest);
  }

  #refuseUnverified(): void {
    if (!this.#isOpen) throw cardNotOpen();
    if (!this.#isVerified) throw pinNotVerified();
  }
}
