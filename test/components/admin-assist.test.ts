import {homeTexts} from '../../src/components/home/home.texts.js';
import {adminAssist} from '../../src/components/element/paths/admin-assist.chunk.js';
import {fakeRefused, never} from '../../src/fakes.js';
import {AssistPage, enterprise, kept, saysOfAssist, texts} from '../harness/admin-assist-page.js';
import {everythingIn, focused, until, deepAll, wordsOf} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {inTurn, refuses} from '../harness/outside.js';
import {randomCode} from '../machines/admin-assist.harness.js';
import {LegalRepPage} from '../harness/legal-rep-page.js';
import {ProfilePage} from '../harness/profile-page.js';

const {action} = adminAssist.card.reference;
const declined = (message: string) => () => Promise.resolve(fakeRefused('assistance-declined', {message}));

afterEach(() => {
  sessionStorage.clear();
});

describe('The administrator’s help on home', () => {
  it('is a card while a request is pending and after it is certified, and is not there when it is off', async () => {
    for (const [changes, words] of [
      [{state: 'pending'}, homeTexts.reference.pending],
      [{state: 'certified'}, homeTexts.reference.certified],
      [{enabled: false}, undefined],
    ] as const) {
      const page = await AssistPage.open({getStatus: saysOfAssist(changes)});
      await page.at('home');
      const cards = deepAll(page.root, '.method')
        .map(wordsOf)
        .filter((each) => each.includes(action));
      expect(cards.map((each) => words && each.includes(words))).to.deep.equal(words ? [true] : []);
      expect(page.words.includes(action)).to.equal(words !== undefined);
    }
  });
});

describe('An open request', () => {
  it('stores only its id and the journey’s in sessionStorage, and a later page resumes it', async () => {
    const {journey} = (await AssistPage.atWait()).reported('sw-step')[0] ?? {};
    expect(JSON.parse(kept() ?? '')).to.deep.equal({version: 1, method: 'admin-assist', id: 'assistance-1', journey});
    const everything = JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]);
    for (const each of [enterprise, 'subject-1']) expect(everything).not.to.contain(each);
    const page = await AssistPage.open();
    await page.at('waiting');
    expect(page.number).to.equal('47');
    expect(page.outside.times('requestAssistance')).to.equal(0);
    expect(page.outside.last('getAssistance').input).to.deep.equal({id: 'assistance-1'});
    expect(page.outside.times('getAssistance')).to.equal(1);
  });

  it('displays the administrator’s reason as plain text when declined, marked as the administrator’s words', async () => {
    const page = await AssistPage.sent({getAssistance: declined('<b>不是</b>本企业人员')});
    await page.at('refused');
    await page.focuses(texts.declined[0]);
    expect(page.words).to.contain(`${texts.theirReason} <b>不是</b>本企业人员`);
    expect(page.refusals).to.deep.equal(['admin-assist assistance-declined']);
    expect(kept()).to.be.null;
    await page.press(texts.again);
    await page.at('naming');
    expect(page.fields.input('enterprise').value).to.equal(enterprise);
  });
});

describe('A code from the administrator', () => {
  it('is sent with the request id, and is not kept anywhere when it is refused', async () => {
    const code = randomCode();
    const page = await AssistPage.atWait({
      getAssistance: never,
      sendAssistanceCode: inTurn(refuses('assistance-code-incorrect', {triesLeft: 4})),
    });
    expect(page.fields.input('code').autocomplete).to.equal('off');
    await page.enterCode(`${code.slice(0, 4)} ${code.slice(4)}`);
    await page.asked('sendAssistanceCode');
    expect(page.outside.last('sendAssistanceCode').input).to.deep.equal({id: 'assistance-1', code});
    for (const words of texts.codeIncorrect(4)) await page.shows(words);
    await until('the field has the focus', () => focused() === page.fields.input('code'));
    expect(page.fields.input('code').value).to.equal('');
    expect(everythingIn(page.cert) + JSON.stringify(Object.entries(sessionStorage))).not.to.contain(code);
  });
});

const getStatus = saysOfAssist();

/** Presses the link that stands in a text, not the button among the other methods. */
const follow = async (page: LegalRepPage | ProfilePage): Promise<void> => {
  const [link] = deepAll(page.root, 'button.link').filter((each) => wordsOf(each) === action);
  link?.click();
  await page.at('naming');
};

describe('The path to the administrator', () => {
  it('is a link at the start of the legal representative’s path', async () => {
    const page = await LegalRepPage.atAdvice({getStatus});
    await page.press(action);
    await page.at('naming');
  });

  it('is a button when the backend refuses the enterprise', async () => {
    const page = await LegalRepPage.atForm({}, {getStatus, checkEnterprise: refuses('enterprise-mismatch')});
    await page.submit();
    await page.confirm();
    await page.asked('checkEnterprise');
    await page.at('enterprise');
    await page.press(action);
    await page.at('naming');
  });

  it('is a link when a correction is refused, and the typed value is kept when the user comes back', async () => {
    const enterpriseName = '上海浦东样例国际贸易有限公司';
    const updateEnterprise = refuses('enterprise-mismatch');
    const page = await ProfilePage.sent('enterprise', {enterpriseName}, {getStatus, updateEnterprise});
    await page.at('editing');
    await follow(page);
    page.cert.home();
    await page.at('home');
    page.cert.open('profile');
    await page.at('editing');
    expect(page.fields.value('enterpriseName')).to.equal(enterpriseName);
  });
});
