import {expect} from 'chai';
import {Helped} from './assistance.harness.js';
import {type Client, expectProblem, readProblem, useBackend} from './backend.harness.js';
import {BankClient} from './bank-ukey.harness.js';
import {allOnRecord, Applicant} from './legal-rep.harness.js';
import {Editor, renamed} from './profile.harness.js';
import {useDemo, Visitor} from '../demo/server.harness.js';

const questions: Readonly<Record<string, (client: Client) => Promise<Response>>> = {
  'GET /profile': (client) => client.get('/profile'),
  'PUT /profile/enterprise': (client) => new Editor(client).put('enterprise', renamed, {version: '"v"'}),
  'PUT /profile/account': (client) => new Editor(client).put('account', {}, {version: null}),
  'POST /ic-card/challenges': (client) => client.post('/ic-card/challenges', {}),
  'POST /ic-card/verifications': (client) => client.post('/ic-card/verifications', {}),
  'POST /legal-rep/enterprise': (client) => client.post('/legal-rep/enterprise', allOnRecord),
  'POST /legal-rep/id-card': (client) => client.post('/legal-rep/id-card', {}),
  'POST /legal-rep/sms-codes': (client) => client.post('/legal-rep/sms-codes', {}),
  'POST /legal-rep/bank-card': (client) => client.post('/legal-rep/bank-card', {}),
  'POST /bank-ukey/handoffs': (client) => new BankClient(client).create(),
  'GET /bank-ukey/handoffs/:id': (client) => new BankClient(client).get('id'),
  'DELETE /bank-ukey/handoffs/:id': (client) => new BankClient(client).delete('id'),
  'POST /assistance/requests': (client) => client.post('/assistance/requests', {}),
  'GET /assistance/requests/:id': (client) => client.get('/assistance/requests/id'),
  'DELETE /assistance/requests/:id': (client) => new Helped(client).delete('id'),
  'POST /assistance/requests/:id/code': (client) => client.post('/assistance/requests/id/code', {}),
  'GET /assistance/inbox': (client) => client.get('/assistance/inbox'),
  'POST /assistance/inbox/:id/confirm': (client) => client.post('/assistance/inbox/id/confirm', {}),
  'POST /assistance/inbox/:id/decline': (client) => client.post('/assistance/inbox/id/decline', {}),
  'POST /assistance/inbox/:id/code': (client) => client.post('/assistance/inbox/id/code', {}),
};

describe('The demo backend’s subject check', () => {
  const backend = useBackend();
  let zhangsan: Client;
  let zhaoliu: Client;
  /** A page about the first in a browser in which the other has signed in meanwhile. */
  let mixedUp: Client;
  beforeEach(async () => {
    [zhangsan, zhaoliu] = [await backend.signIn('zhangsan'), await backend.signIn('zhaoliu')];
    mixedUp = zhaoliu.about(zhangsan.subject);
  });

  for (const [name, ask] of Object.entries(questions)) {
    it(`rejects ${name} with 412 for another subject, and 428 for none`, async () => {
      await expectProblem(ask(mixedUp), 412, 'subject-changed');
      await expectProblem(ask(zhaoliu.about('sub-0000000000')), 412, 'subject-changed');
      await expectProblem(ask(zhaoliu.about('')), 412, 'subject-changed');
      // The inbox is an administrator's first question, and tells who is signed in.
      if (name !== 'GET /assistance/inbox')
        await expectProblem(ask(zhaoliu.about(undefined)), 428, 'precondition-required');
    });
  }

  it('is skipped for the inbox, which returns the signed-in subject', async () => {
    const inbox: unknown = await (await zhaoliu.about(undefined).get('/assistance/inbox')).json();
    expect(inbox).to.deep.equal({subject: zhaoliu.subject, requests: [], withdrawnToday: 0});
  });

  it('is skipped for the status, which returns the signed-in subject', async () => {
    for (const client of [zhaoliu, mixedUp, zhaoliu.about(undefined)]) {
      expect((await client.status()).subject).to.equal(zhaoliu.subject);
    }
  });

  it('comes after the sign-in check', async () => {
    await backend.signOut(zhaoliu);
    for (const client of [zhaoliu, mixedUp, zhaoliu.about(undefined)]) {
      await expectProblem(client.post('/ic-card/challenges', {}), 401, 'unauthenticated');
    }
  });

  it('comes before all other checks', async () => {
    const headers = {origin: 'https://rogue.example', 'content-type': 'text/plain'};
    const post = () => mixedUp.post('/legal-rep/enterprise', {filler: 'x'.repeat(65_536)}, {key: null, headers});
    await expectProblem(post(), 412, 'subject-changed');
    const editor = new Editor(mixedUp);
    await expectProblem(editor.put('enterprise', renamed, {version: '"old"'}), 412, 'subject-changed');
  });

  it('keeps one user’s key answers from another user', async () => {
    const [ticket] = [await new Applicant(zhangsan).enterprise({}, {key: 'k1'})];
    expect(ticket).to.have.property('next');
    await expectProblem(mixedUp.post('/legal-rep/enterprise', allOnRecord, {key: 'k1'}), 412, 'subject-changed');
    expect(await new Applicant(zhaoliu).enterprise({}, {key: 'k1'}))
      .to.have.property('ticket')
      .that.does.not.equal((ticket as {ticket: string}).ticket);
  });

  it('uses up no challenge, try, key or handoff of the signed-in user', async () => {
    const verification = zhaoliu.prove(backend.card(), await zhaoliu.challenge());
    const {id} = await new BankClient(zhaoliu).handoff();
    for (let tries = 0; tries < 20; tries += 1) {
      const response = await mixedUp.post('/ic-card/verifications', verification, {key: 'k1'});
      await expectProblem(response, 412, 'subject-changed');
    }
    await new BankClient(mixedUp).delete(id);
    expect(await new BankClient(zhaoliu).standing(id)).to.include({open: true});
    expect((await zhangsan.status()).methods[0]).to.include({state: 'not-certified'});
    expect(await zhaoliu.verify(verification, {key: 'k1'})).to.include({passed: true, subject: zhaoliu.subject});
  });

  it('keeps the same subject when the record is corrected', async () => {
    const moved = {uscc: '91310115PDY000060Q', orgCode: 'PDY000060'};
    expect(await new Editor(zhangsan).save('enterprise', moved)).to.deep.equal({effective: 'next-sign-in'});
    expect((await zhangsan.status()).subject).to.equal(zhangsan.subject);
    expect((await zhangsan.challenge()).subject).to.equal(zhangsan.subject);
  });
});

describe('A demo page', () => {
  const demo = useDemo();

  it('does not certify another user who signed in from a link in another tab', async () => {
    const visitor = new Visitor(demo());
    await visitor.open('/?scenario=fresh');
    const page = visitor.headers['sw-subject'] ?? '';
    await visitor.open('/?user=zhouba&scenario=fresh');
    const response = await fetch(`${demo().url}/api/realname-cert/ic-card/challenges`, {
      method: 'POST',
      headers: {
        ...{...visitor.headers, 'sw-subject': page},
        ...{origin: demo().url, 'content-type': 'application/json', 'idempotency-key': 'k1'},
      },
      body: '{}',
    });
    expect(await readProblem(response)).to.include({httpStatus: 412, code: 'subject-changed'});
  });
});
