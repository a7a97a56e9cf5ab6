import {sendKeys} from '@web/test-runner-commands';
import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {homeTexts} from '../../src/components/home/home.texts.js';
import {adminAssist} from '../../src/components/admin-assist/admin-assist.method.js';
import {icCard} from '../../src/components/ic-card/ic-card.method.js';
import type {AssistanceWithdrawn} from '../../src/domain/assistance.schemas.js';
import {fakeOutcome, fakeRefused, fakeStatus, never} from '../../src/fakes.js';
import {AssistPage, enterprise, kept, saysOfAssist, texts} from '../harness/admin-assist-page.js';
import {deepAll, everythingIn, focused, until, wordsOf} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {fails, Held, inTurn, refuses} from '../harness/outside.js';
import {randomCode} from '../machines/admin-assist.harness.js';

const {reference: failures} = failureTexts;
const {action, lead = ''} = adminAssist.card.reference;
const passed = fakeOutcome({method: 'admin-assist'});
const declined = (message: string) => () => Promise.resolve(fakeRefused('assistance-declined', {message}));

afterEach(() => {
  sessionStorage.clear();
});

describe('The administrator’s help on home', () => {
  it('is a link below the cards when another method is available', async () => {
    const page = await AssistPage.open();
    await page.at('home');
    expect(page.headings).not.to.include(adminAssist.card.reference.title);
    expect(page.words).to.contain(`${lead} ${action}`);
    expect(page.pressables.indexOf(action)).to.be.greaterThan(page.pressables.indexOf(icCard.card.reference.action));
    await page.press(action);
    await page.at('naming');
    await page.focuses(texts.title);
  });

  it('is a card when it is the only method available', async () => {
    const off = fakeStatus().methods.map((each) => ({...each, enabled: false}));
    const page = await AssistPage.open({getStatus: saysOfAssist({}, off)});
    await page.at('home');
    expect(page.headings).to.include(adminAssist.card.reference.title);
    expect(page.words).to.contain(adminAssist.card.reference.needs).and.not.to.contain(lead);
    expect(page.primary).to.deep.equal([action]);
  });

  it('is a card while a request is pending and after it is certified', async () => {
    for (const [state, words] of [
      ['pending', homeTexts.reference.pending],
      ['certified', homeTexts.reference.certified],
    ] as const) {
      const page = await AssistPage.open({getStatus: saysOfAssist({state})});
      await page.at('home');
      const [card] = deepAll(page.root, '.method').filter((each) => wordsOf(each).includes(action));
      expect(card && wordsOf(card)).to.contain(words);
    }
  });

  it('is hidden when the method is disabled', async () => {
    const page = await AssistPage.open({getStatus: saysOfAssist({enabled: false})});
    await page.at('home');
    expect(page.words).not.to.contain(action);
  });
});

describe('The enterprise field', () => {
  it('displays an error and has the focus when it is empty', async () => {
    const page = await AssistPage.atForm({}, {enterprise: ''});
    await page.press(texts.send);
    await page.shows(texts.findings.missing);
    expect(page.outside.times('requestAssistance')).to.equal(0);
    await until('the field has the focus', () => focused() === page.fields.input('enterprise'));
    expect(page.fields.input('enterprise').getAttribute('aria-invalid')).to.equal('true');
  });

  it('displays a warning for a code with a wrong check digit, and sends it at the second press', async () => {
    const page = await AssistPage.atForm({}, {enterprise: '91310000PDY000028H'});
    await page.press(texts.send);
    await page.shows(texts.findings.code);
    await page.press(texts.send);
    await page.at('waiting');
    expect(page.outside.last('requestAssistance').input).to.deep.equal({enterprise: '91310000PDY000028H'});
  });

  it('keeps the typed value when the request limit is reached, and the message tells the waiting time', async () => {
    const page = await AssistPage.sent({
      requestAssistance: async () => fakeRefused('limit-reached', {retryAfter: 7200}),
    });
    const [what, how] = texts.limitReached(7200);
    await page.focuses(what);
    expect(page.words).to.contain(how);
    expect(page.fields.input('enterprise').value).to.equal(enterprise);
    expect(page.refusals).to.deep.equal(['admin-assist limit-reached']);
  });
});

