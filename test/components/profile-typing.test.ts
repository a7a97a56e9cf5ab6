import {sendKeys} from '@web/test-runner-commands';
import type {LitElement} from 'lit';
import {texts} from '../harness/profile-texts.js';
import {otherUscc} from '../domain/profile-draft.harness.js';
import {deepAll} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {ProfilePage} from '../harness/profile-page.js';

/** Counts how often something is drawn from now on. */
const countUpdates = (element: LitElement): (() => number) => {
  let updates = 0;
  element.addController({
    hostUpdated: () => {
      updates++;
    },
  });
  return () => updates;
};

const inner = (page: ProfilePage): LitElement => deepAll<LitElement>(page.root, 'sw-rc-profile')[0] as LitElement;

/** Notes each text that a script puts into an input from now on. */
const watchWrites = (input: HTMLInputElement): string[] => {
  const writes: string[] = [];
  const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') as PropertyDescriptor;
  Object.defineProperty(input, 'value', {
    get: () => own.get?.call(input) as string,
    set: (text: string) => {
      writes.push(text);
      own.set?.call(input, text);
    },
  });
  return writes;
};

/** Puts a text in the place of what an input method has composed so far, as the browser does. */
const compose = (input: HTMLInputElement, text: string): void => {
  input.dispatchEvent(new CompositionEvent('compositionupdate', {data: text, bubbles: true, composed: true}));
  const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') as PropertyDescriptor;
  own.set?.call(input, text);
  input.dispatchEvent(
    new InputEvent('input', {
      data: text,
      inputType: 'insertCompositionText',
      isComposing: true,
      bubbles: true,
      composed: true,
    }),
  );
};

describe('typing', () => {
  it('draws the profile once for each key, and the element around it never', async () => {
    const page = await ProfilePage.atForm('enterprise');
    page.fields.input('legalRepName').focus();
    const [own, shell] = [countUpdates(inner(page)), countUpdates(page.cert)];
    for (const key of 'abcde') {
      await sendKeys({press: key});
      await page.drawn();
    }
    expect(page.fields.value('legalRepName')).to.equal('李四abcde');
    expect({own: own(), shell: shell()}).to.deep.equal({own: 5, shell: 0});
  });

  it('draws the element around it only for what is to be heard', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: otherUscc.slice(0, 17)});
    const [own, shell] = [countUpdates(inner(page)), countUpdates(page.cert)];
    await page.fill({uscc: otherUscc});
    await page.fill({legalRepName: '王'});
    expect({own: own(), shell: shell()}).to.deep.equal({own: 2, shell: 1});
    expect(page.announced).to.contain('PDY00001X');
  });

  it('stays where the caret is, in the midst of a text as well', async () => {
    const page = await ProfilePage.atForm('enterprise');
    const input = page.fields.input('uscc');
    input.focus();
    input.setSelectionRange(2, 2);
    await sendKeys({type: 'a b'});
    await page.drawn();
    expect(input.value).to.equal('91a b310000PDY000028G');
    expect(input.selectionStart).to.equal(5);
  });

  it('is let alone while an input method composes: nothing is written into the field', async () => {
    const page = await ProfilePage.atForm('enterprise', {legalRepName: ''});
    await page.save();
    const input = page.fields.input('legalRepName');
    const writes = watchWrites(input);
    input.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true, composed: true}));
    for (const text of ['w', "w'", 'wang', 'wang w', 'wang wu', '王五']) {
      compose(input, text);
      await page.drawn();
      expect(input.value).to.equal(text);
    }
    input.dispatchEvent(new CompositionEvent('compositionend', {data: '王五', bubbles: true, composed: true}));
    await page.drawn();
    expect(writes).to.be.empty;
    expect(page.fields.error('legalRepName')).to.equal('');
    // What is put back is written: the watch would have seen it.
    await page.pressAt('legalRepName', texts.restore);
    expect(writes).to.deep.equal(['李四']);
  });

  it('is let alone in a code, too, that an input method composes in full width and lower case', async () => {
    const page = await ProfilePage.atForm('enterprise');
    const input = page.fields.input('uscc');
    const writes = watchWrites(input);
    input.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true, composed: true}));
    for (const text of ['９', '９１', '９１p', otherUscc.toLowerCase()]) {
      compose(input, text);
      await page.drawn();
    }
    expect(writes).to.be.empty;
    expect(page.fields.value('orgCode')).to.equal('PDY00001X');
  });
});
