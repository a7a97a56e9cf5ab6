import {icCard} from '../../src/components/ic-card/ic-card.method.js';
import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import type {EnterpriseAnswer} from '../../src/domain/legal-rep.schemas.js';
import {fakeNext, never} from '../../src/fakes.js';
import {until} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, refusesEnterprise} from '../harness/legal-rep-page.js';
import {texts} from '../harness/legal-rep-texts.js';
import {fails, inTurn} from '../harness/outside.js';

const {reference: failures} = failureTexts;
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
    expect(page.pressables.at(-1)).to.equal(texts.toMethods);
    expect(page.refusals).to.deep.equal(['legal-rep enterprise-mismatch']);
    expect(page.errors).to.be.empty;
  });

  it('can be corrected and sent again with a new idempotency key', async () => {
    const accepts = () => Promise.resolve(fakeNext('legal-rep'));
    const checkEnterprise = inTurn<[], EnterpriseAnswer>(refusesEnterprise('enterprise-mismatch'), accepts);
    const page = await LegalRepPage.sent({checkEnterprise});
    await page.at('enterprise');
    await page.fill({legalRepName: '王五'});
    await page.submit();
    await page.confirm();
    await page.at('legalRep.idCard');
    const [first, second] = page.outside.asked.filter(({question}) => question === 'checkEnterprise');
    expect(second?.input).to.include({legalRepName: '王五'});
    expect(second?.idempotencyKey).to.be.a('string').and.not.equal(first?.idempotencyKey);
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
    expect(page.primary).to.deep.equal([byCard, texts.next]);
  });

  it('displays the backend’s text as plain text when the code is unknown', async () => {
    const checkEnterprise = refusesEnterprise('x-new', {message: '<b>年检中</b>'});
    const page = await LegalRepPage.sent({checkEnterprise});
    await page.at('enterprise');
    await page.shows(`${failures.unknownRefusal.join(' ')} ${failures.theirWords} <b>年检中</b> ${byCard} 代码 x-new`);
  });
});

describe('The check of the enterprise', () => {
  it('displays and announces the wait, and leads back to the confirmation when cancelled', async () => {
    const page = await LegalRepPage.sent({checkEnterprise: never});
    await page.shows(texts.checking);
    await until('it is heard', () => page.announced.includes(texts.checking));
    await page.press(texts.cancel);
    await page.at('confirming');
    expect(page.outside.last('checkEnterprise').signal.aborted).to.be.true;
    expect(page.announced).to.equal('');
  });

  it('displays an error when it fails, and retries with the same idempotency key', async () => {
    const page = await LegalRepPage.sent({checkEnterprise: fails('network')});
    await page.at('notChecked');
    await page.focuses((failures.errors.network as WhatAndHow)[0]);
    expect(page.pressables).to.deep.equal([texts.retry, texts.correct, byCard, texts.toMethods]);
    await page.press(texts.retry);
    await page.asked('checkEnterprise', 2);
    const [first, second] = page.outside.asked.filter(({question}) => question === 'checkEnterprise');
    expect(second?.idempotencyKey).to.be.a('string').and.equal(first?.idempotencyKey);
    await page.at('notChecked');
    await page.press(texts.correct);
    await page.at('enterprise');
    expect(page.errors).to.deep.equal(['network', 'network']);
  });
});
