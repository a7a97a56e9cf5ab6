import {texts} from '../harness/profile-texts.js';
import {fakeField} from '../../src/fakes.js';
import {otherUscc} from '../domain/profile-draft.harness.js';
import {expect} from '../harness/expect.js';
import {records} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const newName = '上海浦东样例国际贸易有限公司';

const tooMany = texts.tooMany(3, 2);

describe('Too many changes', () => {
  it('do not count a field that was empty on record', async () => {
    const record = records({enterprise: {enterpriseName: fakeField('')}});
    const page = await ProfilePage.atForm('enterprise', {enterpriseName: newName, uscc: otherUscc}, record);
    expect(page.fields.offers('enterpriseName')).to.be.empty;
    await page.save();
    await page.at('confirming');
  });

  it('are said where they happen, then in the summary, until one is restored', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: otherUscc, enterpriseName: newName});
    expect(page.words).to.contain(tooMany);
    expect(page.announced).to.equal(tooMany);
    expect(page.fields.summaryWords).to.equal('');
    await page.save();
    expect(page.cert.step).to.equal('editing');
    expect(page.fields.summaryLinks.map(({innerText}) => innerText)).to.deep.equal([tooMany]);
    expect(page.focusedWords).to.contain(tooMany);
    expect(page.saves).to.be.empty;
    await page.pressAt('enterpriseName', texts.restore);
    expect(page.announced).to.equal('');
    expect(page.words).not.to.contain(tooMany);
    await page.save();
    await page.at('confirming');
  });
});
