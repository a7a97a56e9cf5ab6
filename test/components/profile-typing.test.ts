import {sendKeys} from '@web/test-runner-commands';
import fc from 'fast-check';
import type {LitElement} from 'lit';
import {editableFields, type EditableField, type ProfilePart} from '../../src/domain/profile-fields.js';
import {idNumbers, orgCodeOf, otherUscc, thirdUscc} from '../domain/profile-draft.harness.js';
import {deepAll} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {ProfilePage, texts} from '../harness/profile-page.js';

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

/** What is done in a form: a text typed into a field, pasted into it, one of its buttons pressed, or the form sent. */
type Action =
  | {readonly name: EditableField; readonly type: string}
  | {readonly name: EditableField; readonly paste: string}
  | {readonly name: EditableField; readonly press: number}
  | 'save';

/** Those on record among them. */
const typed: Readonly<Record<EditableField, readonly string[]>> = {
  uscc: ['', '91310000PDY000028G', otherUscc, thirdUscc, `${thirdUscc.slice(0, 17)}1`, '1'],
  orgCode: ['', 'PDY000028', 'pdy00002-8', orgCodeOf(otherUscc), orgCodeOf(thirdUscc), '1'],
  enterpriseName: ['', '王', '王五贸易有限公司'],
  legalRepName: ['', '李四', ' 李四', '王五', '李x'],
  holderName: ['', '张三', '王五', '王x'],
  idType: ['resident-id', 'passport-prc', 'hkm-travel-permit'],
  idNumber: ['', ...idNumbers, 'E12345678'],
  validFrom: ['', '20200310', '2020.3.10', '20200231'],
  validTo: ['', '20400310', '20400309', '00000000', '2040.3.10'],
};

const actions = (part: ProfilePart): fc.Arbitrary<Action> => {
  const name = fc.constantFrom(...editableFields[part]);
  const type = name.chain((name) => fc.record({name: fc.constant(name), type: fc.constantFrom(...typed[name])}));
  const paste = fc.record({
    name: fc.constantFrom('validFrom' as const, 'validTo' as const),
    paste: fc.constant('2020.03.10-2040.03.10'),
  });
  return fc.oneof(
    {weight: 8, arbitrary: type},
    {weight: part === 'account' ? 1 : 0, arbitrary: paste},
    {weight: 3, arbitrary: fc.record({name, press: fc.nat(3)})},
    {weight: 1, arbitrary: fc.constant('save' as const)},
  );
};

const act = async (page: ProfilePage, action: Action): Promise<void> => {
  const {fields} = page;
  if (action === 'save') {
    await page.submit();
    if (page.cert.step === 'confirming') await page.press(texts.correct);
    return;
  }
  const {name} = action;
  if (!fields.names.includes(name)) return;
  const control = fields.control(name);
  if ('press' in action) {
    const offered = fields.offers(name);
    const words = offered[action.press % offered.length];
    if (words !== undefined) fields.press(name, words);
  } else if ('type' in action && control instanceof HTMLSelectElement) fields.choose(action.type);
  else if (control instanceof HTMLInputElement) {
    if ('type' in action) fields.type(name, action.type);
    else fields.paste(name, action.paste);
  }
  await inner(page).updateComplete;
};

/** All that the form shows, and what stands in its controls, which is in no attribute. */
const seen = (page: ProfilePage): unknown => {
  const root = inner(page).shadowRoot as ShadowRoot;
  const controls = [...root.querySelectorAll<HTMLInputElement>('input, select')];
  return [root.innerHTML, controls.map(({value, checked}) => [value, checked])];
};

describe('Typing', () => {
  it('updates the profile only for the first key of a change, and never the outer element', async () => {
    const page = await ProfilePage.atForm('enterprise');
    page.fields.input('legalRepName').focus();
    const [own, shell] = [countUpdates(inner(page)), countUpdates(page.cert)];
    for (const key of 'abcde') {
      await sendKeys({press: key});
      await page.drawn();
    }
    expect(page.fields.value('legalRepName')).to.equal('李四abcde');
    expect({own: own(), shell: shell()}).to.deep.equal({own: 1, shell: 0});
  });

  for (const part of ['enterprise', 'account'] as const)
    it(`displays the same in the ${part} form as a full new render, after any sequence of actions`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(actions(part), {minLength: 5, maxLength: 25}), async (done) => {
          const page = await ProfilePage.atForm(part);
          for (const action of done) {
            await act(page, action);
            const before = seen(page);
            inner(page).requestUpdate();
            await inner(page).updateComplete;
            expect(seen(page)).to.deep.equal(before);
          }
          page.cert.remove();
        }),
        {seed: 20261127, numRuns: 25},
      );
    });

  it('updates the outer element only for an announcement', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: otherUscc.slice(0, 17)});
    const [own, shell] = [countUpdates(inner(page)), countUpdates(page.cert)];
    await page.fill({uscc: otherUscc});
    await page.fill({legalRepName: '王'});
    expect({own: own(), shell: shell()}).to.deep.equal({own: 2, shell: 1});
    expect(page.announced).to.contain('PDY00001X');
  });

  it('shows a date as it is sent, and a code half-width, once the field is left, and a name as typed', async () => {
    const page = await ProfilePage.atForm('account');
    await page.pressAt('idNumber', texts.retype);
    const typed = {
      holderName: ['Ｗａｎｇ ', 'Ｗａｎｇ '],
      idNumber: ['３１００００ １９９０0307 1239', '310000 19900307 1239'],
      validFrom: ['２０２０．３．１０', '20200310'],
      validTo: ['长期', '00000000'],
    } as const;
    for (const [name, [text, shown]] of Object.entries(typed)) {
      const input = page.fields.input(name);
      input.focus();
      input.select();
      await sendKeys({type: text});
      expect(input.value).to.equal(text);
      await sendKeys({press: 'Tab'});
      await page.drawn();
      expect(input.value).to.equal(shown);
    }
    expect(page.fields.longTerm.checked).to.be.true;
  });

  it('keeps the caret position, also in the middle of a text', async () => {
    const page = await ProfilePage.atForm('enterprise');
    const input = page.fields.input('uscc');
    input.focus();
    input.setSelectionRange(2, 2);
    await sendKeys({type: 'a b'});
    await page.drawn();
    expect(input.value).to.equal('91a b310000PDY000028G');
    expect(input.selectionStart).to.equal(5);
  });

  it('writes nothing into the field while an input method composes', async () => {
    const page = await ProfilePage.atForm('enterprise', {legalRepName: ''});
    await page.submit();
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
});
