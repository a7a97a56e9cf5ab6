import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {randomPin} from '../domain/random-pin.js';
import {CertPage} from '../harness/cert-page.js';
import {calm, until} from '../harness/dom.js';
import {expect, fixture, html} from '../harness/expect.js';
import {InboxPage} from '../harness/inbox-page.js';
import {warnings} from '../harness/warnings.js';

describe('A page that forbids keys, paste and the menu outside of its own fields', () => {
  const said = warnings();
  let page = new AbortController();
  /** What its handlers have heard. */
  let heard: string[] = [];
  beforeEach(() => {
    page = new AbortController();
    heard = [];
  });
  afterEach(() => {
    page.abort();
  });

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await sendKeys({press: key});
  };
  /** Old pages know only `event.target`. `stops` is what jQuery does, too, where a handler returns false. */
  const forbid = (target: EventTarget, types: readonly string[], stops?: 'stopPropagation', capture = false): void => {
    const handler = (event: Event): void => {
      const {ctrlKey = false, key = ''} = event as Partial<KeyboardEvent>;
      heard.push(key ? `${event.type} ${key}` : event.type);
      if ((event.target as Element).matches('input, textarea') || ctrlKey || key === 'Tab') return;
      event.preventDefault();
      if (stops) event[stops]();
    };
    for (const type of types) target.addEventListener(type, handler, {capture, signal: page.signal});
  };
  const all = ['keydown', 'keypress', 'keyup', 'beforeinput', 'paste', 'cut', 'copy', 'contextmenu'];
  /** On the clipboard, by a field of the page. */
  const copy = async (text: string): Promise<void> => {
    const field = await fixture<HTMLInputElement>(html`<input aria-label="of the page" />`);
    field.value = text;
    field.select();
    await press('Control+c');
  };
  /** The button, and what follows home is loaded. */
  const atButton = async (): Promise<CertPage> => {
    const opened = await CertPage.atHome();
    await until('what follows home is loaded', () => opened.cert.diagnostics);
    opened.pressable('IC卡认证')?.focus();
    return opened;
  };
  const atPin = async (): Promise<CertPage> => {
    const opened = await CertPage.atPin();
    opened.form.input.focus();
    return opened;
  };

  const targets = {body: document.body, document, window};
  for (const [name, target] of Object.entries(targets)) {
    it(`leaves the user all keys and the menu by a handler of ${name} that bubbles`, async () => {
      const pin = randomPin();
      await copy(pin.slice(4));
      forbid(target, all, 'stopPropagation');
      const opened = await atButton();
      await press('Enter');
      await opened.at('awaitingPin');
      const {input} = opened.form;
      input.focus();
      await sendKeys({type: `${pin.slice(0, 4)}x`});
      await press('Backspace', 'Control+v');
      const {x, y} = input.getBoundingClientRect();
      await sendMouse({type: 'click', position: [Math.round(x) + 9, Math.round(y) + 9], button: 'right'});
      await press('Enter');
      await opened.at('result');
      expect(opened.outside.pins).to.deep.equal([pin]);
      expect(heard).to.deep.equal(['keydown Control', 'keydown v', 'keyup v', 'keyup Control']);
      expect(said).to.be.empty;
    });
  }

  it('hears the keys that no control uses, and those of its own field in a slot', async () => {
    const opened = await CertPage.atPin({content: '<p slot="footer"><input aria-label="of the page" /></p>'});
    forbid(document, ['keydown']);
    opened.form.input.focus();
    await press('Escape', 'F2', 'Control+b');
    opened.pressable('登录')?.focus();
    await press('Backspace', 'k', ' ');
    opened.cert.querySelector('input')?.focus();
    await press('k');
    expect(heard.map((each) => each.replace('keydown ', ''))).to.deep.equal(
      ['Escape', 'F2', 'Control', 'b', 'Backspace', 'k', 'k'], // Without the space, which presses the button.
    );
  });

  it('does not hear the Escape that closes a dialog of the widget', async () => {
    // A link in the dialog's slot has the focus.
    const opened = await CertPage.atPin({set: {links: {cardService: 'https://card.example'}}});
    await opened.press('忘记密码或卡被锁定');
    forbid(document, ['keydown']);
    await press('Escape', 'Escape');
    expect(heard).to.deep.equal(['keydown Escape']);
  });

  for (const opens of ['show', 'showModal'] as const)
    it(`closes its own dialog by Escape, opened by ${opens}`, async () => {
      const opened = await atPin();
      const dialog = document.createElement('dialog');
      const close = (): void => {
        dialog.close();
      };
      if (opens === 'show') addEventListener('keydown', ({key}) => key === 'Escape' && close(), page);
      opened.cert.parentElement?.append(dialog);
      dialog.append(opened.cert);
      dialog[opens]();
      await opened.drawn();
      opened.form.input.focus();
      await press('a', 'Escape');
      await until('it is closed', () => !dialog.open);
    });

  const cancelled = [
    {target: 'window', stops: undefined, type: 'keydown'},
    {target: 'window', stops: 'stopPropagation', type: 'keydown'},
    {target: 'document', stops: 'stopPropagation', type: 'keypress'},
    {target: 'body', stops: undefined, type: 'beforeinput'},
    {target: 'document', stops: 'stopPropagation', type: 'paste'},
  ] as const;
  for (const {target, stops, type} of cancelled)
    it(`that cancels ${type} by a handler of ${target} that captures${stops ? ' and stops' : ''} is told of once on the console, and in the diagnostics`, async () => {
      const secret = 'Q7';
      await copy(secret);
      forbid(targets[target], [type], stops, true);
      const opened = await atPin();
      for (let times = 0; times < 2; times++) {
        await sendKeys({type: secret});
        await press('Control+v');
      }
      await until('it is noted', () =>
        JSON.stringify(opened.cert.diagnostics).includes(`${type} cancelled by the page`),
      );
      await calm();
      expect(said).to.have.length(1);
      expect(said.join()).to.contain(type).and.contain('composedPath()[0]');
      expect(said.join() + JSON.stringify(opened.cert.diagnostics)).not.to.contain(secret);
    });

  it('leaves the administrator all keys in the inbox, too', async () => {
    forbid(document, all);
    const opened = await InboxPage.atRequest();
    opened.number.focus();
    await sendKeys({type: '478'});
    await press('Backspace');
    expect(opened.number.value).to.equal('47');
    expect(heard).to.be.empty;
  });
});
