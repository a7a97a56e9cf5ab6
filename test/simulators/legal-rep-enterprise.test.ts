import {expect} from 'chai';
import {useBackend} from './backend.harness.js';
import {encrypt} from '../../simulators/encrypt.js';
import {allOnRecord, Applicant, consent, refused} from './legal-rep.harness.js';

const chenjing = '310100196902040139';
const heping = {legalRepName: '何平', legalRepIdType: 'resident-id', legalRepIdNumber: '310100197005200045'};

describe('The demo backend’s enterprise check', () => {
  const backend = useBackend();
  let applicant: Applicant;
  const applicantOf = async (user: string) => new Applicant(await backend.signIn(user));
  beforeEach(async () => {
    applicant = await applicantOf('zhangsan');
  });

  const passes = async (changes: object, by = applicant): Promise<void> => {
    const answer = await by.enterprise(changes);
    expect(answer).to.have.all.keys('next', 'ticket', 'expiresAt');
    expect(answer).to.have.property('next', 'legal-rep');
  };

  it('returns a random 128-bit ticket for the values on record', async () => {
    const [one, other] = [await applicant.ticket(), await applicant.ticket()];
    expect(Buffer.from(one, 'base64url')).to.have.length(16);
    expect(one).not.to.equal(other);
  });

  it('accepts typed values in any usual format, and encrypted ones', async () => {
    await passes({
      enterpriseName: ' 上海浦东样例 贸易有限公司',
      uscc: '91310000pdy0０0028g',
      orgCode: 'PDY00002-8',
      legalRepName: ' 陈　静 ',
      legalRepIdType: 'resident-id',
      legalRepIdNumber: {enc: encrypt('310100 19690204 0139')},
    });
  });

  it('accepts the legal representative in the registry, even if another one is on record', async () => {
    await passes(heping);
    await passes({legalRepName: '陈静', legalRepIdNumber: chenjing});
  });

  it('accepts typed values for fields missing on record', async () => {
    const zhouba = await applicantOf('zhouba');
    expect(await zhouba.enterprise()).to.deep.equal(refused('enterprise-mismatch', {fields: ['orgCode']}));
    await passes({orgCode: 'PDY000028', ...heping}, zhouba);
  });

  it('returns the public fields that differ from the registry', async () => {
    const mismatch = (...fields: string[]) => refused('enterprise-mismatch', {fields});
    expect(await applicant.enterprise({enterpriseName: '上海某某有限公司', orgCode: 'PDY000060'})).to.deep.equal(
      mismatch('enterpriseName', 'orgCode'),
    );
    expect(await applicant.enterprise({enterpriseName: ''})).to.deep.equal(mismatch('enterpriseName'));
    expect(await (await applicantOf('wujiu')).enterprise()).to.deep.equal(mismatch('enterpriseName'));
  });

  it('refuses an enterprise other than the signed-in user’s', async () => {
    const beijing = {uscc: '91100000PDY00001XY', orgCode: 'PDY00001X', enterpriseName: '北京样例进出口有限公司'};
    for (const claim of [beijing, {uscc: '91310000PDY0000446', orgCode: 'PDY000044'}, {uscc: ''}]) {
      expect(await applicant.enterprise(claim)).to.deep.equal(refused('enterprise-mismatch', {fields: ['uscc']}));
    }
  });

  for (const [what, changes] of [
    ['name', {legalRepName: '王芳'}],
    ['type', {legalRepIdType: 'military-id'}],
    ['kind of document', {legalRepIdType: 'library-card'}],
    ['number', {legalRepIdNumber: '310100198006010125'}],
    ['number at all', {legalRepIdNumber: ''}],
    ['name for that number', {legalRepName: '何平'}],
  ] as const) {
    it(`refuses with person-mismatch alone, without naming the field: ${what}`, async () => {
      expect(await applicant.enterprise(changes)).to.deep.equal(refused('person-mismatch'));
    });
  }

  it('checks the legal representative only when the enterprise is right', async () => {
    const answer = await applicant.enterprise({orgCode: 'PDY000060', legalRepName: '王芳'});
    expect(answer).to.deep.equal(refused('enterprise-mismatch', {fields: ['orgCode']}));
  });

  it('accepts only passports of the PRC', async () => {
    const chensan = await applicantOf('chensan');
    for (const legalRepIdNumber of ['E00009999', 'K12345678', '12345']) {
      expect(await chensan.enterprise({legalRepIdNumber})).to.deep.equal(
        refused('passport-not-prc', {fields: ['legalRepIdNumber']}),
      );
    }
    expect(await chensan.enterprise({legalRepIdNumber: 'E00005678'})).to.deep.equal(refused('person-mismatch'));
    await passes({}, chensan);
  });

  it('refuses with enterprise-not-supported for an enterprise that can never pass', async () => {
    const hanwu = await applicantOf('hanwu');
    for (const claim of [{}, {legalRepName: '王芳'}]) {
      expect(await hanwu.enterprise(claim)).to.deep.equal(refused('enterprise-not-supported'));
    }
  });

  it('refuses a user it does not apply to, and a disabled method with the reason', async () => {
    expect(await (await applicantOf('wangwu')).enterprise()).to.deep.equal(refused('not-applicable'));
    expect(await (await applicantOf('weisi')).enterprise()).to.deep.equal(
      refused('method-disabled', {message: '法人身份认证正在维护，请稍后再来。'}),
    );
  });

  it('requires consent to the current version of the right notice', async () => {
    for (const given of [undefined, {...consent, version: '2025-01'}, {...consent, noticeId: 'ic-card-notice'}]) {
      expect(await applicant.enterprise({consent: given})).to.deep.equal(refused('consent-required'));
    }
  });

  it('rejects a value that its pages did not encrypt', async () => {
    for (const enc of ['', 'x', 'demo:', 'demo:%', 'demo:/w==', '310100196902040139']) {
      const response = await applicant.client.post('/legal-rep/enterprise', {...allOnRecord, legalRepIdNumber: {enc}});
      if (enc === 'demo:') expect(await response.json()).to.deep.equal(refused('person-mismatch'));
      else expect(response.status).to.equal(400);
    }
  });
});
