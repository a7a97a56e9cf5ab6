import {expect} from 'chai';
import type {Page} from 'playwright-core';
import {sampleEnterprise} from '../../simulators/card-agent/enterprise.js';
import {version} from '../../src/version.js';
import {call, expectCertified, openFaulty, seesFailure} from './agent-faults.js';
import {type Journey, type JourneyOptions, withClipboard} from './journey.js';
import {useStage} from './stage.js';

const copy = '复制诊断信息';
const byHand = '请按 Ctrl+C 复制';
const {name, holder, holderIdNumber, cardId, uscc} = sampleEnterprise;

/** Takes down what the agent says of a card. */
class CardSpy {
  certNo = '';
  certificate = '';

  readonly prepare = async (page: Page): Promise<void> => {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({payload}) => {
        const {_method, _args} = JSON.parse(String(payload)) as {_method: string; _args: {Data: string[]}};
        if (_method === call.certNo) this.certNo = _args.Data[0] ?? '';
        if (_method === call.certificate) this.certificate = _args.Data[0] ?? '';
      });
    });
  };
}

describe('The diagnostics of a failure', () => {
  const stage = useStage();

  /** A failure at the PIN form, where all of the card is known, with words of the agent’s that name its holder. */
  const failAfterPin = async (options: JourneyOptions): Promise<{journey: Journey; spy: CardSpy}> => {
    const spy = new CardSpy();
    const text = `${holder}（${holderIdNumber}）的卡操作失败`;
    const fault = {kind: 'unknown-error', text, code: 'Err:Custom59999', method: call.sign, times: 1} as const;
    const prepare = async (page: Page): Promise<void> => {
      await spy.prepare(page);
      await options.prepare?.(page);
    };
    const journey = await openFaulty(stage(), {fault}, {...options, prepare});
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await seesFailure(journey, '卡没有返回明确的结果', 'pin-unknown-answer / Err:Custom59999');
    return {journey, spy};
  };

  const expectDiagnostics = (text: string, {journey, spy}: {journey: Journey; spy: CardSpy}): void => {
    const lines = text.split('\n');
    expect(lines).to.include.members([
      `sw-realname-cert: ${version}`,
      'code: pin-unknown-answer',
      'foreign-code: Err:Custom59999',
    ]);
    expect(text).to.match(/^browser: .*Chrome\/\d+/m);
    expect(text).to.match(/^time: \d{4}-\d\d-\d\dT[\d:.]+Z$/m);
    expect(spy.certNo).to.match(/^[0-9a-f]{16}$/);
    expect(spy.certificate).to.have.length.greaterThan(200);
    const personal = [
      journey.pin,
      holder,
      holder.slice(0, 1),
      holderIdNumber,
      cardId,
      name,
      uscc,
      spy.certNo,
      spy.certificate,
      '操作失败',
    ];
    for (const each of personal) expect(text.toLowerCase()).not.to.include(each.toLowerCase());
    expect(text).not.to.include(journey.demo.url);
  };

  it('are copied at a press, with code and version, but no data of the card, the person or the PIN', async () => {
    const failed = await failAfterPin(withClipboard);
    const {journey} = failed;
    await journey.press(copy);
    await journey.button('已复制').waitFor();
    expectDiagnostics(await journey.clipboard(), failed);
    expect(await journey.page.locator('textarea').count()).to.equal(0);
    await expectCertified(journey);
  });

  /** As a user or an administrator has set it. */
  const forbidClipboard = async (page: Page): Promise<void> => {
    const session = await page.context().newCDPSession(page);
    const {targetInfo} = await session.send('Target.getTargetInfo');
    const root = await page.context().browser()!.newBrowserCDPSession();
    await root.send('Browser.setPermission', {
      permission: {name: 'clipboard-write', allowWithoutSanitization: false},
      setting: 'denied',
      browserContextId: targetInfo.browserContextId!,
    });
  };

  it('are displayed selected and read-only for manual copying when the clipboard is denied', async () => {
    const failed = await failAfterPin({prepare: forbidClipboard});
    const {journey} = failed;
    await journey.press(copy);
    await journey.button(byHand).waitFor();
    const text = journey.page.getByRole('textbox', {name: byHand});
    expect(await text.getAttribute('readonly')).not.to.equal(null);
    const selected = await text.evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    );
    expect(selected).to.equal(await text.inputValue());
    expectDiagnostics(selected, failed);
    await expectCertified(journey);
  });
});
