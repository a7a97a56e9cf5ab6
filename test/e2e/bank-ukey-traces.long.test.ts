import {expect} from 'chai';
import type {Page} from 'playwright-core';
import type {RealnameCert} from '../../src/components/shell/realname-cert.js';
import {findUser} from '../../simulators/backend/users.js';
import {bankUkeyWalk, givenUpWalk} from '../../walks/external.walk.js';
import {type Journey, keyOf} from './journey.js';
import {openRecorded, type Recorder} from './recorder.js';
import {useStage} from './stage.js';

const {subject, record: onRecord} = findUser('zhangsan')!;
const enterprise = [onRecord.enterpriseName, onRecord.uscc, onRecord.orgCode];
const people = [onRecord.legalRepName, onRecord.holderName, onRecord.legalRepIdNumber, onRecord.idNumber];

describe('On the bank path', () => {
  const stage = useStage();

  const open = () => openRecorded(stage(), {path: '/embed.html'});

  /** What a window keeps, beside its record of what is under way. */
  const keptIn = (page: Page): Promise<unknown> =>
    page.evaluate(async () => ({
      session: Object.keys(sessionStorage),
      local: Object.keys(localStorage),
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      state: history.state as unknown,
      name: window.name,
      referrer: document.referrer,
      cookie: document.cookie,
    }));

  const nothing = {session: [], local: [], databases: [], caches: [], state: null, name: '', referrer: '', cookie: ''};

  const ofUser = [subject, ...enterprise, ...people];

  /** Neither of a handoff nor of the user, but for the session. */
  const expectNothingLeft = async ({page}: Journey, recorder: Recorder, ...ids: readonly string[]) => {
    for (const text of [...ids, ...ofUser]) expect(await recorder.leftOf(text), text).to.deep.equal([]);
    expect(await keptIn(page)).to.deep.equal(nothing);
    const cookies = await page.context().cookies();
    expect(cookies.map(({name, httpOnly, sameSite}) => ({name, httpOnly, sameSite}))).to.deep.equal([
      {name: 'sw_demo_session', httpOnly: true, sameSite: 'Strict'},
    ]);
  };

  it('a waiting page stores only the ids of handoff and journey, and no personal data', async () => {
    const {journey, recorder} = await open();
    await journey.take(bankUkeyWalk, {to: 'waiting'});
    const id = await journey.handoffId();
    const record = JSON.parse((await journey.kept()) ?? '') as unknown;
    const trace = await journey.cert.evaluate((cert: RealnameCert) => cert.trail.id);
    expect(record).to.deep.equal({version: 1, method: 'bank-ukey', id, journey: trace});
    expect(await keptIn(journey.page)).to.deep.equal({...nothing, session: [keyOf('zhangsan')]});
    expect(await recorder.leftOf(id)).to.deep.equal(['storage']);
    for (const text of ofUser) expect(await recorder.leftOf(text), text).to.deep.equal([]);
    // What says how little is left has to know what was there: the search does find things.
    expect(await recorder.passedBy(subject)).to.deep.equal(['answer', 'request']);
  });

  it('nothing stays stored when the user has returned by a new window, in neither window', async () => {
    const {journey, recorder} = await open();
    await journey.cert.evaluate((cert) => cert.setAttribute('return-url', '/dist/return.html'));
    const bank = await journey.toBank();
    const id = await journey.handoffId();
    await bank.finish();
    await bank.goBack();
    await journey.seesCertified();
    await journey.finish();
    await expectNothingLeft(journey, recorder, id);
    // Not in an event, the console, the address or the history either, at any time.
    expect(await recorder.passedBy(id)).to.deep.equal(['answer', 'request', 'storage']);
    expect(await recorder.passedBy(subject)).to.deep.equal(['answer', 'request']);
    expect(await recorder.passedBy(onRecord.enterpriseName)).to.deep.equal(['answer', 'document']);
    // The code is in the status, and the organisation's code is a part of it.
    expect(await recorder.passedBy(onRecord.uscc)).to.deep.equal(['answer']);
    for (const text of people) expect(await recorder.passedBy(text), text).to.deep.equal([]);
    // The window at the bank is another site's, but for the page at its end.
    await bank.page.waitForURL(`${journey.demo.url}/dist/return.html`);
    expect(await keptIn(bank.page)).to.deep.equal(nothing);
    const html = await bank.page.content();
    for (const text of [id, ...ofUser]) expect(html).not.to.include(text);
  });

  it('nothing stays stored when the user has returned in the same window', async () => {
    const {journey, recorder} = await open();
    await journey.stayHere();
    await journey.take(bankUkeyWalk);
    await journey.seesCertified();
    // As the page that the user has come back to asks for it.
    const [id = ''] = journey.asked('GET', '/handoffs/').map((each) => new URL(each.url()).pathname.split('/').at(-1));
    await journey.finish();
    await expectNothingLeft(journey, recorder, id);
    const passed = await recorder.passedBy(id);
    expect(passed).to.include('request');
    for (const place of ['console', 'event', 'address', 'history', 'cookie', 'body'])
      expect(passed).not.to.include(place);
  });

  it('nothing stays stored when the user has cancelled or the bank has refused', async () => {
    const {journey, recorder} = await open();
    await journey.take(givenUpWalk, {to: 'waiting'});
    const cancelled = await journey.handoffId();
    await journey.press(journey.say['bank-ukey'].abandon);
    const bank = await journey.toBank();
    const refused = await journey.handoffId();
    await bank.cancel();
    await bank.goBack();
    await journey.button(journey.say['bank-ukey'].chooseAgain).waitFor();
    await expectNothingLeft(journey, recorder, cancelled, refused);
    const passed = [...(await recorder.passedBy(cancelled)), ...(await recorder.passedBy(refused))];
    for (const place of ['console', 'event', 'address', 'history']) expect(passed).not.to.include(place);
  });
});
