import {sendKeys} from '@web/test-runner-commands';
import {texts} from '../harness/profile-texts.js';
import {expect} from '../harness/expect.js';
import {ProfilePage} from '../harness/profile-page.js';

describe('The keyboard alone, in the profile,', () => {
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await sendKeys({press: key});
  };

  it('leads from the error summary to the field and to the confirmation', async () => {
    const page = await ProfilePage.atForm('enterprise', {legalRepName: ''});
    await press('Enter');
    await page.drawn();
    expect(page.focusedWords).to.match(new RegExp(`^${texts.errorSummary}`));
    await press('Tab', 'Enter');
    expect(page.focusedWords).to.equal('*法人姓名');
    await sendKeys({type: '王五'});
    await press('Enter');
    await page.at('confirming');
  });

  it('chooses a document type and ticks 长期有效 in the account form', async () => {
    const page = await ProfilePage.atForm('account');
    await press('Tab', 'Tab');
    expect(page.focusedWords).to.equal('*证件类型');
    await press('ArrowDown');
    await page.drawn();
    expect(page.fields.value('idType')).to.equal('passport-prc');
    await press('ArrowUp');
    await page.drawn();
    page.fields.input('validTo').focus();
    await press('Tab', 'Space');
    await page.drawn();
    expect(page.focusedWords).to.equal('长期有效');
    expect(page.fields.value('validTo')).to.equal('00000000');
  });
});
