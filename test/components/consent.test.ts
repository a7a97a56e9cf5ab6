import {consentTexts} from '../../src/components/path/path.texts.js';
import {failureTexts} from '../../src/components/failure/failure.texts.js';
import type {Consent, ConsentNotice, ConsentNotices} from '../../src/domain/consent.js';
import type {EnterpriseClaim} from '../../src/domain/legal-rep.schemas.js';
import {fakeBackend, fakeRefused} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {licence} from '../../demo/pages/e-licence.js';
import {actAsHost} from '../../demo/pages/host.js';
import {adminAssistWalk} from '../../walks/admin-assist.walk.js';
import {DomDriver} from '../../walks/drive-dom.js';
import {bankUkeyWalk, ownMethodWalk} from '../../walks/external.walk.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {legalRepWalk} from '../../walks/legal-rep.walk.js';
import {deepAll} from '../../walks/dom.js';
import {take, type Walk, type Way} from '../../walks/walk.js';
import {isOpen, tidyUp} from '../harness/bank-ukey-page.js';
import {CertPage, type PageOptions} from '../harness/cert-page.js';
import {boxes, boxOf, heardAt, notice, tick} from '../harness/consent.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, texts as rep} from '../harness/legal-rep-page.js';
import {licenceAnswers} from '../harness/licence-page.js';
import {inTurn} from '../harness/outside.js';
import {statusOf} from '../harness/session.js';

/* The host's notice, on each path that has one. What is sent in which order: test/adapters/every-method. */

const {reference: words} = consentTexts;
const [refused] = failureTexts.reference.refusals['consent-required'];
const pin = randomPin();

/** A walk that begins with a notice, the request that sends what was said to it, and the step after that. */
type Path = readonly [
  walk: Walk,
  operation: 'verifyCard' | 'checkEnterprise' | 'createHandoff' | 'requestAssistance',
  done: string,
];

const card: Path = [icCardWalk, 'verifyCard', 'result'];
const byLegalRep: Path = [legalRepWalk, 'checkEnterprise', 'legalRep.idCard'];
const paths: readonly Path[] = [
  ...[card, byLegalRep],
  [bankUkeyWalk, 'createHandoff', 'waiting'],
  [ownMethodWalk(licence, 'link'), 'createHandoff', 'waiting'],
  [adminAssistWalk, 'requestAssistance', 'waiting'],
];

/** Where the notice is. */
const noticedAt = ({steps}: Walk): string => steps.find(({tick}) => tick)?.at ?? '';

const opened = ([walk]: Path, changes: Partial<ConsentNotice> = {}, options: PageOptions = {}): Promise<CertPage> =>
  CertPage.at(
    walk,
    {to: noticedAt(walk)},
    {
      ...(walk.view === licence.id ? licenceAnswers : {getStatus: async () => statusOf(), getHandoff: isOpen}),
      ...options,
      set: {startView: 'home', externalMethods: [{...licence, by: 'link'}], consent: {[walk.view]: notice(changes)}},
    },
  );

tidyUp();

for (const path of paths) {
  const [walk, operation, done] = path;
  const {view: method, steps} = walk;
  const at = noticedAt(walk);
  /** Presses on, or up to where the consent is sent. */
  const press = (page: CertPage, way: Way = {through: at}) =>
    take(new DomDriver(page.cert, {pin}), walk, {from: at, unticked: at, ...way});
  const goOn = async (page: CertPage): Promise<void> => {
    await press(page, {to: done});
    await page.at(done);
  };
  const sent = ({outside}: CertPage) => (outside.last(operation).input as {readonly consent?: Consent}).consent;

  describe(`The host’s notice for ${method}`, () => {
    it('has paragraphs and an unticked box, which is focused with an error until it is ticked', async () => {
      const page = await opened(path);
      const box = boxOf(page);
      expect(page.words).to.contain(`${words.title} 这些信息只用于核验。 不提供不影响其他方式。 *${words.agree}`);
      expect([box.checked, box.ariaInvalid, heardAt(box)]).to.deep.equal([false, 'false', '']);
      expect(box.labels?.[0]?.innerText.trim()).to.equal(`*${words.agree}`);
      for (let times = 0; times < 2; times++) {
        await press(page);
        await page.drawn();
        expect(page.state).to.equal(at);
        expect(page.focusedWords).to.equal(`*${words.agree}`);
        expect([box.ariaInvalid, heardAt(box)]).to.deep.equal(['true', words.missing]);
        box.blur();
      }
      expect(page.outside.times(operation) + page.outside.pins.length).to.equal(0);
      const before = Date.now();
      await tick(page);
      expect(page.words).not.to.contain(words.missing);
      await goOn(page);
      const {time = '', ...rest} = sent(page) ?? {};
      expect(rest).to.deep.equal({noticeId: 'notice-1', version: '1'});
      expect(Date.parse(time)).to.be.within(before, Date.now());
    });

    it('has no box when it is only information, and no consent is sent', async () => {
      const page = await opened(path, {required: false});
      expect(page.words).to.contain('不提供不影响其他方式。');
      expect(boxes(page)).to.be.empty;
      await goOn(page);
      expect(sent(page)).to.be.undefined;
    });

    it('must be accepted again when the host sets a new version, which it can do at any time', async () => {
      const page = await opened(path);
      await tick(page);
      page.cert.consent = {[method]: notice({version: '2', text: '新的告知'})};
      await page.shows('新的告知');
      expect(boxOf(page).checked).to.be.false;
      await press(page);
      await page.shows(words.missing);
      await tick(page);
      await goOn(page);
      expect(sent(page)?.version).to.equal('2');
    });

    it('must be accepted again when the backend refuses the consent, and the reason is focused', async () => {
      const right = {...fakeBackend(), ...(method === licence.id && licenceAnswers)};
      const ask = () => (right[operation] as () => Promise<unknown>)();
      const answer = inTurn<[], unknown>(async () => fakeRefused('consent-required'), ask);
      const page = await opened(path, {}, {[operation]: answer});
      await tick(page);
      await press(page, {through: steps.find(({asks = []}) => asks.includes(operation))?.at ?? ''});
      await page.asked(operation);
      await page.at(at);
      await page.focuses(refused);
      expect(boxOf(page).checked).to.be.false;
      expect(page.words).not.to.contain(words.missing);
      expect(page.reported('sw-refused').map((event) => [event.method, event.code])).to.deep.equal([
        [method, 'consent-required'],
      ]);
      await tick(page);
      await goOn(page);
    });
  });
}

