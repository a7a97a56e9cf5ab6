import {expect} from 'chai';
import type {RealnameCert} from '../../src/index.js';
import {withClipboard} from './journey.js';
import {openTyped, typeHolder} from './legal-rep-recorded.js';
import {errorWords} from './legal-rep-words.js';
import {toldOfFailure} from './recorder.js';
import {useStage} from './stage.js';

describe('Typed values on the legal representative’s path that were not checked', () => {
  const stage = useStage();

  const failures = [
    {scenario: 'legal-rep-down', console: 'status of 503', code: 'backend'},
    {scenario: 'legal-rep-unfit', code: 'contract'},
    {scenario: 'legal-rep-lost', console: 'ERR_', code: 'network'},
    {scenario: 'legal-rep-session-ends', console: 'status of 401', code: 'unauthenticated'},
    {scenario: 'normal', code: 'encrypt-failed'},
  ] as const;
  for (const {code, scenario, ...failure} of failures) {
    it(`are in no text, event or diagnostics of the error ${code}`, async () => {
      const opened = await openTyped(stage(), {
        expected: 'console' in failure ? [failure.console] : [],
        ...withClipboard,
      });
      const {journey, recorder, typed} = opened;
      const isRefused = code === 'encrypt-failed';
      if (isRefused) {
        await journey.seesAdvice();
        await journey.cert.evaluate((cert: RealnameCert) => {
          cert.encryptField = (_, value) => Promise.reject(new Error(`Not ${value}`, {cause: value}));
        });
      }
      await journey.toHolder('陈静');
      await typeHolder(opened);
      await journey.look(3);
      await journey.play(scenario);
      await journey.confirm();
      await journey.heading(errorWords(journey.say, code)).waitFor();
      const told = await toldOfFailure(journey);
      expect(told).to.include(code);
      const {holder, idNumber} = typed.holder;
      for (const text of [holder, idNumber]) {
        expect(told).not.to.include(text);
        expect(await recorder.leftOf(text)).to.deep.equal([]);
      }
      expect(await recorder.passedBy(idNumber)).to.deep.equal(['document']);
      expect(await recorder.passedBy(holder)).to.deep.equal(isRefused ? ['document'] : ['body', 'document']);
    });
  }

  it('are only in the field, are hidden at home, and are gone after a reload', async () => {
    const opened = await openTyped(stage());
    const {journey, recorder, typed} = opened;
    const {path} = journey.say;
    await journey.toHolder('陈静');
    await typeHolder(opened);
    const {holder, idNumber} = typed.holder;
    for (const text of [holder, idNumber]) expect(await recorder.passedBy(text)).to.deep.equal(['field']);
    await journey.press(path.toMethods);
    await journey.seesHome();
    for (const text of [holder, idNumber]) expect(await recorder.passedBy(text)).to.deep.equal([]);
    await journey.page.reload();
    await journey.toHolder('陈静');
    expect(await journey.value(journey.label('account-holder', 'name'))).to.equal('张三');
    for (const text of [holder, idNumber]) expect(await recorder.passedBy(text)).to.deep.equal([]);
  });
});
