import {look, tidyUp, wake} from '../harness/bank-ukey-page.js';
import type {ElementPage} from '../harness/element-page.js';
import {calm, everythingIn, until} from '../../walks/dom.js';
import {expect, fixture, html} from '../harness/expect.js';
import {Held} from '../harness/outside.js';
import {answering, requests, words, type PathRequest} from '../harness/path-requests.js';

/* An element that a host removes or moves while it waits for an answer. */

/** The request is under way until `answer` is called. */
const held = async (
  request: PathRequest<ElementPage>,
): Promise<{page: ElementPage; signal: AbortSignal; answer: () => void}> => {
  const gate = new Held<undefined>();
  const page = await request.go(answering(request, (ask) => gate.ask().then(ask)));
  await page.asked(request.operation, request.time);
  if (request.says) await until('the wait is heard', () => page.announced !== '');
  await page.drawn();
  return {page, signal: page.outside.last(request.operation).signal, answer: () => gate.answer(undefined)};
};

tidyUp();

for (const [when, request] of Object.entries(requests)) {
  const {operation} = request;

  describe(`While ${when}, the element`, () => {
    it('aborts the request when it is removed, and ignores a late answer', async () => {
      const {page, signal, answer} = await held(request);
      const [events, asked] = [page.events.length, page.outside.asked.length];
      expect(signal.aborted).to.be.false;
      page.host.remove();
      await Promise.resolve();
      expect(signal.aborted).to.be.true;
      await calm();
      const markup = everythingIn(page.host);
      answer();
      void wake();
      look(true);
      await calm();
      expect(everythingIn(page.host)).to.equal(markup);
      expect(page.events.slice(events).map(({type}) => type)).to.deep.equal(['sw-end']);
      expect(page.outside.asked).to.have.length(asked);
    });

    it('keeps waiting when it is only moved, and uses the answer', async () => {
      const {page, signal, answer} = await held(request);
      const {state} = page;
      const [events, asked] = [page.events.length, page.outside.times(operation)];
      (await fixture<HTMLElement>(html`<section></section>`)).attachShadow({mode: 'open'}).append(page.host);
      await calm();
      expect(signal.aborted).to.be.false;
      expect([page.state, page.outside.times(operation)]).to.deep.equal([state, asked]);
      answer();
      await until('it is displayed', () => !request.says || !page.words.includes(request.says(words, 'zh-CN')));
      await until('the answer is taken', () => page.events.length > events || page.outside.asked.length > asked);
      expect(page.reported('sw-error').filter(({code}) => code !== 'conflict')).to.be.empty;
    });
  });
}
