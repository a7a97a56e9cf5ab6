import {listen} from '../harness/heard.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, validity, person, texts} from '../harness/legal-rep-page.js';
import {says, fails, inTurn, refuses} from '../harness/outside.js';
import {idTypeTexts} from '../../src/components/record/id-types.texts.js';
import {enterpriseFields} from '../../src/domain/enterprise-draft.js';
import {fakeProfile, fakeRefused, fakeTicket} from '../../src/fakes.js';
import {orgCodeOf, otherUscc} from '../domain/profile-draft.harness.js';
import {icCard} from '../../src/components/element/paths/ic-card.chunk.js';
import {pollingStore} from '../../src/adapters/polling.store.js';
import type {PageOptions} from '../harness/cert-page.js';

describe('The advice', () => {
  it('names no method that is disabled or not listed by the host', async () => {
    const off = {id: 'ic-card', state: 'not-certified', enabled: false} as const;
    const getStatus = says({methods: [off, {...off, id: 'legal-rep', enabled: true}]});
    for (const options of [{getStatus}, {set: {methods: 'legal-rep bank-ukey'}}]) {
      const page = await LegalRepPage.atAdvice(options);
      expect(page.pressables).to.deep.equal([texts.toMethods, texts.start]);
      expect(page.words).not.to.contain(texts.others).and.not.contain(texts.adviceCard);
    }
  });

  it('links to the host’s help, as do both person checks', async () => {
    const set = {links: {help: 'https://help.example/'}};
    const advice = await LegalRepPage.atAdvice({set});
    expect(advice.links().map(({href}) => href)).to.deep.equal(['https://help.example/']);
    for (const page of [await LegalRepPage.atIdCard({}, {set}), await LegalRepPage.atBankCard({}, {set})]) {
      expect(page.links().map(({href}) => href)).to.deep.equal(['https://help.example/']);
    }
    const own = await LegalRepPage.atAdvice({
      set: {links: {help: {'legal-rep': 'https://help.example/legal-rep', home: 'x'}}},
    });
    expect(own.links().map(({href}) => href)).to.deep.equal(['https://help.example/legal-rep']);
    expect((await LegalRepPage.atAdvice()).links()).to.be.empty;
  });
});

const {labels} = texts;

const onRecord = {onRecord: true} as const;
const wholeOnRecord = {...Object.fromEntries(enterpriseFields.map((name) => [name, onRecord])), version: '"1"'};

describe('The enterprise form', () => {
  it('has the manual’s fields, all required, filled with the unmasked values on record', async () => {
    const {fields} = await LegalRepPage.atForm();
    const {enterprise} = fakeProfile();
    expect(fields.names).to.deep.equal([...enterpriseFields]);
    expect(fields.labels).to.deep.equal(enterpriseFields.map((name) => `*${labels[name]}`));
    for (const name of enterpriseFields.slice(0, -1)) {
      expect(fields.value(name), name).to.equal(enterprise[name].display);
      expect(fields.control(name).getAttribute('aria-required'), name).to.equal('true');
    }
  });

  it('displays a masked number read-only until 重新填写 is pressed, and can return to the recorded one', async () => {
    const page = await LegalRepPage.atForm();
    expect(page.fields.value('legalRepIdNumber')).to.be.undefined;
    expect(page.fields.words('legalRepIdNumber')).to.contain('3****************7');
    expect(page.fields.heard('legalRepIdNumber')).to.contain(texts.tail('7')).and.not.contain('*3');
    await page.pressAt('legalRepIdNumber', texts.retype);
    expect(page.fields.value('legalRepIdNumber')).to.equal('');
    expect(page.focusedWords).to.equal(`*${labels.legalRepIdNumber}`);
    await page.pressAt('legalRepIdNumber', texts.useRecorded(true));
    expect(page.fields.value('legalRepIdNumber')).to.be.undefined;
    expect(page.fields.offers('legalRepIdNumber')).to.deep.equal([texts.retype]);
    expect(page.focusedWords).to.equal(texts.retype);
  });

  it('fills the organisation code from a complete credit code, and announces it once', async () => {
    const page = await LegalRepPage.atForm();
    const heard = listen(page);
    await page.fill({uscc: otherUscc, legalRepName: '王五'});
    expect(page.fields.value('orgCode')).to.equal(orgCodeOf(otherUscc));
    const filled = texts.filled(orgCodeOf(otherUscc), false);
    expect(page.fields.words('orgCode')).to.contain(filled);
    expect(heard).to.deep.equal([filled]);
  });
});

