import {expect} from 'chai';
import {clerk, focusOf, stopsAt, tab} from './focus.js';
import {Journey} from './journey.js';
import {useStage} from './stage.js';
import {accountWalk} from '../../walks/profile.walk.js';
import {wordsIn} from '../../walks/words.js';

const {'ic-card': card, 'ic-card-home': home, frame, result} = await wordsIn('zh-CN');

describe('With the keyboard alone', () => {
  const stage = useStage();

  /** The same heading stands over the wait before it. */
  const stopsAtPinForm = async (journey: Journey): Promise<void> => {
    await journey.at('awaitingPin');
    await stopsAt(journey, card.title);
  };

  for (const path of ['/embed.html', '/standalone.html'] as const) {
    it(`a user gets from the first Tab to the result on ${path}`, async () => {
      const journey = await Journey.open(stage(), {path, ...clerk});
      const {keyboard} = journey.page;
      await journey.seesHome();
      expect((await focusOf(journey)).name).to.equal('');
      await tab(journey, journey.say.path.help);
      await tab(journey, home.action);
      await keyboard.press('Enter');
      await stopsAtPinForm(journey);
      await tab(journey, `*${card.pin}`);
      await keyboard.type(journey.pin);
      await keyboard.press('Enter');
      await stopsAt(journey, result.passed);
      await tab(journey, result.relogin);
      await tab(journey, result.later);
      await keyboard.press('Space');
      await stopsAt(journey, frame.title);
    });
  }

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
