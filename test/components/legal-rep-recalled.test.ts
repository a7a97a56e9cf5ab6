import {pollingStore} from '../../src/adapters/polling.store.js';
import {fakeRefused, fakeTicket} from '../../src/fakes.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, validity} from '../harness/legal-rep-page.js';
import {person, texts} from '../harness/legal-rep-texts.js';
import {fails, inTurn} from '../harness/outside.js';
import type {PageOptions} from '../harness/cert-page.js';

/* A page that is loaded again in the second or third step: the tab knows the ticket's id, and nothing else. */

const {remember, recall} = pollingStore('legal-rep');
const stored = () => recall('subject-1');

/** The page as it is loaded again; home opens the path by itself. */
const again = (options?: PageOptions): Promise<LegalRepPage> => LegalRepPage.open(options);
const withTicket = (options: PageOptions): Promise<LegalRepPage> => {
  remember('ticket-legal-rep', 'subject-1');
  return again(options);
};

describe('A legal representative’s path that is loaded again', () => {
  it('goes on in the second step with the ticket, which knows what was typed in the first', async () => {
    const before = await LegalRepPage.sent();
    await before.at('legalRep.idCard');
    before.cert.remove();
    expect(JSON.stringify(Object.entries(sessionStorage)))
      .to.contain('ticket-legal-rep')
      .and.not.contain('李四');
    const page = await again({getTicket: async () => fakeTicket({typed: ['legalRepIdNumber']})});
    await page.at('legalRep.idCard');
    expect(page.sentWith('getTicket')).to.deep.equal({id: 'ticket-legal-rep'});
    expect(page.facts).to.include({法人姓名: '李四', 法人证件号码: '***'});
    await page.fill(validity);
    await page.submit();
    await page.confirm();
    await page.at('holder.idCard');
    const onRecord = {onRecord: true};
    expect(page.sentWith('checkIdCard')).to.deep.include({
      ticket: 'ticket-legal-rep',
      person: {name: onRecord, idType: onRecord, idNumber: onRecord},
    });
    expect(page.outside.times('checkEnterprise')).to.equal(0);
    expect(stored()).to.equal('ticket-account-holder');
    await page.submit();
    await page.confirm();
    await page.at('result');
    expect(stored()).to.equal(undefined);
  });

  it('goes on in the third step, by bank card alone if the document is none that can be checked', async () => {
    const page = await withTicket({
      getTicket: async () => fakeTicket({next: 'account-holder', legalRepIdType: 'passport-prc'}),
    });
    await page.at('holder.idCard');
    await page.press(person.back);
    await page.at('legalRep.bankCard');
  });

  it('says until when the ticket is valid, and cannot extend it', async () => {
    const soon = new Date().toISOString();
    const page = await withTicket({getTicket: async () => fakeTicket({expiresAt: soon})});
    await page.at('legalRep.idCard');
    await page.shows('此后须从第一步重新核验');
    expect(page.pressables).not.to.include(person.extend);
  });

  it('begins at the start with a note when the ticket is unknown or has expired, and forgets it', async () => {
    const page = await withTicket({getTicket: async () => fakeRefused('ticket-expired')});
    await page.at('introducing');
    await page.shows(texts.notRecalled[0]);
    expect(stored()).to.equal(undefined);
    await page.press(texts.start);
    await page.at('enterprise');
    expect(page.words).not.to.contain(texts.notRecalled[0]);
  });

  for (const failing of [fails('network'), fails('backend', {status: 502})])
    it(`keeps the ticket when the backend was not reached, and asks again at a press (${String(failing)})`, async () => {
      const page = await withTicket({getTicket: inTurn(failing, failing, async () => fakeTicket())});
      await page.at('notRecalled');
      expect(stored()).to.equal('ticket-legal-rep');
      await page.press(texts.retry);
      await page.asked('getTicket', 2);
      await page.at('notRecalled');
      await page.press(texts.startOver);
      await page.at('introducing');
      expect(page.told('sw-error')).to.have.length(2);
    });

  it('begins at home when the path was left, or another user is signed in', async () => {
    const page = await withTicket({getTicket: async () => fakeTicket()});
    await page.at('legalRep.idCard');
    await page.press(texts.toMethods);
    await page.at('home');
    expect(stored()).to.equal(undefined);
    remember('ticket-legal-rep', 'subject-2');
    const other = await again();
    await other.at('home');
    expect(other.outside.times('getTicket')).to.equal(0);
  });
});
