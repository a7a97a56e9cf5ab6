import {sendKeys} from '@web/test-runner-commands';
import {texts} from '../harness/profile-texts.js';
import {expect} from '../harness/expect.js';
import {ProfilePage} from '../harness/profile-page.js';

describe('The keyboard alone, in the profile,', () => {
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await sendKeys({press: key});
  };

  it('leads from the record through the form to the saved page', async () => {
    const page = await ProfilePage.atRecord();
    await press('Tab', 'Tab');
    expect(page.focusedWords).to.equal('修改企业信息');
    await press('Enter');
    await page.at('editing');
    expect(page.focusedWords).to.equal('用户企业信息修改');
    // The form may still be loading.
    await page.shows(texts.save);
    const order: string[] = [];
    for (let times = 0; times < 7; times++) {
      await press('Tab');
      order.push(page.focusedWords);
    }
    expect(order).to.deep.equal([
      '*统一社会信用代码',
      '*组织机构代码（主体标识码）',
      '示例：营业执照上的两个代码',
      '*企业中文名称',
      '*法人姓名',
      '保存',
      '取消',
    ]);
    await press('Shift+Tab', 'Shift+Tab', 'Control+A');
    await sendKeys({type: '王五'});
    await press('Enter');
    await page.at('confirming');
    expect(page.focusedWords).to.equal(texts.confirmTitle);
    await press('Tab');
    expect(page.focusedWords).to.equal(texts.confirm);
    await press('Enter');
    await page.at('saved');
    expect(page.saves).to.deep.equal([{changes: {legalRepName: '王五'}, version: '"1"'}]);
    expect(page.focusedWords).to.equal(texts.savedTitle);
    await press('Tab');
    expect(page.focusedWords).to.equal('重新登录');
    await press('Enter');
    expect(page.told('sw-relogin').map(({reason}) => reason)).to.deep.equal(['profile-saved']);
  });

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
