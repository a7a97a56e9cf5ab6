import {expect} from 'chai';
import {expectProblem, useBackend} from './backend.harness.js';
import {BankClient} from './bank-ukey.harness.js';
import {allOnRecord, Applicant, bankCardOf, idCardOf, refused} from './legal-rep.harness.js';
import {Editor, renamed} from './profile.harness.js';

const key = 'k1';

describe('A request repeated with its idempotency key', () => {
  const backend = useBackend();

  const applicantOf = async (user: string) => new Applicant(await backend.signIn(user));
  const editorOf = async (user: string) => new Editor(await backend.signIn(user));

  it('gets the same answer although it changed the record’s version itself', async () => {
    const editor = await editorOf('zhangsan');
    const options = {key, version: await editor.version()};
    const first = await editor.save('enterprise', renamed, options);
    const version = await editor.version();
    expect(version).not.to.equal(options.version);
    expect(await editor.save('enterprise', renamed, options)).to.deep.equal(first);
    // Nor does it matter on which version it is asked again.
    expect(await editor.save('enterprise', renamed, {key, version})).to.deep.equal(first);
    expect(await editor.version()).to.equal(version);
  });

  it('gets the same ticket although the record changed meanwhile', async () => {
    const applicant = await applicantOf('zhangsan');
    const headers = {'if-match': await new Editor(applicant.client).version()};
    const first = await applicant.enterprise({}, {key, headers});
    expect(first).to.have.property('next');
    backend.changeAsAdministrator('zhangsan');
    expect(await applicant.enterprise({}, {key, headers})).to.deep.equal(first);
    const late = applicant.client.post('/legal-rep/enterprise', allOnRecord, {key: 'k2', headers});
    await expectProblem(late, 412, 'conflict');
  });

  it('gets the same answer after the limit is reached, and does not count', async () => {
    const applicant = await applicantOf('zhangsan');
    const first = await applicant.enterprise({}, {key});
    for (let more = 0; more < 19; more += 1) await applicant.enterprise({}, {key});
    for (let tries = 1; tries < 20; tries += 1) expect(await applicant.enterprise()).to.have.property('next');
    expect(await applicant.enterprise()).to.have.nested.property('refusal.code', 'limit-reached');
    expect(await applicant.enterprise({}, {key})).to.deep.equal(first);
  });

  it('is rejected with 422 when the body differs, on any version', async () => {
    const editor = await editorOf('zhangsan');
    await editor.save('enterprise', renamed, {key});
    for (const version of ['"old"', null]) {
      await expectProblem(
        editor.put('enterprise', {legalRepName: '何平'}, {key, version}),
        422,
        'idempotency-key-reused',
      );
    }
    await expectProblem(editor.put('enterprise', {}, {key}), 422, 'idempotency-key-reused');
  });

  it('gets the same answer in the user’s next session, with one SMS, handoff and effect', async () => {
    const applicant = await applicantOf('zhangsan');
    const request = bankCardOf('陈静', await applicant.ticket(), 'legal-rep');
    const code = await applicant.smsCode(request, {key});
    const handoff = await new BankClient(applicant.client).handoff({}, {key});
    const verification = applicant.client.prove(backend.card(), await applicant.client.challenge());
    const outcome = await applicant.client.verify(verification, {key});
    await backend.signOut(applicant.client);
    const again = await applicantOf('zhangsan');
    expect(await again.smsCode(request, {key})).to.deep.equal(code);
    expect(await new BankClient(again.client).handoff({}, {key})).to.deep.equal(handoff);
    expect(await again.client.verify(verification, {key})).to.deep.equal(outcome);
  });

  it('gets its own answer when a colleague sends it', async () => {
    const applicant = await applicantOf('zhangsan');
    const verification = applicant.client.prove(backend.card(), await applicant.client.challenge());
    expect(await applicant.client.verify(verification, {key})).to.include({passed: true});
    const claim = idCardOf('陈静', await applicant.ticket(), 'legal-rep');
    expect(await applicant.idCard(claim, {key})).to.have.property('next');
    const colleague = await applicantOf('sunqi');
    expect(await colleague.client.verify(verification, {key})).to.include({passed: false});
    expect(await colleague.idCard(claim, {key})).to.deep.equal(refused('ticket-expired'));
  });

  it('is recognised after a restart and a new sign-in, when its answer was stored', async () => {
    const client = await backend.signIn('zhangsan');
    const verification = client.prove(backend.card(), await client.challenge());
    const outcome = await client.verify(verification, {key});
    expect(outcome).to.include({passed: true});
    await backend.signOut(client);
    await backend.restart();
    expect(await (await backend.signIn('zhangsan')).verify(verification, {key})).to.deep.equal(outcome);
  });
});
