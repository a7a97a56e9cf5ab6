import {expect} from 'chai';
import {parseSmsCode} from '../../src/domain/sms-code.js';
import {randomCode} from '../machines/person-check.harness.js';

const errorOf = (text: string) => parseSmsCode(text).error;
const codeOf = (text: string) => parseSmsCode(text).code?.take();

describe('A code from a text message that was typed', () => {
  it('is six digits, of which the first may be 0', () => {
    for (const typed of [randomCode(), `0${randomCode().slice(1)}`, '000000']) {
      expect(codeOf(typed)).to.equal(typed);
    }
  });

  it('is taken without the spaces and the full width that it came with', () => {
    const typed = randomCode();
    expect(codeOf(` ${typed.slice(0, 3)} ${typed.slice(3)}\n`)).to.equal(typed);
    expect(codeOf('０１２３４５')).to.equal('012345');
  });

  it('is missing where nothing was typed', () => {
    for (const text of ['', '   ', '　']) expect(errorOf(text), JSON.stringify(text)).to.equal('missing');
  });

  it('is neither shorter nor longer', () => {
    const typed = randomCode();
    for (const text of [typed.slice(1), `${typed}1`, '1']) expect(errorOf(text)).to.equal('smsCode.length');
  });

  it('has nothing in it but digits', () => {
    const typed = randomCode().slice(1);
    for (const odd of ['a', '密', '.', '@']) expect(errorOf(typed + odd), odd).to.equal('smsCode.characters');
  });

  it('is a handle that does not show it, and says nothing of it when it is none', () => {
    const typed = randomCode();
    expect(JSON.stringify(parseSmsCode(typed))).not.to.include(typed);
    expect(JSON.stringify(parseSmsCode(`${typed}${typed}`))).not.to.include(typed);
  });
});
