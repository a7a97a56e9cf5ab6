import {texts} from '../harness/profile-texts.js';
import {fakeField, fakeProfile} from '../../src/fakes.js';
import {otherUscc} from '../domain/profile-draft.harness.js';
import {expect} from '../harness/expect.js';
import {records} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const {uscc, enterpriseName} = fakeProfile().enterprise;

const newName = '上海浦东样例国际贸易有限公司';

describe('The counter of changes', () => {
  it('counts only real changes of the three limited fields, while they are typed', async () => {
    const page = await ProfilePage.atForm('enterprise');
    const counts = async (typed: Parameters<ProfilePage['fill']>[0]): Promise<string> => {
      await page.fill(typed);
      return page.counted;
    };
    expect(page.counted).to.equal('已修改 0/2 项');
    expect(await counts({enterpriseName: newName})).to.equal('已修改 1/2 项');
    expect(await counts({legalRepName: '王五'})).to.equal('已修改 1/2 项');
    expect(await counts({uscc: otherUscc})).to.equal('已修改 3/2 项');
    expect(await counts({uscc: uscc.display.toLowerCase()})).to.equal('已修改 1/2 项');
    expect(await counts({enterpriseName: ` ${enterpriseName.display} `})).to.equal('已修改 0/2 项');
  });

  it('does not count a field that was empty on record', async () => {
    const record = records({enterprise: {enterpriseName: fakeField('')}});
    const page = await ProfilePage.atForm('enterprise', {enterpriseName: newName, uscc: otherUscc}, record);
    expect(page.counted).to.equal('已修改 2/2 项');
    expect(page.fields.offers('enterpriseName')).to.be.empty;
    await page.save();
    await page.at('confirming');
  });

  it('displays an error when there are too many, and saving works after one is restored', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: otherUscc, enterpriseName: newName});
    expect(page.words).to.contain(texts.tooMany);
    expect(page.announced).to.equal(texts.tooMany);
    expect(page.fields.summaryWords).to.equal('');
    await page.save();
    expect(page.cert.step).to.equal('editing');
    expect(page.fields.summaryLinks.map(({innerText}) => innerText)).to.deep.equal([texts.tooMany]);
    expect(page.focusedWords).to.contain(texts.tooMany);
    expect(page.saves).to.be.empty;
    await page.pressAt('enterpriseName', texts.restore);
    expect(page.announced).to.equal('');
    expect(page.words).not.to.contain(texts.tooMany);
    await page.save();
    await page.at('confirming');
  });
});
