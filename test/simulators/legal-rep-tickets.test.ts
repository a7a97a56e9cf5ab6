import {expect} from 'chai';
import type {NextStep} from '../../src/domain/legal-rep.schemas.js';
import {useBackend} from './backend.harness.js';
import {Applicant, idCardOf, refused} from './legal-rep.harness.js';

const expired = refused('ticket-expired');

describe('A ticket of the demo backend', () => {
  const backend = useBackend();
  let applicant: Applicant;
  const applicantOf = async (user: string) => new Applicant(await backend.signIn(user));
  beforeEach(async () => {
    applicant = await applicantOf('zhangsan');
  });

  const askAbout = (ticket: string, by = applicant) => by.idCard(idCardOf('陈静', ticket, 'legal-rep'));

  it('is valid for fifteen minutes, as its answer states', async () => {
    const {ticket, expiresAt} = (await applicant.enterprise()) as NextStep;
    expect(Date.parse(expiresAt) - backend.clock.now).to.equal(15 * 60_000);
    backend.clock.pass(15 * 60_000 - 1);
    const second = (await askAbout(ticket)) as NextStep;
    expect(second).to.have.property('next', 'account-holder');
    expect(Date.parse(second.expiresAt) - backend.clock.now).to.equal(15 * 60_000);
    backend.clock.pass(1);
    expect(await askAbout(ticket)).to.deep.equal(expired);
    // The next step has its own time.
    expect(await applicant.idCard(idCardOf('张三', second.ticket, 'account-holder'))).to.include({passed: true});
  });

  it('that is unknown gets the same refusal from each operation', async () => {
    const answers = await applicant.allAbout('陈静', 'no-such-ticket', 'legal-rep');
    expect(answers).to.deep.equal([expired, expired, expired]);
  });

  it('of the first step is refused for the account holder', async () => {
    const answers = await applicant.allAbout('张三', await applicant.ticket(), 'account-holder');
    expect(answers).to.deep.equal([expired, expired, expired]);
  });

  it('of the second step also lets the user go back to the legal representative', async () => {
    const second = await applicant.secondTicket();
    expect(await askAbout(second)).to.have.property('next', 'account-holder');
    expect(await applicant.idCard(idCardOf('张三', second, 'account-holder'))).to.include({passed: true});
  });

  it('is used up by the certification', async () => {
    const [first, second] = [await applicant.ticket(), await applicant.secondTicket()];
    const claim = idCardOf('张三', second, 'account-holder');
    expect(await applicant.idCard(claim)).to.include({passed: true});
    expect(await applicant.idCard(claim)).to.deep.equal(expired);
    expect(await askAbout(first)).to.deep.equal(expired);
  });

  it('is limited in number: the user’s oldest are dropped', async () => {
    const oldest = await applicant.ticket();
    for (let more = 0; more < 4; more += 1) await applicant.ticket();
    expect(await applicant.enterprise()).to.have.property('next');
    expect(await askAbout(oldest)).to.deep.equal(expired);
  });

  it('is invalid after a restart', async () => {
    const ticket = await applicant.ticket();
    await backend.restart();
    const again = new Applicant(applicant.client.at(backend.url));
    expect(await askAbout(ticket, again)).to.deep.equal(expired);
    expect(await askAbout(await again.ticket(), again)).to.have.property('next', 'account-holder');
  });
});
