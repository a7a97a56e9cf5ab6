import {sendKeys} from '@web/test-runner-commands';
import {isFramedByAnother} from '../../src/adapters/frame.js';
import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {fakeAssistanceCode, fakeInbox, fakeInboxAnswered, fakeInboxRequest, fakeRefused} from '../../src/fakes.js';
import {calm, everythingIn, focused, until} from '../../walks/dom.js';
import {expect, fixture, html} from '../harness/expect.js';
import {InboxPage, texts} from '../harness/inbox-page.js';
import {fails, inTurn} from '../harness/outside.js';

const {reference: failures} = failureTexts;
const refuses = (code: string) => () => Promise.resolve(fakeRefused(code));
const answers = (page: InboxPage) => page.told('sw-request-answered').map(({answer}) => answer);

describe('The administrator’s inbox', () => {
  it('displays the masked applicant, the origin, the start time and the expiry time', async () => {
    const page = await InboxPage.open();
    const {name, mobile, from = ''} = fakeInboxRequest();
    expect(page.headings).to.deep.equal([texts.title, name]);
    for (const words of [mobile, from, texts.since, texts.until, texts.intro]) expect(page.words).to.contain(words);
  });

  it('emits sw-ready once, each step once with what led to it, and the end', async () => {
    const page = await InboxPage.open({confirmAssistance: fails('network')});
    await page.press(texts.refresh);
    await page.press(texts.open);
    await page.agree();
    await page.press(texts.backToRequest);
    await page.press(texts.back);
    await page.press(texts.open);
    page.element.remove();
    await calm();
    expect(page.told('sw-ready').map(({locale}) => locale)).to.deep.equal(['zh-CN']);
    const logged = page.events.map((event) => {
      const {type, view, step, attempt} = event;
      expect(view).to.equal('admin-requests');
      return [type.slice(3), step, attempt, ...('reason' in event ? [event.reason] : [])].join(' ').trim();
    });
    expect(logged).to.deep.equal([
      ...[
        'step loading 0',
        'step inbox 0',
        'ready inbox 0',
        'step deciding 1',
        'step askingYes 1',
        'step confirming 1',
      ],
      ...['error confirming 1', 'step notConfirmed 1 network', 'step deciding 1', 'step inbox 1', 'step deciding 2'],
      'end deciding 2 removed',
    ]);
  });

  it('displays which request of the account it is today, what was withdrawn, and that more are left out', async () => {
    const page = await InboxPage.open({
      getInbox: async () =>
        fakeInbox({requests: [fakeInboxRequest({nthToday: 3})], more: 4, withdrawnToday: 2, limitReached: true}),
    });
    for (const words of [texts.nthToday(3), texts.more(4), texts.withdrawnToday(2), texts.limitReached])
      expect(page.words).to.contain(words);
  });

  it('displays a message when it is empty, and reloads at a press', async () => {
    const page = await InboxPage.open({
      getInbox: inTurn(
        async () => fakeInbox({requests: []}),
        async () => fakeInbox(),
      ),
    });
    expect(page.words).to.contain(texts.empty);
    await page.press(texts.refresh);
    await page.shows(texts.intro);
    expect(page.outside.last('getInbox').subject).to.equal('administrator-1');
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

  it('keeps the displayed requests when a reload fails', async () => {
    const page = await InboxPage.open({getInbox: inTurn(async () => fakeInbox(), fails('network'))});
    await page.press(texts.refresh);
    await page.shows(texts.notRefreshed);
    expect(page.words).to.contain(texts.intro);
  });

  it('displays a refusal to a user who is not an administrator', async () => {
    const page = await InboxPage.open({getInbox: refuses('not-applicable')});
    await page.shows(texts.notAdministrator.join(' '));
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

  it('cannot be approved without two digits, focuses the error, and keeps what was typed', async () => {
    const page = await InboxPage.atRequest();
    page.fields.type('number', '4');
    await page.press(texts.agree);
    await page.shows(texts.numberUnfit);
    expect(focused()).to.equal(page.fields.input('number'));
    expect(page.dialog).to.equal(undefined);
    expect(page.fields.input('number').value).to.equal('4');
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
    await page.press(texts.back);
    await page.shows(texts.intro);
    expect(page.outside.times('getInbox')).to.equal(2);
  });

  for (const [code, words] of [
    ['assistance-number-incorrect', texts.numberIncorrect],
    ['assistance-answered', failures.refusals['assistance-answered']],
    ['assistance-withdrawn', failures.refusals['assistance-withdrawn']],
    ['assistance-expired', texts.expired],
  ] as const) {
    it(`displays that it has already ended: ${code}`, async () => {
      const page = await InboxPage.atRequest({confirmAssistance: refuses(code)});
      await page.agree();
      await page.focuses(words[0]);
      expect(page.words).to.contain(words[1]);
      expect(answers(page)).to.be.empty;
      await page.press(texts.back);
      await page.shows(texts.intro);
    });
  }

  it('asks the host for a step-up, and is resent with the step-up token', async () => {
    const operations: string[] = [];
    const confirmAssistance = inTurn(refuses('step-up-required') as () => Promise<never>, async () =>
      fakeInboxAnswered('confirmed'),
    );
    const stepUp = async (operation: string): Promise<string> => {
      operations.push(operation);
      return 'token-1';
    };
    const page = await InboxPage.atRequest({confirmAssistance}, {stepUp});
    await page.agree();
    await page.shows(texts.answered.confirmed);
    expect(operations).to.deep.equal(['confirmAssistance']);
    expect(page.outside.last('confirmAssistance').stepUp).to.equal('token-1');
  });

  it('stays open when the step-up is not passed, and displays the reason', async () => {
    const page = await InboxPage.atRequest({confirmAssistance: refuses('step-up-required')}, {stepUp: async () => ''});
    await page.agree();
    await page.focuses(failures.refusals['step-up-required'][0]);
    expect(page.fields.input('number').value).to.equal('47');
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

describe('Declining a request', () => {
  it('requires a reason, and keeps the typed reason until it is sent', async () => {
    const page = await InboxPage.atRequest({
      declineAssistance: inTurn(fails('network'), async () => fakeInboxAnswered('declined')),
    });
    await page.decline('');
    await page.shows(texts.reasonFindings.missing);
    expect(focused()).to.equal(page.fields.input('reason'));
    page.fields.type('reason', '不认识此人');
    await page.press(texts.sendDecline);
    await page.focuses((failures.errors.network as WhatAndHow)[0]);
    await page.press(texts.correct);
    expect(page.fields.input('reason').value).to.equal('不认识此人');
    await page.press(texts.sendDecline);
    await page.focuses(texts.answered.declined);
    expect(page.outside.last('declineAssistance').input).to.deep.equal({id: 'assistance-1', reason: '不认识此人'});
    expect(answers(page)).to.deep.equal(['declined']);
  });
});

describe('A code that the administrator creates', () => {
  it('is displayed after a warning, and is removed from the page when the screen is left', async () => {
    const page = await InboxPage.atRequest();
    await page.press(texts.createCode);
    await page.focuses(texts.codeTitle);
    await page.press(texts.codeConfirm);
    await page.focuses(texts.codeShownTitle);
    expect(page.code).to.equal('2048 1357');
    await page.press(texts.back);
    await page.shows(texts.intro);
    expect(everythingIn(page.element)).not.to.contain('2048');
  });

  it('is not in any event, storage or address', async () => {
    const page = await InboxPage.atRequest({createAssistanceCode: async () => fakeAssistanceCode({code: '31415926'})});
    await page.press(texts.createCode);
    await page.press(texts.codeConfirm);
    await page.shows(texts.codeShownHow);
    const kept = JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), location.href]);
    expect(kept + JSON.stringify(page.events)).not.to.contain('31415926');
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
