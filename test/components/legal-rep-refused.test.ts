import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import type {EnterpriseAnswer} from '../../src/domain/legal-rep.schemas.js';
import {fakeField, fakeNext, fakeOutcome} from '../../src/fakes.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, validity, refusesEnterprise} from '../harness/legal-rep-page.js';
import {texts} from '../harness/legal-rep-texts.js';
import {fails, inTurn, records, refuses} from '../harness/outside.js';
import {icCard} from '../../src/components/ic-card/ic-card.method.js';

const {reference: failures} = failureTexts;
const [changed] = failures.errors.conflict as WhatAndHow;
const firstStep = texts.steps[0];
const moved = {version: '"2"', enterprise: {address: fakeField('别处')}};
const byCard = texts.recommended(icCard.card.reference.action);

describe('An enterprise that the backend refuses', () => {
  it('displays the reason above and at the fields, keeps the typed values, and offers other methods', async () => {
    const refusal = {fields: ['legalRepName', 'legalRepIdNumber']};
    const page = await LegalRepPage.atForm(
      {legalRepName: '王五'},
      {checkEnterprise: refusesEnterprise('enterprise-mismatch', refusal)},
    );
    await page.submit();
    await page.confirm();
    await page.asked('checkEnterprise');
    await page.at('enterprise');
    const [what] = texts.refused([]);
    await page.focuses(what);
    await page.shows(what);
    for (const name of ['legalRepName', 'legalRepIdNumber'] as const) {
      expect(page.fields.error(name)).to.equal(texts.refusedFields['enterprise-mismatch']);
    }
    expect(page.fields.isInvalid('legalRepName')).to.be.true;
    expect(page.fields.isInvalid('uscc')).to.be.false;
    expect(page.fields.value('legalRepName')).to.equal('王五');
    expect(page.pressables).to.include(byCard);
    expect(page.pressables[0]).to.equal(texts.toMethods);
    expect(page.refusals).to.deep.equal(['legal-rep enterprise-mismatch']);
    expect(page.errors).to.be.empty;
  });

  it('displays the representative’s text, unless only fields of the enterprise do not match', async () => {
    for (const [code, fields, said] of [
      ['person-mismatch', undefined, texts.refused],
      ['person-mismatch', ['legalRepName'], texts.refused],
      ['enterprise-mismatch', ['uscc', 'legalRepName'], texts.refused],
      ['enterprise-mismatch', ['enterpriseName', 'uscc'], texts.enterpriseRefused],
    ] as const) {
      const refusal = fields ? {fields: [...fields]} : {};
      const page = await LegalRepPage.sent({checkEnterprise: refusesEnterprise(code, refusal)});
      await page.at('enterprise');
      await page.shows(said([icCard.card.reference.action]).join(' '));
      // Above the form, and once.
      expect(page.pressables.indexOf(byCard)).to.be.below(page.pressables.indexOf(texts.next));
      expect(page.pressables.filter((words) => words === byCard)).to.have.length(1);
      page.cert.remove();
    }
  });

  it('displays that this method cannot be used when the backend has no data to compare with', async () => {
    const page = await LegalRepPage.sent({checkEnterprise: refusesEnterprise('enterprise-not-supported')});
    await page.at('enterprise');
    const [what, how] = texts.notSupported;
    await page.focuses(what);
    await page.shows(`${what} ${how}`);
    expect(page.pressables).to.include.members([byCard, texts.toMethods]);
    expect(page.primary).to.deep.equal([byCard]);
  });

  it('displays the backend’s text as plain text when the code is unknown', async () => {
    const checkEnterprise = refusesEnterprise('x-new', {message: '<b>年检中</b>'});
    const page = await LegalRepPage.sent({checkEnterprise});
    await page.at('enterprise');
    await page.shows(`${failures.unknownRefusal.join(' ')} ${failures.theirWords} <b>年检中</b> ${byCard}`);
  });
});

describe('A record that changed before the enterprise is checked', () => {
  it('is read again, and the form displays the change before anything is sent', async () => {
    const next = async (): Promise<EnterpriseAnswer> => fakeNext('legal-rep');
    const checkEnterprise = inTurn<[], EnterpriseAnswer>(fails('conflict', {status: 412}), next);
    const page = await LegalRepPage.atForm({legalRepName: '王五'}, {...records({}, moved), checkEnterprise});
    await page.submit();
    await page.confirm();
    await page.at('enterprise');
    await page.focuses(changed);
    expect(page.errors).to.deep.equal(['conflict']);
    expect(page.fields.value('legalRepName')).to.equal('王五');
    expect(page.outside.times('getProfile')).to.equal(2);
    expect(page.outside.times('checkEnterprise')).to.equal(1);
    await page.submit();
    await page.at('confirming');
    expect(page.words).not.to.contain(changed);
    await page.confirm();
    await page.at('legalRep.idCard');
    expect(page.sentWith('checkEnterprise')).to.include({version: '"2"', legalRepName: '王五'});
    const [first, second] = page.outside.keys('checkEnterprise');
    expect(second).to.be.a('string').and.not.equal(first);
  });
});

describe('A first step that is no longer valid', () => {
  for (const code of ['ticket-expired', 'record-changed'] as const) {
    it(`starts again with the current record, displays the reason, and keeps the typed values: ${code}`, async () => {
      const page = await LegalRepPage.idCardSent({
        ...records({}, moved),
        checkIdCard: inTurn(refuses(code), async () => fakeOutcome({method: 'legal-rep', effective: 'now'})),
      });
      await page.at('enterprise');
      await page.focuses(failures.refusals[code][0]);
      expect(page.refusals).to.deep.equal([`legal-rep ${code}`]);
      expect(page.headings).to.include(firstStep);
      await page.submit();
      await page.confirm();
      await page.at('legalRep.idCard');
      expect(page.sentWith('checkEnterprise')).to.include({version: '"2"'});
      const [first, second] = page.outside.keys('checkEnterprise');
      expect(second).to.be.a('string').and.not.equal(first);
      expect(page.fields.value('validTo')).to.equal(validity.validTo);
    });
  }
});
