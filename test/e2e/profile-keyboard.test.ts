import {expect} from 'chai';
import {clerk, stopsAt, tab} from './focus.js';
import {ProfileJourney} from './profile-journey.js';
import {useStage} from './stage.js';
import {errorWords} from './words.js';

describe('With the keyboard alone, a user', () => {
  const stage = useStage();

  /** From a form to what comes after the confirmation. */
  const saveTo = async (journey: ProfileJourney, heading: string): Promise<void> => {
    const {keyboard} = journey.page;
    const {confirm, confirmTitle} = journey.say.profile;
    await keyboard.press('Enter');
    await stopsAt(journey, confirmTitle);
    await tab(journey, confirm);
    await keyboard.press('Enter');
    await stopsAt(journey, heading);
  };

  it('fills in the missing values, from the first Tab to signing in again', async () => {
    const journey = await ProfileJourney.open(stage(), {user: 'zhouba', view: 'home', ...clerk});
    const {keyboard} = journey.page;
    const {path, profile, record} = journey.say;
    const heard = await journey.listen('sw-relogin');
    await journey.seesRecord();
    await tab(journey, path.toMethods);
    await tab(journey, path.help);
    await tab(journey, profile.change.enterprise);
    await keyboard.press('Enter');
    // The heading has the focus once more when the form arrives.
    await journey.page.locator('#uscc').waitFor();
    await stopsAt(journey, profile.editTitles.enterprise);
    await tab(journey, `*${record.labels.uscc}`);
    await tab(journey, record.labels.orgCode);
    await keyboard.type('PDY000028');
    await tab(journey, record.examples.orgCode.summary);
    await tab(journey, `*${profile.labels.enterpriseName}`);
    await tab(journey, record.labels.legalRepName);
    await keyboard.type('陈静');
    await saveTo(journey, profile.savedTitle);
    await tab(journey, profile.relogin);
    await keyboard.press('Enter');
    expect(await heard()).to.deep.equal([{type: 'sw-relogin', reason: 'profile-saved'}]);
    await tab(journey, profile.view);
    await keyboard.press('Space');
    await stopsAt(journey, profile.title);
    await journey.sees(profile.complete);
  });

  it('chooses between the two values with the arrow keys', async () => {
    const journey = await ProfileJourney.open(stage(), {scenario: 'profile-conflict', expected: ['status of 412']});
    const {keyboard} = journey.page;
    const {compareTitle, mine, theirs} = journey.say.profile;
    const name = journey.field(journey.labels.holderName);
    await journey.edit('account');
    await name.focus();
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type('张三丰');
    await saveTo(journey, compareTitle);
    await tab(journey, `${mine}张三丰`);
    await keyboard.press('ArrowDown');
    await stopsAt(journey, `${theirs}张珊`);
    await tab(journey, journey.say.path.goOn);
    await keyboard.press('Enter');
    await stopsAt(journey, errorWords(journey.say, 'conflict'));
    expect(await name.inputValue()).to.equal('张珊');
  });
});
