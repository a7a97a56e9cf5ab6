import type {EnterpriseAnswer} from '../../src/domain/legal-rep.schemas.js';
import {fakeNext} from '../../src/fakes.js';
import {until} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {listen} from '../harness/heard.js';
import {LegalRepPage, validity} from '../harness/legal-rep-page.js';
import {person, texts} from '../harness/legal-rep-texts.js';
import {inTurn} from '../harness/outside.js';

const endsIn = (seconds: number) => () =>
  Promise.resolve({...fakeNext('legal-rep'), expiresAt: new Date(Date.now() + seconds * 1000).toISOString()});
/** The shortest time that is believed, because an answer may have been on its way for long. */
const soon = endsIn(60);
const warning = (): RegExp =>
  new RegExp(
    person
      .ticketEnds('00:00')
      .replace('00:00', '\\d\\d:\\d\\d')
      .replace(/[“”？]/g, '.'),
  );
const warnings = (heard: readonly string[]): string[] => heard.filter((each) => warning().test(each));
const opened = (...answers: (() => Promise<EnterpriseAnswer>)[]) =>
  LegalRepPage.atForm({}, {checkEnterprise: inTurn(...answers)});

const send = async (page: LegalRepPage): Promise<void> => {
  await page.submit();
  await page.confirm();
  await page.at('legalRep.idCard');
};

describe('A first step that expires soon', () => {
  it('displays a warning with the time, announced once, and none before', async () => {
    const page = await opened(endsIn(600), soon);
    await send(page);
    expect(page.words).not.to.match(warning());
    const heard = listen(page);
    await page.press(texts.back);
    await page.at('enterprise');
    await send(page);
    await until('it is heard', () => warnings(heard).length > 0);
    expect(page.words).to.match(warning());
    await page.fill(validity);
    await page.submit();
    await page.at('legalRep.confirming');
    await page.press(texts.correct);
    await page.drawn();
    expect(warnings(heard)).to.have.length(1);
  });
});