describe('An open request', () => {
  it('displays the number to tell, the enterprise and the expiry time', async () => {
    const page = await AssistPage.atWait();
    await page.focuses(texts.tellNumber);
    expect(page.number).to.equal('47');
    expect(page.facts[texts.enterpriseNamed]).to.equal(enterprise);
    expect(page.facts[texts.until]).to.match(/\d{4}年\d+月\d+日 \d\d:\d\d/);
    expect(page.words).to.contain(texts.waiting).and.to.contain(texts.notTold);
  });

  it('stores only its id and the journey’s in sessionStorage, and a later page resumes it', async () => {
    const {journey} = (await AssistPage.atWait()).told('sw-step')[0] ?? {};
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

  it('leads to the result when the administrator confirms', async () => {
    const page = await AssistPage.sent({getAssistance: async () => passed});
    await page.at('result');
    expect(page.told('sw-complete').map(({method}) => method)).to.deep.equal(['admin-assist']);
    // The manual’s word for what an administrator makes of an account.
    expect(page.headings).to.deep.equal(['已通过操作员实名认证']);
    expect(kept()).to.be.null;
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

  for (const [code, words] of [
    ['assistance-expired', texts.expired],
    ['assistance-number-incorrect', failures.refusals['assistance-number-incorrect']],
  ] as const) {
    it(`ends with a message when the backend refuses with ${code}`, async () => {
      const page = await AssistPage.sent({getAssistance: refuses(code)});
      await page.at('refused');
      await page.focuses(words[0]);
      expect(page.words).to.contain(words[1]);
    });
  }

  it('is withdrawn at a press, and the page displays that it was withdrawn', async () => {
    const withdrawAssistance = new Held<AssistanceWithdrawn>();
    const page = await AssistPage.atWait({withdrawAssistance: withdrawAssistance.ask});
    await page.press(texts.withdraw);
    await page.at('withdrawing');
    await until('it is heard', () => page.announced.includes(texts.withdrawing));
    withdrawAssistance.answer({subject: 'subject-1', state: 'ended'});
    await page.at('withdrawn');
    await page.focuses(texts.withdrawn);
    expect(kept()).to.be.null;
    await page.press(texts.again);
    await page.at('naming');
  });

  it('displays that its status is unavailable when the query fails, and keeps waiting', async () => {
    const page = await AssistPage.atWait({getAssistance: fails('network')});
    await page.shows(texts.stillAsking);
    expect(page.number).to.equal('47');
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

  it('is not sent when its format is invalid, and the error is displayed at the field', async () => {
    const page = await AssistPage.atWait();
    for (const [code, key] of [
      ['', 'missing'],
      ['1234567', 'smsCode.length'],
      ['1234567x', 'smsCode.characters'],
    ] as const) {
      await page.enterCode(code);
      await until('the field has the focus', () => focused() === page.fields.input('code'));
      expect(page.words).to.contain(texts.codeChecks[key]);
    }
    expect(page.outside.times('sendAssistanceCode')).to.equal(0);
  });

  it('may be expired or out of tries, and the request stays open', async () => {
    const page = await AssistPage.atWait({
      sendAssistanceCode: inTurn(refuses('assistance-expired'), refuses('assistance-code-incorrect', {triesLeft: 0})),
    });
    await page.enterCode(randomCode());
    await page.shows(texts.codeExpired[0]);
    await page.enterCode(randomCode());
    await page.shows(texts.codeIncorrect(0)[0]);
    await until('the field has the focus', () => focused() === page.fields.input('code'));
    expect(page.number).to.equal('47');
  });

  it('is cleared when sending it fails, so that it is typed again', async () => {
    const page = await AssistPage.atWait({sendAssistanceCode: fails('network')});
    await page.enterCode(randomCode());
    await page.focuses((failures.errors.network as WhatAndHow)[0]);
    expect(page.fields.input('code').value).to.equal('');
  });

  it('is entered and sent with the keyboard alone', async () => {
    const code = randomCode();
    const page = await AssistPage.atForm({getAssistance: never});
    page.cert.focus();
    await page.focuses(texts.title);
    await sendKeys({press: 'Tab'});
    await sendKeys({type: enterprise});
    await sendKeys({press: 'Enter'});
    await page.at('waiting');
    await page.focuses(texts.tellNumber);
    await sendKeys({press: 'Tab'});
    expect(page.focusedWords).to.equal(texts.withdraw);
    await sendKeys({press: 'Tab'});
    await sendKeys({type: code});
    await sendKeys({press: 'Enter'});
    await page.at('result');
    expect(page.outside.last('sendAssistanceCode').input).to.deep.equal({id: 'assistance-1', code});
  });
});

describe('An earlier page’s request', () => {
  it('displays no pass that the status does not confirm, and says that it was dropped', async () => {
    await AssistPage.atWait();
    const page = await AssistPage.open({getAssistance: async () => passed});
    await page.at('naming');
    expect(page.outside.times('getAssistance')).to.equal(1);
    await page.shows(texts.dropped[0]);
    expect(page.told('sw-complete')).to.be.empty;
  });
});
