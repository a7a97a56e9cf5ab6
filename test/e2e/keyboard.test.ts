import {expect} from 'chai';
import {CardJourney} from './card-journey.js';
import {clerk, focusOf, stopsAt, tab} from './focus.js';
import {useStage} from './stage.js';
import {wordsIn} from './words.js';

const {card, frame, methods, result} = wordsIn['zh-CN'];

describe('With the keyboard alone', () => {
  const stage = useStage();

  /** The same heading stands over the wait before it. */
  const stopsAtPinForm = async (journey: CardJourney): Promise<void> => {
    await journey.seesPinForm();
    await stopsAt(journey, card.title);
  };

  for (const path of ['/embed.html', '/standalone.html'] as const) {
    it(`a user gets from the first Tab to the result on ${path}`, async () => {
      const journey = await CardJourney.open(stage(), {path, ...clerk});
      const {keyboard} = journey.page;
      await journey.seesHome();
      expect((await focusOf(journey)).name).to.equal('');
      await tab(journey, methods['ic-card'].action);
      await keyboard.press('Enter');
      await stopsAtPinForm(journey);
      await tab(journey, card.pin);
      await keyboard.type(journey.pin);
      await keyboard.press('Enter');
      await stopsAt(journey, result.passed);
      await tab(journey, result.relogin);
      await tab(journey, result.finish);
      await keyboard.press('Space');
      await stopsAt(journey, frame.title);
    });
  }
});
