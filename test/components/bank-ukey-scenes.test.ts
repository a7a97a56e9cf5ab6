import {bankUkeyScenes} from '../../demo/pages/bank-ukey-scenes.js';
import {expect} from '../harness/expect.js';
import {states} from '../harness/states.js';

describe('A scene of the bank path', () => {
  const names = Object.entries(bankUkeyScenes).flatMap(([step, scenes]) =>
    Object.keys(scenes).map((name) => `${step}/${name}`),
  );

  it('is in the list of all states', () => {
    expect(states.map(({name}) => name)).to.include.members(names);
  });

  for (const {name, show} of states.filter(({name}) => names.includes(name))) {
    it(`can be shown twice, and leaves nothing in sessionStorage: ${name}`, async () => {
      for (let times = 0; times < 2; times++) {
        const page = await show();
        expect(page.cert.currentView).to.equal('bank-ukey');
        page.cert.remove();
        expect(sessionStorage).to.have.length(0);
      }
    });
  }
});
