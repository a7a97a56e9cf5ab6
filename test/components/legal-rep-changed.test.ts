import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import type {EnterpriseAnswer} from '../../src/domain/legal-rep.schemas.js';
import type {Profile} from '../../src/domain/profile.schemas.js';
import {fakeField, fakeNext, fakeOutcome, fakeProfile, fakeRefused, never} from '../../src/fakes.js';
import {until} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, validity} from '../harness/legal-rep-page.js';
import {texts} from '../harness/legal-rep-texts.js';
import {fails, inTurn, records, refuses} from '../harness/outside.js';

const {errors, refusals} = failureTexts.reference;
const [changed] = errors.conflict as WhatAndHow;
const firstStep = `${texts.steps[0]} ${texts.progress(1, 4)}`;

const moved = {version: '"2"', enterprise: {address: fakeField('别处')}};

describe('A record that changed before the enterprise is checked', () => {
  const late = (options: Parameters<typeof LegalRepPage.atForm>[1] = {}): Promise<LegalRepPage> =>
    LegalRepPage.atForm(
      {legalRepName: '王五'},
      {
        ...records({}, moved),
        checkEnterprise: inTurn<[], EnterpriseAnswer>(fails('conflict', {status: 412}), async () =>
          fakeNext('legal-rep'),
        ),
        ...options,
      },
    ).then(async (page) => {
      await page.submit();
      await page.confirm();
      return page;
    });

  it('is read again, and the form displays the change before anything is sent', async () => {
    const page = await late();
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

  it('is read in a wait that can be cancelled and retried, and the typed values are kept', async () => {
    const getProfile = inTurn<Parameters<typeof never>, Profile>(
      async () => fakeProfile(),
      never,
      fails('network'),
      async () => fakeProfile(moved),
    );
    const page = await late({getProfile});
    await page.at('reloading');
    await until('it is heard', () => page.announced.includes(texts.resuming));
    await page.press(texts.cancel);
    await page.at('notReloaded');
    expect(page.pressables).to.deep.equal([texts.retry, texts.toMethods]);
    await page.press(texts.retry);
    await page.shows('代码 network');
    await page.press(texts.retry);
    await page.at('enterprise');
    expect(page.fields.value('legalRepName')).to.equal('王五');
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
      await page.focuses(refusals[code][0]);
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

  it('still displays its reason after the record could only be read at the second try', async () => {
    const getProfile = inTurn<[], Profile>(
      async () => fakeProfile(),
      fails('network'),
      async () => fakeProfile(moved),
    );
    const page = await LegalRepPage.idCardSent({
      getProfile,
      checkIdCard: async () => fakeRefused('ticket-expired'),
    });
    await page.at('notReloaded');
    await page.press(texts.retry);
    await page.at('enterprise');
    await page.shows(refusals['ticket-expired'][0]);
  });
});