describe('The enterprise data to be sent', () => {
  it('is displayed exactly as it will be sent, under a focused heading', async () => {
    const typed = {legalRepName: ' 王　五 ', uscc: ` ${otherUscc.toLowerCase()}`};
    const page = await LegalRepPage.atForm(typed);
    await page.submit();
    await page.at('confirming');
    expect(page.focusedWords).to.equal(texts.confirmTitle);
    expect(page.facts).to.deep.equal({
      [labels.enterpriseName]: fakeProfile().enterprise.enterpriseName.display,
      [labels.uscc]: otherUscc,
      [labels.orgCode]: orgCodeOf(otherUscc),
      [labels.legalRepName]: '王五',
      [labels.legalRepIdType]: idTypeTexts.reference['resident-id'],
      [labels.legalRepIdNumber]: '3****************7',
    });
    expect(page.outside.times('checkEnterprise')).to.equal(0);
    await page.confirm();
    await page.at('legalRep.idCard');
    const sent = {legalRepName: '王五', uscc: otherUscc, orgCode: orgCodeOf(otherUscc)};
    expect(page.sentWith('checkEnterprise')).to.deep.equal({...wholeOnRecord, ...sent});
  });
});

const byCard = texts.recommended(icCard.card.reference.action);

describe('An enterprise that the backend refuses', () => {
  it('displays the representative’s text, unless only fields of the enterprise do not match', async () => {
    for (const [code, fields, said] of [
      ['person-mismatch', undefined, texts.refused],
      ['person-mismatch', ['legalRepName'], texts.refused],
      ['enterprise-mismatch', ['uscc', 'legalRepName'], texts.refused],
      ['enterprise-mismatch', ['enterpriseName', 'uscc'], texts.enterpriseRefused],
    ] as const) {
      const refusal = fields ? {fields: [...fields]} : {};
      const page = await LegalRepPage.sent({checkEnterprise: refuses(code, refusal)});
      await page.at('enterprise');
      await page.shows(said([icCard.card.reference.action]).join(' '));
      // Above the form, and once.
      expect(page.pressables.indexOf(byCard)).to.be.below(page.pressables.indexOf(texts.next));
      expect(page.pressables.filter((words) => words === byCard)).to.have.length(1);
      page.cert.remove();
    }
  });
});

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

  it('begins at the start with a note when the ticket is unknown or has expired, and forgets it', async () => {
    const page = await withTicket({getTicket: async () => fakeRefused('ticket-expired')});
    await page.at('introducing');
    await page.shows(texts.notRecalled[0]);
    expect(stored()).to.equal(undefined);
    await page.press(texts.start);
    await page.at('enterprise');
    expect(page.words).not.to.contain(texts.notRecalled[0]);
  });

  it('keeps the ticket when the backend was not reached, and asks again at a press', async () => {
    const page = await withTicket({getTicket: inTurn(fails('network'), fails('network'), async () => fakeTicket())});
    await page.at('notRecalled');
    expect(stored()).to.equal('ticket-legal-rep');
    await page.press(texts.retry);
    await page.asked('getTicket', 2);
    await page.at('notRecalled');
    await page.press(texts.startOver);
    await page.at('introducing');
    expect(page.reported('sw-error')).to.have.length(2);
  });

  it('says until when the ticket is valid, and cannot extend it', async () => {
    const soon = new Date().toISOString();
    const page = await withTicket({getTicket: async () => fakeTicket({expiresAt: soon})});
    await page.at('legalRep.idCard');
    await page.shows('此后须从第一步重新核验');
    expect(page.pressables).not.to.include(person.extend);
  });
});
