import {expect} from 'chai';
import type {SmsCodeAnswer} from '../../src/domain/legal-rep.schemas.js';
import {type LegalRepWords, refusalWords} from './legal-rep-words.js';
import {LegalRepJourney, rightCode} from './legal-rep-journey.js';
import {type JourneyOptions, withClock} from './journey.js';
import {useStage} from './stage.js';

const wrongCode = '654321';

describe('The SMS code', () => {
  const stage = useStage();

  /** At the bank card of the legal representative, before a code is sent. */
  const toBankCard = async (options: JourneyOptions = {}): Promise<LegalRepJourney> => {
    const journey = await LegalRepJourney.open(stage(), options);
    await journey.toLegalRep();
    await journey.chooseBankCard(2);
    await journey.fillCard('陈静');
    return journey;
  };

  /** The id of the next code that is sent. */
  const idOfNext = async (journey: LegalRepJourney, act: () => Promise<void>): Promise<string> => {
    const [response] = await Promise.all([journey.page.waitForResponse('**/legal-rep/sms-codes'), act()]);
    const answer = (await response.json()) as SmsCodeAnswer;
    if ('refusal' in answer) throw new Error(`No code was sent: ${answer.refusal.code}`);
    return answer.smsId;
  };

  const codeFails = async (journey: LegalRepJourney, [what]: ReturnType<LegalRepWords['person']['codeIncorrect']>) => {
    await journey.enterCode(wrongCode);
    await journey.sees(what);
    expect(await journey.codeField.inputValue()).to.equal('');
  };

  it('is discarded after three wrong tries, and a new one is requested after the waiting time and accepted', async () => {
    const journey = await toBankCard();
    const heard = await journey.listen('sw-fail');
    const {person} = journey.say;
    await journey.sendCode();
    await journey.sees(/139\*{4}0001/);
    for (const left of [2, 1]) await codeFails(journey, person.codeIncorrect(left));
    await journey.enterCode(wrongCode);
    await journey.sees(refusalWords(journey.say, 'sms-too-many')[0]);
    await journey.codeField.waitFor({state: 'hidden'});
    const isCounted = /^\d+ 秒后可以重新获取。$/;
    await journey.sees(isCounted);
    expect(await journey.button(person.sendCode).count()).to.equal(0);
    // The wait is for this mobile. With another one typed meanwhile, the backend is asked, and says the same.
    const mobile = `*${person.labels.mobile}`;
    const typed = await journey.value(mobile);
    const retype = async (): Promise<void> => {
      await journey.fill({[mobile]: '13900000009'});
      await journey.fill({[mobile]: typed});
    };
    await retype();
    await journey.press(person.sendCode);
    await journey.sees(person.codeNotSent[1]);
    await journey.sees(isCounted);
    await journey.recover();
    await retype();
    await journey.sendCode();
    await journey.enterCode();
    await journey.seesStep(3);
    const codes = ['sms-incorrect', 'sms-incorrect', 'sms-too-many', 'sms-not-sent'];
    expect((await heard()).map(({code}) => code)).to.deep.equal(codes);
    expect(journey.deeds.filter((deed) => deed === 'bank-card')).to.have.length(4);
  });

  it('is refused when it has expired at the backend, and the next one is accepted', async () => {
    const journey = await toBankCard({scenario: 'sms-ends-early'});
    await journey.sendCode();
    // Offered when the first one is over.
    await journey.button(journey.say.person.resend).waitFor();
    await journey.enterCode();
    await journey.sees(refusalWords(journey.say, 'sms-expired')[0]);
    await journey.codeField.waitFor({state: 'hidden'});
    await journey.sendCode();
    await journey.enterCode();
    await journey.seesStep(3);
  });

  it('displays a warning before it expires, then disappears, and the next one is accepted', async () => {
    const journey = await toBankCard({
      ...withClock,
    });
    const {person} = journey.say;
    await journey.sendCode();
    expect(await journey.page.getByText(person.codeEnds).count()).to.equal(0);
    await journey.page.clock.fastForward('04:05');
    await journey.page.getByRole('status').getByText(person.codeEnds).waitFor();
    await journey.codeField.fill(rightCode);
    await journey.page.clock.fastForward('01:00');
    await journey.page.getByRole('status').getByText(person.codeExpired).waitFor();
    await journey.codeField.waitFor({state: 'hidden'});
    await journey.recover();
    await journey.sendCode();
    expect(await journey.codeField.inputValue()).to.equal('');
    await journey.enterCode();
    await journey.seesStep(3);
    expect(journey.deeds.filter((deed) => deed === 'bank-card')).to.have.length(1);
  });

  it('can be requested again after the waiting time, and the first one is then invalid', async () => {
    const journey = await toBankCard({
      ...withClock,
    });
    const {person} = journey.say;
    const first = await idOfNext(journey, () => journey.sendCode());
    await journey.sees(/^\d+ 秒后可以重新获取。$/);
    expect(await journey.button(person.resend).count()).to.equal(0);
    await codeFails(journey, person.codeIncorrect(2));
    await journey.page.clock.fastForward('01:05');
    await journey.recover();
    const second = await idOfNext(journey, () => journey.press(person.resend));
    expect(second).not.to.equal(first);
    await journey.codeField.waitFor();
    // Asked by hand: the page knows the second alone.
    const {ticket} = journey.sent.at(-1)!.body;
    const answer = await journey.page.evaluate(
      async ({subject, ...body}) => {
        const key = {'idempotency-key': crypto.randomUUID()};
        const headers = {'content-type': 'application/json', 'sw-subject': subject, ...key};
        const init = {method: 'POST', headers, body: JSON.stringify(body)};
        return (await fetch('/api/realname-cert/legal-rep/bank-card', init)).json() as Promise<unknown>;
      },
      {subject: (await journey.status()).subject, ticket, whose: 'legal-rep', smsId: first, smsCode: rightCode},
    );
    expect(answer).to.deep.equal({passed: false, refusal: {code: 'sms-expired'}});
    await codeFails(journey, person.codeIncorrect(2));
    await journey.enterCode();
    await journey.seesStep(3);
    expect(journey.sent.at(-1)?.body).to.include({smsId: second});
  });

  for (const name of ['bankCard', 'mobile'] as const) {
    it(`must be requested again when the ${name} changes`, async () => {
      const journey = await toBankCard();
      await journey.sendCode();
      const field = journey.field(`*${journey.say.person.labels[name]}`);
      const before = await field.inputValue();
      await field.press('End');
      await field.press('Backspace');
      await journey.codeField.waitFor({state: 'hidden'});
      // The field that is typed into stays where it is while the rest of the form changes.
      await journey.page.keyboard.type('7');
      expect(await field.inputValue()).to.equal(`${before.slice(0, -1)}7`);
      await journey.button(journey.say.person.sendCode).waitFor();
    });
  }
});
