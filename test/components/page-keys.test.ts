import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {randomPin} from '../domain/random-pin.js';
import {CertPage} from '../harness/cert-page.js';
import {calm, until} from '../../walks/dom.js';
import {expect, fixture, html} from '../harness/expect.js';
import {warnings} from '../harness/warnings.js';

const all = ['keydown', 'keypress', 'keyup', 'beforeinput', 'paste', 'cut', 'copy', 'contextmenu'];
const targets = {body: document.body, document, window};

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await sendKeys({press: key});
};

describe('A page that forbids keys, paste and the menu outside of its own fields', () => {
  const said = warnings();
  let page: AbortController;
  let heard: string[];
  beforeEach(() => {
    page = new AbortController();
    heard = [];
  });
  afterEach(() => {
    page.abort();
  });

  /** As old pages do, by `event.target`. jQuery also stops an event whose handler returns false. */
  const forbid = (target: EventTarget, types: readonly string[], stops = true, capture = false): void => {
    const handler = (event: Event): void => {
      const {ctrlKey, key = ''} = event as Partial<KeyboardEvent>;
      heard.push(`${event.type} ${key}`);
      if ((event.target as Element).matches('input') || ctrlKey || key === 'Escape') return;
      event.preventDefault();
      if (stops) event.stopPropagation();
    };
    for (const type of types) target.addEventListener(type, handler, {capture, signal: page.signal});
  };
  /** On the clipboard, by a field of the page. */
  const copy = async (text: string): Promise<void> => {
    const field = await fixture<HTMLInputElement>(html`<input aria-label="of the page" .value=${text} />`);
    field.select();
    await press('Control+c');
  };

  for (const [name, target] of Object.entries(targets))
    it(`leaves the user all keys and the menu by a handler of ${name} that bubbles`, async () => {
      const pin = randomPin();
      await copy(pin.slice(4));
      forbid(target, all);
      const opened = await CertPage.atHome();
      await until('what follows home is loaded', () => opened.cert.diagnostics);
      opened.pressable('IC卡认证')?.focus();
      await press('Enter');
      await opened.at('awaitingPin');
      opened.fields.input('pin').focus();
      await sendKeys({type: `${pin.slice(0, 4)}x`});
      await press('Backspace', 'Control+v');
      const {x, y} = opened.fields.input('pin').getBoundingClientRect();
      await sendMouse({type: 'click', position: [Math.round(x) + 9, Math.round(y) + 9], button: 'right'});
      await press('Enter');
      await opened.at('result');
      expect(opened.outside.pins).to.deep.equal([pin]);
      // Enter may come up when its button has gone, and nothing has the focus yet.
      const others = heard.filter((each) => each !== 'keyup Enter');
      expect(others).to.deep.equal(['keydown Control', 'keydown v', 'keyup v', 'keyup Control']);
      expect(said).to.be.empty;
    });

  it('receives keys that no control uses and keys of a slot, and Escape closes the widget’s dialog before its own', async () => {
    const dialog = await fixture<HTMLDialogElement>(html`<dialog aria-label="of the page"></dialog>`);
    const opened = await CertPage.atPin({
      content: '<input slot="footer" aria-label="of the page" />',
      // Focused in the slot of the widget's dialog.
      set: {links: {cardService: 'https://card.example'}},
    });
    dialog.append(opened.cert);
    dialog.showModal();
    await opened.drawn();
    forbid(document, ['keydown']);
    opened.fields.input('pin').focus();
    await press('F2', 'Control+b');
    opened.pressable('登录')?.focus();
    await press('Backspace', 'k', ' ');
    opened.cert.querySelector('input')?.focus();
    await press('k');
    await opened.press('忘记密码或卡被锁定');
    await press('Escape');
    expect(heard.map((each) => each.slice(8))).to.deep.equal(['F2', 'Control', 'b', 'Backspace', 'k', 'k']);
    await press('Escape');
    expect([heard.at(-1), dialog.open]).to.deep.equal(['keydown Escape', false]);
  });

  for (const {target, type} of [
    {target: 'window', type: 'keydown'},
    {target: 'document', type: 'paste'},
    {target: 'body', type: 'beforeinput'},
  ] as const)
    it(`and cancels ${type} in a capturing handler of ${target} is reported once on the console, and in the diagnostics`, async () => {
      const secret = 'Q7';
      await copy(secret);
      forbid(targets[target], [type], false, true);
      const {cert, fields} = await CertPage.atPin();
      fields.input('pin').focus();
      for (let times = 0; times < 2; times++) {
        await sendKeys({type: secret});
        await press('Control+v');
      }
      const told = (): string => JSON.stringify(cert.diagnostics);
      await until('it is noted', () => told().includes(`${type} cancelled by the page`));
      await until('the console has it', () => said.length > 0);
      await calm();
      expect(said).to.have.length(1);
      expect(said.join()).to.contain(type).and.contain('composedPath()[0]');
      expect(said.join() + told()).not.to.contain(secret);
    });
});
