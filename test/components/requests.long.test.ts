import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import {never} from '../../src/fakes.js';
import {tidyUp} from '../harness/bank-ukey-page.js';
import {deepAll, isShown, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {fails} from '../harness/outside.js';
import {answering, requests, words as all} from '../harness/path-requests.js';

/* What is seen of every request, on every path: its wait and its failure. The order is the machines'. */

const {cancel, retry} = pathTexts.reference;
const [network] = failureTexts.reference.errors.network as WhatAndHow;

/** What else is told on the way there, or of a card that may have counted a try. */
const expected = ['conflict', 'pin-unknown-answer'];

tidyUp();

for (const [when, request] of Object.entries(requests)) {
  const {operation, time = 1, says, cancelled = '', failed} = request;

  describe(`While ${when}, the element`, () => {
    if (says)
      it('displays and announces the wait, which can be cancelled', async () => {
        const words = says(all, 'zh-CN');
        const page = await request.go(answering(request, (_, options) => never(undefined, options)));
        await page.asked(operation, time);
        await until('it is seen', () => page.words.includes(words) || deepAll(page.root, '.waits').some(isShown));
        await until('it is heard', () => page.announced.includes(words));
        await page.press(cancel);
        await page.at(cancelled);
        await until('it is heard no more', () => !page.announced.includes(words));
        expect(page.outside.asked.find(({signal}) => signal.aborted)?.operation).to.equal(operation);
        const errors = page.reported('sw-error').map(({code}) => code);
        expect(errors.filter((code) => !expected.includes(code))).to.be.empty;
      });

    if (failed)
      it('displays a failure with a focused message, and retries with the same idempotency key', async () => {
        const [step, ...ways] = failed;
        const page = await request.go(answering(request, fails('network')));
        await page.at(step);
        // What is asked as the page is loaded takes nobody's focus.
        if (!['getStatus', 'getInbox'].includes(operation)) await page.focuses(network);
        await until('it is said', () => page.headings.includes(network));
        expect(page.pressables).to.include.members([retry, ...ways.map((way) => way(all, 'zh-CN'))]);
        await page.press(retry);
        await page.asked(operation, time + 1);
        const [first, second] = page.outside.keys(operation).slice(-2);
        // A second withdrawal finds the request withdrawn.
        if (operation !== 'withdrawAssistance') expect(second).to.equal(first);
        expect(first === undefined).to.equal(operation.startsWith('get'));
        await page.at(step);
        expect(page.reported('sw-error').filter(({code}) => code === 'network')).to.have.length(2);
      });
  });
}
