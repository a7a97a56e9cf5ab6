import {expect} from '../harness/expect.js';
import {LegalRepPage, texts} from '../harness/legal-rep-page.js';
import {records} from '../harness/outside.js';
import {fakeField} from '../../src/fakes.js';
import {otherUscc} from '../domain/profile-draft.harness.js';
import {ProfilePage} from '../harness/profile-page.js';

/* A masked value has no control that could be marked as invalid, but a button. */

const nameOf = (element: Element | null): string => element?.ariaLabel ?? '';

describe('A recorded value with an error', () => {
  it('has a plain label when there is no error', async () => {
    const page = await LegalRepPage.atForm();
    const button = page.fields.control('legalRepIdNumber');
    expect(nameOf(button)).to.equal(`${texts.retype} ${texts.labels.legalRepIdNumber}`);
  });
});

describe('A button at a field', () => {
  it('has a label with its visible text first, and then the field', async () => {
    const page = await ProfilePage.atForm('enterprise', {
      uscc: otherUscc,
      enterpriseName: '上海浦东样例国际贸易有限公司',
    });
    const names = page.pressables;
    expect(names.filter((each) => each === texts.restore).length).to.be.greaterThan(1);
    const labels = ['enterpriseName', 'uscc'].map((name) => {
      const frame = page.fields.control(name as 'uscc').closest('[part=field]');
      return [...(frame?.querySelectorAll('button') ?? [])].map(nameOf).find((each) => each.startsWith(texts.restore));
    });
    expect(labels).to.deep.equal([`${texts.restore} 企业中文名称`, `${texts.restore} ${texts.labels.uscc}`]);
  });

  it('has a label that names the number it takes from the record', async () => {
    const page = await LegalRepPage.atForm();
    await page.pressAt('legalRepIdNumber', texts.retype);
    const frame = page.fields.control('legalRepIdNumber').closest('[part=field]');
    const {labels, useRecorded} = texts;
    expect(nameOf(frame?.querySelector('button') ?? null)).to.equal(`${useRecorded(true)} ${labels.legalRepIdNumber}`);
  });
});

describe('A required field', () => {
  it('is marked and has aria-required, but not if it is empty on record', async () => {
    const page = await ProfilePage.atForm('enterprise', {}, records({enterprise: {legalRepName: fakeField('')}}));
    expect(page.words).to.contain(texts.required);
    const marks = page.fields.names.map((name, index) => [
      name,
      page.fields.labels[index]?.startsWith('*'),
      page.fields.control(name as 'uscc').ariaRequired === 'true',
    ]);
    expect(marks).to.deep.equal([
      ['uscc', true, true],
      ['orgCode', true, true],
      ['enterpriseName', true, true],
      ['legalRepName', false, false],
    ]);
  });
});

describe('A field about the user', () => {
  it('allows autocomplete, unlike a field about the legal representative', async () => {
    const page = await ProfilePage.atForm('account');
    expect(page.fields.input('holderName').autocomplete).to.equal('name');
    expect(page.fields.input('validTo').autocomplete).to.equal('off');
    const rep = await LegalRepPage.atForm();
    expect(rep.fields.input('legalRepName').autocomplete).to.equal('off');
    const holder = await LegalRepPage.atHolder();
    await holder.pressAt('idNumber', texts.retype);
    expect(holder.fields.input('name').autocomplete).to.equal('name');
    expect(holder.fields.input('idNumber').autocomplete).to.equal('off');
    await holder.pressAt('idNumber', texts.useRecorded(true));
    await holder.press('切换到银行卡认证');
    await holder.at('holder.bankCard');
    expect(holder.fields.input('bankCard').autocomplete).to.equal('cc-number');
    await holder.pressAt('mobile', texts.retype);
    expect(holder.fields.input('mobile').autocomplete).to.equal('tel-national');
  });
});
