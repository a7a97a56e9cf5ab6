import {expect} from 'chai';
import {findUser} from '../../simulators/backend/users.js';
import type {RealnameCert} from '../../src/index.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {openRecorded} from './recorder.js';
import {useStage} from './stage.js';

/* Every step of every path, on a careful and on a careless backend: `test/adapters/two-users.long.test.ts`; what shows:
   `test/components/two-users.test.ts`. Here it is two real tabs with one session. */

const first = 'zhangsan';
const other = 'zhouba';
const {record: firstRecord} = findUser(first)!;
/** What is of the first on record; the other one has the same enterprise. */
const ofFirst = [firstRecord.holderName, firstRecord.idNumber, firstRecord.mobile, firstRecord.legalRepName];

describe('The page of the first user, when another user signs in in a second tab,', () => {
  const stage = useStage();

  it('does nothing for that user, displays the change, and leads to their own page', async () => {
    const before = stage().happenings().length;
    const {journey, recorder} = await openRecorded(stage(), {expected: ['status of 412']});
    await journey.take(icCardWalk, {to: 'awaitingPin'});
    const called = stage().demo.agent.calls.length;
    await journey.signInElsewhere(other);
    await journey.signInWith(journey.pin);
    await journey.seesFailure('subject-changed');

    const {subject, record} = findUser(other)!;
    for (const text of [subject, record.holderName]) expect(await recorder.placesOf(text), text).to.deep.equal([]);
    for (const text of [...ofFirst, firstRecord.enterpriseName])
      expect(await recorder.leftOf(text), text).to.deep.equal([]);
    expect(stage().demo.agent.calls).to.have.length(called);
    for (const user of [first, other]) expect(await stage().certifiedBy(user)).to.deep.equal([]);
    const happened = stage().happenings().slice(before);
    expect(happened.filter(({type}) => type === 'tried')).to.deep.equal([]);

    await journey.press(journey.say.path.goOn);
    // They have to complete what is on record.
    await journey.button(journey.say.profile.change.enterprise).waitFor();
    const subjectNow = await journey.cert.evaluate((element: RealnameCert) => element.status?.subject);
    expect(subjectNow).to.equal(subject);
    for (const text of ofFirst) expect(await recorder.leftOf(text), text).to.deep.equal([]);
  });
});
