import {expect} from 'chai';
import type {DeskChanges} from '../../simulators/card-agent/agent.js';
import {Journey, type JourneyOptions} from './journey.js';
import type {Stage} from './stage.js';

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

/** A visitor at a demo in which all goes well but for what is changed on the desk. */
export const openFaulty = async (stage: Stage, desk: DeskChanges, options?: JourneyOptions): Promise<Journey> => {
  const journey = await Journey.open(stage, options);
  stage.demo.agent.set(desk);
  return journey;
};

/** The words that a view of its own, or a form, gives to a failure, with the codes for support. */
export const seesFailure = async (journey: Journey, words: string, codes: string): Promise<void> => {
  await journey.sees(words);
  await journey.page.getByText(`代码 ${codes}`, {exact: true}).waitFor();
};

/** From the PIN form, where nobody is certified yet, to a certification by one more signature. */
export const expectCertified = async (journey: Journey): Promise<void> => {
  expect(await journey.cardMethod()).to.equal('not-certified');
  const {signatures} = journey;
  await journey.finishByCard();
  expect(await journey.cardMethod()).to.equal('certified');
  expect(journey.signatures).to.equal(signatures + 1);
};

/** From a failure to a certification, by one press that reads the card once more. */
export const certifiesAfter = async (journey: Journey, press: string): Promise<void> => {
  await journey.press(press);
  await journey.seesPinForm();
  await expectCertified(journey);
};
