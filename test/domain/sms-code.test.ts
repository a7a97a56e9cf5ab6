import {expect} from 'chai';
import {parseSmsCode} from '../../src/domain/sms-code.js';
import {randomCode} from '../machines/person-check.harness.js';

const errorOf = (text: string) => parseSmsCode(text).error;
const codeOf = (text: string) => parseSmsCode(text).code?.take();

describe('A typed SMS code', () => {
  it('has six digits, possibly with a leading 0', () => {
    for (const typed of [randomCode(), `0${randomCode().slice(1)}`, '000000']) {
      expect(codeOf(typed)).to.equal(typed);
    }
  });

  it('is normalised from spaces and full-width digits', () => {
    const typed = randomCode();
    expect(codeOf(` ${typed.slice(0, 3)} ${typed.slice(3)}\n`)).to.equal(typed);
    expect(codeOf('０１２３４５')).to.equal('012345');
  });

  it('is missing when nothing was typed', () => {
    for (const text of ['', '   ', '　']) expect(errorOf(text), JSON.stringify(text)).to.equal('missing');
  });

  it('is rejected with anything but digits', () => {
    const typed = randomCode().slice(1);
    for (const odd of ['a', '密', '.', '@']) expect(errorOf(typed + odd), odd).to.equal('smsCode.characters');
  });

  it('is returned as a Secret, and an invalid one is not repeated in the error', () => {
    const typed = randomCode();
    expect(JSON.stringify(parseSmsCode(typed))).not.to.include(typed);
    expect(JSON.stringify(parseSmsCode(`${typed}${typed}`))).not.to.include(typed);
  });
});
