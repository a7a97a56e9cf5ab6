import {expect} from 'chai';
import {sampleEnterprise} from '../../simulators/card-agent/enterprise.js';
import {call, Journey, until} from './journey.js';
import {withClipboard} from './open-page.js';
import {useStage} from './stage.js';

/* Each fault at each call: `test/adapters/eport-agent.*`. Here it is a browser's socket, with what the page says of it. */

describe('The card agent, over a browser’s socket,', () => {
  const stage = useStage();
  const agent = () => stage().demo.agent;

  it('can be cancelled before the connection opens, which then does not stay open', async () => {
    const journey = await Journey.open(stage(), {desk: {fault: {kind: 'hang-handshake'}}});
    await journey.choose('ic-card');
    await until(() => agent().hangingHandshakes === 1);
    await journey.press(journey.say.path.cancel);
    await until(() => agent().hangingHandshakes === 0);
    agent().set({faults: []});
    await journey.press(journey.say['ic-card'].read);
    await journey.certifiesOnce();
  });

  it('may name the holder in its words: the copied diagnostics have its code, and no data of the card', async () => {
    const {name, holder, holderIdNumber, cardId, uscc} = sampleEnterprise;
    const text = `${holder}（${holderIdNumber}）的卡操作失败`;
    const fault = {kind: 'unknown-error', text, code: 'Err:Custom59999', method: call.certificate, times: 1} as const;
    const journey = await Journey.open(stage(), {desk: {fault}, ...withClipboard});
    await journey.choose('ic-card');
    await journey.seesCodes('card-unreadable / Err:Custom59999');
    const copied = await journey.copyDiagnostics();
    expect(copied.split('\n')).to.include.members(['code: card-unreadable', 'foreign-code: Err:Custom59999']);
    for (const each of [holder, holderIdNumber, cardId, name, uscc, '操作失败', journey.demo.url])
      expect(copied).not.to.include(each);
  });
});
