import {people} from '../../simulators/backend/people.js';
import {demoNotices} from '../../simulators/consent.js';
import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';
import type {Answer, Client} from './client.js';

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

export const refused = (code: string, details: object = {}) => ({passed: false, refusal: {code, ...details}});

export const checkEnterprise = async (by: Client, changes: object = {}): Promise<Answer> =>
  by.post('/legal-rep/enterprise', {...allOnRecord, ...changes}, await by.version());

export const checkIdCard = (by: Client, ...claim: Parameters<typeof idCardOf>): Promise<Answer> =>
  by.post('/legal-rep/id-card', idCardOf(...claim));

export const orderCode = (by: Client, ...request: Parameters<typeof bankCardOf>): Promise<Answer> =>
  by.post('/legal-rep/sms-codes', bankCardOf(...request));

/** The ticket that the first step ends with. */
export const ticketOf = async (by: Client, changes?: object): Promise<string> =>
  (await checkEnterprise(by, changes)).ticket;

/** The ticket for the account holder. */
export const secondTicketOf = async (by: Client): Promise<string> =>
  (await checkIdCard(by, '陈静', await ticketOf(by), 'legal-rep')).ticket;

/** All the way by ID cards. */
export const certifyByData = async (by: Client, holder = '张三'): Promise<Answer> =>
  checkIdCard(by, holder, await secondTicketOf(by), 'account-holder');
