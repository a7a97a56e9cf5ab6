import {sendKeys} from '@web/test-runner-commands';
import {icCard} from '../../src/components/ic-card/ic-card.method.js';
import {randomCode, soundCard} from '../machines/person-check.harness.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, validity} from '../harness/legal-rep-page.js';
import {person, texts} from '../harness/legal-rep-texts.js';

const {labels} = texts;

describe('The keyboard alone, on the legal representative’s path,', () => {
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await sendKeys({press: key});
  };
  const type = (text: string): Promise<void> => sendKeys({type: text});
  /** What the focus comes to with so many presses. */
  const tabs = async (page: LegalRepPage, times: number): Promise<string[]> => {
    const order: string[] = [];
    for (let each = 0; each < times; each++) {
      await press('Tab');
      order.push(page.focusedWords);
    }
    return order;
  };
  /** What is shown to be sent is sent. */
  const confirm = async (page: LegalRepPage, words: string): Promise<void> => {
    expect(await tabs(page, 1)).to.deep.equal([words]);
    await press('Enter');
  };

  it('leads from the advice through the ID card and the bank card check to the result', async () => {
    const page = await LegalRepPage.atAdvice();
    expect(await tabs(page, 2)).to.deep.equal([texts.toMethods, texts.start]);
    await press('Enter');
    await page.at('enterprise');
    expect(await tabs(page, 10)).to.deep.equal([
      ...(['enterpriseName', 'uscc', 'orgCode'] as const).map((name) => `*${labels[name]}`),
      texts.examples.orgCode.summary,
      ...(['legalRepName', 'legalRepIdType'] as const).map((name) => `*${labels[name]}`),
      texts.retype,
      texts.next,
      texts.back,
      texts.recommended(icCard.card.reference.action),
    ]);
    for (let times = 0; times < 5; times++) await press('Shift+Tab');
    await press('Control+A');
    await type('王五');
    await press('Enter');
    await page.at('confirming');
    await confirm(page, texts.confirm);

    await page.at('legalRep.idCard');
    const [from, to] = [`*${labels.validFrom}`, `*${labels.validTo}`];
    expect(await tabs(page, 4)).to.deep.equal([from, texts.examples.validTo.summary, to, texts.longTerm]);
    expect(await tabs(page, 3)).to.deep.equal([person.next, person.back, person.toBankCard]);
    await press('Enter');
    await page.at('legalRep.bankCard');
    await press('Tab');
    await type(soundCard.bankCard);
    expect(await tabs(page, 1)).to.deep.equal([`*${person.labels.mobile}`]);
    await type(soundCard.mobile);
    await press('Enter');
    await page.hasCodeField();
    expect(page.focusedWords).to.equal(`*${person.labels.smsCode}`);
    await type(randomCode());
    await press('Enter');

    await page.at('holder.idCard');
    expect(await tabs(page, 6)).to.deep.equal([
      `*${person.labels['account-holder'].name}`,
      `*${person.labels['account-holder'].idType}`,
      texts.retype,
      from,
      texts.examples.validTo.summary,
      to,
    ]);
    await press('Enter');
    await page.at('result');
    expect(page.sentWith('checkIdCard')).to.include({whose: 'account-holder'});
    expect(page.told('sw-complete')).to.have.length(1);
  });

  it('ticks 长期有效, and leads from the error summary to the field and to the next step', async () => {
    const page = await LegalRepPage.atIdCard();
    await press('Tab', 'Enter');
    await page.drawn();
    expect(page.focusedWords).to.match(new RegExp(`^${texts.errorSummary}`));
    await press('Tab', 'Enter');
    expect(page.focusedWords).to.equal(`*${labels.validFrom}`);
    await type(validity.validFrom);
    await press('Tab', 'Tab', 'Tab', 'Space');
    await page.drawn();
    expect(page.focusedWords).to.equal(texts.longTerm);
    await press('Tab');
    expect(page.focusedWords).to.equal(person.next);
    await press('Enter');
    await page.at('legalRep.confirming');
    expect(page.facts[labels.validTo]).to.equal(texts.longTerm);
  });
});
