import {expect} from 'chai';
import {Journey} from './journey.js';
import {useStage} from './stage.js';
import {accountWalk} from '../../walks/profile.walk.js';

describe('With the keyboard alone', () => {
  const stage = useStage();

  it('an input method composes a name on a page that forbids keys outside of fields and closes by Escape', async () => {
    const journey = await Journey.open(stage());
    await journey.take(accountWalk, {to: 'editing'});
    await journey.type('holderName', '');
    await journey.field('holderName').focus();
    const {page} = journey;
    await page.evaluate('heard = []; document.onkeydown = ({key}) => heard.push(key) === 0');
    const input = await page.context().newCDPSession(page);
    const type = 'rawKeyDown';
    await input.send('Input.dispatchKeyEvent', {type, key: 'Process', code: 'KeyL', windowsVirtualKeyCode: 229});
    await input.send('Input.imeSetComposition', {text: 'wang', selectionStart: 4, selectionEnd: 4});
    await input.send('Input.dispatchKeyEvent', {type, key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27});
    await input.send('Input.imeSetComposition', {text: 'li si', selectionStart: 5, selectionEnd: 5});
    await input.send('Input.insertText', {text: '李四四'});
    await page.keyboard.press('Backspace');
    expect(await journey.field('holderName').inputValue()).to.equal('李四');
    await page.keyboard.press('Enter');
    await journey.heading(journey.say.profile.confirmTitle).waitFor();
    expect(await page.evaluate('heard')).to.deep.equal([]);
  });
});
