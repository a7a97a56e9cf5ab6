import {sendKeys} from '@web/test-runner-commands';
import {isFramedByAnother} from '../../src/adapters/page-context.js';
import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {fakeAssistanceCode, fakeInbox, fakeInboxRequest} from '../../src/fakes.js';
import {calm, deepAll, everythingIn, until, wordsOf} from '../../walks/dom.js';
import {expect, fixture, html} from '../harness/expect.js';
import {InboxPage, texts} from '../harness/inbox-page.js';
import {fails, inTurn} from '../harness/outside.js';

const {reference: failures} = failureTexts;
const answers = (page: InboxPage) => page.reported('sw-request-answered').map(({answer}) => answer);

describe('The administrator’s inbox', () => {
  it('displays the masked applicant, the origin, the start time and the expiry time', async () => {
    const page = await InboxPage.open();
    const {name, mobile, from = ''} = fakeInboxRequest();
    expect(page.headings).to.deep.equal([texts.title, `${texts.name} ${name}`]);
    for (const words of [mobile, from, texts.since, texts.until, texts.intro]) expect(page.words).to.contain(words);
  });

  it('emits sw-ready once, each sw-step once with the reason for it, and sw-end when it is removed', async () => {
    const getInbox = inTurn(() => Promise.resolve(fakeInbox()), fails('timeout'));
    const page = await InboxPage.open({getInbox, confirmAssistance: fails('network')});
    const failedTimes = (count: number) =>
      until(`${String(count)} failures are told`, () => page.reported('sw-error').length === count);
    await page.press(texts.refresh);
    await failedTimes(1);
    await page.press(texts.open);
    await page.agree();
    await page.press(texts.backToRequest);
    await page.press(texts.back);
    await failedTimes(3);
    await page.press(texts.open);
    page.element.remove();
    await calm();
    expect(page.reported('sw-ready').map(({locale}) => locale)).to.deep.equal(['zh-CN']);
    const logged = page.events.map((event) => {
      const {type, view, step, attempt} = event;
      expect(view).to.equal('admin-requests');
      return [type.slice(3), step, attempt, ...('reason' in event ? [event.reason] : [])].join(' ').trim();
    });
    expect(logged).to.deep.equal([
      ...['step loading 0', 'step choosing 0', 'ready choosing 0', 'error choosing 0', 'step choosing 0 timeout'],
      ...['step deciding 1', 'step sending 1', 'error sending 1', 'step failed 1 network', 'step deciding 1'],
      ...[
        'step choosing 1',
        'error choosing 1',
        'step choosing 1 timeout',
        'step deciding 2',
        'end deciding 2 removed',
      ],
    ]);
  });

  it('reloads when the page gets the focus again, and its button waits meanwhile', async () => {
    const page = await InboxPage.open({
      getInbox: inTurn(
        async () => fakeInbox(),
        () => new Promise(() => undefined),
      ),
    });
    dispatchEvent(new Event('focus'));
    await until('it waits', () => page.pressable(texts.refresh)?.ariaDisabled === 'true');
    expect(page.outside.times('getInbox')).to.equal(2);
  });

  it('displays a configuration error when base-url is invalid and there is no backend', async () => {
    const page = await InboxPage.open({}, {backend: undefined as never, baseUrl: '/api/realname-cert?x=1'});
    await page.shows((failures.errors.config as WhatAndHow)[0]);
  });
});

describe('A request that the administrator opens', () => {
  it('displays an empty field for the number, and the warning above it', async () => {
    const page = await InboxPage.atRequest();
    await page.focuses(texts.requestTitle);
    expect([
      page.fields.input('number').value,
      page.fields.input('number').inputMode,
      page.fields.input('number').autocomplete,
    ]).to.deep.equal(['', 'numeric', 'off']);
    expect(page.pressables).to.deep.equal([texts.agree, texts.decline, texts.createCode, texts.back]);
  });

  it('is approved after a warning dialog, and cancelling the dialog returns the focus', async () => {
    const page = await InboxPage.atRequest();
    page.fields.type('number', '47');
    await page.press(texts.agree);
    expect(page.dialog).not.to.equal(undefined);
    await page.focuses(texts.agreeTitle);
    expect(page.words).to.contain(texts.agreeWhat('*三', '47'));
    await page.press(texts.cancel);
    await page.focuses(texts.agree);
    await page.press(texts.agree);
    await sendKeys({press: 'Escape'});
    await page.focuses(texts.agree);
    expect(page.fields.input('number').value).to.equal('47');
    expect(page.outside.times('confirmAssistance')).to.equal(0);
    await page.press(texts.agree);
    await page.press(texts.agreeConfirm);
    await page.focuses(texts.answered.confirmed);
    expect(page.outside.last('confirmAssistance').input).to.deep.equal({id: 'assistance-1', number: '47'});
    expect(answers(page)).to.deep.equal(['confirmed']);
    // For customer service: nobody may take it for the code that an applicant types.
    const [support] = deepAll(page.root, 'p').filter((each) => wordsOf(each).includes('客服查询码'));
    expect(getComputedStyle(support as Element).fontSize).to.equal('14px');
    await page.press(texts.back);
    await page.shows(texts.intro);
    expect(page.outside.times('getInbox')).to.equal(2);
  });

  it('is approved with the keyboard alone, also on a page that forbids keys outside of its fields', async () => {
    document.onkeydown = ({key}) => key === 'Tab';
    const page = await InboxPage.atRequest();
    await page.focuses(texts.requestTitle);
    await sendKeys({press: 'Tab'});
    await sendKeys({type: '47'});
    await sendKeys({press: 'Enter'});
    await page.focuses(texts.agreeTitle);
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    document.onkeydown = null;
    await page.focuses(texts.answered.confirmed);
    expect(page.outside.last('confirmAssistance').input).to.deep.equal({id: 'assistance-1', number: '47'});
  });
});

describe('A code that the administrator creates', () => {
  it('is not in any event, storage or address, and is gone from the page when the screen is left', async () => {
    const page = await InboxPage.atRequest({createAssistanceCode: async () => fakeAssistanceCode({code: '31415926'})});
    await page.press(texts.createCode);
    await page.press(texts.codeConfirm);
    await page.shows(texts.codeShownHow);
    const kept = JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), location.href]);
    expect(kept + JSON.stringify(page.events)).not.to.contain('31415926');
    await page.press(texts.back);
    await page.shows(texts.intro);
    expect(everythingIn(page.element)).not.to.contain('3141');
  });
});

describe('The inbox after a change of the element', () => {
  it('loads again when the host sets another backend', async () => {
    const page = await InboxPage.atRequest();
    const other = new InboxPage({getInbox: async () => fakeInbox({requests: []})});
    page.element.backend = other.element.backend;
    await page.shows(texts.empty);
  });
});

describe('A frame', () => {
  for (const [sandbox, isForeign] of [
    ['allow-scripts', true],
    ['allow-scripts allow-same-origin', false],
  ] as const) {
    it(`is ${isForeign ? '' : 'not '}of another origin with sandbox="${sandbox}"`, async () => {
      const frame = Object.assign(document.createElement('iframe'), {
        srcdoc: `<script>const pageWindow = () => window; parent.postMessage((${String(isFramedByAnother)})(), '*')</script>`,
      });
      frame.setAttribute('sandbox', sandbox);
      const told = new Promise((resolve) => {
        addEventListener('message', ({data}) => resolve(data), {once: true});
      });
      (await fixture(html`<div></div>`)).append(frame);
      expect(await told).to.equal(isForeign);
    });
  }
});
