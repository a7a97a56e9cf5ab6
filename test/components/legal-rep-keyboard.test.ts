import {sendKeys} from '@web/test-runner-commands';
import {expect} from '../harness/expect.js';
import {LegalRepPage, validity} from '../harness/legal-rep-page.js';
import {person, texts} from '../harness/legal-rep-texts.js';

const {labels} = texts;

describe('The keyboard alone, on the legal representative’s path,', () => {
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await sendKeys({press: key});
  };

  it('ticks 长期有效, and leads from the error summary to the field and to the next step', async () => {
    const page = await LegalRepPage.atIdCard();
    await press('Tab', 'Enter');
    await page.drawn();
    expect(page.focusedWords).to.match(new RegExp(`^${texts.errorSummary}`));
    await press('Tab', 'Enter');
    expect(page.focusedWords).to.equal(`*${labels.validFrom}`);
    await sendKeys({type: validity.validFrom});
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
