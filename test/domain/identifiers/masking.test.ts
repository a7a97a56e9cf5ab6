import {expect} from 'chai';
import {kinds, mask, maskPersonName, maskText, type Kind, type MaskStyle} from '../../../src/domain/index.js';

describe('A masked name', () => {
  it('shows nothing when nothing else would be hidden, and stays empty when empty', () => {
    expect(mask('person-name', '张')).to.equal('*');
    expect(mask('person-name', '张·')).to.equal('**');
    expect(mask('person-name', '··')).to.equal('**');
    expect(mask('person-name', '·张三')).to.equal('·**');
    expect(mask('person-name', '')).to.equal('');
    expect(mask('person-name', '  ')).to.equal('');
    expect(mask('person-name', undefined)).to.equal('');
  });

  it('counts code points, so a rare character is neither split nor counted twice', () => {
    const masked = ['𠮷', '𠮷三', '张𠮷', '𠮷𠮷𠮷', '张𠮷𠮷三', '𠮷𠮷·三'].map((name) => maskPersonName(name));
    expect(masked).to.deep.equal(['*', '*三', '*𠮷', '𠮷*𠮷', '张**三', '𠮷*·*']);
  });

  it('does not count surrounding spaces or invisible characters', () => {
    expect(maskPersonName('　张三 ')).to.equal('*三');
    expect(mask('person-name', '张\u200B三')).to.equal('*三');
  });
});

describe('A masked value', () => {
  it('is hidden completely when its style would show all of it', () => {
    const shownBy = {
      'id-1-1': 2,
      'id-3-4': 7,
      mobile: 7,
      'bank-card': 10,
      'bank-card-short': 4,
      passport: 4,
      all: 0,
    } as const;
    for (const [style, count] of Object.entries(shownBy)) {
      expect(maskText('8'.repeat(count), style as MaskStyle), style).to.equal('*'.repeat(count));
      const longer = maskText('8'.repeat(count + 1), style as MaskStyle);
      expect(longer.replaceAll('8', ''), style).to.equal('*');
    }
  });

  it('uses the default style of its kind, unless another is given', () => {
    const defaults: Readonly<Record<Kind, string>> = {
      uscc: '1234567890',
      'org-code': '1234567890',
      'enterprise-name': '1234567890',
      'resident-id': '1********0',
      'resident-id-15': '1********0',
      'hmt-residence-permit': '1********0',
      'foreign-pr-id': '1********0',
      'foreign-pr-id-old': '1********0',
      'passport-prc': '12******90',
      'hkm-travel-permit': '12******90',
      'tw-travel-permit': '12******90',
      'military-id': '12******90',
      'bank-card': '******7890',
      mobile: '123***7890',
      'sms-code': '**********',
      'id-validity': '**********',
      'person-name': '1********0',
    };
    expect(Object.fromEntries(kinds.map((kind) => [kind, mask(kind, '1234567890')]))).to.deep.equal(defaults);
    expect(mask('resident-id', '1234567890', 'id-3-4')).to.equal('123***7890');
    expect(mask('uscc', '1234567890', 'all')).to.equal('**********');
  });

  it('is normalised first, without separators and country code', () => {
    expect(mask('mobile', '+86 138-0013-8000')).to.equal('138****8000');
    expect(mask('bank-card', '6222 0200 0000 0000 000')).to.equal('***************0000');
  });
});
