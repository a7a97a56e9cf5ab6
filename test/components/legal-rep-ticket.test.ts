import {fakeNext} from '../../src/fakes.js';
import {until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {listen} from '../harness/heard.js';
import {LegalRepPage, validity} from '../harness/legal-rep-page.js';
import {person, texts} from '../harness/legal-rep-texts.js';
import {inTurn} from '../harness/outside.js';

const endsIn = (seconds: number) => async () => ({
  ...fakeNext('legal-rep'),
  expiresAt: new Date(Date.now() + seconds * 1000).toISOString(),
});
const [before] = person.ticketEnds('00:00').split('00:00');

describe('A first step that expires soon', () => {
  it('displays a warning with the time, announced once, and none before', async () => {
    // A minute is the shortest time that is believed, because an answer may have been on its way for long.
    const page = await LegalRepPage.atForm({}, {checkEnterprise: inTurn(endsIn(600), endsIn(60))});
    const send = async () => {
      await page.submit();
      await page.confirm();
      await page.at('legalRep.idCard');
    };
    await send();
    expect(page.words).not.to.contain(before);
    const heard = listen(page);
    const warnings = () => heard.filter((each) => each.includes(before ?? ''));
    await page.press(texts.back);
    await page.at('enterprise');
    await send();
    await until('it is heard', () => warnings().length > 0);
    expect(page.words).to.contain(before);
    await page.fill(validity);
    await page.submit();
    await page.at('legalRep.confirming');
    await page.press(texts.correct);
    await page.drawn();
    expect(warnings()).to.have.length(1);
  });
});
