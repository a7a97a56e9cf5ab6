import {expect} from 'chai';
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

describe('A PIN', () => {
  const stage = useStage();

  it('is found by the recorder of card.test.ts in every place where it is left', async () => {
    const {journey, recorder} = await openRecorded(stage());
    await journey.seesHome();
    const secret = randomPin();
    expect(await recorder.placesOf(secret)).to.deep.equal([]);
    await journey.page.route('**/nowhere?*', (route) => route.fulfill({body: secret}));
    await journey.page.evaluate(leaveEverywhere, {text: secret, agentUrl: stage().demo.agentUrl});
    expect(await recorder.passedBy(secret)).to.deep.equal([...places].sort());
  });
});
