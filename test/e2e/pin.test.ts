import {expect} from 'chai';
import {type CardChallenge} from '../../src/domain/ic-card.schemas.js';
import {Journey, type JourneyOptions} from './journey.js';
import {openRecorded, places} from './recorder.js';
import {randomPin, useStage} from './stage.js';

/** Runs in the page, and does everything that must not be done with a PIN. */
const leaveEverywhere = async ({text, agentUrl}: {text: string; agentUrl: string}): Promise<void> => {
  sessionStorage.setItem('kept', text);
  localStorage.setItem('kept', text);
  document.cookie = `key=${text}`;
  history.replaceState({text}, '');
  location.hash = text;
  console.log(text);
  dispatchEvent(Object.assign(new Event('sw-test'), {text}));
  document.body.append(Object.assign(document.createElement('input'), {value: text}));
  document.querySelector('sw-realname-cert')?.shadowRoot?.firstElementChild?.setAttribute('title', text);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  document.querySelector('sw-realname-cert')?.shadowRoot?.firstElementChild?.removeAttribute('title');
  await new Promise((resolve) => indexedDB.open(text).addEventListener('success', resolve));
  await fetch(`/nowhere?${text}`, {method: 'POST', body: text});
  const socket = new WebSocket(agentUrl);
  socket.addEventListener('open', () => socket.send(JSON.stringify({_id: 1, _method: text})));
  await new Promise<void>((resolve) => {
    socket.addEventListener('message', ({data}) => String(data).includes(text) && resolve());
  });
};

describe('The PIN', () => {
  const stage = useStage();

  const open = (options?: JourneyOptions) => openRecorded(Journey, stage(), options);

  it('is found by the recorder in every place, if it is left there (test of the recorder)', async () => {
    const {journey, recorder} = await open();
    await journey.seesHome();
    const secret = randomPin();
    expect(await recorder.placesOf(secret)).to.deep.equal([]);
    await journey.page.route('**/nowhere?*', (route) => route.fulfill({body: secret}));
    await journey.page.evaluate(leaveEverywhere, {text: secret, agentUrl: stage().demo.agentUrl});
    expect(await recorder.passedBy(secret)).to.deep.equal([...places].sort());
  });

  for (const path of ['/', '/embed.html', '/standalone.html'] as const) {
    it(`is sent to the card once, and is nowhere else on ${path}`, async () => {
      const {journey, recorder} = await open({path});
      await journey.certifyByCard();
      expect(await recorder.placesOf(journey.pin)).to.deep.equal(['frame sent']);
      expect(recorder.signCalls.map(({passwd}) => passwd)).to.deep.equal([journey.pin]);
      await journey.press('完成');
      await journey.seesHome();
      expect(await recorder.placesOf(journey.pin)).to.deep.equal(['frame sent']);
    });
  }

  it('is sent once for each press of 登录, also when it is wrong', async () => {
    const {journey, recorder} = await open();
    const wrong = [randomPin(), randomPin()];
    await journey.readCard();
    for (const [index, pin] of wrong.entries()) {
      await journey.signInWith(pin);
      await journey.sees(`密码不正确，还可以试 ${4 - index} 次`);
      expect(await journey.pinField.inputValue()).to.equal('');
      expect(stage().demo.agent.triesLeft).to.equal(4 - index);
      expect(await recorder.placesOf(pin)).to.deep.equal(['frame sent']);
    }
    await journey.finishByCard();
    expect(stage().demo.agent.triesLeft).to.equal(5);
    expect(recorder.signCalls.map(({passwd}) => passwd)).to.deep.equal([...wrong, journey.pin]);
    for (const pin of [...wrong, journey.pin]) expect(await recorder.placesOf(pin)).to.deep.equal(['frame sent']);
  });

  it('is cleared from the field and not sent when the challenge request fails', async () => {
    const {journey, recorder} = await open({expected: ['status of 503']});
    await journey.breakBackend('/ic-card/challenges');
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.sees('服务器暂时无法处理');
    expect(await recorder.placesOf(journey.pin)).to.deep.equal([]);
  });

  it('is not sent when its length or characters are invalid', async () => {
    const {journey, recorder} = await open();
    await journey.readCard();
    for (const [text, message] of [
      ['', '请输入卡密码。'],
      [journey.pin.slice(1), '卡密码为 8 位'],
      [`${journey.pin.slice(1)}８`, '切换到英文输入法'],
    ] as const) {
      await journey.signInWith(text);
      await journey.page.getByText(message).first().waitFor();
    }
    expect(recorder.signCalls).to.deep.equal([]);
    expect(await recorder.placesOf(journey.pin.slice(1))).to.deep.equal(['field']);
  });

  it('is sent with a text that states where and for what it is signed, and nothing else', async () => {
    const {journey, recorder} = await open();
    const issued = journey.page.waitForResponse('**/ic-card/challenges');
    await journey.certifyByCard();
    const {subject, nonce, expiresAt} = (await (await issued).json()) as CardChallenge;
    const [call, ...others] = recorder.signCalls;
    expect(others).to.deep.equal([]);
    expect(call).to.have.all.keys('inData', 'passwd');
    expect(String(call?.['inData']).split('\n')).to.deep.equal([
      'SW-REALNAME-CERT/2',
      journey.demo.url,
      subject,
      '91310000PDY000028G',
      nonce,
      expiresAt,
    ]);
    expect((await journey.status()).subject).to.equal(subject);
  });

  const presses: [string, (journey: Journey) => Promise<void>][] = [
    ['by a double click', async (journey) => journey.button('登录').dblclick()],
    [
      'by Enter',
      async ({page}) => {
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
      },
    ],
    ['in one go', async (journey) => journey.pressTwice('登录')],
  ];
  for (const [how, pressTwice] of presses) {
    it(`is used once when 登录 is pressed twice ${how}`, async () => {
      const {journey, recorder} = await open();
      await journey.readCard();
      await journey.pinField.fill(journey.pin);
      await pressTwice(journey);
      await journey.seesResult();
      expect(recorder.signCalls).to.have.length(1);
      expect(await recorder.placesOf(journey.pin)).to.deep.equal(['frame sent']);
    });
  }
});
