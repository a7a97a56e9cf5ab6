import '@open-wc/testing';
import {inGroups} from '../harness/element-page.js';
import {expect} from '../harness/expect.js';
import {inboxStates} from '../harness/inbox-states.js';

describe('A scene of the administrator’s inbox', () => {
  // In dark and in forced colours, too: `accessible.long`.
  for (const {name, show} of inboxStates) {
    it(`shows its state, with the code for customer service where it is about a failure or a result, and is accessible: ${name}`, async () => {
      const page = await show();
      if (page.isAnEnd) expect(page.supportCode).to.equal(inGroups(page.element.trail.id));
      await expect(page.element).to.be.accessible();
    });
  }
});