describe('The host’s notice', () => {
  it('is displayed in the widget’s language, except for the host’s own text', async () => {
    const page = await opened(card);
    page.cert.lang = 'en';
    await page.shows('How personal data is used 这些信息只用于核验。');
    await page.shows('I have read this and agree');
  });

  it('has the lang attribute of its text, and stays accepted when the widget’s language changes', async () => {
    const page = await LegalRepPage.atAdvice();
    actAsHost(page.cert);
    await page.shows('为核验您的身份');
    await tick(page);
    const paragraph = (language: string) => deepAll(page.root, `.note p[lang=${language}]`)[0];
    for (const [lang, text] of [
      ['zh-TW', '為驗證您的身分'],
      ['en', 'To check who you are'],
    ] as const) {
      page.cert.lang = lang;
      await page.shows(text);
      expect(paragraph(lang)?.textContent).to.contain(text);
      expect(paragraph(lang)?.querySelector('[lang]')).to.be.null;
      expect(boxOf(page).checked).to.be.true;
    }
  });

  it('that is not accepted keeps the typed PIN in its field, and is reported only after an error of the PIN', async () => {
    const page = await opened(card);
    await page.enterPin(pin);
    expect(page.fields.value('pin')).to.equal(pin);
    expect(page.fields.isInvalid('pin')).to.be.false;
    await page.enterPin('');
    expect(page.focusedWords).to.equal('*密码');
    expect(page.words).not.to.contain(words.missing);
  });
});

describe('The notice about the legal representative’s data', () => {
  const {declare} = words;
  const byPerson = {
    'legal-rep': {
      accountHolder: notice(),
      legalRep: notice({id: 'notice-2', text: '法定代表人的信息只用于核验。'}),
    },
  };
  const start = async (consent: ConsentNotices): Promise<LegalRepPage> => {
    const page = await LegalRepPage.atAdvice({set: {consent}});
    expect(page.words).not.to.contain(declare);
    await tick(page);
    await page.press(rep.start);
    await page.at('enterprise');
    return page;
  };

  it('is in the enterprise form, must be declared by the account holder, and is sent beside their own consent', async () => {
    const page = await start(byPerson);
    expect(page.words).to.contain(`法定代表人的信息只用于核验。 *${declare}`);
    for (let times = 0; times < 2; times++) {
      await page.submit();
      expect([page.state, page.focusedWords, heardAt(boxOf(page))]).to.deep.equal([
        'enterprise',
        `*${declare}`,
        words.missing,
      ]);
      boxOf(page).blur();
    }
    await tick(page);
    await page.submit();
    await page.confirm();
    await page.asked('checkEnterprise');
    const {consent, legalRepConsent} = page.outside.last('checkEnterprise').input as EnterpriseClaim;
    expect(consent).to.include({noticeId: 'notice-1', version: '1'}).and.not.have.property('declaredBy');
    expect(legalRepConsent).to.include({noticeId: 'notice-2', version: '1', declaredBy: 'account-holder'});
  });

  it('is reported as missing only when the errors in the fields are corrected', async () => {
    const page = await start(byPerson);
    await page.fill({legalRepName: ''});
    await page.submit();
    expect(page.focusedWords).to.contain(rep.errorSummary);
    expect(page.words).not.to.contain(words.missing);
    await page.fill({legalRepName: '陈静'});
    await page.shows(words.missing);
  });

  it('is not displayed, and nothing is declared, where the host has one notice', async () => {
    const page = await start({'legal-rep': notice()});
    expect(page.words).not.to.contain(words.title);
  });
});
