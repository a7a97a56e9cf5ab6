import {expect} from 'chai';
import {maskName} from '../../src/domain/names.js';

describe('A masked name', () => {
  it('keeps the last of two characters, and first and last of more', () => {
    expect(maskName('张三')).to.equal('*三');
    expect(maskName('张小三')).to.equal('张*三');
    expect(maskName('欧阳小三')).to.equal('欧**三');
    expect(maskName('买买提·样例')).to.equal('买****例');
  });

  it('keeps nothing of a single character, and is nothing where there was nothing', () => {
    expect(maskName('张')).to.equal('*');
    expect(maskName('')).to.equal('');
    expect(maskName('  ')).to.equal('');
  });

  it('counts characters, not units: a rare one is neither cut in half nor counted twice', () => {
    expect(maskName('𠮷')).to.equal('*');
    expect(maskName('𠮷三')).to.equal('*三');
    expect(maskName('张𠮷')).to.equal('*𠮷');
    expect(maskName('𠮷𠮷𠮷')).to.equal('𠮷*𠮷');
    expect(maskName('张𠮷𠮷三')).to.equal('张**三');
  });

  it('does not count the blanks around it', () => {
    expect(maskName('　张三 ')).to.equal('*三');
  });
});
