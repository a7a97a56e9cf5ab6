import '@open-wc/testing';
import {inGroups} from '../harness/element-page.js';
import {expect} from '../harness/expect.js';
import {inboxStates} from '../harness/inbox-states.js';
import {states} from '../harness/states.js';

describe('A scene of a path that keeps an id for a later page', () => {
  for (const {view, name, show} of states.filter((each) => ['bank-ukey', 'admin-assist'].includes(each.view))) {
    it(`can be shown twice, and leaves nothing in sessionStorage: ${view}/${name}`, async () => {
      for (let times = 0; times < 2; times++) {
        const page = await show();
        expect(page.cert.view).to.equal(view);
        page.cert.remove();
        expect(sessionStorage).to.have.length(0);
      }
    });
  }
});

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
