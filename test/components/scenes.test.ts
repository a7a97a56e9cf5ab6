import {adminAssistScenes} from '../../demo/pages/admin-assist-scenes.js';
import {bankUkeyScenes} from '../../demo/pages/bank-ukey-scenes.js';
import type {Scenes} from '../../demo/pages/scene.js';
import {expect} from '../harness/expect.js';
import {inboxStates} from '../harness/inbox-states.js';
import {states} from '../harness/states.js';

const ofPath: Readonly<Record<string, Readonly<Record<string, Scenes>>>> = {
  'bank-ukey': bankUkeyScenes,
  'admin-assist': adminAssistScenes,
};

describe('A scene of a path that keeps an id for a later page', () => {
  for (const [view, steps] of Object.entries(ofPath)) {
    const names = Object.entries(steps).flatMap(([step, scenes]) =>
      Object.keys(scenes).map((name) => `${step}/${name}`),
    );

    it(`is in the list of all states: ${view}`, () => {
      expect(states.map(({name}) => name)).to.include.members(names);
    });

    for (const {name, show} of states.filter((each) => names.includes(each.name))) {
      it(`can be shown twice, and leaves nothing in sessionStorage: ${name}`, async () => {
        for (let times = 0; times < 2; times++) {
          const page = await show();
          expect(page.cert.currentView).to.equal(view);
          page.cert.remove();
          expect(sessionStorage).to.have.length(0);
        }
      });
    }
  }
});

describe('A scene of the administrator’s inbox', () => {
  // In dark and in forced colours, too: `accessible.long`.
  for (const {name, show} of inboxStates) {
    it(`shows its state and is accessible: ${name}`, async () => {
      await expect((await show()).element).to.be.accessible();
    });
  }
});
