import {adminAssist} from '../../src/components/admin-assist/admin-assist.method.js';
import {saysOfAssist} from '../harness/admin-assist-page.js';
import {deepAll, wordsOf} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, refusesEnterprise} from '../harness/legal-rep-page.js';
import {refusesChange} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const {action} = adminAssist.card.reference;
const getStatus = saysOfAssist();

/** Presses the link that stands in a text, not the button among the other methods. */
const follow = async (page: LegalRepPage | ProfilePage): Promise<void> => {
  const [link] = deepAll(page.root, 'button.link').filter((each) => wordsOf(each) === action);
  link?.click();
  await page.at('naming');
};

afterEach(() => {
  sessionStorage.clear();
});

describe('The path to the administrator', () => {
  it('is a link at the start of the legal representative’s path', async () => {
    const page = await LegalRepPage.atAdvice({getStatus});
    await page.press(action);
    await page.at('naming');
  });

  it('is a button when the backend refuses the enterprise', async () => {
    const page = await LegalRepPage.atForm({}, {getStatus, checkEnterprise: refusesEnterprise('enterprise-mismatch')});
    await page.submit();
    await page.confirm();
    await page.asked('checkEnterprise');
    await page.at('enterprise');
    await page.press(action);
    await page.at('naming');
  });

  it('is a link when a correction is refused, and the typed value is kept when the user comes back', async () => {
    const enterpriseName = '上海浦东样例国际贸易有限公司';
    const updateEnterprise = refusesChange('enterprise-mismatch');
    const page = await ProfilePage.sent('enterprise', {enterpriseName}, {getStatus, updateEnterprise});
    await page.at('editing');
    await follow(page);
    page.cert.back();
    await page.at('home');
    page.cert.open('profile');
    await page.at('editing');
    expect(page.fields.value('enterpriseName')).to.equal(enterpriseName);
  });
});
