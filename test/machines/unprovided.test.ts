import {expect} from 'chai';
import {adminAssistMachine} from '../../src/machines/admin-assist.machine.js';
import {adminRequestsMachine} from '../../src/machines/admin-requests.machine.js';
import {handoffMachine} from '../../src/machines/handoff.machine.js';
import {certificationMachine} from '../../src/machines/certification.machine.js';
import {icCardMachine} from '../../src/machines/ic-card.machine.js';
import {legalRepMachine} from '../../src/machines/legal-rep.machine.js';
import {personCheckMachine} from '../../src/machines/person-check.machine.js';
import {profileMachine} from '../../src/machines/profile.machine.js';
import {personInput} from './person-check.harness.js';
import {unprovided} from './run.js';

describe('A machine that nobody provided with ports', () => {
  const pressed = {input: {pressed: true}};
  const wholeJourney = {known: ['ic-card'], only: undefined, startWith: undefined, solo: false};
  const says = (where: string) => ({code: 'not-configured', details: {where}});

  it('fails with not-configured and the name of the missing port', async () => {
    expect((await unprovided(icCardMachine(), pressed)).problem).to.deep.equal(says('willPrompt'));
    expect((await unprovided(legalRepMachine(), pressed)).problem).to.deep.equal(says('getProfile'));
    expect((await unprovided(profileMachine(), pressed)).problem).to.deep.equal(says('getProfile'));
    expect((await unprovided(handoffMachine(), pressed)).problem).to.deep.equal(says('recall'));
    expect((await unprovided(adminAssistMachine(), pressed)).problem).to.deep.equal(says('recall'));
    expect((await unprovided(adminRequestsMachine(), {})).problem).to.deep.equal(says('getInbox'));
    expect((await unprovided(certificationMachine(), {input: wholeJourney})).problem).to.deep.equal(says('getStatus'));
    const idCard = await unprovided(
      personCheckMachine(),
      {input: personInput()},
      {type: 'submitted'},
      {type: 'confirmed'},
    );
    expect(idCard.problem).to.deep.equal(says('checkIdCard'));
  });
});
