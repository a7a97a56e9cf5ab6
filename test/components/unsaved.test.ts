import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import {fakeRefused, never} from '../../src/fakes.js';
import {AssistPage} from '../harness/admin-assist-page.js';
import {BankPage, tidyUp} from '../harness/bank-ukey-page.js';
import {CertPage} from '../harness/cert-page.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, validity} from '../harness/legal-rep-page.js';
import {InboxPage, texts as inbox} from '../harness/inbox-page.js';
import {fails} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const isUnsaved = ({cert}: {readonly cert: RealnameCert}): boolean => cert.hasUnsavedInput;

describe('What leaving the page would lose', () => {
  tidyUp();

  it('is a typed value of the form, also of a method that was left, until it is as on record again', async () => {
    const page = await LegalRepPage.atForm();
    expect(isUnsaved(page)).to.equal(false);
    const asOnRecord = page.fields.value('legalRepName') ?? '';
    await page.fill({legalRepName: '王五'});
    expect(isUnsaved(page)).to.equal(true);
    page.cert.home();
    await page.at('home');
    expect(isUnsaved(page)).to.equal(true);
    expect(page.reported('sw-step').at(-1)).to.include({step: 'choosing', hasUnsavedInput: true});
    page.cert.open('legal-rep');
    await page.at('introducing');
    await page.press('开始');
    await page.at('enterprise');
    expect(isUnsaved(page)).to.equal(true);
    await page.fill({legalRepName: asOnRecord});
    expect(isUnsaved(page)).to.equal(false);
    page.cert.home();
    await page.at('home');
    expect(isUnsaved(page)).to.equal(false);
  });

  it('is an administrator’s number or reason, also after the session, until nobody can answer any more', async () => {
    const page = await InboxPage.atRequest({
      confirmAssistance: async () => fakeRefused('assistance-number-incorrect'),
      declineAssistance: fails('unauthenticated'),
    });
    const {element} = page;
    expect(element.hasUnsavedInput).to.equal(false);
    await page.decline('不认识此人');
    await page.shows(inbox.resume);
    await page.press(inbox.resume);
    await page.focuses(inbox.declineTitle);
    expect(page.fields.input('reason').value).to.equal('不认识此人');
    expect(element.hasUnsavedInput).to.equal(true);
    page.fields.type('reason', '');
    await page.press(inbox.cancel);
    page.fields.type('number', '47');
    expect(element.hasUnsavedInput).to.equal(true);
    await page.agree('48');
    await page.focuses(inbox.numberIncorrect[0]);
    expect(element.hasUnsavedInput).to.equal(false);
  });
});

describe('A step back', () => {
  tidyUp();

  it('leads through the path to home, and is refused there', async () => {
    const page = await LegalRepPage.atIdCard(validity);
    await page.submit();
    await page.at('legalRep.confirming');
    for (const step of ['legalRep.idCard', 'enterprise', 'introducing', 'home']) {
      expect(await page.cert.back()).to.equal(true);
      await page.at(step);
    }
    expect(await page.cert.back()).to.equal(false);
    expect(page.cert.step).to.equal('choosing');
  });

  it('ends a wait, and asks before typed values of the profile are lost', async () => {
    const page = await ProfilePage.sent('enterprise', {legalRepName: '王五'}, {updateEnterprise: never});
    for (const step of ['confirming', 'editing', 'abandoning', 'editing']) {
      expect(await page.cert.back()).to.equal(true);
      await page.at(step);
    }
  });

  it('cancels nothing at a bank or an administrator', async () => {
    for (const page of [await AssistPage.atWait(), await BankPage.atWay()]) {
      expect(await page.cert.back()).to.equal(true);
      await page.at('home');
      expect(page.outside.times('withdrawAssistance') + page.outside.times('cancelHandoff')).to.equal(0);
    }
  });

  it('is refused at the first step of one method alone', async () => {
    const page = await CertPage.open({set: {methods: 'ic-card'}});
    await page.at('introducing');
    expect(await page.cert.back()).to.equal(false);
    expect(page.cert.step).to.equal('intro');
  });
});
