import {expect} from 'chai';
import {people} from '../../simulators/backend/people.js';
import {demoNotices} from '../../simulators/consent.js';
import {
  enterpriseAnswerSchema,
  type NextStep,
  personAnswerSchema,
  type PersonRole,
  smsCodeAnswerSchema,
  type SmsCodeSent,
} from '../../src/domain/legal-rep.schemas.js';
import type {PassedOutcome} from '../../src/domain/outcome.schemas.js';
import type {Client} from './backend.harness.js';

type PostOptions = Parameters<Client['post']>[2];

const {id: noticeId, version} = demoNotices['legal-rep'];
export const consent = {noticeId, version, time: '2026-03-02T01:00:00Z'};

export const onRecord = {onRecord: true};

export const personNamed = (name: string) => {
  const person = people.find((each) => each.name === name);
  if (!person) throw new Error(`Nobody is called ${name}.`);
  return person;
};

/** The six fields as they are on record. */
export const allOnRecord = {
  enterpriseName: onRecord,
  uscc: onRecord,
  orgCode: onRecord,
  legalRepName: onRecord,
  legalRepIdType: onRecord,
  legalRepIdNumber: onRecord,
  consent,
};

const personOnRecord = {name: onRecord, idType: onRecord, idNumber: onRecord};

/** What is asked of somebody, in clear and as it is known, but for what a test changes. */
export const idCardOf = (name: string, ticket: string, whose: PersonRole, changes: object = {}) => {
  const {validFrom, validTo} = personNamed(name);
  return {ticket, whose, person: personOnRecord, validFrom, validTo, ...changes};
};

export const bankCardOf = (name: string, ticket: string, whose: PersonRole, changes: object = {}) => {
  const [card] = personNamed(name).bankCards;
  return {ticket, whose, person: personOnRecord, bankCard: card?.number, mobile: card?.mobile, ...changes};
};

/** Somebody who is signed in, with the questions of the legal representative's path. */
export class Applicant {
  constructor(readonly client: Client) {}

  async enterprise(changes: object = {}, options?: PostOptions) {
    const response = await this.client.post('/legal-rep/enterprise', {...allOnRecord, ...changes}, options);
    return enterpriseAnswerSchema().parse(await response.json());
  }

  async idCard(claim: object, options?: PostOptions) {
    return personAnswerSchema().parse(await (await this.client.post('/legal-rep/id-card', claim, options)).json());
  }

  async smsCode(request: object, options?: PostOptions) {
    return smsCodeAnswerSchema().parse(await (await this.client.post('/legal-rep/sms-codes', request, options)).json());
  }

  async bankCard(claim: object, options?: PostOptions) {
    return personAnswerSchema().parse(await (await this.client.post('/legal-rep/bank-card', claim, options)).json());
  }

  /** The ticket that the first step ends with. */
  async ticket(changes?: object): Promise<string> {
    const answer = await this.enterprise(changes);
    expect(answer).to.have.property('next', 'legal-rep');
    return (answer as NextStep).ticket;
  }

  /** The ticket for the account holder. */
  async secondTicket(legalRep = '陈静'): Promise<string> {
    const answer = await this.idCard(idCardOf(legalRep, await this.ticket(), 'legal-rep'));
    expect(answer).to.have.property('next', 'account-holder');
    return (answer as NextStep).ticket;
  }

  async sentCode(request: object): Promise<SmsCodeSent> {
    const answer = await this.smsCode(request);
    expect(answer).to.have.property('smsId');
    return answer as SmsCodeSent;
  }

  /** With the code that was sent, to the answer. */
  async byBankCard(name: string, ticket: string, whose: PersonRole = 'legal-rep') {
    const {smsId} = await this.sentCode(bankCardOf(name, ticket, whose));
    return this.bankCard({ticket, whose, smsId, smsCode: '123456'});
  }

  /** The answers to all that can be asked about somebody with a ticket. */
  async allAbout(name: string, ticket: string, whose: PersonRole, smsId = 'sms') {
    return [
      await this.idCard(idCardOf(name, ticket, whose)),
      await this.smsCode(bankCardOf(name, ticket, whose)),
      await this.bankCard({ticket, whose, smsId, smsCode: '123456'}),
    ];
  }

  /** All the way by ID cards. */
  async certify(legalRep = '陈静', holder = '张三'): Promise<PassedOutcome> {
    const ticket = await this.secondTicket(legalRep);
    const outcome = await this.idCard(idCardOf(holder, ticket, 'account-holder'));
    expect(outcome).to.have.property('passed', true);
    return outcome as PassedOutcome;
  }
}

export const refused = (code: string, details: object = {}) => ({passed: false, refusal: {code, ...details}});
