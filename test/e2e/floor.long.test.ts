import {expect} from 'chai';
import type {ChromiumVersion} from '../../scripts/browser.mjs';
import {adminAssistWalk} from '../../walks/admin-assist.walk.js';
import {bankUkeyWalk} from '../../walks/external.walk.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {legalRepWalk} from '../../walks/legal-rep.walk.js';
import {enterpriseWalk} from '../../walks/profile.walk.js';
import {type Known, take, type Walk, type Way} from '../../walks/walk.js';
import {focusComes} from './focus.js';
import {Journey} from './journey.js';
import type {JourneyOptions} from './open-page.js';
import {randomPin, useStage} from './stage.js';
import {withPictures} from './step-pictures.js';

/** `npm run browsers` asks for others. */
const version = (process.env['CHROME_VERSION'] ?? '92') as ChromiumVersion;

describe(`In Chromium ${version} and a clerk’s window, a user`, () => {
  const stage = useStage();
  /** What fades in is there at once. */
  const clerk: JourneyOptions = {browser: {version}, viewport: {width: 1093, height: 510}, reducedMotion: 'reduce'};

  const goes = (journey: Journey, walk: Walk, {known, ...way}: Way & {readonly known?: Partial<Known>} = {}) => {
    const draw = async (path: string): Promise<void> => {
      await journey.page.evaluate(() => document.fonts.ready.then(() => undefined));
      // Hiding the caret takes a style of the driver's own, which a page may forbid.
      await journey.page.screenshot({path, caret: 'initial'});
    };
    return take(withPictures(journey.driver(known), walk, draw), walk, way);
  };

  it('is certified by card after a wrong PIN', async () => {
    const journey = await Journey.open(stage(), {...clerk, path: '/'});
    await goes(journey, icCardWalk, {through: 'awaitingPin', known: {pin: randomPin()}});
    await journey.seesProblem('pin-incorrect', {triesLeft: 4});
    await goes(journey, icCardWalk, {from: 'awaitingPin'});
    expect(await stage().certifiedBy(icCardWalk.user)).to.deep.equal(['ic-card']);
  });

  it('has the focus again where a dialog was opened', async () => {
    const journey = await Journey.open(stage(), {...clerk, path: '/'});
    await journey.take(icCardWalk, {to: 'awaitingPin'});
    const {pinHelp, close} = journey.say['ic-card'];
    await journey.press(pinHelp);
    await journey.press(close);
    expect((await focusComes(journey, pinHelp)).name).to.equal(pinHelp);
  });

  it('is certified by card on a page with the one file', async () => {
    const journey = await Journey.open(stage(), {...clerk, path: '/standalone.html'});
    await journey.certifiesOnce();
  });

  for (const walk of [legalRepWalk, bankUkeyWalk, adminAssistWalk, enterpriseWalk]) {
    it(`takes the path ${walk.name} to its end`, async () => {
      await goes(await Journey.open(stage(), {...clerk, path: '/', user: walk.user}), walk);
      expect(await stage().certifiedBy(walk.user)).to.deep.equal(walk.end === 'result' ? [walk.view] : []);
    });
  }
});
