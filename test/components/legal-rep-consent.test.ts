import {consentTexts} from '../../src/components/path/consent.texts.js';
import {failureTexts} from '../../src/components/failure/failure.texts.js';
import {icCard} from '../../src/components/ic-card/ic-card.method.js';
import {legalRep} from '../../src/components/legal-rep/legal-rep.method.js';
import type {ConsentNotice} from '../../src/domain/consent.js';
import type {EnterpriseAnswer, EnterpriseClaim} from '../../src/domain/legal-rep.schemas.js';
import {fakeNext} from '../../src/fakes.js';
import type {PageOptions} from '../harness/cert-page.js';
import {boxes, boxOf, heardAt, notice, tick} from '../harness/consent.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, refusesEnterprise} from '../harness/legal-rep-page.js';
import {texts} from '../harness/legal-rep-texts.js';
import {inTurn} from '../harness/outside.js';

const {reference: words} = consentTexts;

const asked = (changes: Partial<ConsentNotice> = {}, options: PageOptions = {}): Promise<LegalRepPage> =>
  LegalRepPage.atAdvice({...options, set: {consent: {'legal-rep': notice(changes)}}});

/** From the advice to where the enterprise is checked. */
const goOn = async (page: LegalRepPage): Promise<void> => {
  await page.press(texts.start);
  await page.at('enterprise');
  await page.submit();
  await page.confirm();
};

const consentSent = (page: LegalRepPage) => (page.sentWith('checkEnterprise') as EnterpriseClaim).consent;

describe('The host’s notice before the path', () => {
  it('has an unticked box', async () => {
    const page = await asked();
    expect(page.words).to.contain(`${words.title} 这些信息只用于核验。 不提供不影响其他方式。 ${words.agree}`);
    expect(boxOf(page).checked).to.be.false;
    expect(boxOf(page).getAttribute('aria-invalid')).to.equal('false');
    expect(boxOf(page).labels?.[0]?.innerText.trim()).to.equal(words.agree);
  });

  it('blocks the path until it is accepted, and focuses the box with its error', async () => {
    const page = await asked();
    await page.press(texts.start);
    expect(page.cert.step).to.equal('introducing');
    expect(page.focusedWords).to.equal(words.agree);
    expect(boxOf(page).getAttribute('aria-invalid')).to.equal('true');
    expect(heardAt(boxOf(page))).to.equal(words.missing);
    await page.press(texts.start);
    expect(page.focusedWords).to.equal(words.agree);
  });

  it('opens the path when the box is ticked, and the consent is sent with the enterprise', async () => {
    const page = await asked();
    await page.press(texts.start);
    const before = Date.now();
    await tick(page);
    expect(page.words).not.to.contain(words.missing);
    await goOn(page);
    await page.at('legalRep.idCard');
    const {time = '', ...rest} = consentSent(page) ?? {};
    expect(rest).to.deep.equal({noticeId: 'notice-1', version: '1'});
    expect(Date.parse(time)).to.be.within(before, Date.now());
  });

  it('has no box when it is only information, and no consent is sent', async () => {
    const page = await asked({required: false});
    expect(page.words).to.contain('这些信息只用于核验。');
    expect(boxes(page)).to.be.empty;
    await goOn(page);
    await page.at('legalRep.idCard');
    expect(consentSent(page)).to.be.undefined;
  });

  it('must be accepted again when the host sets a new version, which it can do at any time', async () => {
    const page = await asked();
    await tick(page);
    page.cert.consent = {'legal-rep': notice({version: '2', text: '新的告知'})};
    await page.shows('新的告知');
    expect(boxOf(page).checked).to.be.false;
    await page.press(texts.start);
    await page.shows(words.missing);
    expect(page.cert.step).to.equal('introducing');
  });

  it('stays accepted after the user opens the card method and comes back', async () => {
    const page = await asked();
    await tick(page);
    await page.press(texts.recommended(icCard.card.reference.action));
    await page.at('awaitingPin');
    page.cert.back();
    await page.at('home');
    await page.choose(legalRep.card.reference.action);
    await page.at('introducing');
    expect(boxOf(page).checked).to.be.true;
  });

  it('must be accepted again when the backend refuses the consent, and the reason is focused', async () => {
    const checkEnterprise = inTurn<[], EnterpriseAnswer>(refusesEnterprise('consent-required'), () =>
      Promise.resolve(fakeNext('legal-rep')),
    );
    const page = await asked({}, {checkEnterprise});
    await tick(page);
    await page.press(texts.start);
    await page.fill({legalRepName: '王五'});
    await page.submit();
    await page.confirm();
    await page.asked('checkEnterprise');
    await page.at('introducing');
    await page.focuses(failureTexts.reference.refusals['consent-required'][0]);
    expect(boxOf(page).checked).to.be.false;
    expect(page.refusals).to.deep.equal(['legal-rep consent-required']);
    await tick(page);
    await page.press(texts.start);
    await page.at('enterprise');
    expect(page.fields.value('legalRepName')).to.equal('王五');
    await page.submit();
    await page.confirm();
    await page.at('legalRep.idCard');
  });
});
