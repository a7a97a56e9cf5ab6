import {checkTexts} from '../../src/components/record/check.texts.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage} from '../harness/legal-rep-page.js';
import {says} from '../harness/outside.js';

/* Nothing is refused by the clock of the PC: the backend's day counts, and where that is not known it only warns. */

const {reference: checks} = checkTexts;
const expired = checks['idValidity.expired'];
const dated = {validFrom: '20150310', validTo: '20250310'};

const submitted = async (now: string | undefined): Promise<LegalRepPage> => {
  const page = await LegalRepPage.atIdCard(dated, {getStatus: says({now})});
  await page.submit();
  return page;
};

describe('The last day of an ID card', () => {
  it('is an error when it is past by the backend’s clock', async () => {
    const page = await submitted('2026-01-15T10:30:00+08:00');
    expect(page.fields.error('validTo')).to.equal(expired);
    await page.submit();
    expect(page.cert.step).to.equal('legalRep.idCard');
  });

  it('is only a warning when it is past by the PC’s clock alone, and a second press sends it', async () => {
    const page = await submitted(undefined);
    expect(page.fields.error('validTo')).to.equal('');
    expect(page.fields.warning('validTo')).to.equal(expired);
    expect(page.cert.step).to.equal('legalRep.idCard');
    await page.submit();
    await page.at('legalRep.confirming');
  });

  it('is accepted when it is not past by the backend’s clock, whatever the PC’s clock says', async () => {
    const page = await submitted('2025-03-10T23:00:00+08:00');
    await page.at('legalRep.confirming');
  });
});
