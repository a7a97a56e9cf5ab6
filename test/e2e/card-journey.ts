import {expect} from 'chai';
import type {Locator} from 'playwright-core';
import type {DeskChanges} from '../../simulators/card-agent/agent.js';
import {Journey} from './journey.js';
import type {JourneyOptions} from './open-page.js';
import {randomPin, type Stage} from './stage.js';

export const call = {
  open: 'cus-sec_SpcInitEnvEx',
  certNo: 'cus-sec_SpcGetCertNo',
  certificate: 'cus-sec_SpcGetSignCertAsPEM',
  sign: 'cus-sec_SpcSignDataAsPEM',
  close: 'cus-sec_SpcClearEnv',
} as const;

/** What a card is asked when all goes well, in this order. */
export const readingCalls = [
  'ra_Is903Reader',
  call.open,
  call.certNo,
  call.certificate,
  'cus-sec_SpcGetUName',
  'cus-sec_SpcGetEntName',
  'cus-sec_SpcGetValidTimeFromCert',
  call.close,
] as const;

/** Waits for what another process does, where no event tells of it. */
export const until = async (isSo: () => boolean): Promise<void> => {
  const end = Date.now() + 5_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`It never came: ${String(isSo)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** One visitor who is certified by card. The card has a PIN of this visitor's own. */
export class CardJourney extends Journey {
  readonly pin = randomPin();
  readonly #signaturesBefore: number;

  constructor(...args: ConstructorParameters<typeof Journey>) {
    super(...args);
    this.#signaturesBefore = this.#signCalls();
    this.#giveCardItsPin();
  }

  /** At a demo in which all goes well but for what is changed on the desk. */
  static async openFaulty(stage: Stage, desk: DeskChanges, options?: JourneyOptions): Promise<CardJourney> {
    const journey = await CardJourney.open(stage, options);
    stage.demo.agent.set(desk);
    return journey;
  }

  get pinField(): Locator {
    return this.field(this.say.card.pin);
  }

  async seesPinForm(): Promise<void> {
    await this.pinField.waitFor();
  }

  async chooseCard(): Promise<void> {
    await this.choose('ic-card');
  }

  async signInWith(pin: string): Promise<void> {
    await this.pinField.fill(pin);
    await this.press(this.say.card.signIn);
  }

  /** From home to the PIN form. */
  async readCard(): Promise<void> {
    await this.chooseCard();
    await this.seesPinForm();
  }

  /** From the PIN form to the result. */
  async finishByCard(): Promise<void> {
    await this.signInWith(this.pin);
    await this.seesResult();
  }

  /** From home to the result. */
  async certifyByCard(): Promise<void> {
    await this.readCard();
    await this.finishByCard();
  }

  /** From the PIN form, where nobody is certified yet, to a certification by one more signature. */
  async certifiesOnce(): Promise<void> {
    expect(await this.stateOf('ic-card')).to.equal('not-certified');
    const {signatures} = this;
    await this.finishByCard();
    expect(await this.stateOf('ic-card')).to.equal('certified');
    expect(this.signatures).to.equal(signatures + 1);
  }

  /** From a failure to a certification, by one press that reads the card once more. */
  async certifiesAfter(press: string): Promise<void> {
    await this.press(press);
    await this.seesPinForm();
    await this.certifiesOnce();
  }

  /** What support is told of a failure. */
  async seesCodes(codes: string): Promise<void> {
    await this.unfoldFailure();
    await this.around.getByText(this.say.failure.codes(codes, undefined), {exact: true}).waitFor();
  }

  async useAgent(url: string): Promise<void> {
    await this.cert.evaluate((cert, value) => cert.setAttribute('agent-url', value), url);
  }

  /** Signatures that the card was asked for since the page opened. */
  get signatures(): number {
    return this.#signCalls() - this.#signaturesBefore;
  }

  #giveCardItsPin(): void {
    this.demo.agent.set({pin: this.pin});
  }

  #signCalls(): number {
    return this.demo.agent.calls.filter((method) => method === call.sign).length;
  }
}
